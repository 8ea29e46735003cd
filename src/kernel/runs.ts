import type { Request } from './incoming.ts'

/** A request that was run: what is put out later, by a timer of it, is still its own. */
export interface Run {
  readonly run: number
  readonly request: Request
  readonly isSilent: boolean
  readonly allowsStdin: boolean
  /** The number of the cell; of the last one that was counted, where this one is not. */
  readonly count: number
  /** Whether it stands in the history, in the line of its number. */
  readonly isKept: boolean
}

/** Runs whose late output is told apart; the timers of older ones count for nobody. */
const remembered = 10_000

/** The runs of a kernel by their numbers, which the process of the cells speaks of. */
export class Runs {
  readonly #runs = new Map<number, Run>()
  #last: Run | undefined

  get last(): Run | undefined {
    return this.#last
  }

  begin(of: Omit<Run, 'run'>): Run {
    const run = { run: (this.#last?.run ?? 0) + 1, ...of }
    this.#last = run
    this.#runs.set(run.run, run)
    this.#runs.delete(run.run - remembered)
    return run
  }

  get(run: number): Run | undefined {
    return this.#runs.get(run)
  }
}
