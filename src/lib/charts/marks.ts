import type { PlotlySpec } from '../figure'
import { say } from '../host'
import { points as checkedPoints, number, requireSome } from './border'
import { palette, type Style, styleAt } from './palette'
import { fraction, type Scale, valueAt } from './scale'
import { textWidth } from './text'

/** A point of a chart. */
export interface XY {
  readonly x: number
  readonly y: number
}

/** A point that belongs to a group. */
export interface LabelledXY extends XY {
  readonly label?: string
}

/** A line of the model: straight up at x = k, level at a y, or along points. Always ink. */
export type InkLine =
  | { readonly x: number; readonly label?: string }
  | { readonly y: number; readonly label?: string }
  | {
      readonly points: readonly XY[]
      readonly label?: string
      readonly dash?: 'solid' | 'dash' | 'dot'
      readonly dots?: boolean
    }

/** A text beside a place in the plot; `position` as Plotly's textposition. */
export interface Label extends XY {
  readonly text: string
  readonly position: string
}

/** The labels that occur, in alphabetical order, so that a group keeps its look from chart to chart. */
export function groupNames(points: readonly LabelledXY[]): string[] {
  return [...new Set(points.flatMap((point) => (point.label === undefined ? [] : [point.label])))].sort()
}

/** Points with a white edge: one trace a group, in the group's colour and symbol. */
export function pointTraces(
  points: readonly LabelledXY[],
  groups: readonly string[],
  size = 10,
): PlotlySpec[] {
  const traces = groups.map((name, i) => {
    const members = points.filter((point) => point.label === name)
    return pointTrace(members, name, styleAt(palette.groups, i), size)
  })
  const alone = points.filter((point) => point.label === undefined || !groups.includes(point.label))
  const plain: Style = { name: 'soft', colour: palette.soft, symbol: 'circle', dash: 'solid', pattern: '' }
  return alone.length === 0
    ? traces
    : [...traces, { ...pointTrace(alone, '', plain, size), showlegend: false }]
}

/** Coordinates; a place without any for no points, or Plotly drops the trace, and with it its name in the legend. */
function places(points: readonly XY[]): PlotlySpec {
  if (points.length === 0) return { x: [null], y: [null] }
  return { x: points.map((point) => point.x), y: points.map((point) => point.y) }
}

function pointTrace(points: readonly XY[], name: string, style: Style, size: number): PlotlySpec {
  return {
    type: 'scatter',
    mode: 'markers',
    name,
    ...places(points),
    marker: {
      color: style.colour,
      symbol: style.symbol,
      size: style.symbol === 'circle' ? size : size + 1,
      opacity: 1,
      line: { color: palette.paper, width: 1 },
    },
    hovertemplate: `%{x}, %{y}<extra>${name}</extra>`,
  }
}

/** What a ring means, for the legend. */
export function ringName(): string {
  return say({ en: 'mistake', zh: '错误' })
}

/** Rings of ink around points: the sign of a mistake. */
export function ringTrace(rings: readonly XY[]): PlotlySpec {
  return {
    type: 'scatter',
    mode: 'markers',
    name: ringName(),
    ...places(rings),
    marker: { color: palette.ink, symbol: 'circle-open', size: 19, line: { color: palette.ink, width: 1.8 } },
    hoverinfo: 'skip',
  }
}

/** The corners of a line of ink: from end to end of the axis where it stands straight up or lies level. */
export function corners(line: InkLine, x: Scale, y: Scale): XY[] {
  if ('points' in line) return [...checkedPoints('points', requireSome('points', line.points))]
  if ('x' in line) {
    const at = number('x', line.x)
    return [y.low, y.high].map((end) => ({ x: at, y: end }))
  }
  const at = number('y', line.y)
  return [x.low, x.high].map((end) => ({ x: end, y: at }))
}

