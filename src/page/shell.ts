import { colours } from '../lib/charts/palette.ts'
import type { Language } from '../lib/host.ts'
import { clientScript, styleSheet } from './assets.ts'
import { escapeHtml } from './html.ts'
import { contentPolicy } from './policy.ts'
import type { PageWords } from './words.ts'

/** How the pages of a site hang together. */
export interface SiteForm {
  readonly language: Language
  readonly words: PageWords
  /** Pages of `serve` and `start` listen for reloads. */
  readonly served: boolean
  /** Each page carries everything itself and links to no other. */
  readonly single: boolean
  /** The address of the page's script, e.g. `assets/client-0123456789.js`. */
  readonly client: string
  /** The addresses of the parts that every page can ask for, by name. */
  readonly parts?: { readonly [name: string]: string }
}

export interface PageParts {
  readonly title: string
  /** Between the site's name and the buttons, e.g. "Lesson 1". */
  readonly place?: string
  /** The path of this page, to leave out a link to itself. */
  readonly path: string
  readonly main: string
  /** For the page of a lesson: what its reader's progress is kept under. */
  readonly lesson?: { readonly stem: string; readonly version: string }
  /** The addresses of the parts beside the page, by name. */
  readonly parts?: { readonly [name: string]: string }
  /** Packed parts of a single file, after everything that is read. */
  readonly tail?: string
}

/** A circle and a diamond in the two colours of the data. Inside the page, or a browser would ask for one. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="4" cy="8" r="3.6" fill="${colours.light.a}"/><path d="m11.6 3.9 4.1 4.1-4.1 4.1L7.5 8z" fill="${colours.light.b}"/></svg>`

/** A whole page: its policy, its style, its head line, and the scripts that it may run. */
export function shell(form: SiteForm, page: PageParts): string {
  const { words } = form
  const scripts = [clientScript('bootstrap')]
  if (form.single) scripts.push(clientScript('client'))
  if (form.served) scripts.push(clientScript('reload'))
  const policy = contentPolicy({ scripts, linked: !form.single, served: form.served })
  const [bootstrap, ...later] = scripts.map((text) => `<script>${text}</script>`)
  const verbs = ` data-play="${words.play}" data-pause="${words.pause}" data-step="${words.step}"`
  return `<!doctype html>
<html lang="${form.language}"${rootData(form, page)}${verbs}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<title>${escapeHtml(page.title)}</title>
<style>${styleSheet()}</style>
${bootstrap}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${header(form, page)}
${page.main}
${footer(form, page)}
${page.tail ?? ''}${later.join('\n')}
</body>
</html>
`
}

/** What the page's scripts know of the page before they look at it. */
function rootData({ single, client, parts: shared }: SiteForm, { lesson, parts }: PageParts): string {
  const data = {
    ...(single ? {} : { client, parts: JSON.stringify({ ...shared, ...parts }) }),
    ...(lesson === undefined ? {} : { lesson: lesson.stem, version: lesson.version }),
  }
  return Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
    .join('')
}

function header(form: SiteForm, page: PageParts): string {
  const { words } = form
  const isLinked = !form.single && page.path !== 'index.html'
  const brand = isLinked
    ? `<a class="brand" href="index.html">${words.title}</a>`
    : `<span class="brand">${words.title}</span>`
  const all = isLinked ? `<a href="index.html">${words.allLessons}</a>` : ''
  const place = page.place === undefined ? '' : `<span>${page.place}</span>`
  const button = `<button type="button" class="theme" data-dark="${words.dark}" data-light="${words.light}" hidden></button>`
  return `<header class="top">${brand}${all}<span class="gap"></span>${place}${button}</header>`
}

function footer(form: SiteForm, page: PageParts): string {
  const target = form.single ? '#notices' : 'notices.html'
  const notices = page.path === 'notices.html' ? '' : `<a href="${target}">${form.words.notices}</a>`
  return `<footer class="foot">${notices}</footer>`
}
