import { isCode, isMarkdown } from '../notebook/roles.ts'
import type { Cell, Notebook } from '../notebook/types.ts'
import { renderCells } from './cells.ts'
import { escapeHtml } from './html.ts'
import { type LessonHead, linkOf } from './lesson.ts'
import { type Heading, renderMarkdown } from './markdown.ts'
import { noteNumbers } from './notes.ts'
import type { Draw, OutputContext } from './outputs.ts'
import { type SiteForm, shell } from './shell.ts'
import { GLOSSARY, type Term, TermMarks, termList, withLanguages } from './terms.ts'
import { lessonVersion } from './version.ts'
import type { PageWords } from './words.ts'

/** A lesson and its neighbours, as its page needs them. */
export interface LessonPage {
  readonly notebook: Notebook
  readonly head: LessonHead
  readonly previous: LessonHead | undefined
  readonly next: LessonHead | undefined
  /** All lessons of the site, for links between them. */
  readonly stems: readonly string[]
  /** The glossary's entries, for the words of the lesson; none, no word is marked. */
  readonly terms?: readonly Term[]
  /** What stands after the lesson in a single file: notices, packed scripts. */
  readonly after?: { readonly main: string; readonly tail: string }
  /** The addresses of the parts beside the page, by name. */
  readonly parts?: { readonly [name: string]: string }
}

/** The page of one lesson. The same notebook gives the same page, byte for byte. */
export async function renderLesson(lesson: LessonPage, form: SiteForm, draw: Draw): Promise<string> {
  const { words } = form
  const page: OutputContext = {
    words,
    headings: [],
    notes: 0,
    numbered: noteNumbers(lesson.notebook.cells.filter(isMarkdown).map(({ source }) => source)),
    marked: new Set(),
    figures: 0,
    link: linkOf(lesson.notebook, lesson.stems),
    draw,
    terms: marksOf(lesson, form),
  }
  const [first, rest] = splitHead(lesson.notebook.cells)
  const head = first === undefined ? `<h1>${escapeHtml(lesson.head.title)}</h1>` : renderMarkdown(first, page)
  const cells = await renderCells(rest, page)
  const isGlossary = lesson.head.stem === GLOSSARY
  const body = isGlossary ? withLanguages(cells) : `${cells}\n${termList(page.terms?.used ?? [], page)}`
  const main = [
    '<div class="frame">',
    pathNav(page.headings, form),
    '<main id="main">',
    `<header class="head"${first === undefined ? '' : ` data-cell="${escapeHtml(first.id)}" data-slide="slide"`}>\n${withLead(head)}\n${computed(lesson.notebook, words)}</header>`,
    body,
    neighbours(lesson, form),
    lesson.after?.main ?? '',
    '</main>',
    '</div>',
  ]
  return shell(form, {
    title: `${lesson.head.title} · ${words.title}`,
    ...(lesson.head.number === undefined ? {} : { place: words.lesson(lesson.head.number) }),
    path: `${lesson.head.stem}.html`,
    main: main.join('\n'),
    lesson: { stem: lesson.head.stem, version: lessonVersion(lesson.notebook) },
    ...(lesson.parts === undefined ? {} : { parts: lesson.parts }),
    ...(lesson.after === undefined ? {} : { tail: lesson.after.tail }),
  })
}

/** Says where the results come from, and with scripts that they can be made anew here. */
function computed({ cells }: Notebook, words: PageWords): string {
  if (!cells.some(isCode)) return ''
  const live = `<span class="live-only">${words.runHere}</span>`
  return `<p class="computed">${words.computedBefore} ${live}<noscript>${words.runElsewhere}</noscript></p>\n`
}

/** Where the words of a lesson lead to: the glossary's page, or the list at the end of a page that stands alone. */
function marksOf({ terms = [], head, stems }: LessonPage, form: SiteForm): TermMarks {
  if (head.stem === GLOSSARY) return new TermMarks(terms, ({ id }) => `#s-${id}`, 'h3')
  const isLinked = !form.single && stems.includes(GLOSSARY)
  return new TermMarks(terms, ({ id }) => (isLinked ? `${GLOSSARY}.html#s-${id}` : `#t-${id}`))
}

/** The head is the first Markdown cell, where it begins with the title and nothing stands before it. */
function splitHead(
  cells: readonly Cell[],
): [first: (Cell & { cell_type: 'markdown' | 'raw' }) | undefined, rest: readonly Cell[]] {
  const [first, ...rest] = cells
  const isHead = first !== undefined && isMarkdown(first) && /^#[ \t]/.test(first.source.trimStart())
  return isHead ? [first, rest] : [undefined, cells]
}

/** The paragraph under the title is the question; what follows it in the head is set smaller. */
function withLead(html: string): string {
  const end = html.indexOf('</h1>')
  const from = html.indexOf('<p>', end)
  const to = html.indexOf('</p>', from)
  if (end < 0 || from < 0 || html.slice(end + 5, from).trim() !== '') return html
  const rest = html.slice(to + 4).trim()
  const meta = rest === '' ? '' : `\n<div class="meta">\n${rest}\n</div>`
  return `${html.slice(0, from)}<p class="lead">${html.slice(from + 3, to + 4)}${meta}`
}

/** The path of the signposts; headings beside them are listed more quietly. */
function pathNav(headings: readonly Heading[], { words }: SiteForm): string {
  const listed = headings.filter(({ level }) => level === 2)
  if (listed.length < 2) return '<div></div>'
  const items = listed.map(({ text, id }) => {
    const kind = words.signposts.includes(text) ? ' class="sign"' : ''
    return `<li${kind}><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a></li>`
  })
  return `<nav class="path" aria-label="${words.inThisLesson}"><ol>${items.join('')}</ol></nav>`
}

function neighbours({ previous, next, head }: LessonPage, { words, single }: SiteForm): string {
  if (single) return ''
  const link = (lesson: LessonHead | undefined, rel: 'prev' | 'next', word: string) => {
    if (lesson === undefined) return ''
    return `<a rel="${rel}" href="${lesson.stem}.html"><span>${word}</span> ${escapeHtml(lesson.title)}</a>`
  }
  return [
    `<nav class="neighbours" aria-label="${words.otherLessons}">`,
    link(previous, 'prev', words.previous),
    link(next, 'next', words.next),
    '</nav>',
    `<p class="source-file"><a href="notebooks/${head.stem}.ipynb" download>${words.notebook}</a></p>`,
  ].join('')
}
