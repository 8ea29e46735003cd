import type { ControlPoint } from '../../../notebook/control'
import type { ClientWords } from '../words'
import { arrowOf } from './arrow'
import type { LineFrame } from './line-frame'
import { type LineState, type Sheet, stepOf, withoutPoint, withPoint, withPointAt } from './line-model'

/** What a hand does to the line and the points: by mouse, by finger, or by the arrow keys. */
export interface LineHandOptions {
  readonly body: HTMLElement
  readonly sheet: Sheet
  readonly words: ClientWords['controls']
  state(): LineState | undefined
  frame(): LineFrame | undefined
  /** The point that Enter adds; undefined where a click moves the line. */
  next(): ControlPoint | undefined
  setNext(point: ControlPoint): void
  moveLine(k: number, how: 'walk' | 'jump'): void
  changePoints(state: LineState, what: { added?: ControlPoint }): void
  /** The hand has let go. */
  rest(): void
}

type Grasp =
  | { readonly part: 'line'; readonly offset: number }
  | {
      readonly part: 'own'
      readonly index: number
      readonly from: { x: number; y: number }
      hasMoved: boolean
    }

/** So many pixels a finger may slip while it clicks. */
const SLIP = 4

/** Listens to pointers and keys over the picture of the line. */
export class LineHand {
  readonly #options: LineHandOptions
  #grasp: Grasp | undefined
  /** A click that follows a grasp belongs to it. */
  #isSpent = false

