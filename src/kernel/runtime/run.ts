import type { RanCell } from './cell-error.ts'

/** One execution of a cell, for which everything counts that it starts, whenever it happens. */
export interface Run {
  readonly id: number
  readonly cell: RanCell
  /** Stopped by the reader, or by an error that nobody caught: what it started is not to go on. */
  isStopped: boolean
  /** `done` was said. */
  isOver: boolean
  /** How much it has put out: characters of the streams, bytes of displays. */
  readonly sent: { stdout: number; stderr: number; display: number }
}

/** A run that has not begun. */
export function newRun(id: number, label: string, source: string): Run {
  const cell: RanCell = { run: id, label, source, shifts: { firstLineShift: 0, shifts: [] } }
  return { id, cell, isStopped: false, isOver: false, sent: { stdout: 0, stderr: 0, display: 0 } }
}
