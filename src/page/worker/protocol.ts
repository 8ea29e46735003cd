import type { PreparedCell } from '../../cells/types'
import type { Exercise } from '../../lib/exercises/judge'
import type { Language, Progress } from '../../lib/host'

export type { Progress }

/** What goes between a page and the worker that runs its cells. Everything is plain data. */
export type ToWorker =
  | { readonly type: 'start'; readonly language: Language }
  /** Without a cell it is an expression beside the cells: its value comes back instead of being printed. */
  | { readonly type: 'run'; readonly run: number; readonly cell?: string; readonly job: Job }
  /** The answer to `need`. Without content, the page carries no such part. */
  | { readonly type: 'part'; readonly name: string; readonly content?: string | Uint8Array }

/** What the worker needs of a cell made runnable, or of an expression to be evaluated beside the cells. */
export type Job = Pick<PreparedCell, 'code' | 'firstLineShift' | 'shifts'>

export type FromWorker =
  /** `library` is what `fledgling` exports, for the advice on names. */
  | { readonly type: 'ready'; readonly library: readonly string[] }
  /**
   * A packed script (as text) or file (as bytes) that the run waits for: `tensorflow`, `tensorflow-wasm`, `danfojs`,
   * `exercises`, `data/points/points.csv`.
   */
  | { readonly type: 'need'; readonly name: string; readonly form: 'text' | 'bytes' }
  /** Written text, gathered: at most one message in 50 ms a stream. */
  | {
      readonly type: 'stream'
      readonly run: number
      readonly name: 'stdout' | 'stderr'
      readonly text: string
    }
  /** A MIME bundle as JSON, the way it would stand in a notebook. */
  | { readonly type: 'display'; readonly run: number; readonly bundle: string }
  | { readonly type: 'progress'; readonly run: number; readonly progress: Progress }
  /** An error that came out of a timer or a promise nobody waits for, maybe after its run was done. */
  | { readonly type: 'error'; readonly run: number; readonly error: CellError }
  /** `known`: the names that all cells so far have declared. */
  | {
      readonly type: 'done'
      readonly run: number
      readonly known: readonly string[]
      readonly value?: unknown
      readonly error?: CellError
    }

/**
 * Where the scripts of parts put what they bring. While such a script runs, `globalThis.fledglingParts` is this
 * object; the reader's code never sees it.
 */
export interface WorkerParts {
  /** Set by the part `tensorflow`: `import * as tf from '@tensorflow/tfjs'` and its WebAssembly backend. */
  tensorflow?: {
    readonly tf: typeof import('@tensorflow/tfjs')
    readonly wasm: typeof import('@tensorflow/tfjs-backend-wasm')
  }
  /** Set by the part `danfojs`, which takes its TensorFlow.js from here: what `import 'danfojs-node'` gives. */
  danfojs?: object
  /** Set by the part `exercises`, for the first cell that checks an answer. */
  exercises?: Readonly<Record<string, Exercise>>
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
