import type { Figure, Frame, Json, PlotlySpec } from 'fledgling'
import { sliderRoom } from '../lib/charts/frames.ts'

/** A specification without frames, slider and buttons: what can be drawn on paper. */
export interface StillFigure {
  readonly data: readonly PlotlySpec[]
  readonly layout: PlotlySpec
}

const most = 6
const titleHeight = 28

/** What of a figure is drawn: the figure itself, or its moments as a strip of small charts. */
export function stillOf(figure: Figure): StillFigure {
  if (figure.frames === undefined || figure.frames.length === 0 || !isOurs(figure.layout)) {
    return withoutImages(figure)
  }
  const layout = withoutSlider(figure.layout)
  const frames = chosen(figure.frames)
  return withoutImages(frames.length === 1 ? { data: frames[0]!.data, layout } : strip(frames, layout))
}

/** Images from elsewhere, which a foreign figure may hold, are never fetched, and Plotly would wait for them. */
function withoutImages({ data, layout }: StillFigure): StillFigure {
  const { images, template, ...rest } = layout
  return { data: data.filter((trace) => trace.type !== 'image'), layout: rest }
}

/** Whether our chart functions made the layout; a foreign figure has one drawing only, whatever its frames. */
function isOurs(layout: PlotlySpec): boolean {
  const { margin, height, width, yaxis } = layout
  const isThere = (value: unknown): value is object => typeof value === 'object' && value !== null
  const sized = typeof height === 'number' && typeof width === 'number'
  return sized && isThere(margin) && 't' in margin && isThere(yaxis) && 'range' in yaxis
}

/** At most six moments, evenly chosen, the first and the last among them. */
function chosen(frames: readonly Frame[]): readonly Frame[] {
  if (frames.length <= most) return frames
  return Array.from({ length: most }, (_, i) => frames[Math.round((i * (frames.length - 1)) / (most - 1))]!)
}

interface Margin {
  readonly l: number
  readonly r: number
  readonly t: number
  readonly b: number
}

function withoutSlider({ sliders, updatemenus, ...layout }: PlotlySpec): PlotlySpec {
  const margin = layout.margin as unknown as Margin
  return {
    ...layout,
    height: (layout.height as number) - sliderRoom,
    margin: { ...margin, b: margin.b - sliderRoom },
  }
}

interface Panel {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  /** Whether the panel stands at the left edge and at the lower one, where the axes have their numbers. */
  readonly first: boolean
  readonly last: boolean
}

/** The moments side by side as one drawing with an axis pair each; scales, legend and axis titles are shared. */
function strip(frames: readonly Frame[], layout: PlotlySpec): StillFigure {
  const whole = layout.margin as unknown as Margin
  // The row that a chart keeps for the labels of its upright lines, each panel has for itself.
  const above = (layout.meta as { readonly above: number } | undefined)?.above ?? 0
  const margin = { ...whole, t: whole.t - above }
  const width = layout.width as number
  const columns = frames.length <= 3 ? frames.length : frames.length === 4 ? 2 : 3
  const rows = Math.ceil(frames.length / columns)
  const gap = Math.max(28, margin.r)
  const inner = { width: width - margin.l - margin.r, titles: titleHeight + labelRow(frames, layout) }
  const panelWidth = (inner.width - (columns - 1) * gap) / columns
  const panelHeight = Math.max(120, Math.round(panelWidth * 0.7))
  const rowGap = 14
  const height = rows * (inner.titles + panelHeight) + (rows - 1) * rowGap
  const panels = frames.map((_, i): Panel => {
    const left = (i % columns) * (panelWidth + gap)
    const top = Math.floor(i / columns) * (inner.titles + panelHeight + rowGap) + inner.titles
    return {
      x: [left / inner.width, (left + panelWidth) / inner.width],
      y: [1 - (top + panelHeight) / height, 1 - top / height],
      first: i % columns === 0,
      last: i + columns >= frames.length,
    }
  })
  const old = (layout.height as number) - whole.t - whole.b
  const names = frames.map((frame, i) => panelTitle(frame.name, panels[i]!, labelRow(frames, layout)))
  return {
    data: frames.flatMap((frame, i) => frame.data.map((trace) => onPanel(trace, i))),
    layout: {
      ...layout,
      ...Object.fromEntries(panels.flatMap((panel, i) => axesOf(layout, panel, i))),
      height: height + margin.t + margin.b,
      margin,
      legend: lifted(layout.legend as PlotlySpec | undefined, old, height, above),
      annotations: [...lowered(layout.annotations as readonly PlotlySpec[] | undefined, above), ...names],
    },
  }
}

/** The room above a panel for labels that stand there, at the upper end of its axis. */
function labelRow(frames: readonly Frame[], layout: PlotlySpec): number {
  const axis = layout.yaxis as PlotlySpec
  const end = (axis.range as readonly number[])[1]!
  const top = axis.type === 'log' ? 10 ** end : end
  const standsThere = (trace: PlotlySpec): boolean =>
    trace.mode === 'text' &&
    (trace.y as readonly Json[]).some((y) => typeof y === 'number' && y / top > 0.9999)
  return frames.some((frame) => frame.data.some(standsThere)) ? 20 : 0
}

function suffix(index: number): string {
  return index === 0 ? '' : String(index + 1)
}

function onPanel(trace: PlotlySpec, index: number): PlotlySpec {
  const axes = { xaxis: `x${suffix(index)}`, yaxis: `y${suffix(index)}` }
  const marker = trace.marker as PlotlySpec | undefined
  const smaller = typeof marker?.size === 'number' ? { marker: { ...marker, size: marker.size * 0.75 } } : {}
  return { ...trace, ...axes, ...smaller, ...(index === 0 ? {} : { showlegend: false }) }
}

function axesOf(layout: PlotlySpec, panel: Panel, index: number): [string, PlotlySpec][] {
  const id = suffix(index)
  const x = layout.xaxis as PlotlySpec
  const y = layout.yaxis as PlotlySpec
  const fewer = (axis: PlotlySpec): PlotlySpec => ('nticks' in axis ? { nticks: 5 } : {})
  return [
    [`xaxis${id}`, { ...x, ...fewer(x), domain: panel.x, anchor: `y${id}`, showticklabels: panel.last }],
    [`yaxis${id}`, { ...y, ...fewer(y), domain: panel.y, anchor: `x${id}`, showticklabels: panel.first }],
  ]
}

function panelTitle(name: string, panel: Panel, up: number): PlotlySpec {
  return {
    text: name,
    showarrow: false,
    xref: 'paper',
    yref: 'paper',
    x: panel.x[0],
    y: panel.y[1],
    xanchor: 'left',
    yanchor: 'bottom',
    xshift: -4,
    yshift: 4 + up,
    borderpad: 0,
    font: { weight: 600 },
  }
}

/** The legend at the same height above the plots, less the row that is gone; the plots are now of another height. */
function lifted(legend: PlotlySpec | undefined, old: number, height: number, gone: number): PlotlySpec {
  if (legend === undefined) return {}
  return { ...legend, y: 1 + (((legend.y as number) - 1) * old - gone) / height }
}

/** The same for the title of the vertical axis. */
function lowered(annotations: readonly PlotlySpec[] | undefined, gone: number): PlotlySpec[] {
  return (annotations ?? []).map((one) =>
    one.name === 'y' ? { ...one, yshift: (one.yshift as number) - gone } : one,
  )
}
