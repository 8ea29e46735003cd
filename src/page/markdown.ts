import createMarkdown, { type Env, type RendererRule } from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { findProseNumbers } from '../notebook/prose.ts'
import type { MarkdownCell } from '../notebook/types.ts'
import { highlight } from './highlight.ts'
import { escapeHtml, slug, textOf } from './html.ts'
import { mathMl, mathPlugin } from './math.ts'
import { linkNotes } from './notes.ts'
import { longestLine } from './preformatted.ts'
import { sanitise } from './sanitise.ts'
import { Slots } from './slots.ts'
import type { PageWords } from './words.ts'

/** A heading of a page, as its table of contents needs it. */
export interface Heading {
  readonly level: number
  readonly text: string
  readonly id: string
}

/** What the cells of one page share while they are rendered. */
export interface PageContext {
  readonly words: PageWords
  /** Grows from cell to cell; makes ids unique in the page. */
  readonly headings: Heading[]
  /** How many footnotes of Markdown the page has had so far. */
  notes: number
  /** The notes that the lesson writes as `¹ text`, and those whose mark has been met. */
  readonly numbered: ReadonlySet<string>
  readonly marked: Set<string>
  /** The address that a relative link means; undefined where the site has no such page: then its text stands alone. */
  readonly link: (target: string) => string | undefined
}

interface RenderEnv extends Env {
  readonly slots: Slots
  readonly page: PageContext
}

/** One Markdown cell as safe HTML: highlighted code, MathML, prose numbers marked, headings with ids. */
export function renderMarkdown(
  cell: Pick<MarkdownCell, 'id' | 'source' | 'attachments'>,
  page: PageContext,
): string {
  const slots = new Slots()
  const source = withAttachments(prepared(cell.source, slots, page), cell.attachments ?? {})
  const env: RenderEnv = { slots, page }
  const html = markdown.render(source, env)
  page.notes += (env.footnotes as { list?: unknown[] } | undefined)?.list?.length ?? 0
  return finish(html, slots, page)
}

/** Markdown of one line, e.g. a choice of a quiz, without a paragraph around it. */
export function renderInline(source: string, page: PageContext): string {
  const slots = new Slots()
  const env: RenderEnv = { slots, page }
  return finish(markdown.renderInline(prepared(source, slots, page), env), slots, page)
}

function finish(html: string, slots: Slots, page: PageContext): string {
  const safe = sanitise(html, { words: page.words, link: page.link, ownMark: slots.mark })
  return framedTables(slots.fill(safe), page.words)
}

/** Puts each table of safe HTML into a box of its own, which scrolls where the table is wider than the page. */
export function framedTables(html: string, words: PageWords): string {
  return html
    .replaceAll(
      /<table(?=[\s>])/g,
      `<div class="wide" role="group" aria-label="${words.table}" tabindex="0"><table`,
    )
    .replaceAll('</table>', '</table></div>')
}

function prepared(source: string, slots: Slots, page: PageContext): string {
  return linkNotes(markProseNumbers(source, slots), page.numbered, page.marked, slots, page.words)
}

/** `5.02<!-- k0 -->` becomes the number alone, with its expression in an attribute for the live page. */
function markProseNumbers(source: string, slots: Slots): string {
  let result = ''
  let from = 0
  for (const { text, expression, start, end } of findProseNumbers(source)) {
    const span = `<c-number of="${escapeHtml(expression)}">${escapeHtml(text)}</c-number>`
    result += source.slice(from, start) + slots.put(span)
    from = source.indexOf('-->', end) + 3
    // A unit stays on the line of its number.
    if (/^ (?:g|kg|cm|mm|m|s|ms|%)\b/.test(source.slice(from, from + 4))) {
      result += '\u00a0'
      from += 1
    }
  }
  return result + source.slice(from)
}

/** Pictures that were dropped into a cell, `![](attachment:name.png)`, as data addresses. */
function withAttachments(source: string, attachments: NonNullable<MarkdownCell['attachments']>): string {
  return source.replace(/\(attachment:([^)\s]+)\)/g, (whole, name: string) => {
    const [type, data] = Object.entries(attachments[decodeURI(name)] ?? {})[0] ?? []
    return type === undefined || data === undefined
      ? whole
      : `(data:${type};base64,${data.replace(/\s/g, '')})`
  })
}

