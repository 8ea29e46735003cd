import type { Figure, PlotlySpec } from '../figure'
import { numberWidth, numericAxis } from './axes'
import { points as checkedPoints, requireSome } from './border'
import { animate, type Moment } from './frames'
import { type ChartOptions, chartHeight, chartLayout } from './layout'
import { type Mark, markLabels, markTrace } from './mark'
import {
  type InkLine,
  inkLabel,
  inkTraces,
  type Label,
  labelsAbove,
  labelTrace,
  roomRight,
  spread,
  type XY,
} from './marks'
import { palette, type Style, styleAt } from './palette'
import { fit, type Scale } from './scale'

/** A line through points, in the order given. */
export interface Series {
  /** Written at the line's right end, in its colour; not needed where there is one series only. */
  readonly name?: string
  readonly points: readonly XY[]
}

export interface LineMarks {
  /** Points picked out: `{ x: 5.02, y: 3, label: 'k = 5.02, 3 mistakes' }`. */
  readonly marks?: readonly Mark[]
  /** Straight lines of ink over the whole plot. */
  readonly lines?: readonly InkLine[]
}

export interface LineMoment extends Moment, LineMarks {
  readonly series?: readonly Series[]
}

export interface LineOptions extends ChartOptions, LineMarks {
  /** Draws a staircase that changes half-way between neighbouring points (`true`), at each point, or before it. */
  readonly step?: boolean | 'at' | 'before'
  /** Dots on the points; default: for at most 12 points a series. */
  readonly dots?: boolean
  /** The vertical axis begins at 0; default true for a staircase and false else. */
  readonly zero?: boolean
  readonly frames?: readonly LineMoment[]
}

interface Drawn {
  readonly series: readonly Series[]
  readonly marks: readonly Mark[]
  readonly lines: readonly InkLine[]
}

interface Setting {
  readonly x: Scale
  readonly y: Scale
  readonly lines: number
  readonly marks: boolean
  readonly plotHeight: number
}

/**
 * Lines: a loss curve, a staircase. One series is ink; several have each a colour, a dash and their name at the end.
 * @throws if there is no series or no point, a coordinate is not finite, or alt is empty
 */
export function line(series: readonly Series[], options: LineOptions): Figure {
  const base = draw({ name: '', ...marksOf(options), series: requireSome('series', series) })
  const moments = (options.frames ?? []).map((moment) => ({
    ...moment,
    ...draw({ series, ...marksOf(options), ...moment }),
  }))
  const all: readonly Drawn[] = [base, ...moments]
  const places = all.flatMap((drawn) => [...drawn.series.flatMap((one) => one.points), ...drawn.marks])
  const x = fit(
    'x',
    places.map((place) => place.x),
    options,
  )
  const y = fit(
    'y',
    places.map((place) => place.y),
    options,
    options.zero ?? stepOf(options) !== 'linear',
  )
  const setting: Setting = {
    x: tight(x, options, places),
    y,
    lines: Math.max(...all.map((drawn) => drawn.lines.length)),
    marks: all.some((drawn) => drawn.marks.length > 0),
    plotHeight: (options.height ?? chartHeight) - 110,
  }
  const layout = lineLayout(options, setting, all)
  const traces = (drawn: Drawn): PlotlySpec[] => lineTraces(drawn, options, setting)
  if (moments.length === 0) return { data: traces(base), layout, alt: options.alt }
  return animate(
    options.alt,
    layout,
    moments.map((drawn) => ({ name: drawn.name, data: traces(drawn) })),
  )
}

function marksOf(options: LineOptions): LineMarks {
  return { marks: options.marks ?? [], lines: options.lines ?? [] }
}

function draw(moment: LineMoment): Drawn {
  return {
    series: (moment.series ?? []).map((one, i) => ({
      ...one,
      points: checkedPoints(`series[${i}].points`, requireSome(`series[${i}].points`, one.points)),
    })),
    marks: checkedPoints('marks', moment.marks ?? []),
    lines: moment.lines ?? [],
  }
}

