import type { OutputState } from './types'

/** What is known of a code cell when it is asked whether its outputs are still true. */
export interface CellFacts {
  readonly role: string
  /** The text as published, as it stands now, and as it was last run since the worker started. */
  readonly published: string
  readonly source: string
  readonly ran: string | undefined
  /** The texts that the shown outputs come from: of the cells above and, last, of the cell itself. Undefined: as published. */
  readonly basis: readonly string[] | undefined
}

/**
 * The state of every cell's outputs. By order: an output is stale once the text of its cell, or of one above it, is not
 * the text that it came from. An exercise is an answer of the reader's and no part of the argument: it touches only
 * those cells below that use what it declares.
 */
export function statesOf(cells: readonly CellFacts[]): OutputState[] {
  return cells.map((cell, index) => {
    const own = cells.slice(0, index + 1)
    const isTrue = own.every(({ published, source }, i) => {
      return (cell.basis?.[i] ?? published) === source || !reaches(own[i]!, cell)
    })
    if (!isTrue) return 'stale'
    return cell.basis === undefined ? 'published' : 'fresh'
  })
}

/** What a run of the cell at this place would be based on: what was last run above it, and its own text. */
export function basisAt(cells: readonly CellFacts[], index: number): readonly string[] {
  return cells
    .slice(0, index + 1)
    .map(({ source, published, ran }, i) => (i === index ? source : (ran ?? published)))
}

/**
 * The cells that must be run before this one, for the reader sees their published outputs and may take them as run: all
 * above that were not, but for exercises that neither it nor one of these uses.
 */
export function missingBefore(cells: readonly CellFacts[], index: number): number[] {
  const needed = cells.slice(index, index + 1)
  const missing: number[] = []
  for (let i = index - 1; i >= 0; i -= 1) {
    const above = cells[i]!
    if (!needed.some((cell) => reaches(above, cell))) continue
    needed.push(above)
    if (above.ran === undefined) missing.unshift(i)
  }
  return missing
}

/** True where a change of the upper cell can change what the lower one puts out. */
function reaches(above: CellFacts, below: CellFacts): boolean {
  if (above === below) return true
  if (!['exercise', 'parsons', 'check'].includes(above.role)) return true
  return declaredNames(above.source).some((name) =>
    new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(below.source),
  )
}

/** Names declared by an exercise's cell at the beginning of a line, as lessons write them. */
function declaredNames(source: string): string[] {
  const declarations = source.matchAll(/^(?:async\s+)?(?:function\*?|class|const|let|var)\s+([\w$]+)/gm)
  return [...declarations].map((match) => match[1]!.replace(/\$/g, '\\$'))
}