const markdown = createMarkdown({ html: true, typographer: true }).disable('replacements')
markdown.use(footnotes)
// The sanitiser judges addresses, after all HTML has been put together.
markdown.validateLink = () => true

const own = (env: unknown) => env as unknown as RenderEnv

mathPlugin(markdown)

const rules: Record<string, RendererRule> = {
  math: (tokens, index, _options, env) => {
    const { content, block } = tokens[index]!
    return own(env).slots.put(mathMl(content, block))
  },
  fence: (tokens, index, _options, env) => {
    const { content, info } = tokens[index]!
    return own(env).slots.put(codeBlock(content, info.trim().split(/\s/)[0] ?? ''))
  },
  code_block: (tokens, index, _options, env) => own(env).slots.put(codeBlock(tokens[index]!.content, '')),
  heading_open: (tokens, index, _options, env) => {
    const { slots, page } = own(env)
    const level = levelOf(tokens[index]!.tag, page)
    const text = tokens[index + 1]!.children!.filter((token) => token.type !== 'html_inline')
    const heading = newHeading(
      level,
      slots.fill(escapeHtml(text.map((token) => token.content).join(''))),
      page,
    )
    tokens[index]!.tag = `h${level}`
    closingOf(tokens, index).tag = `h${level}`
    return `<h${level} id="${slots.mark}${heading.id}">`
  },
}
Object.assign(markdown.renderer.rules, rules, footnoteRules())

/** A block of code with its colours. Long lines scroll, and whoever has no mouse can reach them. */
export function codeBlock(code: string, language: string): string {
  const source = code.replace(/\n$/, '')
  const focus = longestLine(source) > 36 ? ' tabindex="0"' : ''
  return `<pre class="code"${focus}><code>${highlight(source, language)}</code></pre>`
}

/** A page has one title; any further heading of the first level is one of the second. */
function levelOf(tag: string, page: PageContext): number {
  const level = Number(tag.slice(1))
  return level === 1 && page.headings.length > 0 ? 2 : level
}

function newHeading(level: number, html: string, page: PageContext): Heading {
  const text = textOf(html)
  const base = headingId(text)
  let id = base
  for (let n = 2; page.headings.some((other) => other.id === id); n += 1) id = `${base}-${n}`
  const heading = { level, text, id }
  page.headings.push(heading)
  return heading
}

/** The id of a heading. The prefix keeps it apart from ids of the page itself and of the content. */
export function headingId(text: string): string {
  return `s-${slug(text)}`
}

function closingOf<T extends { type: string }>(tokens: readonly T[], index: number): T {
  return tokens[tokens.findIndex((token, i) => i > index && token.type === 'heading_close')]!
}

/** Footnotes stand at the end of their cell and are counted through the page. */
function footnoteRules(): Record<string, RendererRule> {
  const name = (tokens: Parameters<RendererRule>[0], index: number, env: unknown) => {
    const { slots, page } = own(env)
    const number = Number((tokens[index]!.meta as { id: number }).id) + 1 + page.notes
    return { mark: slots.mark, words: page.words, number, id: `f-${number}` }
  }
  return {
    footnote_ref: (tokens, index, _options, env) => {
      const { mark, number, id } = name(tokens, index, env)
      return `<sup><a href="#${mark}${id}" id="${mark}${id}-ref">${number}</a></sup>`
    },
    footnote_block_open: (_tokens, _index, _options, env) => {
      const { slots, page } = own(env)
      return `<ol class="${slots.mark}notes" start="${page.notes + 1}">`
    },
    footnote_block_close: () => '</ol>',
    footnote_open: (tokens, index, _options, env) => {
      const { mark, id } = name(tokens, index, env)
      return `<li id="${mark}${id}">`
    },
    footnote_close: () => '</li>',
    footnote_anchor: (tokens, index, _options, env) => {
      const { mark, id, words } = name(tokens, index, env)
      return ` <a href="#${mark}${id}-ref" aria-label="${words.backToText}">\u21A9\uFE0E</a>`
    },
  }
}
