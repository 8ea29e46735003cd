import { colours, inTheme } from '../../lib/charts/palette'
import type { Figure, PlotlySpec } from '../../lib/figure'
import { isEqualJson } from './equal-json'
import { frameControls } from './frames'
import { fittedTo, isCrowded, type LegendRoom, roomForLegend, withLegendRoom } from './narrow'
import { whenNear } from './near'
import { loadPlotly, type Plotly } from './plotly'
import { Strip } from './strip'
import { currentTheme, onTheme } from './theme'

const config = { displayModeBar: false, responsive: true, scrollZoom: false, showTips: false }

const charts = new WeakMap<HTMLElement, Chart>()
let fresh = 0

/** The chart of a `figure.chart` element, while it is interactive. */
export function chartOf(element: HTMLElement): Chart | undefined {
  return charts.get(element)
}

/**
 * Makes a drawn picture an interactive chart once it comes near the view or is pointed at. The picture stays until Plotly
 * has drawn, and for good where it cannot. Of a chart with moments the picture is a strip, which stays beside it.
 */
export function liveChart(element: HTMLElement): void {
  const text = element.querySelector('script[type="application/json"]')?.textContent
  if (text) new Chart(element, JSON.parse(text) as Figure)
}

/** A chart that a run has put out; it has no drawn picture beside it. */
export function freshChart(figure: Figure): HTMLElement {
  const element = document.createElement('figure')
  fresh += 1
  element.className = 'chart fresh'
  element.dataset.chart = `fresh-${fresh}`
  new Chart(element, figure)
  return element
}

/**
 * One `figure.chart` of the page. Whoever wants its data asks `chartOf(element)`, and listens on the document for
 * `chart-added` (a run has put out a new one) and `chart-changed` (it shows other data); the detail of both is the element.
 */
export class Chart {
  readonly #element: HTMLElement
  readonly #published: Figure
  #figure: Figure
  #frame: number
  #plotly: Plotly | undefined
  #room: LegendRoom | undefined
  /** The width that it was last drawn for. */
  #width = 0
  readonly #live = document.createElement('div')
  readonly #box = document.createElement('div')
  #controls: HTMLElement | undefined
  #strip: Strip | undefined
  readonly #endings: (() => void)[] = []

