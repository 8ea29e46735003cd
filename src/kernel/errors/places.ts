import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isCellSyntaxError, type PreparedCell, positionInCell } from '../../cells/index.ts'
import { type Frame, framesOf } from './frames.ts'
import { linesOf } from './layout.ts'
import { isError } from './thrown.ts'

/** A cell that was run: its label, its source, and how its code lies beside it. */
export interface RanCell {
  readonly run: number
  readonly label: string
  readonly source: string
  shifts: Pick<PreparedCell, 'firstLineShift' | 'shifts'> & { readonly code?: string }
}

/** A place in something that the reader wrote. Line and column count from 1. */
export interface Place {
  /** The function in which it stands; empty for the cell itself. */
  readonly name: string
  readonly label: string
  readonly source: string
  readonly line: number
  readonly column: number
  /** Undefined in a file. */
  readonly cell?: RanCell
}

/** The reader's own places on the way to an error, the innermost first, and what was called there, where that is not the reader's. */
export interface Way {
  readonly places: readonly Place[]
  readonly called?: Extract<Frame, { kind: 'foreign' }>
}

export function wayTo(thrown: unknown, failed: RanCell, cells: readonly RanCell[]): Way {
  const unread = isError(thrown) && isCellSyntaxError(thrown) ? thrown : undefined
  if (unread) {
    const { line, column } = unread
    return { places: [{ name: '', label: failed.label, source: failed.source, line, column, cell: failed }] }
  }
  const frames = framesOf(thrown)
  const places = frames.flatMap((frame) => placeOf(frame, [failed, ...cells]) ?? [])
  const called = frames.slice(
    0,
    frames.findIndex(({ kind }) => kind !== 'foreign'),
  )
  const last = called.at(-1)
  return { places, ...(last?.kind === 'foreign' && { called: last }) }
}

function placeOf(frame: Frame, cells: readonly RanCell[]): Place | undefined {
  if (frame.kind === 'foreign') return undefined
  if (frame.kind === 'file') return inFile(frame)
  const cell = cells.find(({ run }) => run === frame.run)
  if (cell === undefined) return undefined
  const isBefore = frame.line === 1 && frame.column <= cell.shifts.firstLineShift
  const position = isBefore
    ? importPlace(cell, frame.column)
    : positionInCell(cell.shifts, frame.line, frame.column)
  // What stands before the first line is ours.
  if (position === undefined) return undefined
  const name = /^(?:new )?[\p{ID_Continue}$.#]+$/u.test(frame.name) ? frame.name : ''
  return { name, label: cell.label, source: cell.source, ...position, cell }
}

/** Imports are made before the first line; what fails there stands where the import is written. */
function importPlace(
  { source, shifts: { code = '', firstLineShift } }: RanCell,
  column: number,
): { line: number; column: number } | undefined {
  const [, module = ''] = /^[^;(]*\("([^"]*)"\)/.exec(code.slice(column - 1, firstLineShift)) ?? []
  const at = /[^'"]/.test(module) ? linesOf(source).findIndex((text) => isImportOf(module, text)) : -1
  if (at < 0) return undefined
  return { line: at + 1, column: linesOf(source)[at]!.lastIndexOf(module) }
}

const isImportOf = (module: string, line: string) =>
  [`'${module}'`, `"${module}"`].some((quoted) => line.includes(quoted)) && /\bfrom\b|\bimport\b/.test(line)

function inFile({ name, file, line, column }: Extract<Frame, { kind: 'file' }>): Place {
  const relative = path.relative(process.cwd(), file)
  const label = relative.startsWith('..') ? file : relative
  return { name, label, source: contentOf(file), line, column }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