  constructor(options: LineHandOptions) {
    this.#options = options
    const { body } = options
    body.addEventListener('pointerdown', (event) => this.#down(event))
    body.addEventListener('pointermove', (event) => this.#move(event))
    body.addEventListener('pointerup', () => this.#up())
    body.addEventListener('pointercancel', () => this.#letGo())
    body.addEventListener('click', (event) => this.#click(event))
    body.addEventListener('keydown', (event) => this.#key(event))
  }

  #down(event: PointerEvent): void {
    this.#isSpent = false
    const [state, at] = [this.#options.state(), this.#at(event)]
    const part = partOf(event)
    if (state === undefined || at === undefined || part === undefined || event.button !== 0) return
    if (part.dataset.part === 'line') {
      this.#grasp = { part: 'line', offset: state.k - at.x }
      this.#focus('[role="slider"]')
    } else if (part.dataset.part === 'own') {
      const from = { x: event.clientX, y: event.clientY }
      this.#grasp = { part: 'own', index: Number(part.dataset.index), from, hasMoved: false }
      part.focus({ preventScroll: true })
    } else return
    event.preventDefault()
    const picture = part.closest('svg')
    picture?.setPointerCapture(event.pointerId)
  }

  #move(event: PointerEvent): void {
    const [state, at, grasp] = [this.#options.state(), this.#at(event), this.#grasp]
    if (state === undefined || at === undefined) return
    if (grasp === undefined) {
      const next = this.#options.next()
      if (next !== undefined && event.pointerType === 'mouse' && isOn(this.#options.sheet, at))
        this.#options.setNext({ ...next, ...at })
    } else if (grasp.part === 'line') this.#options.moveLine(at.x + grasp.offset, 'walk')
    else {
      const { x, y } = grasp.from
      grasp.hasMoved ||= Math.hypot(event.clientX - x, event.clientY - y) > SLIP
      if (grasp.hasMoved)
        this.#options.changePoints(withPointAt(state, this.#options.sheet, grasp.index, at.x, at.y), {})
    }
  }

  #up(): void {
    const grasp = this.#grasp
    if (grasp === undefined) return
    this.#letGo()
    this.#isSpent = true
    if (grasp.part === 'own' && !grasp.hasMoved) this.#remove(grasp.index)
  }

  #letGo(): void {
    if (this.#grasp === undefined) return
    this.#grasp = undefined
    this.#options.rest()
  }

  #click(event: MouseEvent): void {
    const at = this.#at(event)
    if (this.#isSpent || at === undefined) {
      this.#isSpent = false
      return
    }
    const part = partOf(event)
    const next = this.#options.next()
    // A click without a place comes from the keyboard or from a screen reader.
    if (part?.dataset.part === 'own') this.#remove(Number(part.dataset.index))
    else if (part?.dataset.part === 'next' && event.detail === 0) this.#add()
    else if (!isOn(this.#options.sheet, at)) return
    else if (next !== undefined) this.#add({ ...next, ...at })
    else {
      this.#options.moveLine(at.x, 'jump')
      this.#options.rest()
      this.#focus('[role="slider"]')
    }
  }

  #key(event: KeyboardEvent): void {
    const part = partOf(event)
    if (part === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const isHandled =
      part.dataset.part === 'line'
        ? this.#lineKey(event.key)
        : part.dataset.part === 'own'
          ? this.#ownKey(event.key, Number(part.dataset.index))
          : this.#nextKey(event.key)
    if (!isHandled) return
    event.preventDefault()
    event.stopPropagation()
  }

  #lineKey(key: string): boolean {
    const state = this.#options.state()
    const { x } = this.#options.sheet
    const step = stepOf(x)
    const by: Record<string, number> = {
      ...{ ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step },
      ...{ PageDown: -10 * step, PageUp: 10 * step, Home: -Infinity, End: Infinity },
    }
    const change = by[key]
    if (state === undefined || change === undefined) return false
    const k = Math.min(x[1], Math.max(x[0], state.k + change))
    this.#options.moveLine(k, Number.isFinite(change) ? 'walk' : 'jump')
    return true
  }

  #ownKey(key: string, index: number): boolean {
    const [state, { sheet }] = [this.#options.state(), this.#options]
    const point = state?.added[index]
    if (state === undefined || point === undefined) return false
    if (['Delete', 'Backspace', 'Enter', ' '].includes(key)) {
      this.#remove(index)
      return true
    }
    const to = stepped(point, key, sheet)
    if (to !== undefined) this.#options.changePoints(withPointAt(state, sheet, index, to.x, to.y), {})
    return to !== undefined
  }

  #nextKey(key: string): boolean {
    const next = this.#options.next()
    if (next === undefined) return false
    const to = stepped(next, key, this.#options.sheet)
    if (to !== undefined) this.#options.setNext({ ...next, ...to })
    else if (key === 'Enter' || key === ' ') this.#add(next)
    else return false
    return true
  }

  #add(point = this.#options.next()): void {
    const state = this.#options.state()
    if (state === undefined || point === undefined) return
    const after = withPoint(state, this.#options.sheet, point)
    this.#options.changePoints(after, { added: after.added.at(-1)! })
    this.#options.rest()
  }

  #remove(index: number): void {
    const state = this.#options.state()
    if (state === undefined) return
    this.#options.changePoints(withoutPoint(state, index), {})
    this.#options.rest()
    this.#focus('[data-part="own"]', '[role="slider"]')
  }

  /** Moves the focus to the first that is there, once the picture is drawn. */
  #focus(...selectors: string[]): void {
    const found = selectors.map((selector) => this.#options.body.querySelector<SVGElement>(selector))
    found.find((each) => each !== null)?.focus({ preventScroll: true })
  }

  /** Where on the sheet an event took place. */
  #at(event: MouseEvent): { x: number; y: number } | undefined {
    const frame = this.#options.frame()
    const picture = this.#options.body.querySelector('svg')
    const isOver =
      this.#grasp !== undefined || (event.target instanceof Element && event.target.closest('svg') !== null)
    if (frame === undefined || picture === null || !isOver) return undefined
    const box = picture.getBoundingClientRect()
    const scale = frame.width / box.width
    return {
      x: frame.xAt((event.clientX - box.left) * scale),
      y: frame.yAt((event.clientY - box.top) * scale),
    }
  }
}

function partOf(event: Event): SVGElement | undefined {
  const found = event.target instanceof Element ? event.target.closest('[data-part]') : null
  return found instanceof SVGElement ? found : undefined
}

function isOn({ x, y }: Sheet, at: { x: number; y: number }): boolean {
  return at.x >= x[0] && at.x <= x[1] && at.y >= y[0] && at.y <= y[1]
}

/** A point one step further in the direction of an arrow key. */
function stepped(point: ControlPoint, key: string, sheet: Sheet): { x: number; y: number } | undefined {
  const [dx, dy] = [2 * stepOf(sheet.x), 2 * stepOf(sheet.y)]
  const arrow = arrowOf(key)
  return arrow && { x: point.x + dx * arrow.x, y: point.y - dy * arrow.y }
}
