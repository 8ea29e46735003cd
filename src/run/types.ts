import type { Output } from '../notebook/types.ts'

/**
 * The way of a notebook through the engine:
 *   file -> parseNotebook -> planNotebook (steps) -> runSteps (a kernel) -> StepResult[] -> merge -> Notebook -> file
 * Planning and merging are pure; only `runSteps` talks to a kernel and only `lessons.ts` touches files.
 */
export type Step =
  /** A code cell of the notebook, executed and counted. */
  | { readonly kind: 'cell'; readonly cellId: string; readonly code: string; readonly mayFail: boolean }
  /** An execution of ours beside the cells: prose numbers, solutions. Kept out of the counts and of the outputs. */
  | { readonly kind: 'aside'; readonly cellId: string; readonly code: string }

/** How a step ended; everything but `ok` comes with a sentence in `message`. */
export type StepStatus =
  | 'ok'
  | 'error' // the code threw, or did not compile
  | 'timeout' // longer than its limit; interrupted, or killed where it did not stop
  | 'died' // the kernel ended in between
  | 'skipped' // not run, because a step before it failed
  | 'interrupted' // the user pressed Ctrl-C

export interface StepResult {
  readonly step: Step
  readonly status: StepStatus
  readonly outputs: readonly Output[]
  readonly seconds: number
  /** One sentence for a status other than `ok`: what happened, what was lost, what to do. */
  readonly message?: string
}

/** What a notebook failed in; `cell` is the cell's id. */
export interface Problem {
  readonly notebook: string
  readonly cell?: string
  readonly kind:
    | 'file' // not readable, not JSON, no notebook, not writable
    | 'kernel' // never started, died
    | 'error' // a cell threw or did not compile
    | 'timeout'
    | 'interrupted'
    | 'output' // check: differs from the committed output
    | 'prose' // check: a prose number differs, or its expression fails
    | 'exercise' // check: a solution, starter or wrong answer does not behave as listed
    | 'type' // check: the strict type check
    | 'data' // a data set is missing
  readonly message: string
  readonly source?: string
  readonly expected?: string
  readonly found?: string
}

/** The result for one notebook. `ok` is true exactly when there is no problem. */
export interface Report {
  readonly notebook: string
  readonly ok: boolean
  /** True when the outputs came from the cache and no kernel was started. */
  readonly cached: boolean
  /** True when `run` changed the file. */
  readonly written: boolean
  readonly seconds: number
  readonly problems: readonly Problem[]
}

/** Told to whoever shows progress. */
export type Progress =
  | { readonly kind: 'started'; readonly notebook: string; readonly cells: number }
  | { readonly kind: 'cell'; readonly notebook: string; readonly done: number; readonly cells: number }
  | { readonly kind: 'finished'; readonly notebook: string; readonly report: Report }

export interface RunOptions {
  /** How many notebooks run side by side; default: the number of processors, at most 4. */
  readonly jobs?: number
  /** Seconds a cell may take before it is interrupted; default 120. */
  readonly cellTimeout?: number
  /** The Jupyter kernel to use: `fledgling` (default), `tslab`, or the path of a kernel.json. */
  readonly kernel?: string
  /** True: `fledgling` checks types strictly, and runs no cell that does not pass; the others take no notice. */
  readonly strict?: boolean
  /** False: neither read nor write the cache. */
  readonly cache?: boolean
  readonly onProgress?: (progress: Progress) => void
  /** Aborted on Ctrl-C: every kernel is ended, notebooks stay as they were. */
  readonly signal?: AbortSignal
}
