import { type Bundled, inPlotly } from './bundled.ts'
import { inPage, inWorker } from './bundled-parts.ts'
import type { DataNotice } from './data-notices.ts'
import { escapeHtml } from './html.ts'
import { lonePage } from './lesson.ts'
import { licenceTexts } from './licences.ts'
import { renderMarkdown } from './markdown.ts'
import { type SiteForm, shell } from './shell.ts'
import type { PageWords } from './words.ts'

/** The page of notices: what the site carries, and where its data come from. */
export function renderNotices(data: readonly DataNotice[], form: SiteForm): string {
  const main = `<main id="main" class="notices-page">\n${noticesBody(data, form.words, 'h1')}\n</main>`
  return shell(form, { title: `${form.words.notices} · ${form.words.title}`, path: 'notices.html', main })
}

/** The notices themselves, for a page of their own (`h1`) or for the end of a single file (`h2`, folded). */
export function noticesBody(data: readonly DataNotice[], words: PageWords, level: 'h1' | 'h2'): string {
  const below = level === 'h1' ? 'h2' : 'h3'
  const accounts = data.map((notice) => account(notice, words, level === 'h1'))
  const body = [
    `<p>${words.noticesIntro}</p><p>${words.licenceOfCourse}</p>`,
    data.length === 0 ? '' : `<${below}>${words.data}</${below}>${accounts.join('\n')}`,
    `<${below}>${words.software}</${below}>`,
    `<ul>${[...inPage, ...inWorker, ...inPlotly].map(listed).join('\n')}</ul>`,
    ...Object.entries(licenceTexts).map(([name, text]) => licence(name, text)),
  ].join('\n')
  if (level === 'h1') return `<h1>${words.notices}</h1>\n${body}`
  return `<section class="notices" id="notices"><h2>${words.notices}</h2><details><summary>${words.show}</summary>\n${body}\n</details></section>`
}

function account({ name, readme }: DataNotice, words: PageWords, isOpen: boolean): string {
  // The headings of a README would break the order of the page's own.
  const quiet = readme.replace(/^#{1,6}[ \t]+(.+)$/gm, '**$1**')
  const html = renderMarkdown({ id: `data-${name}`, source: quiet }, lonePage(words))
  return `<details class="account"${isOpen ? ' open' : ''}><summary>datasets/${escapeHtml(name)}</summary>\n${html}\n</details>`
}

function listed({ name, licence, copyright }: Bundled): string {
  return `<li><b>${escapeHtml(name)}</b> (${escapeHtml(licence)}). ${escapeHtml(copyright)}</li>`
}

function licence(name: string, text: string): string {
  return `<details><summary>${escapeHtml(name)}</summary><pre class="licence">${escapeHtml(text.trim())}</pre></details>`
}
