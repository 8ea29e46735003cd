import type { Json, MimeBundle } from '../../lib/figure'
import type { Language } from '../../lib/host'

/** What goes between a page and the worker that runs its cells. Everything is plain data. */
export type ToWorker =
  | { readonly type: 'start'; readonly language: Language }
  | { readonly type: 'run'; readonly run: number; readonly cell: string; readonly job: Job }
  /** The answer to `need`. Without content, the page carries no such part. */
  | { readonly type: 'part'; readonly name: string; readonly content?: string | Uint8Array }

/** A cell made runnable by src/cells (see PreparedCell), or an expression to be evaluated beside the cells. */
export interface Job {
  readonly code: string
  readonly declares: readonly { readonly name: string; readonly kind: string }[]
  readonly modules: readonly string[]
}

export type FromWorker =
  | { readonly type: 'ready' }
  /** A packed script or data file that the run waits for: `tensorflow`, `danfojs`, `data/points/points.csv`. */
  | { readonly type: 'need'; readonly name: string }
  /** Written text, gathered: at most one message in 50 ms a stream. */
  | {
      readonly type: 'stream'
      readonly run: number
      readonly name: 'stdout' | 'stderr'
      readonly text: string
    }
  | { readonly type: 'display'; readonly run: number; readonly bundle: MimeBundle }
  | { readonly type: 'progress'; readonly run: number; readonly progress: Progress }
  | { readonly type: 'done'; readonly run: number; readonly value?: Json; readonly error?: CellError }

/** How far a training is; `report()` of the library sends it, seldom enough not to cost anything. */
export interface Progress {
  /** How many steps are done, counted from 1, of how many. */
  readonly step: number
  readonly of: number
  /** What a step is called: `epoch`. */
  readonly unit: string
  /** Numbers to be watched, e.g. `{ loss: 0.42 }`; the first one is drawn as a curve. */
  readonly values: { readonly [name: string]: number }
}

/** An error of the reader's code. Line and column count from 1, in the cell where it was thrown. */
export interface CellError {
  readonly name: string
  readonly message: string
  readonly cell?: string
  readonly line?: number
  readonly column?: number
  /** The way to it through the reader's own cells, innermost first: `countMistakes, cell mistakes-starter, line 2`. */
  readonly trace: readonly string[]
  /** One sentence that says what to do, for the errors that learners meet. */
  readonly advice?: string
}
