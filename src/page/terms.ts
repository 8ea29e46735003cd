import { isMarkdown } from '../notebook/roles.ts'
import type { MarkdownCell, Notebook } from '../notebook/types.ts'
import { escapeHtml } from './html.ts'
import { headingId, type PageContext, renderMarkdown } from './markdown.ts'

/** The stem of the notebook that defines the terms of the course. */
export const GLOSSARY = 'glossary'

/** An entry of the glossary. */
export interface Term {
  /** As its heading says it: `learning rate`. */
  readonly name: string
  /** Unique among the terms and fit for an id: `learning-rate`. */
  readonly id: string
  /** Markdown: the definition, then a line with the name in another language and the lessons. */
  readonly source: string
  /** Other words for it, besides plurals. */
  readonly also: readonly string[]
  /** Words that mean the term only where they are set in italics: `cell`, `weight`. */
  readonly italics: readonly string[]
  /** Phrases in which its words mean something else. */
  readonly not: readonly string[]
}

/** The entries of a glossary: its Markdown cells with `fledgling.term`, each a heading of the third level and its text. */
export function readTerms(glossary: Notebook): Term[] {
  return glossary.cells.filter(isMarkdown).flatMap((cell) => {
    const matching = cell.metadata.fledgling?.term
    const [, name, source] = /^###[ \t]+(.+?)[ \t]*$([\s\S]*)/m.exec(cell.source) ?? []
    if (matching === undefined || name === undefined || source === undefined) return []
    return [{ name, id: headingId(name).slice(2), source: source.trim(), ...wordLists(matching) }]
  })
}

function wordLists(matching: unknown): Pick<Term, 'also' | 'italics' | 'not'> {
  const list = (name: string): string[] => {
    const words = (matching as Record<string, unknown>)[name]
    return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : []
  }
  return { also: list('also'), italics: list('italics'), not: list('not') }
}

/** What a word of a text may stand for; no term where the glossary says that the phrase is none of its own. */
interface Meaning {
  readonly term: Term | undefined
  readonly inItalics: boolean
}

/** Finds the terms of the glossary in the HTML of a page, from its first cell to its last. */
export class TermMarks {
  /** The terms marked so far, in the order of the alphabet. */
  get used(): Term[] {
    return this.#terms.filter((term) => this.#used.has(term))
  }
  readonly #terms: readonly Term[]
  readonly #meanings: ReadonlyMap<string, Meaning>
  readonly #words: RegExp
  readonly #address: (term: Term) => string
  readonly #section: 'h2' | 'h3'
  readonly #used = new Set<Term>()
  #seen = new Set<Term>()

  /**
   * @param address where the entry of a term stands
   * @param section the headings that begin a section: in each, the first use of a term is marked
   */
  constructor(terms: readonly Term[], address: (term: Term) => string, section: 'h2' | 'h3' = 'h2') {
    this.#terms = terms
    this.#address = address
    this.#section = section
    this.#meanings = meaningsOf(terms)
    this.#words = wordsIn([...this.#meanings.keys()])
  }

  /** The sanitised HTML of a cell, each first use of a term in its section a link to its entry. */
  mark(html: string): string {
    if (this.#terms.length === 0) return html
    // The last line of an entry names lessons, and their titles have words of the course in them.
    const last = this.#section === 'h3' ? html.lastIndexOf('<p>') : -1
    const end = last < 0 ? html.length : last
    return this.#markProse(html.slice(0, end)) + html.slice(end)
  }

  #markProse(html: string): string {
    let closed = 0
    let italics = 0
    // Sanitised HTML holds < and > only around its tags.
    return html.replace(
      /<(\/?)([a-z][\w-]*)[^>]*>|[^<]+/g,
      (part, slash: string, tag: string | undefined) => {
        if (tag === undefined) return closed > 0 ? part : this.#markText(part, italics > 0)
        const change = slash === '/' ? -1 : 1
        if (CLOSED.has(tag)) closed += change
        if (tag === 'em' || tag === 'i' || tag === 'dfn') italics += change
        if (tag === this.#section && change > 0) this.#begin(part)
        return part
      },
    )
  }

  /** In the glossary itself an entry does not point at itself. */
  #begin(heading: string): void {
    const own = this.#terms.filter(({ id }) => heading.includes(` id="s-${id}"`))
    this.#seen = new Set(this.#section === 'h3' ? own : [])
  }

  #markText(text: string, inItalics: boolean): string {
    return text.replace(this.#words, (word) => {
      const meaning = this.#meanings.get(word.toLowerCase().replace(/\s+/g, ' '))
      const term = meaning?.term
      if (term === undefined || (meaning?.inItalics && !inItalics) || this.#seen.has(term)) return word
      this.#seen.add(term)
      this.#used.add(term)
      const address = escapeHtml(this.#address(term))
      return `<a class="term" href="${address}" data-term="${term.id}">${word}</a>`
    })
  }
}

/** Where no term is marked: what is a link or a button already, what is no prose, and headings. */
const CLOSED = new Set([
  ...['a', 'button', 'summary', 'code', 'pre', 'math', 'svg', 'c-number', 'sup'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
])

function meaningsOf(terms: readonly Term[]): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  const add = (word: string, meaning: Meaning) => {
    for (const form of [word, plural(word)]) meanings.set(form.toLowerCase(), meaning)
  }
  for (const term of terms) {
    for (const word of [term.name, ...term.also]) add(word, { term, inItalics: false })
    for (const word of term.italics) add(word, { term, inItalics: true })
  }
  for (const phrase of terms.flatMap((term) => term.not)) {
    meanings.set(phrase.toLowerCase(), { term: undefined, inItalics: false })
  }
  return meanings
}

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

/** The longest words first, so that "training data" is not taken for "training". */
function wordsIn(words: readonly string[]): RegExp {
  const alternatives = [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) =>
      escapeHtml(word)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/ /g, '\\s+'),
    )
  const letter = '\\p{Script=Latin}\\p{Number}'
  return new RegExp(`(?<![${letter}_-])(?:${alternatives.join('|')})(?![${letter}_]|-[${letter}])`, 'giu')
}

/**
 * The definitions of the terms that a page uses, folded, after its text. Scripts show them where the words stand; a page
 * without scripts leads to them, or to the glossary.
 */
export function termList(used: readonly Term[], page: PageContext): string {
  if (used.length === 0) return ''
  const entries = used.map((term) => {
    const cell: Pick<MarkdownCell, 'id' | 'source'> = { id: `term-${term.id}`, source: term.source }
    const entry = withLanguages(renderMarkdown(cell, page).trim())
    return `<dt id="t-${term.id}">${escapeHtml(term.name)}</dt>\n<dd>${entry}</dd>`
  })
  return `<details class="terms"><summary>${page.words.termsUsed}</summary>\n<dl>\n${entries.join('\n')}\n</dl>\n</details>`
}

/** Says of Chinese names that they are Chinese, for voices and for fonts. */
export function withLanguages(html: string): string {
  return html.replace(/<[^>]*>|[^<]+/g, (part) =>
    part.startsWith('<') ? part : part.replace(/\p{Script=Han}+/gu, '<span lang="zh">$&</span>'),
  )
}
