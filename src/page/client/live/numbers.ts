import { formatLike } from '../../../notebook/prose'
import type { ClientWords } from '../words'
import type { LiveCell } from './types'

/** A number of the prose: as published, and the program's expression that it states. */
interface TiedNumber {
  readonly element: HTMLElement
  readonly published: string
  readonly expression: string
}

/** Evaluates an expression at once, before any other cell is run; rejects with the reader's error. */
export type EvaluateNow = (expression: string) => Promise<unknown>

/**
 * The numbers of the prose that are tied to the program. Each belongs to the code cell above it, and is as true as that
 * cell's outputs: after the reader's own run it is the reader's number.
 */
export class ProseNumbers {
  readonly #groups: ReadonlyMap<string, readonly TiedNumber[]>
  readonly #words: ClientWords

  constructor(root: ParentNode, words: ClientWords) {
    this.#groups = groupsOf(root)
    this.#words = words
  }

  /** Marks the numbers of a cell whose state has changed. */
  update({ id, state }: LiveCell): void {
    for (const number of this.#groups.get(id) ?? []) {
      if (state === 'stale') this.#set(number, textOf(number.element), this.#words.staleNumber)
    }
    if (state === 'published') this.showPublished({ id })
  }

  showPublished({ id }: Pick<LiveCell, 'id'>): void {
    for (const number of this.#groups.get(id) ?? []) this.#set(number, number.published, '')
  }

  /** Puts in the reader's own numbers after the cell was run. One that cannot be computed any more is marked. */
  async refresh({ id }: LiveCell, evaluate: EvaluateNow): Promise<void> {
    const numbers = this.#groups.get(id) ?? []
    if (numbers.length === 0) return
    // A cell may use the name of anything; what is evaluated here uses syntax alone.
    const all = numbers.map(
      ({ expression }) => `(() => { try { return (${expression}) } catch { return null } })()`,
    )
    const result = await evaluate(`[${all.join(', ')}]`).catch(() => undefined)
    const values: readonly unknown[] = Array.isArray(result) ? result : []
    for (const [i, number] of numbers.entries()) this.#show(number, values[i])
  }

  #show(number: TiedNumber, value: unknown): void {
    const { published } = number
    const isNumber = typeof value === 'number' && Number.isFinite(value)
    const text = isNumber ? formatLike(published, value) : published
    const note = text === published ? '' : this.#words.ownNumber(published)
    this.#set(number, text, isNumber ? note : this.#words.staleNumber)
  }

  #set({ element, published }: TiedNumber, text: string, note: string): void {
    if (textOf(element) === text && element.title === note) return
    element.textContent = text
    element.title = note
    element.classList.toggle('own', note !== '' && text !== published)
    element.classList.toggle('stale', note === this.#words.staleNumber)
    if (note === '') {
      element.removeAttribute('title')
      return
    }
    const unseen = document.createElement('span')
    unseen.className = 'unseen'
    unseen.textContent = ` (${note})`
    element.append(unseen)
  }
}

/** The number itself, without what is said about it. */
const textOf = (element: HTMLElement): string => element.firstChild?.textContent ?? ''

function groupsOf(root: ParentNode): Map<string, TiedNumber[]> {
  const groups = new Map<string, TiedNumber[]>()
  let cell = ''
  for (const element of root.querySelectorAll<HTMLElement>('div.cell[data-cell], c-number[of]')) {
    if (element.dataset.cell !== undefined) {
      // Answers to exercises are the reader's, and no number of the prose rests on them.
      const isAnswer = ['exercise', 'parsons', 'check'].includes(element.dataset.role ?? '')
      if (!isAnswer) cell = element.dataset.cell
      continue
    }
    const published = element.textContent ?? ''
    const number = { element, published, expression: element.getAttribute('of') ?? '' }
    groups.set(cell, [...(groups.get(cell) ?? []), number])
  }
  return groups
}
