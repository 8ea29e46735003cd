import type { Runner, RunResult } from '../runner'
import type { ClientWords } from '../words'
import type { Cell } from './cell'
import { loadEditor } from './editor-part'
import { cellError, explained } from './errors'
import { basisAt } from './freshness'
import { ProseNumbers } from './numbers'
import type { LiveEvents, RunOutcome } from './types'

/** What a run tells the lesson. */
export interface RunEvents {
  emit<Name extends 'ran' | 'progress'>(event: Name, detail: LiveEvents[Name]): void
  /** Something was run: which outputs are still true? */
  judge(): void
}

/** Runs one cell at a time: from its text to what stands under it. */
export class Executor {
  readonly numbers: ProseNumbers
  readonly #cells: readonly Cell[]
  readonly #runner: Runner
  readonly #words: ClientWords
  readonly #events: RunEvents
  /** How many workers have come to their end. */
  #losses = 0

  constructor(cells: readonly Cell[], runner: Runner, words: ClientWords, events: RunEvents) {
    this.#cells = cells
    this.#runner = runner
    this.#words = words
    this.#events = events
    this.numbers = new ProseNumbers(document, words)
  }

  /** The worker is gone, and every variable with it. */
  lost(): void {
    this.#losses += 1
    for (const cell of this.#cells) cell.ran = undefined
  }

  async evaluate(expression: string): Promise<unknown> {
    const { prepareCell } = await loadEditor()
    const job = prepareCell(expression, this.#runner.known)
    const quiet = { stream() {}, display() {}, progress() {} }
    const { value, error, stopped } = await this.#runner.run({ cell: '', job }, quiet)
    if (stopped) throw new Error('stopped')
    if (error !== undefined) throw Object.assign(new Error(error.message), { name: error.name })
    return value
  }

  /**
   * Runs a cell. Where it is run only because the cell that was asked for needs it, and its published outputs stand and
   * its text is the published one, they are left alone: they are what the run would show.
   */
  async execute(cell: Cell, asked: Cell): Promise<RunOutcome> {
    const isQuiet = cell !== asked && !cell.isEdited && cell.outputs === undefined
    const { source } = cell
    const losses = this.#losses
    const basis = basisAt(this.#cells, this.#cells.indexOf(cell))
    cell.setActivity('running')
    if (!isQuiet) cell.begin()
    const { error, stopped } = await this.#result(cell, asked, isQuiet)
    const outcome = stopped ? 'stopped' : error === undefined ? 'ok' : 'failed'
    if (error !== undefined) {
      if (isQuiet) cell.begin()
      cell.add({ kind: 'error', error: await this.#explained(error, cell) })
    }
    if (!isQuiet || error !== undefined) cell.end(basis)
    // What has failed on the way to another cell is tried again on the next one.
    const isRun = losses === this.#losses && (outcome === 'ok' || cell === asked)
    cell.ran = isRun ? source : undefined
    cell.stopped = outcome === 'stopped' ? source : undefined
    this.#events.judge()
    cell.setActivity('idle')
    this.#events.emit('ran', { cell, outcome })
    if (outcome === 'ok' && !isQuiet) await this.#refreshNumbers(cell, basis)
    return outcome
  }

  async #result(cell: Cell, asked: Cell, isQuiet: boolean): Promise<RunResult> {
    const losses = this.#losses
    const shown = <Args extends unknown[]>(act: (...args: Args) => void) => (isQuiet ? () => {} : act)
    try {
      const { prepareCell } = await loadEditor()
      // Stop was pressed while the script was read.
      if (losses !== this.#losses) return { stopped: true }
      const job = prepareCell(cell.source, this.#runner.known)
      return await this.#runner.run(
        { cell: cell.id, job },
        {
          error: (late) => void this.#addLate(late, cell),
          stream: shown((name, text) => cell.add({ kind: 'stream', name, text })),
          display: shown((bundle) => cell.add({ kind: 'display', bundle })),
          progress: (progress) => {
            for (const one of new Set([cell, asked])) one.showProgress(progress)
            this.#events.emit('progress', { cell, progress })
          },
        },
      )
    } catch (thrown) {
      return { error: cellError(thrown) }
    }
  }

  /** An error of a timer, or of a promise that nobody waits for. */
  async #addLate(error: Parameters<typeof explained>[0], cell: Cell): Promise<void> {
    const late = await this.#explained(error, cell)
    // Published outputs that stand are left alone.
    if (cell.outputs !== undefined) cell.add({ kind: 'error', error: late })
  }

  async #explained(error: Parameters<typeof explained>[0], cell: Cell): ReturnType<typeof explained> {
    return explained(error, cell, this.#cells, this.#runner, this.#words)
  }

  async #refreshNumbers(cell: Cell, basis: readonly string[]): Promise<void> {
    const isPublished = basis.every((text, i) => text === this.#cells[i]?.published)
    if (isPublished) this.numbers.showPublished(cell)
    else await this.numbers.refresh(cell, (text) => this.evaluate(text))
  }
}
