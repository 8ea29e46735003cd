import type { ClientWords } from '../words'
import { dragItems } from './drag'
import { indented } from './lines'

/**
 * Lines of code in an order that the reader gives them: dragged, moved by the two buttons of a line, or by the arrow keys
 * on its grip, which is the line's one stop of the Tab key.
 */
export class LineList {
  readonly element = document.createElement('ol')
  readonly #words: ClientWords
  readonly #moved: (line: string, place: number) => void

  constructor(
    lines: readonly string[],
    words: ClientWords,
    describedBy: string,
    moved: (line: string, place: number) => void,
  ) {
    this.#words = words
    this.#moved = moved
    this.element.className = 'lines'
    this.element.setAttribute('aria-label', words.linesInOrder)
    this.element.append(...lines.map((line) => this.#item(line, describedBy)))
    dragItems(this.element, (item) => this.#dropped(item))
    this.element.addEventListener('keydown', (event) => this.#key(event))
    this.#update()
  }

  get order(): string[] {
    return this.#items().map(lineOf)
  }

  /** Puts the lines in this order, which has the same lines. */
  setOrder(order: readonly string[]): void {
    const items = this.#items()
    for (const line of order) {
      const index = items.findIndex((item) => lineOf(item) === line)
      if (index >= 0) this.element.append(...items.splice(index, 1))
    }
    this.#update()
  }

  #items(): HTMLElement[] {
    return [...this.element.children] as HTMLElement[]
  }

  #item(line: string, describedBy: string): HTMLElement {
    const item = document.createElement('li')
    const grip = control('grip')
    grip.setAttribute('aria-describedby', describedBy)
    const code = document.createElement('code')
    code.textContent = line
    const up = control('up', this.#words.lineUp(line))
    const down = control('down', this.#words.lineDown(line))
    for (const button of [up, down]) button.tabIndex = -1
    up.addEventListener('click', () => this.#move(item, -1))
    down.addEventListener('click', () => this.#move(item, 1))
    item.append(grip, code, up, down)
    return item
  }

  #key(event: KeyboardEvent): void {
    const grip = (event.target as Element).closest('.grip')
    const item = grip?.closest('li')
    const steps = { ArrowUp: -1, ArrowDown: 1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }
    const step = steps[event.key as keyof typeof steps]
    if (!item || step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    this.#move(item, step)
  }

  /** The others move around the item: it would lose the focus if it were taken out of the document. */
  #move(item: HTMLElement, step: number): void {
    const items = this.#items()
    const from = items.indexOf(item)
    const to = Math.min(items.length - 1, Math.max(0, from + step))
    if (to === from) return
    if (to > from) item.before(...items.slice(from + 1, to + 1))
    else item.after(...items.slice(to, from))
    item.scrollIntoView({ block: 'nearest' })
    this.#dropped(item)
  }

  #dropped(item: HTMLElement): void {
    this.#update()
    this.#moved(lineOf(item), this.#items().indexOf(item) + 1)
  }

  #update(): void {
    const items = this.#items()
    const { depths } = indented(items.map(lineOf))
    for (const [index, item] of items.entries()) {
      item.style.setProperty('--depth', String(depths[index]))
      const [grip, up, down] = item.querySelectorAll('button')
      grip!.ariaLabel = this.#words.lineAt(lineOf(item), index + 1, items.length)
      up!.disabled = index === 0
      down!.disabled = index === items.length - 1
    }
  }
}

function lineOf(item: Element): string {
  return item.querySelector('code')?.textContent ?? ''
}

/** The signs of the buttons are drawn, since not every font has them. */
const signs = { grip: 'M3 5h10M3 8h10M3 11h10', up: 'M8 13V3M4 7l4-4 4 4', down: 'M8 3v10M4 9l4 4 4-4' }

function control(name: keyof typeof signs, label?: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = name
  button.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${signs[name]}"/></svg>`
  if (label !== undefined) button.ariaLabel = label
  return button
}