/** A line runs from edge to edge of the plot: no room at its two ends, unless it has dots there. */
function tight(x: Scale, options: LineOptions, places: readonly XY[]): Scale {
  if (options.xRange !== undefined || dotted(options, places.length)) return x
  const values = places.map((place) => place.x)
  const low = Math.min(...values)
  const high = Math.max(...values)
  return low < high ? { ...x, low, high } : x
}

function dotted(options: LineOptions, count: number): boolean {
  return options.dots ?? (count <= 12 && stepOf(options) === 'linear')
}

function stepOf(options: LineOptions): string {
  if (options.step === 'at') return 'hv'
  if (options.step === 'before') return 'vh'
  return options.step === true ? 'hvh' : 'linear'
}

function lineLayout(options: LineOptions, setting: Setting, all: readonly Drawn[]): PlotlySpec {
  const { x, y } = setting
  const above = labelsAbove(
    all.flatMap((drawn) => drawn.lines),
    x,
  )
  return chartLayout({
    options,
    x: numericAxis(x),
    y: numericAxis(y, true),
    tickWidth: numberWidth(y),
    right: Math.max(numberWidth(x) / 2 + 8, ...all.map((drawn) => roomRight(endLabels(drawn, setting)))),
    above,
  })
}

function styleOf(index: number, count: number): Style {
  return count === 1
    ? { name: 'ink', colour: palette.ink, symbol: 'circle', dash: 'solid', pattern: '' }
    : styleAt(palette.series, index)
}

function endLabels(drawn: Drawn, setting: Setting): Label[] {
  const labels = drawn.series.flatMap((one) => {
    const end = one.points.at(-1)!
    return one.name === undefined || one.name === ''
      ? []
      : [{ ...end, text: `\u00a0${one.name}`, position: 'middle right' }]
  })
  return spread(labels, setting.y, setting.plotHeight)
}

function lineTraces(drawn: Drawn, options: LineOptions, setting: Setting): PlotlySpec[] {
  const { x, y } = setting
  const count = drawn.series.length
  const named = drawn.series.flatMap((one, i) => (one.name === undefined || one.name === '' ? [] : [i]))
  return [
    ...drawn.series.map((one, i) => seriesTrace(one, styleOf(i, count), options)),
    ...inkTraces(drawn.lines, setting.lines, x, y),
    ...(setting.marks ? [markTrace(drawn.marks)] : []),
    ...(named.length > 0
      ? [
          labelTrace(
            endLabels(drawn, setting),
            named.map((i) => styleOf(i, count).colour),
          ),
        ]
      : []),
    ...(setting.lines > 0 || setting.marks
      ? [
          labelTrace([
            ...drawn.lines.flatMap((one) => inkLabel(one, x, y)),
            ...markLabels(drawn.marks, y, lowestOf(drawn.series), setting.plotHeight),
          ]),
        ]
      : []),
  ]
}

function lowestOf(series: readonly Series[]): number {
  return Math.min(...series.map((one) => one.points.reduce((low, point) => Math.min(low, point.y), Infinity)))
}

function seriesTrace(one: Series, style: Style, options: LineOptions): PlotlySpec {
  const dots = dotted(options, one.points.length)
  return {
    type: 'scatter',
    mode: dots ? 'lines+markers' : 'lines',
    name: one.name ?? '',
    x: one.points.map((point) => point.x),
    y: one.points.map((point) => point.y),
    line: { color: style.colour, width: 2.2, dash: style.dash, shape: stepOf(options) },
    ...(dots
      ? {
          marker: {
            color: style.colour,
            symbol: style.symbol,
            size: 9,
            line: { color: palette.paper, width: 1 },
          },
        }
      : {}),
    hovertemplate: `%{x}, %{y}<extra>${one.name ?? ''}</extra>`,
    showlegend: false,
  }
}