/** A line of ink. Its label, where it has one, is drawn by `labelTrace`. */
function inkTrace(line: InkLine, x: Scale, y: Scale): PlotlySpec {
  const along = corners(line, x, y)
  return {
    type: 'scatter',
    mode: 'points' in line && line.dots === true ? 'lines+markers' : 'lines',
    name: line.label ?? '',
    x: along.map((corner) => corner.x),
    y: along.map((corner) => corner.y),
    line: { color: palette.ink, width: 2.5, dash: 'points' in line ? (line.dash ?? 'solid') : 'solid' },
    marker: { color: palette.ink, symbol: 'circle', size: 7, line: { color: palette.paper, width: 1 } },
    hoverinfo: 'skip',
    showlegend: false,
  }
}

/** The lines of one moment, filled up with empty ones to as many as the longest moment has. */
export function inkTraces(lines: readonly InkLine[], count: number, x: Scale, y: Scale): PlotlySpec[] {
  const empty: PlotlySpec = { type: 'scatter', mode: 'lines', x: [], y: [], showlegend: false }
  return Array.from({ length: count }, (_, i) => {
    const line = lines[i]
    return line === undefined ? empty : inkTrace(line, x, y)
  })
}

/** The labels of upright lines, which stand above the plot: where along the axis, from 0 to 1. */
export function labelsAbove(lines: readonly InkLine[], x: Scale): { at: number; text: string }[] {
  return lines.flatMap((line) =>
    'x' in line && line.label !== undefined ? [{ at: fraction(x, line.x), text: line.label }] : [],
  )
}

/** Where the label of a line of ink stands: above the plot, above the line's end, or right of its end. */
export function inkLabel(line: InkLine, x: Scale, y: Scale): Label[] {
  const end = corners(line, x, y).at(-1)
  if (line.label === undefined || end === undefined) return []
  const inside = fraction(x, end.x) < 0.75
  const position = 'x' in line ? 'top center' : 'points' in line && inside ? 'middle right' : 'top left'
  return [{ ...end, text: position === 'middle right' ? `\u00a0${line.label}` : line.label, position }]
}

/** Paper around letters, so that they can be read over lines; `src/picture` draws it as a stroke. */
const halo = Array.from({ length: 4 }, () => `0 0 3px ${palette.paper}`).join(', ')

/** Texts in the plot, in bold ink; they may stand beyond its edge. */
export function labelTrace(
  labels: readonly Label[],
  colour: string | readonly string[] = palette.ink,
): PlotlySpec {
  return {
    type: 'scatter',
    mode: 'text',
    x: labels.map((label) => label.x),
    y: labels.map((label) => label.y),
    text: labels.map((label) => label.text),
    textposition: labels.map((label) => label.position),
    textfont: { color: typeof colour === 'string' ? colour : [...colour], weight: 600, shadow: halo },
    cliponaxis: false,
    hoverinfo: 'skip',
    showlegend: false,
  }
}

/** Moves labels at the right edge apart until no two are nearer than a line of text. Keeps their order. */
export function spread(labels: readonly Label[], y: Scale, plotHeight: number, lineHeight = 19): Label[] {
  const gap = lineHeight / plotHeight
  const places = labels.map((label, i) => ({ i, at: fraction(y, label.y) })).sort((a, b) => a.at - b.at)
  const tops = places.map((place) => place.at)
  for (let i = 1; i < tops.length; i++) tops[i] = Math.max(tops[i]!, tops[i - 1]! + gap)
  // What was pushed up is brought back by half of the way, so that the group stays centred on its lines.
  const pushed = tops.reduce((sum, top, i) => sum + top - places[i]!.at, 0) / (tops.length || 1)
  const over = Math.max(0, (tops.at(-1) ?? 0) - pushed - 1) - Math.max(0, 0.03 - ((tops[0] ?? 1) - pushed))
  const moved = [...labels]
  places.forEach((place, rank) => {
    const label = labels[place.i]!
    moved[place.i] = { ...label, y: valueAt(y, tops[rank]! - pushed - over) }
  })
  return moved
}

/** The room that labels right of the plot need, in pixels. */
export function roomRight(labels: readonly Label[]): number {
  return labels.reduce((most, label) => Math.max(most, textWidth(label.text) + 14), 0)
}
