import type { RanCell } from './cell-error.ts'

/** One execution of a cell, for which everything counts that it starts, whenever it happens. */
export interface Run {
  readonly id: number
  readonly cell: RanCell
  /** What the client wants to know of afterwards, by name. */
  readonly expressions: Readonly<Record<string, string>>
  /** Stopped by the reader, or by an error that nobody caught: what it started is not to go on. */
  isStopped: boolean
  /** When the reader stopped it, as `performance.now()` has it. */
  stoppedAt?: number
  /** It has come to its end, which is not told yet. */
  isSettled: boolean
  /** `done` was said. */
  isOver: boolean
  /** How much it has put out: characters of the streams, bytes of displays. */
  readonly sent: { stdout: number; stderr: number; display: number }
}

/** A run that has not begun. */
export function newRun(id: number, label: string, source: string, expressions: Run['expressions'] = {}): Run {
  return {
    id,
    cell: { run: id, label, source, shifts: { firstLineShift: 0, shifts: [] } },
    expressions,
    isStopped: false,
    isSettled: false,
    isOver: false,
    sent: { stdout: 0, stderr: 0, display: 0 },
  }
}
