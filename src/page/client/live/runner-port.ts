import type { Json, MimeBundle } from '../../../lib/figure'
import type { CellError, Job, Progress } from '../../worker/protocol'

/** What a run puts out while it is going on. */
export interface RunListener {
  stream(name: 'stdout' | 'stderr', text: string): void
  display(bundle: MimeBundle): void
  progress(progress: Progress): void
}

export interface RunResult {
  readonly value?: Json
  readonly error?: CellError
  /** True where the worker was ended before the run was. */
  readonly stopped?: boolean
}

/** As much of the runner as a lesson uses; see client/runner.ts. */
export interface CellRunner {
  /** The names that cells have declared so far in this worker. */
  readonly known: ReadonlySet<string>
  run(request: { readonly cell: string; readonly job: Job }, listener: RunListener): Promise<RunResult>
  /** Ends the worker at once. Every run that is not over ends as stopped. */
  stop(): void
}
