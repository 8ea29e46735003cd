import { inspect } from 'node:util'
import {
  adviseOn,
  isCellSyntaxError,
  type PreparedCell,
  plainMessage,
  positionInCell,
} from '../../cells/index.ts'
import type { ToldError } from '../pipes.ts'

/** A cell that was run: its label, its source, and how its code lies beside it. */
export interface RanCell {
  readonly run: number
  readonly label: string
  readonly source: string
  shifts: Pick<PreparedCell, 'firstLineShift' | 'shifts'>
}

/** The name of a cell's script, by which a stack leads back to it. */
export function scriptName(run: number): string {
  return `cell:${run}`
}

const frame = /^\s*at (?:async )?(?:(.*?) \()?cell:(\d+):(\d+):(\d+)\)?$/gm

/** The run in which an error was thrown, where its stack says so. */
export function runOf(thrown: unknown): number | undefined {
  const found = [...stackOf(thrown).matchAll(frame)][0]
  return found && Number(found[2])
}

function stackOf(thrown: unknown): string {
  return thrown instanceof Error ? String(thrown.stack ?? '') : ''
}

/** What a cell threw, as the reader is told: what to do, the error's own words, its line, and the way to it through the cells. */
export function toldError(
  thrown: unknown,
  failed: RanCell,
  cells: readonly RanCell[],
  known: ReadonlySet<string>,
): ToldError {
  const { ename, evalue } = wordsOf(thrown)
  const places = isCellSyntaxError(thrown)
    ? [{ name: '', cell: failed, line: thrown.line, column: thrown.column }]
    : placesOf(thrown, cells)
  const first = places[0]
  const cell = first?.cell ?? failed
  const advice = adviseOn(
    { name: ename, message: evalue },
    { language: 'en', cells, index: cells.indexOf(cell), line: first?.line, known },
  )
  const trace = places.map(({ name, cell, line }) => `  at ${name && `${name}, `}${cell.label}, line ${line}`)
  return {
    ename,
    evalue,
    traceback: [...(advice ? [advice] : []), `${ename}: ${evalue}`, ...excerpt(first), ...trace],
  }
}

interface Place {
  readonly name: string
  readonly cell: RanCell
  readonly line: number
  readonly column: number
}

function placesOf(thrown: unknown, cells: readonly RanCell[]): Place[] {
  return [...stackOf(thrown).matchAll(frame)].flatMap(([, name = '', run, line, column]) => {
    const cell = cells.find((one) => one.run === Number(run))
    if (cell === undefined) return []
    const own = /^(?:Object\.|new )?([\w$.]+)$/.exec(name)?.[1] ?? ''
    return [{ name: own, cell, ...positionInCell(cell.shifts, Number(line), Number(column)) }]
  })
}

function excerpt(place: Place | undefined): string[] {
  const text = place?.cell.source.split(/\r\n|[\n\r]/)[place.line - 1]
  if (place === undefined || text === undefined) return []
  const margin = `  ${place.line} | `
  return [`${margin}${text}`, `${' '.repeat(margin.length + place.column - 1)}^`]
}

/** Anything may be thrown, and an error may have been tampered with. */
function wordsOf(thrown: unknown): { ename: string; evalue: string } {
  try {
    if (thrown instanceof Error)
      return { ename: String(thrown.name), evalue: plainMessage(String(thrown.message)) }
    return { ename: 'Error', evalue: typeof thrown === 'string' ? thrown : inspect(thrown) }
  } catch {
    return { ename: 'Error', evalue: '?' }
  }
}
