import type { Json } from '../wire/wire.ts'

/** What the kernel tells the process of the cells, one JSON line each. */
export type ToCells =
  | {
      readonly type: 'run'
      readonly run: number
      readonly label: string
      readonly code: string
      readonly expressions: Readonly<Record<string, string>>
    }
  | CommMessage

/** The run is to stop, if it is still going on: one JSON line on pipe 6, to which a thread listens while a cell computes. */
export interface Stop {
  readonly type: 'stop'
  readonly run: number
}

/**
 * A comm is opened, used or closed; the content as Jupyter has it, with `comm_id`. Either side may begin. One that comes to the
 * cells is a run of its own, and `done` follows it; one that goes out says whose run it belongs to.
 */
export interface CommMessage {
  readonly type: 'comm'
  readonly run: number
  readonly message: 'comm_open' | 'comm_msg' | 'comm_close'
  readonly content: Json
}

/** The answer to an `input`, one JSON line on a pipe of its own: who asked waits for it and runs nothing else. */
export interface InputAnswer {
  /** What the reader typed; null where nobody can be asked, or the question was withdrawn. */
  readonly value: string | null
  /** The question was withdrawn by an interrupt: the cell is to end. */
  readonly stopped?: true
}

/** An error as the reader sees it: advice first, and only the reader's own cells in the traceback. */
export interface ToldError {
  readonly ename: string
  readonly evalue: string
  readonly traceback: readonly string[]
}

/** What comes back, as `linesOf` (said.ts) writes it; whatever a run puts out is there before its `done`. */
export type FromCells =
  | { readonly type: 'ready' }
  | {
      readonly type: 'stream'
      readonly run: number
      readonly name: 'stdout' | 'stderr'
      readonly text: string
    }
  | { readonly type: 'display'; readonly run: number; readonly update: boolean; readonly content: Json }
  /** What was written to stdout and stderr past the runtime comes before what follows. */
  | { readonly type: 'fence' }
  /** Takes away what the run has put out so far; with `wait` not before it puts out something new. */
  | { readonly type: 'clear'; readonly run: number; readonly wait: boolean }
  /** A question to the reader; the cell stands still until an InputAnswer comes. */
  | { readonly type: 'input'; readonly run: number; readonly prompt: string; readonly password: boolean }
  | CommMessage
  | { readonly type: 'result'; readonly run: number; readonly data: Json; readonly metadata: Json }
  /** Thrown by a timer or a promise after its run was done. */
  | { readonly type: 'error'; readonly run: number; readonly error: ToldError }
  | {
      readonly type: 'done'
      readonly run: number
      readonly known: readonly string[]
      readonly error?: ToldError
      readonly values: Json
    }
