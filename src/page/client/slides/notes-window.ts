import type { ClientWords } from '../words'

const STYLE = `
body { margin: 0; padding: 1.2rem 1.4rem; font: 1.15rem/1.55 system-ui, sans-serif; color-scheme: light dark; }
header { display: flex; justify-content: space-between; font-variant-numeric: tabular-nums; padding-bottom: 0.6rem; border-bottom: 1px solid; }
footer { margin-top: 1.5rem; opacity: 0.8; }
`

/** What the presenter sees and the room does not. */
export interface PresenterView {
  readonly place: string
  readonly notes: readonly Node[]
  /** The first words of the next slide; nothing at the end. */
  readonly next: string | undefined
}

/** The presenter's notes in a window of their own, which goes to the screen that the room does not see. */
export class NotesWindow {
  readonly #words: ClientWords
  readonly #onKey: (event: KeyboardEvent) => void
  #window: Window | null = null
  #began = Date.now()
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(words: ClientWords, onKey: (event: KeyboardEvent) => void) {
    this.#words = words
    this.#onKey = onKey
  }

  get isOpen(): boolean {
    return this.#window !== null && !this.#window.closed
  }

  /** Opens the window; false where the browser does not allow it. */
  open(): boolean {
    // The window before may have been closed by hand.
    clearInterval(this.#timer)
    this.#window = window.open('', '', 'width=560,height=680')
    if (this.#window === null) return false
    const { document: page } = this.#window
    page.title = this.#words.notes
    page.documentElement.lang = document.documentElement.lang
    const style = page.createElement('style')
    style.textContent = STYLE
    page.head.append(style)
    page.addEventListener('keydown', this.#onKey)
    this.#began = Date.now()
    this.#timer = setInterval(() => this.#tick(), 1000)
    return true
  }

  close(): void {
    clearInterval(this.#timer)
    this.#window?.close()
    this.#window = null
  }

  show({ place, notes, next }: PresenterView): void {
    const page = this.#window?.document
    if (page === undefined || !this.isOpen) return
    const header = page.createElement('header')
    const clock = page.createElement('span')
    clock.id = 'clock'
    header.append(place, clock)
    const main = page.createElement('main')
    if (notes.length === 0) main.append(this.#words.noNotes)
    else main.append(...notes.map((note) => page.importNode(note, true)))
    const footer = page.createElement('footer')
    footer.textContent = next === undefined ? this.#words.lastSlide : this.#words.nextIs(next)
    page.body.replaceChildren(header, main, footer)
    this.#tick()
  }

  #tick(): void {
    const clock = this.#window?.document.getElementById('clock')
    const seconds = Math.floor((Date.now() - this.#began) / 1000)
    if (clock) clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }
}
