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
  /** The run is to stop, if it is still going on. */
  | { readonly type: 'stop'; readonly run: number }

/** An error as the reader sees it: advice first, and only the reader's own cells in the traceback. */
export interface ToldError {
  readonly ename: string
  readonly evalue: string
  readonly traceback: readonly string[]
}

/** What comes back; whatever a run puts out is there before its `done`. */
export type FromCells =
  | { readonly type: 'ready' }
  | {
      readonly type: 'stream'
      readonly run: number
      readonly name: 'stdout' | 'stderr'
      readonly text: string
    }
  | { readonly type: 'display'; readonly run: number; readonly update: boolean; readonly content: Json }
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
