import { isCellSyntaxError } from '../../cells/index.ts'
import { kernelAdvice } from './advice.ts'
import { linesOf } from './layout.ts'
import { missing } from './missing.ts'
import type { Place, RanCell, Way } from './places.ts'
import { isError } from './thrown.ts'
import { errorWords } from './words.ts'

/** What an error ended: a cell, something that a cell had started, or a promise that nobody waited for. */
export type Failed = 'cell' | 'timer' | 'promise'

/** An error, and what is known about it. */
export interface Failure {
  readonly thrown: unknown
  readonly ename: string
  readonly evalue: string
  readonly way: Way
  readonly what: Failed
  /** The cell that was running, or had started what failed. */
  readonly failed: RanCell
  /** All cells that have run, and the names that they have declared. */
  readonly cells: readonly RanCell[]
  readonly known: ReadonlySet<string>
}

const words = errorWords('en')

/** The sentence that a reader sees first: in which line, and what happened or what to do. */
export function sentenceOn(failure: Failure): string {
  const advice = missing(failure.thrown) ?? adviceOn(failure) ?? plainly(failure)
  const place = beginning(failure)
  return advice === undefined ? `${place}.` : place === '' ? advice : `${place}: ${advice}`
}

function beginning({ way, what, failed }: Failure): string {
  const place = way.places[0]
  if (what === 'cell') {
    if (place === undefined) return ''
    return place.cell === failed ? words.line(place.line) : words.lineOf(place.line, place.label)
  }
  const where = place && words.aLine(place.line, place.label)
  return what === 'timer' ? words.later(where) : words.promise(where)
}

function adviceOn(failure: Failure): string | undefined {
  const { thrown, ename, evalue, way, failed, cells, known } = failure
  // What the engine says of a line in a library is not about the reader's line.
  if (isForeign(failure) && !/\[object Promise\]|Promise \{/.test(evalue)) return undefined
  // A text that was read as code is not the cell.
  if (ename === 'SyntaxError' && !(isError(thrown) && isCellSyntaxError(thrown)) && !/\bJSON\b/.test(evalue))
    return undefined
  const place = way.places[0]
  const endless = cycleOf(way.places)
  return kernelAdvice(
    { name: ename, message: evalue },
    {
      cells,
      index: cells.indexOf(place?.cell ?? failed),
      line: place?.cell && !way.called ? place.line : undefined,
      known,
      ...(endless.length > 0 && { words: { endless: words.endless(endless) } }),
    },
  )
}

/** Whether the engine, not a sentence of its author's, complains about the inside of a package. */
function isForeign({ way, ename, evalue }: Failure): boolean {
  if (/^Maximum call stack/.test(evalue)) return false
  return way.called?.from !== undefined && /^(?:Type|Reference|Syntax)Error$/.test(ename)
}

/** The functions that call each other, from the innermost place to where the first one is met again. */
function cycleOf(places: readonly Place[]): string[] {
  const again = places.findIndex(({ name }, i) => i > 0 && name === places[0]!.name)
  return [...new Set(places.slice(0, again < 0 ? 0 : again).map(({ name }) => name))]
    .filter(Boolean)
    .slice(0, 3)
}

/** Undefined where its place says all there is to say. */
function plainly(failure: Failure): string | undefined {
  const { thrown, way, what } = failure
  const place = way.places[0]
  if (what === 'promise') return words.waitForIt
  if (!isError(thrown)) return words.noError(typeof thrown === 'string' ? words.aText : words.aValue)
  if (way.called) {
    const { name, from } = way.called
    if (from !== undefined && isForeign(failure)) return words.cannotUse(name, from)
    return name === ''
      ? from === undefined
        ? words.stoppedHere
        : words.someSays(from)
      : words.says(name, from)
  }
  if (what === 'timer') return undefined
  if (place === undefined) return words.stopped
  const line = linesOf(place.source)[place.line - 1] ?? ''
  return /\bthrow\b/.test(line) ? words.throwsItself : words.stoppedHere
}
