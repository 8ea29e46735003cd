import { causesOf } from '../errors/causes.ts'
import { framesOf } from '../errors/frames.ts'
import { excerpt, headline } from '../errors/layout.ts'
import { type RanCell, wayTo } from '../errors/places.ts'
import { type Failed, sentenceOn } from '../errors/sentence.ts'
import { wordsOf } from '../errors/thrown.ts'
import { traceOf } from '../errors/trace.ts'
import { errorWords } from '../errors/words.ts'
import type { ToldError } from '../pipes.ts'

export type { RanCell } from '../errors/places.ts'
export type { Failed } from '../errors/sentence.ts'

/** The name of a cell's script, by which a stack leads back to it. */
export function scriptName(run: number): string {
  return `cell:${run}`
}

/** The run in which an error was thrown, where its stack says so. */
export function runOf(thrown: unknown): number | undefined {
  const found = framesOf(thrown).find((frame) => frame.kind === 'cell')
  return found?.kind === 'cell' ? found.run : undefined
}

/**
 * What was thrown, as the reader is told: what happened and what to do, the error's own words, the line, the way to it through
 * what the reader wrote, and the reasons behind it. `failed` is the cell that was running, or had started what failed.
 */
export function toldError(
  thrown: unknown,
  failed: RanCell,
  cells: readonly RanCell[],
  known: ReadonlySet<string>,
  what: Failed = 'cell',
): ToldError {
  const { ename, evalue } = wordsOf(thrown)
  const way = wayTo(thrown, failed, cells)
  const [place] = way.places
  // An async function that an earlier cell had called.
  const isWaitedFor =
    what === 'cell' && place !== undefined && way.places.every(({ cell }) => cell && cell !== failed)
  const traceback = [
    headline(sentenceOn({ thrown, ename, evalue, way, what, failed, cells, known })),
    `${ename}: ${evalue}`,
    ...(place ? excerpt(place.source, place) : []),
    ...traceOf(way.places),
    ...(isWaitedFor ? [errorWords('en').waited(failed.label)] : []),
    ...causesOf(thrown, failed, cells),
  ]
  return { ename, evalue, traceback }
}
