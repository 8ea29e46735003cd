import type { Runner } from '../runner'
import type { ClientWords } from '../words'
import { Announcer } from './announcer'
import { Cell, type CellHost } from './cell'
import { Events } from './events'
import { Executor } from './executor'
import { missingBefore, statesOf } from './freshness'
import { showNext } from './move'
import { summaryOf } from './summary'
import type { LiveCell, LiveEvents, LiveLesson, RunOutcome } from './types'

export interface LessonOptions {
  readonly stem: string
  readonly version: string
  readonly elements: readonly HTMLElement[]
  readonly words: ClientWords
  readonly runner: Runner
}

/** The lesson of the page: its cells, the order in which they are run, and what is still true of their outputs. */
export class Lesson extends Events<LiveEvents> implements LiveLesson, CellHost {
  readonly stem: string
  readonly version: string
  readonly cells: readonly Cell[]
  readonly words: ClientWords
  readonly #runner: Runner
  readonly #announcer: Announcer
  /** What is queued ends when the number has grown. */
  #stops = 0
  readonly #executor: Executor
  #queue: Promise<unknown> = Promise.resolve()

  constructor({ stem, version, elements, words, runner }: LessonOptions) {
    super()
    this.stem = stem
    this.version = version
    this.words = words
    this.#runner = runner
    this.#announcer = new Announcer(words)
    this.cells = elements.map((element, index) => new Cell(element, index + 1, this))
    this.#executor = new Executor(this.cells, runner, words, this)
  }

  cell(id: string): Cell | undefined {
    return this.cells.find((cell) => cell.id === id)
  }

  above(cell: LiveCell): readonly Cell[] {
    return this.cells.slice(0, this.#indexOf(cell))
  }

  async run(cells: readonly LiveCell[]): Promise<RunOutcome> {
    const asked = cells.filter((cell): cell is Cell => cell instanceof Cell)
    for (const cell of asked) cell.setActivity('queued')
    return this.#inTurn(async (isStopped) => {
      let outcome: RunOutcome = 'ok'
      for (const cell of asked) {
        if (outcome === 'ok') outcome = isStopped() ? 'stopped' : await this.#withNeeds(cell, isStopped)
        cell.setActivity('idle')
      }
      return outcome
    })
  }

  async runOne(cell: Cell): Promise<RunOutcome> {
    const outcome = await this.run([cell])
    this.#announcer.say(this.words.ended(cell.number, outcome, summaryOf(cell.outputs ?? [], this.words)))
    return outcome
  }

  async runAndMove(cell: Cell): Promise<void> {
    // The text of a check is not shown, nor is anything of another slide.
    const next = this.cells.slice(this.#indexOf(cell) + 1).find(({ isShown }) => isShown)
    next?.focus()
    const before = scrollY
    await this.runOne(cell)
    // Who has scrolled in the meantime knows where to look.
    if (scrollY === before) showNext(cell, next)
  }

  async runAbove(cell: Cell): Promise<void> {
    await this.#runMany(this.above(cell))
  }

  /** Runs the lesson as in a kernel started anew: variables, tensors and timers of earlier runs are gone. */
  async runAll(): Promise<void> {
    if (!this.isBusy && this.#runner.known.size > 0) this.#runner.stop()
    await this.#runMany(this.cells)
  }

  /** True while a cell is running or waits for its turn. */
  get isBusy(): boolean {
    return this.cells.some(({ activity }) => activity !== 'idle')
  }

  stop(): void {
    this.#stops += 1
    this.#runner.stop()
  }

  async evaluate(expression: string): Promise<unknown> {
    return this.#inTurn(() => this.#executor.evaluate(expression))
  }

  edited(cell: Cell): void {
    this.emit('edited', cell)
    this.judge()
  }

  changed(cell: Cell): void {
    this.emit('changed', cell)
  }

  textsUpTo(cell: Cell): readonly string[] {
    return [...this.above(cell), cell].map(({ source }) => source)
  }

  outputsChanged(cell: Cell): void {
    this.judge()
    this.emit('changed', cell)
  }

  showLine(id: string, line: number, column?: number): void {
    const cell = this.cell(id)
    if (cell === undefined) return
    cell.element.scrollIntoView({ block: 'nearest' })
    cell.focus()
    cell.markLine(line, column)
  }

  /** The runner has lost its worker: every variable is gone. */
  lost(): void {
    this.#executor.lost()
    this.emit('lost', undefined)
  }

  #indexOf(cell: LiveCell): number {
    return this.cells.indexOf(cell as Cell)
  }

  async #runMany(cells: readonly Cell[]): Promise<void> {
    const outcome = await this.run(cells)
    this.#announcer.say(this.words.endedAll(outcome))
  }

  /** Waits for what is queued already. What is queued when the reader presses Stop never begins. */
  #inTurn<Result>(act: (isStopped: () => boolean) => Promise<Result>): Promise<Result> {
    const stops = this.#stops
    const result = this.#queue.then(() => act(() => this.#stops !== stops))
    this.#queue = result.catch(() => {})
    return result
  }

  /** Runs the cell after those above it that it needs and that were not run. */
  async #withNeeds(cell: Cell, isStopped: () => boolean): Promise<RunOutcome> {
    for (const index of missingBefore(this.cells, this.#indexOf(cell))) {
      if (isStopped()) return 'stopped'
      const above = this.cells[index]!
      if (above.source === above.stopped) continue
      cell.waitFor(above.number)
      const outcome = await this.#execute(above, cell)
      if (outcome === 'failed') cell.explain(this.words.failedAbove(above.number), [this.#wayTo(above)])
      if (outcome !== 'ok') return outcome
    }
    return isStopped() ? 'stopped' : this.#execute(cell, cell)
  }

  async #execute(cell: Cell, asked: Cell): Promise<RunOutcome> {
    const outcome = await this.#executor.execute(cell, asked)
    if (outcome === 'stopped') this.#explainStop(cell)
    return outcome
  }

  #explainStop(cell: Cell): void {
    const above = { label: this.words.runAbove, act: () => void this.runAbove(cell) }
    cell.explain(this.words.stopped, cell.number > 1 ? [above] : [])
  }

  #wayTo(cell: Cell): { label: string; act(): void } {
    return { label: this.words.goTo(cell.number), act: () => this.#goTo(cell) }
  }

  #goTo(cell: Cell): void {
    cell.element.scrollIntoView({ block: 'center' })
    cell.focus()
  }

  /** Says of every cell whether its outputs are still true. */
  judge(): void {
    statesOf(this.cells).forEach((state, index) => {
      const cell = this.cells[index]!
      if (state === cell.state) return
      cell.setState(state)
      this.#executor.numbers.update(cell)
      this.emit('changed', cell)
    })
  }
}
