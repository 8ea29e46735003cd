/** An error as the page is told of it. */
export interface RanError {
  readonly name: string
  readonly message: string
  readonly cell?: string
  readonly line?: number
  readonly column?: number
  readonly trace: readonly string[]
}

/** What one run has put out, and how it ended. */
export interface Ran {
  readonly stdout: string
  readonly stderr: string
  readonly displays: readonly { readonly [mimeType: string]: unknown }[]
  readonly progress: readonly {
    readonly step: number
    readonly values: { readonly [name: string]: number }
  }[]
  /** How many messages came. */
  readonly messages: number
  /** Errors that came after the end; grows. */
  readonly late: readonly RanError[]
  readonly value?: unknown
  readonly error?: RanError
  readonly stopped?: boolean
}

/** What test/page/client/runner.entry.ts puts into its page. */
export interface Harness {
  /** What the page carries, by name: the worker's script, data, TensorFlow.js. */
  readonly parts: Map<string, string | Uint8Array>
  /** Why workers were lost so far. */
  readonly lost: string[]
  readonly known: ReadonlySet<string>
  /** Runs the source of a cell, after those that were asked for before. */
  run(source: string, cell: string): Promise<Ran>
  stop(): void
}

declare global {
  interface Window {
    harness: Harness
  }
}
