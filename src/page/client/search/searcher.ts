import MiniSearch, { type SearchResult } from 'minisearch'
import type { Place, SearchIndex } from '../../search-places'

/** A place that was found, and how to show it. */
export interface Found {
  readonly place: Place
  /** From the text, around the first of the words that were found. */
  readonly excerpt: readonly Piece[]
  readonly title: readonly Piece[]
}

/** A piece of text; marked where it is a word that was found. */
export interface Piece {
  readonly text: string
  readonly isFound: boolean
}

export interface Searcher {
  /** The best places for these words, at most `limit`. Typing errors are forgiven. */
  find(query: string, limit: number): Found[]
}

const fields = ['title', 'text', 'code']
const BOOST = { title: 4, text: 1, code: 0.5 }
/** Letters of an excerpt before the word that was found, and in all. */
const BEFORE = 60
const EXCERPT = 180

/** Makes the places of an index searchable, which takes some milliseconds. */
export function searcher(index: SearchIndex): Searcher {
  const words = new MiniSearch({ fields, idField: 'key', tokenize: wordsOf, processTerm: folded })
  words.addAll(index.places.map((place, key) => ({ ...place, key })))
  const titles = index.places.map(({ title }) => folded(title))
  // Whoever asks for a word wants first of all the place that is headed by it.
  const boostDocument = (key: number, term: string) => (titles[key] === term ? 3 : 1)
  const search = (query: string, combineWith: 'AND' | 'OR') => {
    return words.search(query, { prefix: true, fuzzy, boost: BOOST, boostDocument, combineWith })
  }
  return {
    find(query, limit) {
      const all = search(query, 'AND')
      const results = all.length > 0 ? all : search(query, 'OR')
      return results.slice(0, limit).map((result) => foundAt(index.places[result.id as number]!, result))
    },
  }
}

/** How many letters of a word may be wrong, as a share of it. */
function fuzzy(word: string): number | false {
  return word.length > 4 ? 0.2 : false
}

/** Words of letters and digits; Chinese has no spaces, so there each sign is a word. */
function wordsOf(text: string): string[] {
  return text.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{Letter}\p{Mark}\p{Number}_$])+/gu) ?? []
}

/** Small letters without accents and without raised or lowered digits: `k₀` is found by `k0`. */
function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}

function foundAt(place: Place, { match }: SearchResult): Found {
  const words = new Set(Object.keys(match))
  return { place, excerpt: excerptOf(place.text, words), title: pieces(place.title, words) }
}

function excerptOf(text: string, words: ReadonlySet<string>): Piece[] {
  const all = pieces(text, words)
  let at = 0
  for (const piece of all) {
    if (piece.isFound) break
    at += piece.text.length
  }
  const from = at >= text.length || at < BEFORE ? 0 : text.lastIndexOf(' ', at - BEFORE) + 1
  const end = from + EXCERPT >= text.length ? text.length : text.lastIndexOf(' ', from + EXCERPT)
  const cut = pieces(text.slice(from, Math.max(end, from)), words)
  return [
    ...(from > 0 ? [{ text: '… ', isFound: false }] : []),
    ...cut,
    ...(end < text.length ? [{ text: ' …', isFound: false }] : []),
  ]
}

function pieces(text: string, words: ReadonlySet<string>): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const word of wordsOf(text)) {
    const at = text.indexOf(word, from)
    const isFound = words.has(folded(word))
    const last = found.at(-1)
    const before = text.slice(from, at)
    if (isFound) {
      if (before !== '') found.push({ text: before, isFound: false })
      found.push({ text: word, isFound })
    } else if (last !== undefined && !last.isFound) {
      found[found.length - 1] = { text: last.text + before + word, isFound }
    } else found.push({ text: before + word, isFound })
    from = at + word.length
  }
  if (from < text.length) found.push({ text: text.slice(from), isFound: false })
  return found
}
