import type { PlotlySpec } from '../figure'
import { number, requireAlt } from './border'
import { palette } from './palette'
import { fontFamily, fontSize, textWidth } from './text'

/** What every chart is told beside its data. */
export interface ChartOptions {
  /** What the chart shows, in words and with its numbers; read aloud, and shown where no picture can be. */
  readonly alt: string
  /** A title above the chart; leave it out where the text around the chart says it. */
  readonly title?: string
  /** The title of the horizontal axis, with its unit. */
  readonly x: string
  /** The title of the vertical axis, with its unit. */
  readonly y: string
  /** Logarithmic axes; every value must then be above 0. */
  readonly log?: { readonly x?: boolean; readonly y?: boolean }
  /** The ends of an axis in the units of the data; by default all data with a little room. */
  readonly xRange?: readonly [number, number]
  readonly yRange?: readonly [number, number]
  /** In pixels, at a width of 640; default 400. */
  readonly height?: number
}

export const chartWidth = 640
export const chartHeight = 400
/** Rows above the plot: axis title, legend, labels of lines. */
export const rowHeight = 26

/** What lies around the plot. */
export interface Surroundings {
  readonly options: ChartOptions
  readonly x: PlotlySpec
  readonly y: PlotlySpec
  /** The widest tick label beside the vertical axis, in pixels. */
  readonly tickWidth: number
  /** Lines of text in a tick label of the horizontal axis; default 1. */
  readonly tickLines?: number
  /** The names in the legend; none, no legend. */
  readonly legend?: readonly string[]
  /** Room for labels right of the plot, in pixels. */
  readonly right?: number
  /** Labels of vertical lines, which stand above the plot: their centre as a fraction of the axis. */
  readonly above?: readonly { readonly at: number; readonly text: string }[]
}

/**
 * The layout of a chart. All margins are fixed here: they are the same in a notebook, a page and a picture, and
 * nothing has to be measured. The vertical axis has its title lying flat above it, where it reads without a tilt.
 */
export function chartLayout(around: Surroundings): PlotlySpec {
  const { options } = around
  requireAlt(options.alt)
  const left = Math.max(24, around.tickWidth + 16)
  const right = Math.max(20, around.right ?? 0)
  const width = chartWidth - left - right
  const labels = aboveRows(around, left, width)
  const legend = legendRows(
    around,
    chartWidth - right - (options.y === '' ? 0 : textWidth(options.y) + 24),
    width,
  )
  const title = options.title === undefined ? 0 : 34
  const above = 14 + labels + (options.y === '' && legend.beside === false ? 0 : rowHeight)
  const top = above + legend.rows * rowHeight + title
  const bottom = 20 + 21 * (around.tickLines ?? 1) + (options.x === '' ? 0 : 24)
  const height = number('height', options.height ?? chartHeight)
  const plot = height - top - bottom
  return {
    width: chartWidth,
    height,
    margin: { l: left, r: right, t: top, b: bottom, pad: 0, autoexpand: false },
    paper_bgcolor: palette.paper,
    plot_bgcolor: palette.paper,
    font: { family: fontFamily, size: fontSize, color: palette.ink },
    hovermode: 'closest',
    hoverlabel: {
      bgcolor: palette.paper,
      bordercolor: palette.ink,
      font: { color: palette.ink, size: fontSize },
    },
    dragmode: false,
    ...(labels > 0 ? { meta: { above: labels } } : {}),
    xaxis: around.x,
    yaxis: around.y,
    ...(options.title === undefined ? {} : { title: titleOf(options.title, left) }),
    ...legendOf(around.legend, legend, labels, above, plot),
    annotations: [...xTitle(options.x, around.tickLines ?? 1), ...yTitle(options.y, left, 12 + labels)],
  }
}

function titleOf(text: string, left: number): PlotlySpec {
  const font = { color: palette.ink, size: fontSize + 2, weight: 600 }
  return {
    text,
    font,
    x: 0,
    xref: 'paper',
    xanchor: 'left',
    y: 1,
    yanchor: 'top',
    pad: { t: 10, l: -left + 4 },
  }
}

const axisTitle: PlotlySpec = {
  showarrow: false,
  xref: 'paper',
  yref: 'paper',
  borderpad: 0,
  font: { color: palette.ink, size: fontSize + 1 },
}

/** The title of the horizontal axis, at its right end. Both titles are annotations: Plotly's own are not drawn alike in a page and without a browser. */
function xTitle(text: string, lines: number): PlotlySpec[] {
  const down = 8 + 21 * lines
  return text === ''
    ? []
    : [{ ...axisTitle, name: 'x', text, x: 1, y: 0, xanchor: 'right', yanchor: 'top', yshift: -down }]
}

/** The title of the vertical axis, above its upper end. */
function yTitle(text: string, left: number, up: number): PlotlySpec[] {
  return text === ''
    ? []
    : [
        {
          ...axisTitle,
          name: 'y',
          text,
          x: 0,
          y: 1,
          xanchor: 'left',
          yanchor: 'bottom',
          xshift: 4 - left,
          yshift: up,
        },
      ]
}

/** Height of the row that labels of vertical lines need, 0 where they fit beside the axis title. */
function aboveRows(around: Surroundings, left: number, width: number): number {
  const title = around.options.y === '' ? 0 : textWidth(around.options.y) + 12
  const legend = (around.legend ?? []).length > 0
  const collides = (around.above ?? []).some(
    ({ at, text }) => left + at * width - textWidth(text) / 2 < title,
  )
  return (around.above ?? []).length > 0 && (collides || legend) ? rowHeight - 4 : 0
}

interface LegendRows {
  readonly rows: number
  readonly beside: boolean
}

/** Plotly's own rule: one row if all entries fit, else columns as wide as the widest. */
function legendRows(around: Surroundings, besideTitle: number, width: number): LegendRows {
  const widths = (around.legend ?? []).map((name) => textWidth(name) + 50)
  if (widths.length === 0) return { rows: 0, beside: false }
  const total = widths.reduce((sum, each) => sum + each, 0)
  if (total <= Math.min(besideTitle, width)) return { rows: 0, beside: true }
  const columns = total <= width ? widths.length : Math.max(1, Math.floor(width / Math.max(...widths)))
  return { rows: Math.ceil(widths.length / columns), beside: false }
}

function legendOf(
  names: readonly string[] | undefined,
  rows: LegendRows,
  labels: number,
  above: number,
  plot: number,
): PlotlySpec {
  if (names === undefined || names.length === 0) return { showlegend: false }
  const up = rows.beside ? 8 + labels : above - 4
  return {
    showlegend: true,
    legend: {
      orientation: 'h',
      x: rows.beside ? 1 : 0,
      xanchor: rows.beside ? 'right' : 'left',
      y: number('legend', 1 + up / plot),
      yanchor: 'bottom',
      font: { color: palette.ink, size: fontSize },
      bgcolor: palette.paper,
      bordercolor: palette.paper,
      itemsizing: 'trace',
      itemclick: false,
      itemdoubleclick: false,
      traceorder: 'normal',
    },
  }
}
