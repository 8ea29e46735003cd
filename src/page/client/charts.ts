import { colours, inTheme } from '../../lib/charts/palette'
import type { Figure, PlotlySpec } from '../../lib/figure'
import { frameControls } from './frames'
import { loadPlotly, type Plotly } from './plotly'
import { currentTheme, onTheme } from './theme'

const config = { displayModeBar: false, responsive: true, scrollZoom: false, showTips: false }

/**
 * Makes a drawn picture an interactive chart once it comes near the view or is pointed at. The picture stays until Plotly
 * has drawn, and for good where it cannot.
 */
export function liveChart(chart: HTMLElement): void {
  const figure = figureOf(chart)
  if (figure === null) return
  let started = false
  const start = () => {
    if (started) return
    started = true
    near.disconnect()
    loadPlotly().then(
      (plotly) => draw(chart, figure, plotly),
      () => {},
    )
  }
  const near = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && start(),
    {
      rootMargin: '400px 0px',
    },
  )
  near.observe(chart)
  chart.addEventListener('pointerenter', start)
}

function figureOf(chart: HTMLElement): Figure | null {
  const text = chart.querySelector('script[type="application/json"]')?.textContent
  return text ? (JSON.parse(text) as Figure) : null
}

function draw(chart: HTMLElement, figure: Figure, plotly: Plotly): void {
  const live = document.createElement('div')
  live.className = 'live'
  live.setAttribute('role', 'img')
  live.setAttribute('aria-label', figure.alt)
  live.style.setProperty('--ratio', String(ratioOf(figure)))
  chart.append(live)
  let frame = (figure.frames?.length ?? 0) - 1
  const show = () => {
    const now = inTheme(atFrame(figure, frame), currentTheme())
    return plotly.react(live, now.data, screenLayout(now.layout), config)
  }
  show().then(
    () => {
      chart.classList.add(figure.frames ? 'moving' : 'drawn')
      onTheme(show)
      if (figure.frames === undefined) return
      const names = figure.frames.map(({ name }) => name)
      live.after(
        frameControls(names, (index) => {
          frame = index
          show()
        }),
      )
    },
    () => live.remove(),
  )
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