  constructor(element: HTMLElement, figure: Figure) {
    this.#element = element
    this.#published = figure
    this.#figure = figure
    this.#frame = lastFrame(figure)
    charts.set(element, this)
    this.#box.className = 'live-box'
    this.#box.append(this.#live)
    element.append(this.#box)
    this.#arrange()
    this.#endings.push(whenNear(element, () => void this.#start()))
  }

  /** What it shows now. */
  get figure(): Figure {
    return this.#figure
  }

  /** Shows another figure in the same place; the moment that the reader has chosen stays where both have as many. */
  update(figure: Figure): void {
    // Most runs change one chart of several, or none.
    if (isEqualJson(figure, this.#figure)) return
    if (lastFrame(figure) !== lastFrame(this.#figure)) this.#frame = lastFrame(figure)
    this.#element.classList.add('fresh')
    this.#set(figure)
  }

  /** Brings the published figure back. */
  showPublished(): void {
    this.#element.classList.remove('fresh')
    if (this.#figure !== this.#published) this.#set(this.#published)
  }

  /** Gives back what Plotly holds. The element is of no use afterwards. */
  dispose(): void {
    for (const end of this.#endings) end()
    this.#plotly?.purge(this.#live)
    this.#strip?.dispose(this.#plotly)
    charts.delete(this.#element)
  }

  #set(figure: Figure): void {
    this.#figure = figure
    this.#room = undefined
    this.#live.style.height = ''
    this.#arrange()
    if (this.#plotly !== undefined) void this.#showFirst().catch(() => {})
    document.dispatchEvent(new CustomEvent('chart-changed', { detail: this.#element }))
  }

  async #start(): Promise<void> {
    try {
      this.#plotly = await loadPlotly()
      if (!charts.has(this.#element)) return
      await this.#showFirst()
      // Gone while it was drawn: nobody would end what is begun here.
      if (!charts.has(this.#element)) return this.#plotly.purge(this.#live)
      this.#element.classList.add('drawn')
      this.#endings.push(onTheme(() => void this.#showFirst()))
      addEventListener('resize', this.#fit)
      this.#endings.push(() => removeEventListener('resize', this.#fit))
    } catch {
      this.#box.remove()
      this.#controls?.remove()
    }
  }

  /** The element that Plotly draws into, in the shape of the figure, so that nothing moves when it is drawn. */
  #arrange(): void {
    const figure = this.#figure
    const crowded = isCrowded(figure)
    this.#live.className = crowded ? 'live crowded' : 'live'
    this.#live.setAttribute('role', 'img')
    this.#live.setAttribute('aria-label', figure.alt)
    this.#live.style.setProperty('--ratio', String(ratioOf(figure)))
    // A box that scrolls must be reached by keyboard; see scrollers.ts.
    if (crowded) this.#box.tabIndex = 0
    else this.#box.removeAttribute('tabindex')
    this.#arrangeStrip()
    const names = figure.frames?.map(({ name }) => name) ?? []
    this.#controls?.remove()
    this.#controls = undefined
    if (names.length === 0) return
    this.#controls = frameControls(names, this.#frame, (index) => {
      this.#frame = index
      void this.#show()
    })
    this.#box.after(this.#controls)
  }

  /** A figure with moments that was not published has no drawn strip of them. */
  #arrangeStrip(): void {
    const isNeeded = this.#element.classList.contains('fresh') && lastFrame(this.#figure) >= 0
    if (!isNeeded) {
      this.#strip?.dispose(this.#plotly)
      this.#strip = undefined
    } else if (this.#strip === undefined) {
      this.#strip = new Strip()
      this.#box.before(this.#strip.element)
    }
  }

  /** Letters and marks follow the width, on a turned phone and on slides; Plotly itself moves only the axes. */
  readonly #fit = (): void => {
    const width = this.#live.clientWidth
    if (width > 0 && width !== this.#width) void this.#show()
  }

  async #show(): Promise<void> {
    if (!this.#live.isConnected) return
    this.#width = this.#live.clientWidth
    const now = inTheme(atFrame(this.#figure, this.#frame), currentTheme())
    const { data, layout } = fittedTo(this.#width, lettersOfPage(), {
      ...now,
      layout: screenLayout(now.layout),
    })
    const room = this.#room
    await this.#plotly?.react(
      this.#live,
      data,
      room === undefined ? layout : withLegendRoom(layout, room),
      config,
    )
  }

  async #showFirst(): Promise<void> {
    if (this.#plotly !== undefined) await this.#strip?.draw(this.#plotly, this.#figure)
    await this.#show()
    this.#room = roomForLegend(this.#live, this.#figure)
    if (this.#room === undefined) return
    this.#live.style.height = `${this.#room.height}px`
    await this.#show()
  }
}

/** The size of the page's letters, in pixels: larger on slides, and where the reader has asked for it. */
const lettersOfPage = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

const lastFrame = ({ frames }: Figure): number => (frames?.length ?? 0) - 1

function ratioOf({ layout }: Figure): number {
  const { width, height } = layout
  return typeof width === 'number' && typeof height === 'number' ? width / height : 1.6
}

/** The figure at one of its moments: the frame's traces replace the figure's one by one. */
export function atFrame(figure: Figure, index: number): Figure {
  const frame = figure.frames?.[index]
  if (frame === undefined) return figure
  const data = figure.data.map((trace, i) => ({ ...trace, ...frame.data[i] }))
  return { ...figure, data, layout: { ...figure.layout, ...frame.layout } }
}

/** The layout as a page needs it: as wide as the column, scrolled past by a finger, and with the theme's own labels. */
function screenLayout({ width, height, ...layout }: PlotlySpec): PlotlySpec {
  const { paper, ink, rule } = colours[currentTheme()]
  const isTouch = matchMedia('(pointer: coarse)').matches
  return {
    ...layout,
    autosize: true,
    dragmode: isTouch ? false : 'zoom',
    hoverlabel: { bgcolor: paper, bordercolor: rule, font: { color: ink } },
  }
}
