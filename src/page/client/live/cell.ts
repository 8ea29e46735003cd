import type { Progress } from '../../worker/protocol'
import type { ClientWords } from '../words'
import type { CellFacts } from './freshness'
import { Notice } from './notice'
import { OutputView } from './output-view'
import { ProgressView } from './progress-view'
import { SourceView } from './source-view'
import { Toolbar } from './toolbar'
import type { Activity, LiveCell, LiveOutput, OutputState, RunOutcome } from './types'

/** What a cell asks of its lesson. */
export interface CellHost {
  readonly words: ClientWords
  /** Runs the cell, after what it needs from above. */
  runOne(cell: Cell): Promise<RunOutcome>
  /** Runs it and moves on to the next one. */
  runAndMove(cell: Cell): void
  runAbove(cell: Cell): void
  stop(): void
  edited(cell: Cell): void
  changed(cell: Cell): void
  /** The texts of the cells above it and, last, its own, as they stand now. */
  textsUpTo(cell: Cell): readonly string[]
  /** The outputs of the cell have been replaced. */
  outputsChanged(cell: Cell): void
  /** Shows the line of an error, which may stand in another cell. */
  showLine(cell: string, line: number, column?: number): void
}

/** A code cell of the page: what is known of it, and the views that show it. */
export class Cell implements LiveCell, CellFacts {
  readonly id: string
  readonly role: string
  readonly exercise: string | undefined
  readonly published: string
  ran: string | undefined
  /** The text whose run the reader has stopped, which is not run again for the sake of others. */
  stopped: string | undefined
  basis: readonly string[] | undefined
  state: OutputState = 'published'
  activity: Activity = 'idle'
  readonly #host: CellHost
  readonly #source: SourceView
  readonly #toolbar: Toolbar
  readonly #outputs: OutputView
  readonly #progress: ProgressView
  readonly #notice = new Notice()
  #waitsFor: number | undefined

  constructor(
    readonly element: HTMLElement,
    /** From 1, among the code cells of the page. */
    readonly number: number,
    host: CellHost,
  ) {
    const { words } = host
    this.#host = host
    this.id = element.dataset.cell ?? ''
    this.role = element.dataset.role ?? ''
    this.exercise = element.dataset.exercise
    element.classList.add('is-live')
    element.setAttribute('role', 'group')
    element.setAttribute('aria-label', words.cellNumber(number))
    this.#toolbar = new Toolbar(words, number, {
      run: () => void this.run(),
      stop: () => host.stop(),
      runAbove: () => host.runAbove(this),
      reset: () => this.reset(),
      showPublished: () => this.showPublished(),
    })
    this.#source = new SourceView(element, {
      label: words.sourceOf(number),
      edited: () => this.#wasEdited(),
      run: () => void this.run(),
      runAndMove: () => host.runAndMove(this),
      leave: () => this.#toolbar.focus(),
    })
    this.published = this.#source.text
    this.#progress = new ProgressView(words)
    this.#outputs = new OutputView(outOf(element), words, (cell, line, column) =>
      host.showLine(cell ?? this.id, line, column),
    )
    // The buttons are seen above the text and come after it in the order of Tab, else it could not be passed: Tab indents
    // in it, and Escape leads from it to Run.
    this.#source.element.after(this.#toolbar.element, this.#toolbar.mark, this.#progress.element)
    element.append(this.#notice.element)
    this.#update()
  }

  get source(): string {
    return this.#source.text
  }

  get isEdited(): boolean {
    return this.source !== this.published
  }

  get outputs(): readonly LiveOutput[] | undefined {
    return this.#outputs.items
  }

  /** False where its text is hidden, as on a slide that is not on show. */
  get isShown(): boolean {
    return this.#source.element.getClientRects().length > 0
  }

  setSource(source: string): void {
    this.#source.setText(source)
  }

  run(): Promise<RunOutcome> {
    return this.#host.runOne(this)
  }

  reset(): void {
    this.setSource(this.published)
  }

  showPublished(): void {
    this.#outputs.showPublished()
    this.basis = undefined
    this.#update()
    this.#host.outputsChanged(this)
  }

  showStored(outputs: readonly LiveOutput[]): void {
    this.begin()
    for (const output of outputs) this.add(output)
    this.end(this.#host.textsUpTo(this))
    this.#update()
    this.#host.outputsChanged(this)
  }

  focus(): void {
    void this.#source.focus()
  }

  markLine(line: number | undefined, column?: number): void {
    void this.#source.markLine(line, column)
  }

  /** A run begins: what it puts out takes the place of what is there, piece by piece. */
  begin(): void {
    this.#outputs.begin()
  }

  add(output: LiveOutput): void {
    this.#outputs.add(output)
  }

  /** The run is over; its outputs come from these texts. */
  end(basis: readonly string[]): void {
    this.#outputs.end()
    this.basis = basis
  }

  showProgress(progress: Progress): void {
    this.#progress.show(progress)
  }

  /** Says below the cell why it was not run to its end. */
  explain(text: string, actions: Parameters<Notice['say']>[1] = []): void {
    this.#notice.say(text, actions)
  }

  /** Another cell, of this number, is run first. */
  waitFor(number: number): void {
    this.#waitsFor = number
    this.#update()
  }

  setActivity(activity: Activity): void {
    if (activity === this.activity) return
    this.activity = activity
    this.#waitsFor = undefined
    if (activity !== 'idle') this.#notice.clear()
    if (activity === 'running') this.#source.forgetMark()
    this.#progress.clear()
    this.#update()
    this.#host.changed(this)
  }

  setState(state: OutputState): void {
    this.state = state
    this.#update()
  }

  #wasEdited(): void {
    this.#host.edited(this)
    this.#update()
  }

  #update(): void {
    const { state, activity, isEdited } = this
    this.element.classList.toggle('running', activity === 'running')
    this.#toolbar.update({
      state,
      activity,
      waitsFor: this.#waitsFor,
      isEdited,
      isUnrun: this.basis === undefined ? isEdited : this.basis.at(-1) !== this.source,
      isPublished: this.outputs === undefined,
      isStopped: this.stopped === this.source && this.outputs !== undefined,
      isFailed: this.outputs?.some(({ kind }) => kind === 'error') ?? false,
      isEmpty: this.#outputs.isEmpty && this.outputs === undefined,
    })
  }
}

function outOf(element: HTMLElement): HTMLElement {
  const found = element.querySelector<HTMLElement>(':scope > .out')
  if (found !== null) return found
  const out = document.createElement('div')
  out.className = 'out'
  element.append(out)
  return out
}
