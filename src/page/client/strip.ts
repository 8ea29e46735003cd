import { sliderRoom } from '../../lib/charts/frames'
import { inTheme } from '../../lib/charts/palette'
import type { Figure } from '../../lib/figure'
import { stillOf } from '../../picture/strip'
import { fittedTo, LETTERS } from './narrow'
import type { Plotly } from './plotly'
import { currentTheme } from './theme'

/**
 * The moments of a figure side by side, as the drawn page shows them. A figure of the reader's own run has no drawn
 * picture, so Plotly draws its strip.
 */
export class Strip {
  readonly element = document.createElement('div')
  readonly #place = document.createElement('div')

  constructor() {
    this.element.className = 'strip'
    this.#place.setAttribute('role', 'img')
    this.element.append(this.#place)
  }

  async draw(plotly: Plotly, figure: Figure): Promise<void> {
    const { data, layout } = stillOf(withSliderRoom(figure))
    this.#place.style.setProperty('--ratio', String(Number(layout.width) / Number(layout.height)))
    this.#place.setAttribute('aria-label', figure.alt)
    if (!this.#place.isConnected) return
    // A box that scrolls must be reached by keyboard.
    if (this.element.scrollWidth > this.element.clientWidth) this.element.tabIndex = 0
    else this.element.removeAttribute('tabindex')
    const still = inTheme({ data, layout, alt: figure.alt }, currentTheme())
    const { width, height, ...rest } = still.layout
    const fitted = fittedTo(this.#place.clientWidth, LETTERS, {
      ...still,
      layout: { ...rest, autosize: true },
    })
    await plotly.react(this.#place, fitted.data, fitted.layout, { staticPlot: true, responsive: true })
  }

  dispose(plotly: Plotly | undefined): void {
    plotly?.purge(this.#place)
    this.element.remove()
  }
}

/** The room that a page takes from a figure with frames (see page/figures.ts), and the strip expects to be there. */
function withSliderRoom(figure: Figure): Figure {
  const { height, margin, ...layout } = figure.layout
  const { b, ...sides } = margin as { readonly b: number }
  return {
    ...figure,
    layout: { ...layout, height: Number(height) + sliderRoom, margin: { ...sides, b: b + sliderRoom } },
  }
}
