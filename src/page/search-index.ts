import { hasTag, isCode, isMarkdown } from '../notebook/roles.ts'
import type { Cell, Notebook } from '../notebook/types.ts'
import type { LessonHead } from './lesson.ts'
import { headingId } from './markdown.ts'
import type { Place, SearchIndex } from './search-places.ts'

interface Indexed {
  readonly notebook: Notebook
  readonly head: LessonHead
}

/**
 * The content of the part `search-index`: the same lessons give the same text. Hints, solutions and the choices of quizzes
 * are left out, so that nobody stumbles over an answer, and so is what is for the instructor.
 */
export function searchIndex(lessons: readonly Indexed[]): string {
  const index: SearchIndex = {
    lessons: lessons.map(({ head: { stem, title, number } }) => {
      return { stem, title, ...(number === undefined ? {} : { number }) }
    }),
    places: lessons.flatMap(({ notebook }, lesson) => {
      return placesOf(notebook.cells).map((place) => ({ lesson, ...place }))
    }),
  }
  return JSON.stringify(index)
}

type Draft = { id: string; title: string; text: string[]; names: Set<string> }

function placesOf(cells: readonly Cell[]): Omit<Place, 'lesson'>[] {
  const drafts: Draft[] = []
  const taken = new Set<string>()
  const open = (title: string) => {
    const id = unused(headingId(title), taken)
    drafts.push({ id, title, text: [], names: new Set() })
  }
  for (const cell of cells) {
    if (hasTag(cell, 'instructor')) continue
    const isHidden = hasTag(cell, 'hint') || hasTag(cell, 'solution')
    if (isCode(cell)) for (const name of namesIn(cell.source)) drafts.at(-1)?.names.add(name)
    if (isMarkdown(cell)) {
      const source = hasTag(cell, 'quiz') ? cell.source.split(/^[-*] \[[ x]\]/m)[0]! : cell.source
      for (const { heading, text } of passages(source)) {
        if (heading !== undefined) open(heading)
        if (!isHidden && text !== '') drafts.at(-1)?.text.push(text)
      }
    }
  }
  return drafts.map(({ id, title, text, names }) => {
    return { id, title, text: text.join(' '), code: [...names].join(' ') }
  })
}

/** As the page makes them: a second heading of the same words gets a number. */
function unused(base: string, taken: Set<string>): string {
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
  taken.add(id)
  return id
}

interface Passage {
  readonly heading: string | undefined
  readonly text: string
}

/** Markdown cut at its headings; lines of code that begin with `#` are none. */
function passages(source: string): Passage[] {
  const prose = source.replace(/^(`{3,}|~{3,})[\s\S]*?^\1[ \t]*$/gm, '')
  const [before = '', ...rest] = prose.split(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/m)
  const found: Passage[] = before.trim() === '' ? [] : [{ heading: undefined, text: plain(before) }]
  for (let i = 0; i < rest.length; i += 2) {
    found.push({ heading: plain(rest[i]!), text: plain(rest[i + 1] ?? '') })
  }
  return found
}

/** The words of a Markdown text, without its signs. */
function plain(source: string): string {
  return source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[a-z/][^>]*>/gi, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*\|?[-:| ]+\|[-:| ]*$/gm, ' ')
    .replace(/^[ \t]*(?:[-*]|\d+\.|>)[ \t]+/gm, '')
    .replace(/\$\$?[^$]+\$\$?/g, ' ')
    .replace(/(?<=[.,;:!?)*"”])[⁰¹²³⁴-⁹]+/g, '')
    .replace(/[*`|]|(?<!\w)_|_(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Names of three letters and more. */
function namesIn(code: string): string[] {
  return code.replace(/\/\/.*$/gm, '').match(/[A-Za-z_$][\w$]{2,}/g) ?? []
}
