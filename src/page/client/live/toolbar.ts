import { button } from '../button'
import type { ClientWords } from '../words'
import { RunButton } from './run-button'
import type { Activity, OutputState } from './types'

export interface ToolbarActions {
  run(): void
  stop(): void
  runAbove(): void
  reset(): void
  showPublished(): void
}

/** What the toolbar of a cell shows. */
export interface ToolbarFacts {
  readonly state: OutputState
  readonly activity: Activity
  /** The number of the cell that is being run first, for this one needs it. */
  readonly waitsFor: number | undefined
  readonly isEdited: boolean
  /** True where the text is not the one that the outputs come from. */
  readonly isUnrun: boolean
  readonly isPublished: boolean
  /** True where the last run of this text was stopped. */
  readonly isStopped: boolean
  /** True where the reader's run has ended with an error. */
  readonly isFailed: boolean
  /** True where there are no outputs and never were. */
  readonly isEmpty: boolean
}

/** The buttons of a cell, and the mark that says what its outputs are worth. */
export class Toolbar {
  readonly element = document.createElement('div')
  readonly mark = document.createElement('p')
  readonly #words: ClientWords
  readonly #run: RunButton
  readonly #reset: HTMLButtonElement
  readonly #showPublished: HTMLButtonElement
  #activity: Activity = 'idle'
  #clock: ReturnType<typeof setInterval> | undefined

  constructor(words: ClientWords, number: number, actions: ToolbarActions) {
    this.#words = words
    const run = button(words.run, actions.run, `${words.run} ${words.cell(number)}`)
    run.className = 'run'
    run.title = words.runKeys
    const stop = button(words.stop, actions.stop)
    this.#run = new RunButton(run, stop)
    const above = button(words.runAbove, actions.runAbove)
    above.className = 'quiet'
    this.#reset = button(words.reset, actions.reset)
    this.#showPublished = button(words.showPublished, actions.showPublished)
    for (const hidden of [this.#reset, this.#showPublished]) hidden.hidden = true
    above.disabled = number === 1
    const keys = document.createElement('span')
    keys.className = 'quiet keys'
    keys.setAttribute('aria-hidden', 'true')
    keys.textContent = words.keys
    this.element.className = 'bar'
    this.element.append(run, stop, this.#reset, this.#showPublished, above, keys)
    this.mark.className = 'mark'
  }

  focus(): void {
    this.#run.shown.focus()
  }

  update(facts: ToolbarFacts): void {
    const { activity, waitsFor } = facts
    if (activity !== this.#activity) this.#setActivity(activity)
    this.#hide(this.#reset, !facts.isEdited)
    this.#hide(this.#showPublished, facts.isPublished)
    const { marks } = this.#words
    if (activity === 'queued') this.#say(waitsFor === undefined ? marks.queued : marks.first(waitsFor))
    else if (activity === 'idle') this.#say(this.#markOf(facts))
    this.mark.dataset.state = activity === 'idle' ? facts.state : activity
  }

  #markOf({ state, isStopped, isUnrun, isFailed, isEmpty, isPublished }: ToolbarFacts): string {
    const { marks } = this.#words
    if (isStopped) return marks.stopped
    if (isUnrun) return marks.edited
    if (isEmpty) return ''
    if (state === 'stale') return marks.stale
    if (isFailed) return marks.failed
    return isPublished ? marks.published : marks.fresh
  }

  #setActivity(activity: Activity): void {
    const wasIdle = this.#activity === 'idle'
    this.#activity = activity
    clearInterval(this.#clock)
    if (activity === 'idle') this.#run.ended()
    else if (wasIdle) this.#run.began()
    if (activity === 'running') this.#countSeconds()
  }

  /** Says how long it is running already, once that is worth saying. */
  #countSeconds(): void {
    const start = performance.now()
    this.#clock = setInterval(() => {
      const seconds = (performance.now() - start) / 1000
      this.#say(this.#words.marks.running(Math.round(seconds)))
    }, 500)
  }

  /** A button that goes away while it has the focus leaves it to Run. */
  #hide(button: HTMLButtonElement, isHidden: boolean): void {
    if (isHidden && document.activeElement === button) this.focus()
    button.hidden = isHidden
  }

  #say(text: string): void {
    if (this.mark.textContent !== text) this.mark.textContent = text
  }
}
