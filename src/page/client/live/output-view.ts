import { chartOf } from '../charts'
import type { ClientWords } from '../words'
import { bundleView } from './bundle-view'
import { errorView, type ShowLine } from './error-view'
import { appendText, textView } from './text-view'
import type { LiveOutput } from './types'

/**
 * What stands under a cell. A run's outputs take the places of those before it one by one, and a chart stays the same
 * element with other data, so that the page neither flickers nor jumps.
 */
export class OutputView {
  readonly #out: HTMLElement
  readonly #words: ClientWords
  readonly #showLine: ShowLine
  readonly #published: readonly HTMLElement[]
  #items: LiveOutput[] | undefined
  /** How many outputs of the present run are there; what stands behind them is from before. */
  #count = 0
  #isSwept = true

  constructor(out: HTMLElement, words: ClientWords, showLine: ShowLine) {
    this.#out = out
    this.#words = words
    this.#showLine = showLine
    this.#published = [...out.children].filter((child): child is HTMLElement => child instanceof HTMLElement)
  }

  /** What the last run put out; undefined while the published outputs stand. */
  get items(): readonly LiveOutput[] | undefined {
    return this.#items
  }

  get isEmpty(): boolean {
    return this.#out.childElementCount === 0
  }

  begin(): void {
    this.#items = []
    this.#count = 0
    this.#isSwept = false
    for (const place of this.#places()) place.classList.add('before')
  }

  add(output: LiveOutput): void {
    const items = this.#items ?? []
    const last = items.at(-1)
    if (output.kind === 'stream' && last?.kind === 'stream' && last.name === output.name) {
      items[items.length - 1] = { ...last, text: last.text + output.text }
      appendText(this.#places()[this.#count - 1]!, output.text)
      return
    }
    items.push(output)
    const before = this.#places()[this.#count]
    const place = this.#drawn(output, before)
    if (place === undefined) return
    place.classList.remove('before')
    if (before === undefined) this.#out.append(place)
    else if (place !== before) this.#replace(before, place)
    this.#count += 1
    const chart = place === before ? null : place.querySelector(':scope > figure[data-chart]')
    if (chart !== null) document.dispatchEvent(new CustomEvent('chart-added', { detail: chart }))
  }

  /** What is left from before the run goes away. */
  end(): void {
    if (this.#isSwept) return
    for (const place of this.#places().slice(this.#count)) this.#remove(place)
    this.#isSwept = true
  }

  showPublished(): void {
    if (this.#items === undefined) return
    this.#items = undefined
    for (const place of this.#places()) this.#remove(place)
    for (const place of this.#published) place.classList.remove('before')
    this.#out.append(...this.#published)
    for (const chart of this.#out.querySelectorAll<HTMLElement>('figure[data-chart]')) {
      chartOf(chart)?.showPublished()
    }
  }

  #places(): HTMLElement[] {
    return [...this.#out.children] as HTMLElement[]
  }

  /** The element for an output: that which stands in its place where it can take it, or a new one; undefined for nothing. */
  #drawn(output: LiveOutput, before: HTMLElement | undefined): HTMLElement | undefined {
    if (output.kind === 'display') return bundleView(output.bundle, before, this.#words)
    if (output.kind === 'error') return placeFor(errorView(output.error, this.#words, this.#showLine))
    return placeFor(textView(output.text, output.name))
  }

  #replace(before: HTMLElement, place: HTMLElement): void {
    before.replaceWith(place)
    this.#dispose(before)
  }

  #remove(place: HTMLElement): void {
    place.remove()
    this.#dispose(place)
  }

  /** Published charts are kept, since they may come back. */
  #dispose(place: HTMLElement): void {
    if (this.#published.includes(place)) return
    for (const chart of place.querySelectorAll<HTMLElement>('figure[data-chart]')) chartOf(chart)?.dispose()
  }
}

function placeFor(element: HTMLElement): HTMLElement {
  const place = document.createElement('div')
  place.className = 'output'
  place.append(element)
  return place
}
