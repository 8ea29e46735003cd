import { exerciseIdOf, hasTag, isMarkdown, stem } from '../notebook/roles.ts'
import type { Notebook } from '../notebook/types.ts'
import { textOf } from './html.ts'
import { headingId, type PageContext, renderInline } from './markdown.ts'
import type { PageWords } from './words.ts'

/** What the contents page and the neighbours need to know of a lesson. */
export interface LessonHead {
  readonly stem: string
  /** From the file's name: 1 for `01-a-line-that-decides`; a glossary has none. */
  readonly number: number | undefined
  /** As text, not as HTML. */
  readonly title: string
  /** The lesson's question, one paragraph of Markdown. */
  readonly question: string
  readonly minutes: number | undefined
  /** The ids of its exercises that have a check, and of the cells with its questions. */
  readonly exercises: readonly string[]
  readonly questions: readonly string[]
}

/** Reads the head of a lesson: its first heading, the paragraph under it, and the minutes that it names. */
export function lessonHead(file: string, notebook: Notebook, words: PageWords): LessonHead {
  const name = stem(file)
  const source = notebook.cells.find(isMarkdown)?.source ?? ''
  const [, title, rest = ''] = /^#[ \t]+(.+?)[ \t]*#*$([\s\S]*)/m.exec(source) ?? []
  const number = /^(\d+)-/.exec(name)?.[1]
  const minutes = /(\d+)\s*(?:min|分)/.exec(source)?.[1]
  return {
    stem: name,
    number: number === undefined ? undefined : Number(number),
    title: title === undefined ? name : textOf(renderInline(title, lonePage(words))),
    question: rest.trim().split(/\n\s*\n/)[0] ?? '',
    minutes: minutes === undefined ? undefined : Number(minutes),
    exercises: unique(
      notebook.cells.filter((cell) => hasTag(cell, 'check')).flatMap((cell) => exerciseIdOf(cell) ?? []),
    ),
    questions: notebook.cells.filter((cell) => hasTag(cell, 'quiz')).map(({ id }) => id),
  }
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)]
}

/** A context for text that stands on no lesson's page. */
export function lonePage(words: PageWords): PageContext {
  return { words, headings: [], notes: 0, numbered: new Set(), marked: new Set(), link: () => undefined }
}

/** Where the relative links of a lesson lead: to the pages of other notebooks, and to headings of its own page. */
export function linkOf(notebook: Notebook, stems: readonly string[]): (target: string) => string | undefined {
  const headings = new Set(headingIds(notebook))
  return (target) => {
    const [, path = '', anchor = ''] = /^([^#]*)(?:#(.*))?$/s.exec(target) ?? []
    const id = anchor === '' ? '' : headingId(decoded(anchor))
    if (path === '') return headings.has(id) ? `#${id}` : `#c-${anchor}`
    const other = stem(path.replace(/^\.\//, ''))
    if (!path.endsWith('.ipynb') || !stems.includes(other)) return undefined
    return `${other}.html${id === '' ? '' : `#${id}`}`
  }
}

function headingIds(notebook: Notebook): string[] {
  return notebook.cells.filter(isMarkdown).flatMap(({ source }) => {
    return [...source.matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm)].map((match) => headingId(match[1]!))
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
