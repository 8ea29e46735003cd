import { button } from '../button'
import type { ClientWords } from '../words'

export interface HelpsOptions {
  readonly hints: readonly HTMLElement[]
  readonly solution: HTMLElement | undefined
  readonly words: ClientWords
  /** Says a text to those who do not see the page. */
  say(text: string): void
  /** Puts a sentence beside the buttons, with more buttons after it. */
  note(text: string, ...buttons: HTMLButtonElement[]): void
  /** Takes the focus from a button that goes away. */
  leave(): void
  /** Puts the solution into the reader's cell. */
  take(source: string): void
}

/** Enough tries of one's own to be shown the solution without being asked again. */
const ENOUGH_TRIES = 2

/** Hints, one at a time, and the solution, after two tries or on request. Both are cells of the notebook, kept back. */
export class Helps {
  readonly hint: HTMLButtonElement
  readonly showSolution: HTMLButtonElement
  readonly #options: HelpsOptions
  #shown = 0
  #tries = 0

  constructor(options: HelpsOptions) {
    this.#options = options
    const { hints, solution, words } = options
    for (const help of [...hints, ...(solution === undefined ? [] : [solution])]) help.classList.add('kept')
    this.hint = button(words.hint, () => this.#nextHint())
    this.hint.hidden = hints.length === 0
    this.showSolution = button(words.showSolution, () => this.#askedForSolution())
    this.showSolution.hidden = solution === undefined
    const code = solution?.querySelector('pre.code')
    const text = code?.textContent ?? ''
    code?.after(
      button(words.putIntoCell, () => {
        options.take(text.replace(/\n$/, ''))
        options.note(words.putThere)
      }),
    )
  }

  /** The reader has tried; whoever was right may compare at once. */
  tried(isRight: boolean): void {
    this.#tries += isRight ? ENOUGH_TRIES : 1
  }

  #nextHint(): void {
    const { hints, words, say } = this.#options
    const hint = hints[this.#shown]
    if (hint === undefined) return
    this.#shown += 1
    open(hint)
    hint.scrollIntoView({ block: 'nearest' })
    say(hint.textContent?.trim() ?? '')
    this.hint.textContent = words.anotherHint
    if (this.#shown < hints.length) return
    this.#options.leave()
    this.hint.hidden = true
  }

  #askedForSolution(): void {
    const { words, note } = this.#options
    if (this.#tries >= ENOUGH_TRIES) {
      this.#reveal()
      return
    }
    const anyway = button(words.showAnyway, () => this.#reveal())
    note(words.tryFirst, anyway)
    this.#options.say(words.tryFirst)
  }

  #reveal(): void {
    const { solution, note } = this.#options
    if (solution === undefined) return
    this.showSolution.hidden = true
    note('')
    open(solution)?.focus({ preventScroll: true })
    solution.scrollIntoView({ block: 'nearest' })
  }
}

/** Shows a cell that was kept back, unfolded. Gives back its summary. */
function open(help: HTMLElement): HTMLElement | null {
  help.classList.remove('kept')
  const details = help.querySelector('details')
  if (details !== null) details.open = true
  return help.querySelector('summary')
}
