import type { MimeBundle } from '../../../lib/figure'
import type { CellError, Progress } from '../../worker/protocol'

/** Whether the outputs under a cell are the committed ones, this reader's, or no longer true of what stands above. */
export type OutputState = 'published' | 'fresh' | 'stale'
export type Activity = 'idle' | 'queued' | 'running'

/** One thing that a run of a cell has put out, in order. */
export type LiveOutput =
  | { readonly kind: 'stream'; readonly name: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'display'; readonly bundle: MimeBundle }
  | { readonly kind: 'error'; readonly error: CellError }

/** How a run ended. A stopped run has lost the variables of all cells. */
export type RunOutcome = 'ok' | 'failed' | 'stopped'

/** A code cell of the page, as the other parts of the page see it. */
export interface LiveCell {
  readonly id: string
  /** `div.cell` with everything that belongs to it. */
  readonly element: HTMLElement
  readonly role: string
  readonly exercise: string | undefined
  /** The source as published, and as it stands now. */
  readonly published: string
  readonly source: string
  readonly isEdited: boolean
  readonly state: OutputState
  readonly activity: Activity
  /** What the last run put out; undefined while the published outputs stand. */
  readonly outputs: readonly LiveOutput[] | undefined
  /** Replaces the source, in one step that can be undone. */
  setSource(source: string): void
  /** Runs it, after what is queued already. */
  run(): Promise<RunOutcome>
  /** Brings the published source back; the outputs stay. */
  reset(): void
  /** Brings the published outputs back. */
  showPublished(): void
  /** Puts outputs there that were stored (see progress), without a run. */
  showStored(outputs: readonly LiveOutput[]): void
  /** Moves the focus into its editor. */
  focus(): void
}

export interface LiveEvents {
  /** The source of a cell has changed, by hand or by program. */
  edited: LiveCell
  /** A run has ended; its outputs are in `cell.outputs`. */
  ran: { readonly cell: LiveCell; readonly outcome: RunOutcome }
  /** `state`, `activity` or `outputs` of a cell have changed. */
  changed: LiveCell
  progress: { readonly cell: LiveCell; readonly progress: Progress }
  /** The worker was stopped or has died: all variables are gone. */
  lost: undefined
}

/** The lesson of the page. */
export interface LiveLesson {
  /** E.g. `01-a-line-that-decides`. */
  readonly stem: string
  /** Hash of the notebook's sources: progress is kept per version. */
  readonly version: string
  /** The code cells, in order. */
  readonly cells: readonly LiveCell[]
  cell(id: string): LiveCell | undefined
  /** Runs cells one after the other; stops after the first that does not end well. */
  run(cells: readonly LiveCell[]): Promise<RunOutcome>
  /** The cells before this one. */
  above(cell: LiveCell): readonly LiveCell[]
  /** Ends what is running and queued, at the price of all variables. */
  stop(): void
  /** Evaluates an expression beside the cells, e.g. for a number of the prose; rejects with the reader's error, or when it is stopped. */
  evaluate(expression: string): Promise<unknown>
  on<Name extends keyof LiveEvents>(event: Name, listen: (detail: LiveEvents[Name]) => void): () => void
}
