import { button } from '../button'
import type { ClientWords } from '../words'
import { NotesWindow } from './notes-window'
import { moved, type Place, type Slide } from './plan'

/** Where the arrow keys, the space bar and the letters have a meaning of their own. */
const OWN_KEYS = 'input, textarea, select, [contenteditable], [role="slider"], [role="listbox"], dialog[open]'

/**
 * A lesson as slides. Nothing is moved or copied: what stands on no slide is hidden, so that editors, charts and controls
 * are the same ones, with the same state, in both forms.
 */
export class SlideShow {
  readonly #slides: readonly Slide<HTMLElement>[]
  readonly #words: ClientWords
  readonly #bar = document.createElement('nav')
  readonly #count = document.createElement('output')
  readonly #asides = document.createElement('aside')
  readonly #notes: NotesWindow
  #place: Place | undefined

  constructor(slides: readonly Slide<HTMLElement>[], words: ClientWords) {
    this.#slides = slides
    this.#words = words
    this.#notes = new NotesWindow(words, (event) => this.#onKey(event))
    this.#bar.className = 'slide-bar'
    this.#bar.setAttribute('aria-label', words.slides)
    this.#bar.append(
      button(words.previousSlide, () => this.#move(-1)),
      this.#count,
      button(words.nextSlide, () => this.#move(1)),
      button(words.notes, () => this.#toggleNotes()),
      button(words.fullScreen, () => void toggleFullScreen()),
      button(words.leaveSlides, () => this.leave()),
    )
    this.#asides.className = 'slide-notes'
    this.#asides.setAttribute('aria-label', words.notes)
    document.addEventListener('keydown', (event) => this.#onKey(event))
    addEventListener('hashchange', () => this.#follow())
  }

  get isOn(): boolean {
    return this.#place !== undefined
  }

  /** Begins with the slide that the reader is at. */
  enter(): void {
    const here = this.#slides.findLastIndex(({ steps }) => {
      const top = steps[0]?.[0]?.getBoundingClientRect().top ?? 0
      return top < innerHeight * 0.4
    })
    document.documentElement.classList.add('slides')
    document.querySelector('main')?.after(this.#bar)
    this.#goTo({ slide: Math.max(0, here), step: 0 })
  }

  leave(): void {
    const at = this.#firstOf(this.#place)
    this.#place = undefined
    this.#notes.close()
    this.#bar.remove()
    this.#asides.remove()
    document.documentElement.classList.remove('slides')
    for (const element of document.querySelectorAll('.on-slide')) element.classList.remove('on-slide')
    if (document.fullscreenElement !== null) void document.exitFullscreen()
    fitCharts()
    at?.scrollIntoView({ block: 'start' })
    document.querySelector<HTMLElement>('button.to-slides')?.focus({ preventScroll: true })
  }

  #firstOf(place: Place | undefined): HTMLElement | undefined {
    return place === undefined ? undefined : this.#slides[place.slide]?.steps[0]?.[0]
  }

  #move(by: 1 | -1): void {
    if (this.#place !== undefined) this.#goTo(moved(this.#slides, this.#place, by))
  }

  #goTo(place: Place): void {
    const slide = this.#slides[place.slide]
    if (slide === undefined) return
    const isOther = this.#place?.slide !== place.slide
    this.#place = place
    for (const element of document.querySelectorAll('.on-slide')) element.classList.remove('on-slide')
    const steps = slide.steps.slice(0, place.step + 1)
    for (const element of steps.flat()) markWithFrame(element)
    this.#count.textContent = this.#words.slideOf(place.slide + 1, this.#slides.length)
    fitCharts()
    this.#showNotes()
    if (isOther) this.#beginSlide(steps[0]?.[0])
    if (place.step > 0) steps.at(-1)?.[0]?.scrollIntoView({ block: 'nearest' })
  }

  /** A link has led to another place of the lesson, e.g. one of the search: to its slide, or out of the slides. */
  #follow(): void {
    const target = this.isOn ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
    if (target === null || target.checkVisibility()) return
    const holds = (step: readonly HTMLElement[]) => step.some((element) => element.contains(target))
    const slide = this.#slides.findIndex(({ steps }) => steps.some(holds))
    if (slide >= 0) this.#goTo({ slide, step: this.#slides[slide]!.steps.findIndex(holds) })
    else {
      this.leave()
      target.scrollIntoView({ block: 'start' })
    }
  }

  /** The focus goes along, so that a screen reader reads the slide and Tab goes on from there. */
  #beginSlide(first: HTMLElement | undefined): void {
    scrollTo({ top: 0, behavior: 'instant' })
    if (first === undefined || this.#bar.contains(document.activeElement)) return
    first.tabIndex = -1
    first.focus({ preventScroll: true })
  }

  #toggleNotes(): void {
    if (this.#notes.isOpen) this.#notes.close()
    else if (this.#asides.isConnected) this.#asides.remove()
    // Where no window may be opened, the notes stand under the slide.
    else if (!this.#notes.open()) this.#bar.before(this.#asides)
    this.#showNotes()
  }

  #showNotes(): void {
    if (this.#place === undefined) return
    const { slide } = this.#place
    const notes = (this.#slides[slide]?.notes ?? []).map(contentOf)
    const next = this.#slides[slide + 1]?.steps[0]?.[0]
    this.#notes.show({
      place: this.#words.slideOf(slide + 1, this.#slides.length),
      notes,
      next: next?.querySelector('h1, h2, h3, h4, p')?.textContent ?? undefined,
    })
    const shown = notes.map((note) => document.importNode(note, true))
    this.#asides.replaceChildren(...(shown.length > 0 ? shown : [this.#words.noNotes]))
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    // By duck typing: the notes' window has classes of its own.
    const target = event.target as Partial<Element> | null
    if (target?.closest?.(OWN_KEYS)) return
    const act = this.isOn ? this.#actFor(event, target) : event.key === 's' ? () => this.enter() : undefined
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  #actFor({ key, shiftKey }: KeyboardEvent, target: Partial<Element> | null): (() => void) | undefined {
    const isOnButton = target?.closest?.('button, a, summary, [role="button"]') != null
    if (key === ' ' && isOnButton) return undefined
    if (key === 'ArrowRight' || key === 'PageDown' || (key === ' ' && !shiftKey)) return () => this.#move(1)
    if (key === 'ArrowLeft' || key === 'PageUp' || key === ' ') return () => this.#move(-1)
    if (key === 'Home') return () => this.#goTo({ slide: 0, step: 0 })
    if (key === 'End') return () => this.#goTo({ slide: this.#slides.length - 1, step: 0 })
    if (key === 'n') return () => this.#toggleNotes()
    if (key === 'f') return () => void toggleFullScreen()
    return key === 's' || key === 'Escape' ? () => this.leave() : undefined
  }
}

/** An exercise stands in a frame, which is there as soon as a part of it is. */
function markWithFrame(element: HTMLElement): void {
  element.classList.add('on-slide')
  element.closest('section.turn')?.classList.add('on-slide')
}

function contentOf(note: HTMLElement): Node {
  return note instanceof HTMLTemplateElement ? note.content : note
}

/** Charts and editors measure themselves; what was hidden has had no size. */
function fitCharts(): void {
  requestAnimationFrame(() => dispatchEvent(new Event('resize')))
}

async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement === null) await document.documentElement.requestFullscreen()
    else await document.exitFullscreen()
  } catch {
    // Some phones have no full screen; the slides are as good without.
  }
}
