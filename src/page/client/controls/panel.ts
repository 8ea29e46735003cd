import type { LiveCell, LiveLesson } from '../live/types'
import type { ClientWords } from '../words'
import { addressOf } from './address'
import { draw, type Shape, shape } from './shape'

/** A kind of control as far as its panel needs it: the state in the cell's text, and in an address. */
export interface StateForms<State> {
  /** The state as the cell says it; undefined where it says it in a way that no control understands. */
  read(source: string): State | undefined
  write(source: string, state: State): string | undefined
  fields(state: State): Record<string, string>
  from(fields: ReadonlyMap<string, string>): State | undefined
}

export interface PanelOptions<State> {
  readonly lesson: LiveLesson
  readonly cell: LiveCell
  readonly words: ClientWords['controls']
  readonly label: string
  /** The constants of the cell that the control writes, for a sentence. */
  readonly names: string
  readonly forms: StateForms<State>
  /** What the control looks like now. */
  shapes(state: State): readonly Shape[]
  /** The state has been replaced from outside: by the text of the cell, or by an address. */
  replaced(state: State): void
}

/** How long a hand rests before its state is written into the cell. */
const REST_MS = 150

/**
 * The frame of a control, above the text of its cell. It keeps the state and the text in step, in both directions, and
 * puts the state into an address.
 */
export class Panel<State> {
  readonly element = document.createElement('section')
  readonly body = document.createElement('div')
  readonly #options: PanelOptions<State>
  readonly #foot = document.createElement('div')
  readonly #status = document.createElement('p')
  #state: State | undefined
  #isWriting = false
  #rest: ReturnType<typeof setTimeout> | undefined
  #frame = 0

  constructor(options: PanelOptions<State>) {
    this.#options = options
    const { cell, label } = options
    this.element.className = 'control'
    this.element.setAttribute('aria-label', label)
    this.body.className = 'control-body'
    this.#foot.className = 'control-foot'
    this.#status.setAttribute('role', 'status')
    this.#status.className = 'control-status'
    this.element.append(this.body, this.#foot, this.#status)
    // Whoever goes on to Run at once means what the hand has just set.
    this.element.addEventListener('focusout', () => {
      if (this.#rest !== undefined) this.settle()
    })
    this.#foot.addEventListener('click', (event) => {
      if (event.target instanceof HTMLButtonElement) void this.#share()
    })
    this.#state = options.forms.read(cell.source)
    cell.element.classList.add('controlled')
    cell.element.prepend(this.element)
    this.#follow()
  }

  get state(): State | undefined {
    return this.#state
  }

  /** A hand has moved something. It is drawn with the next frame, and written into the cell once the hand rests. */
  move(state: State): void {
    this.#state = state
    this.redraw()
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.settle(), REST_MS)
  }

  /** Writes the state into the cell. */
  settle(): void {
    clearTimeout(this.#rest)
    this.#rest = undefined
    const { cell, forms } = this.#options
    const source = this.#state === undefined ? undefined : forms.write(cell.source, this.#state)
    if (source === undefined || source === cell.source) return
    this.#isWriting = true
    cell.setSource(source)
    this.#isWriting = false
  }

  /** Takes the state of an address, and shows the control. */
  restore(fields: ReadonlyMap<string, string>): void {
    const state = this.#options.forms.from(fields)
    if (state === undefined) return
    if (this.#state === undefined) this.#options.cell.reset()
    this.#state = state
    this.#options.replaced(state)
    this.settle()
    this.#drawNow()
    this.element.scrollIntoView({ block: 'nearest' })
  }

  /** Draws with the next frame. */
  redraw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#drawNow())
  }

  /** Draws at once, for whoever moves the focus to what is new. */
  drawNow(): void {
    this.#drawNow()
  }

  /** Says what has happened to those who do not see it. */
  say(words: string): void {
    this.#status.textContent = words
  }

  /** Listens to the cell, and to its outputs: while they are the published ones, the control stands in their place. */
  #follow(): void {
    const { lesson, cell } = this.#options
    lesson.on('edited', (edited) => {
      if (edited === cell && !this.#isWriting) this.#wasEdited()
    })
    lesson.on('changed', (changed) => {
      if (changed === cell) this.#place()
    })
    lesson.on('ran', (run) => {
      if (run.cell === cell) this.#place()
    })
  }

  #wasEdited(): void {
    clearTimeout(this.#rest)
    this.#state = this.#options.forms.read(this.#options.cell.source)
    if (this.#state !== undefined) this.#options.replaced(this.#state)
    this.redraw()
  }

  #place(): void {
    const stands = this.#state !== undefined && this.#options.cell.outputs === undefined
    this.#options.cell.element.classList.toggle('in-place', stands)
  }

  #drawNow(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const { words, names } = this.#options
    const state = this.#state
    this.#place()
    this.element.classList.toggle('unreadable', state === undefined)
    if (state === undefined) {
      draw(this.body, [shape('p', { class: 'advice' }, words.unreadable(names))])
      draw(this.#foot, [])
      return
    }
    draw(this.body, this.#options.shapes(state))
    draw(this.#foot, [shape('span', {}, words.asCode), shape('button', { type: 'button' }, words.share)])
  }

  async #share(): Promise<void> {
    const { cell, forms, words } = this.#options
    if (this.#state === undefined) return
    this.settle()
    const hash = `#${addressOf(cell.id, forms.fields(this.#state))}`
    const address = location.href.replace(/#.*$/s, '') + hash
    try {
      history.replaceState(history.state, '', hash)
    } catch {
      // Some browsers forbid it for pages from files; the copy below is what counts.
    }
    try {
      await navigator.clipboard.writeText(address)
      this.say(words.copied)
    } catch {
      this.say(words.inAddressBar)
    }
  }
}
