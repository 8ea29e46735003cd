import type { Progress } from '../../worker/protocol'
import type { ClientWords } from '../words'

const WIDTH = 240
const HEIGHT = 48

/** How far a training is: `epoch 12 of 60, loss 0.42`, and its first number as a small curve. */
export class ProgressView {
  readonly element = document.createElement('div')
  readonly #words: ClientWords
  readonly #text = document.createElement('p')
  readonly #curve = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  readonly #svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  #points: { readonly step: number; readonly value: number }[] = []

  constructor(words: ClientWords) {
    this.#words = words
    this.element.className = 'progress'
    this.element.hidden = true
    this.#svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)
    this.#svg.setAttribute('aria-hidden', 'true')
    this.#svg.append(this.#curve)
    this.element.append(this.#text, this.#svg)
  }

  show(progress: Progress): void {
    this.element.hidden = false
    this.#text.textContent = this.#words.progress(progress)
    const value = Object.values(progress.values)[0]
    const last = this.#points.at(-1)
    if (last !== undefined && progress.step <= last.step) this.#points = []
    if (value !== undefined && Number.isFinite(value)) this.#points.push({ step: progress.step, value })
    this.#curve.setAttribute('d', curveOf(this.#points, progress.of))
  }

  clear(): void {
    this.element.hidden = true
    this.#text.textContent = ''
    this.#points = []
    this.#curve.setAttribute('d', '')
  }
}

/** The path through the points: steps from left to right, values between the smallest and the largest so far. */
function curveOf(points: readonly { readonly step: number; readonly value: number }[], of: number): string {
  const values = points.map(({ value }) => value)
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  return points
    .map(({ step, value }, i) => {
      const x = 2 + ((WIDTH - 4) * step) / Math.max(1, of)
      const y = 3 + (HEIGHT - 6) * (1 - (value - low) / span)
      return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}
