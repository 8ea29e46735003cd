import { colours, inTheme } from '../../lib/charts/palette'
import type { Figure, PlotlySpec } from '../../lib/figure'
import { frameControls } from './frames'
import { fittedTo, isCrowded, type LegendRoom, roomForLegend, withLegendRoom } from './narrow'
import { loadPlotly, type Plotly } from './plotly'
import { currentTheme, onTheme } from './theme'

const config = { displayModeBar: false, responsive: true, scrollZoom: false, showTips: false }

/**
 * Makes a drawn picture an interactive chart once it comes near the view or is pointed at. The picture stays until Plotly
 * has drawn, and for good where it cannot. Of a chart with moments the picture is a strip, which stays beside it.
 */
export function liveChart(chart: HTMLElement): void {
  const figure = figureOf(chart)
  if (figure === null) return
  const live = placeFor(figure)
  const box = document.createElement('div')
  box.className = 'live-box'
  // A box that scrolls must be reached by keyboard; see scrollers.ts.
  if (isCrowded(figure)) box.tabIndex = 0
  box.append(live)
  chart.append(box)
  let frame = (figure.frames?.length ?? 0) - 1
  let plotly: Plotly | undefined
  let room: LegendRoom | undefined
  const show = async () => {
    const now = inTheme(atFrame(figure, frame), currentTheme())
    const { data, layout } = fittedTo(live.clientWidth, { ...now, layout: screenLayout(now.layout) })
    await plotly?.react(live, data, room === undefined ? layout : withLegendRoom(layout, room), config)
  }
  const showFirst = async () => {
    await show()
    room = roomForLegend(live, figure)
    if (room === undefined) return
    live.style.height = `${room.height}px`
    await show()
  }
  const names = figure.frames?.map(({ name }) => name) ?? []
  const goTo = (index: number) => {
    frame = index
    void show()
  }
  const controls = names.length > 0 ? frameControls(names, goTo) : undefined
  if (controls !== undefined) chart.append(controls)
  whenNear(chart, async () => {
    try {
      plotly = await loadPlotly()
      await showFirst()
      chart.classList.add('drawn')
      onTheme(() => void show())
    } catch {
      box.remove()
      controls?.remove()
    }
  })
}

function whenNear(chart: HTMLElement, start: () => void): void {
  const once = () => {
    near.disconnect()
    chart.removeEventListener('pointerenter', once)
    start()
  }
  const isNear = (entries: IntersectionObserverEntry[]) => {
    if (entries.some((entry) => entry.isIntersecting)) once()
  }
  const near = new IntersectionObserver(isNear, { rootMargin: '400px 0px' })
  near.observe(chart)
  chart.addEventListener('pointerenter', once)
}

function figureOf(chart: HTMLElement): Figure | null {
  const text = chart.querySelector('script[type="application/json"]')?.textContent
  return text ? (JSON.parse(text) as Figure) : null
}

/** The element that Plotly draws into, in the shape of the figure, so that nothing moves when it is drawn. */
function placeFor(figure: Figure): HTMLElement {
  const live = document.createElement('div')
  live.className = isCrowded(figure) ? 'live crowded' : 'live'
  live.setAttribute('role', 'img')
  live.setAttribute('aria-label', figure.alt)
  live.style.setProperty('--ratio', String(ratioOf(figure)))
  return live
}

function ratioOf({ layout }: Figure): number {
  const { width, height } = layout
  return typeof width === 'number' && typeof height === 'number' ? width / height : 1.6
}

/** The figure at one of its moments: the frame's traces replace the figure's one by one. */
function atFrame(figure: Figure, index: number): Figure {
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
