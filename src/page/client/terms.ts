import { addStyle } from './style'
import css from './terms.css'
import { clientWords } from './words'

/** Room between a word and its definition, and between the definition and the edge of the page, in pixels. */
const GAP = 6
const EDGE = 16

/**
 * Makes the marked words of the text show their definitions where they stand. Without scripts, or in a browser without
 * popovers, they stay what they are: links to the glossary.
 */
export function mountTerms(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a.term[data-term]')]
  const defined = links.filter((link) => entryOf(link) !== null)
  if (defined.length === 0 || !('popover' in HTMLElement.prototype)) return
  addStyle(css)
  const note = new TermNote()
  for (const link of defined) liveTerm(link, note)
}

/** The definition of a term at the end of the page. */
function entryOf({ dataset }: HTMLElement): HTMLElement | null {
  const entry = document.getElementById(`t-${dataset.term}`)?.nextElementSibling
  return entry instanceof HTMLElement ? entry : null
}

function liveTerm(link: HTMLAnchorElement, note: TermNote): void {
  const definition = entryOf(link)?.querySelector('p')
  if (definition) link.setAttribute('aria-describedby', idOf(definition, link))
  link.setAttribute('role', 'button')
  link.setAttribute('aria-expanded', 'false')
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    if (note.link !== link) note.open(link)
    else if (note.isGlance) note.enter()
    else note.close()
  })
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return
    event.preventDefault()
    link.click()
  })
  link.addEventListener('focus', () => {
    if (link.matches(':focus-visible') && !note.isReturning) note.glance(link)
  })
}

function idOf(definition: HTMLElement, { dataset }: HTMLElement): string {
  definition.id ||= `d-${dataset.term}`
  return definition.id
}

/**
 * The one definition that is open. It stands behind its word in the order of the page, so that Tab leads into it, but
 * for words that were only passed: whoever walks a page by Tab would have three stops at every word.
 */
class TermNote {
  readonly #box = document.createElement('span')
  #link: HTMLAnchorElement | undefined
  /** True where the definition shows only because the focus is on its word: Tab goes on to the next word. */
  isGlance = false
  /** True while the focus goes back to a word whose definition was closed: it must not open again. */
  isReturning = false

  constructor() {
    this.#box.className = 'term-note'
    this.#box.popover = 'manual'
    this.#box.setAttribute('role', 'group')
    document.addEventListener('pointerdown', ({ target }) => {
      if (!this.#holds(target)) this.close()
    })
    document.addEventListener('focusin', ({ target }) => {
      if (!this.#holds(target)) this.close()
    })
    // Before everybody else: in slides the same key would leave them.
    const leaveOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || this.#link === undefined) return
      event.stopImmediatePropagation()
      this.#leave(this.#link)
    }
    document.addEventListener('keydown', leaveOnEscape, { capture: true })
    window.addEventListener('resize', () => this.close())
  }

  get link(): HTMLAnchorElement | undefined {
    return this.#link
  }

  open(link: HTMLAnchorElement): void {
    if (this.#link === link) return
    this.close()
    const entry = entryOf(link)
    if (entry === null) return
    this.#box.replaceChildren(...copyOf(entry), ...glossaryLink(link))
    this.#box.setAttribute('aria-label', document.getElementById(`t-${link.dataset.term}`)?.textContent ?? '')
    link.after(this.#box)
    this.#box.showPopover()
    this.#place(link)
    link.setAttribute('aria-expanded', 'true')
    this.#link = link
  }

  glance(link: HTMLAnchorElement): void {
    if (this.#link === link) return
    this.open(link)
    this.isGlance = true
    for (const way of this.#box.querySelectorAll('a')) way.tabIndex = -1
  }

  /** Lets Tab lead into the definition that is open. */
  enter(): void {
    this.isGlance = false
    for (const way of this.#box.querySelectorAll('a')) way.removeAttribute('tabindex')
  }

  close(): void {
    this.isGlance = false
    if (this.#link === undefined) return
    this.#link.setAttribute('aria-expanded', 'false')
    this.#link = undefined
    if (this.#box.matches(':popover-open')) this.#box.hidePopover()
    this.#box.remove()
  }

  #leave(link: HTMLAnchorElement): void {
    const hadFocus = this.#box.contains(document.activeElement)
    this.close()
    if (!hadFocus) return
    this.isReturning = true
    link.focus()
    this.isReturning = false
  }

  #holds(target: EventTarget | null): boolean {
    return target instanceof Node && (this.#box.contains(target) || this.#link?.contains(target) === true)
  }

  /** Below the word, or above it where the window ends. A word that is broken over two lines counts by its first. */
  #place(link: HTMLAnchorElement): void {
    const word = link.getClientRects()[0] ?? link.getBoundingClientRect()
    const { width, height } = this.#box.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const column = link.closest('main')?.getBoundingClientRect().right ?? clientWidth
    const rightmost = Math.min(column, clientWidth - EDGE) - width
    const left = Math.max(EDGE, Math.min(word.left, rightmost))
    const fitsBelow = word.bottom + GAP + height <= clientHeight
    const top = fitsBelow || word.top - GAP - height < 0 ? word.bottom + GAP : word.top - GAP - height
    this.#box.style.left = `${left + window.scrollX}px`
    this.#box.style.top = `${top + window.scrollY}px`
  }
}

function copyOf(entry: HTMLElement): Node[] {
  const copy = entry.cloneNode(true) as HTMLElement
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id')
  return [...copy.childNodes]
}

/** A way on to all words, where the site has a page of them. */
function glossaryLink(link: HTMLAnchorElement): HTMLElement[] {
  const address = link.getAttribute('href') ?? '#'
  if (address.startsWith('#')) return []
  const way = document.createElement('a')
  way.href = address
  way.textContent = clientWords(document.documentElement.lang).toGlossary
  const line = document.createElement('p')
  line.append(way)
  return [line]
}
