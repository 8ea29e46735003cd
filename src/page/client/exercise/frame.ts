import type { CheckResult } from '../../../lib/exercises/result'
import { button } from '../button'
import { announce } from '../live/announcer'
import { CHECK } from '../live/check-part'
import { RunButton } from '../live/run-button'
import type { LiveCell, LiveLesson, RunOutcome } from '../live/types'
import type { ClientWords } from '../words'
import { Helps } from './helps'
import { readResult } from './result'

/**
 * One exercise with a check: the reader's cell keeps its editor, and of the check's cell only its outputs show, under a
 * line of buttons that says Check, Hint, and Show the solution.
 */
export class ExerciseFrame {
  readonly id: string
  readonly #lesson: LiveLesson
  /** The cell that the reader fills in. */
  readonly answer: LiveCell
  readonly #checkCell: LiveCell
  readonly #words: ClientWords
  readonly #helps: Helps
  readonly #check: HTMLButtonElement
  readonly #stop: HTMLButtonElement
  readonly #run: RunButton
  readonly #note = document.createElement('p')
  readonly #status = document.createElement('p')
  #lastTry: string | undefined
  #isSolved = false
  #isAsked = false

  constructor(lesson: LiveLesson, answer: LiveCell, check: LiveCell, words: ClientWords) {
    this.id = check.exercise ?? ''
    this.#lesson = lesson
    this.answer = answer
    this.#checkCell = check
    this.#words = words
    this.#check = button(words.check, () => void this.check())
    this.#check.className = 'run'
    this.#stop = button(words.stop, () => lesson.stop())
    this.#run = new RunButton(this.#check, this.#stop)
    this.#helps = new Helps({
      ...helpsOf(this.id),
      words,
      say: (text) => this.#say(text),
      note: (text, ...buttons) => this.#tell(text, ...buttons),
      leave: () => this.#check.focus({ preventScroll: true }),
      take: (source) => answer.setSource(source),
    })
    this.#build()
    this.#update()
  }

  /** Runs the reader's cell and the check, with what they need from above. */
  async check(): Promise<void> {
    if (this.#check.ariaDisabled === 'true') return
    this.#check.ariaDisabled = 'true'
    this.#isAsked = true
    this.#tell(this.#words.checking)
    this.#run.began()
    const outcome = await this.#lesson.run([this.answer, this.#checkCell])
    this.#run.ended()
    this.#check.ariaDisabled = 'false'
    this.#ended(outcome)
  }

  /** The check's cell has run, by this frame's button or together with others. */
  wasChecked(): void {
    const result = this.#result()
    if (result === undefined || result.id !== this.id) return
    const isRight = result.kind === 'right'
    this.#count(isRight)
    if (isRight) this.#isSolved = true
    const detail = { exercise: this.id, right: isRight }
    document.dispatchEvent(new CustomEvent('exercise-checked', { detail }))
  }

  /** Something about the two cells has changed. */
  changed(): void {
    this.#update()
  }

  /** Shows the exercise as solved in an earlier visit, or not. */
  showSolved(isSolved: boolean): void {
    this.#isSolved = isSolved
    if (isSolved) this.#helps.tried(true)
    this.#update()
  }

  #build(): void {
    const bar = document.createElement('div')
    bar.className = 'ask'
    this.#note.className = 'note'
    this.#status.className = 'unseen'
    this.#status.setAttribute('role', 'status')
    bar.append(this.#check, this.#stop, this.#helps.hint, this.#helps.showSolution, this.#note)
    this.#checkCell.element.before(bar, this.#status)
    this.#checkCell.element.classList.add('checks')
    this.answer.element.addEventListener('keydown', (event) => this.#key(event), true)
  }

  /** In an exercise, what runs a cell and moves on moves on to the check. */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    this.#check.focus()
    void this.check()
  }

  #ended(outcome: RunOutcome): void {
    const words = this.#words
    if (outcome === 'failed') this.#count(false)
    if (outcome !== 'ok') {
      const text = outcome === 'stopped' ? words.checkStopped : this.#whyFailed()
      this.#tell(text)
      this.#say(text)
      return
    }
    this.#tell('')
    this.#update()
    const told = this.#checkCell.element.querySelectorAll('.checked > :is(.headline, .advice)')
    this.#say([...told].map(({ textContent }) => textContent).join(' '))
  }

  #whyFailed(): string {
    if (hasError(this.answer)) return this.#words.cellStops
    const above = this.#lesson.cells.findIndex(hasError)
    return above < 0 ? this.#words.cellStops : this.#words.neededStops(above + 1)
  }

  #result(): CheckResult | undefined {
    for (const output of this.#checkCell.outputs ?? []) {
      const found = output.kind === 'display' ? readResult(output.bundle[CHECK]) : undefined
      if (found !== undefined) return found
    }
    return undefined
  }

  /** The same text checked again is no second try. */
  #count(isRight: boolean): void {
    const { source, isEdited } = this.answer
    if (!isEdited || source === this.#lastTry) return
    this.#lastTry = source
    this.#helps.tried(isRight)
  }

  #update(): void {
    const cell = this.#checkCell
    // Whoever runs all cells has not asked about an exercise that still stands as it was published.
    const isUntouched = !this.answer.isEdited && !this.#isAsked
    const isTried = cell.outputs !== undefined && !isUntouched
    cell.element.classList.toggle('tried', isTried)
    const isBusy = this.#check.ariaDisabled === 'true'
    if (isBusy) return
    if (isTried && cell.state === 'stale') this.#tell(this.#words.changedSince)
    else if (isTried) this.#tell('')
    else this.#tell(this.#isSolved ? this.#words.solved : '')
  }

  #tell(text: string, ...buttons: HTMLButtonElement[]): void {
    const same = this.#note.textContent === text && buttons.length === 0
    if (!same) this.#note.replaceChildren(...(text === '' ? [] : [text, ' ']), ...buttons)
  }

  #say(text: string): void {
    announce(this.#status, text)
  }
}

function hasError(cell: LiveCell): boolean {
  return cell.outputs?.some(({ kind }) => kind === 'error') ?? false
}

function helpsOf(id: string) {
  const texts = [...document.querySelectorAll<HTMLElement>('div.text[data-exercise]')]
  const own = texts.filter(({ dataset }) => dataset.exercise === id)
  return {
    hints: own.filter(({ dataset }) => dataset.role === 'hint'),
    solution: own.find(({ dataset }) => dataset.role === 'solution'),
  }
}
