import type { Figure, PlotlySpec } from '../figure'
import { categoryAxis, numberWidth, numericAxis } from './axes'
import { number, requireSome } from './border'
import { animate, type Moment } from './frames'
import { type ChartOptions, chartLayout } from './layout'
import { labelTrace } from './marks'
import { colours, palette, type Style, styleAt } from './palette'
import { fit, type Scale } from './scale'
import { textWidth } from './text'

/** One bar, from 0 to its value. */
export interface Bar {
  readonly name: string
  readonly value: number
  /** The ends of its error bar, in the units of the value. */
  readonly low?: number
  readonly high?: number
  /** Bars of the same name stand side by side, one of each series. */
  readonly series?: string
}

export interface BarMoment extends Moment {
  readonly bars: readonly Bar[]
}

export interface BarOptions extends Omit<ChartOptions, 'log'> {
  /** Bars lie; `x` is then still the title of the horizontal axis. Default: when a name is longer than 12 letters. */
  readonly horizontal?: boolean
  /** Digits after the point in the number at each bar's end; default: as many as needed, at most two. */
  readonly digits?: number
  /** The bar that is meant: it is ink, the others stay pale. */
  readonly chosen?: string
  readonly frames?: readonly BarMoment[]
}

interface Setting {
  readonly names: readonly string[]
  readonly series: readonly string[]
  readonly flat: boolean
  readonly options: BarOptions
  /** The axis of the values, with room for the numbers beyond the bars. */
  readonly scale: Scale
}

/**
 * Bars from 0, each with its number at the end; with `low` and `high` an error bar, with `series` groups of bars.
 * @throws if there is no bar, a value is not finite, or alt is empty
 */
export function bar(bars: readonly Bar[], options: BarOptions): Figure {
  const base = checkedBars(requireSome('bars', bars))
  const moments = (options.frames ?? []).map((moment) => ({
    name: moment.name,
    bars: checkedBars(moment.bars),
  }))
  const all = [...base, ...moments.flatMap((moment) => moment.bars)]
  const names = [...new Set(all.map((one) => one.name))]
  const flat = options.horizontal ?? names.some((name) => name.length > 12)
  const series = [...new Set(all.map((one) => one.series ?? ''))]
  const setting: Setting = { names, series, flat, options, scale: valueScale(all, flat, options) }
  const layout = barLayout(setting)
  if (moments.length === 0) return { data: barTraces(base, setting), layout, alt: options.alt }
  return animate(
    options.alt,
    layout,
    moments.map((moment) => ({ name: moment.name, data: barTraces(moment.bars, setting) })),
  )
}

function checkedBars(bars: readonly Bar[]): readonly Bar[] {
  return bars.map((one, i) => ({
    ...one,
    value: number(`bars[${i}].value`, one.value),
    ...(one.low === undefined ? {} : { low: number(`bars[${i}].low`, one.low) }),
    ...(one.high === undefined ? {} : { high: number(`bars[${i}].high`, one.high) }),
  }))
}

function valueScale(bars: readonly Bar[], flat: boolean, options: BarOptions): Scale {
  const given = flat ? options.xRange : options.yRange
  if (given !== undefined) return fit('y', [], { yRange: given })
  const ends = bars.flatMap((one) => [one.value, one.low ?? one.value, one.high ?? one.value])
  const scale = fit('y', ends, {}, true)
  const room = (scale.high - scale.low) * (flat ? 0.1 : 0.06)
  return {
    ...scale,
    low: scale.low < 0 ? scale.low - room : scale.low,
    high: scale.high > 0 ? scale.high + room : scale.high,
  }
}

function barLayout({ names, series, flat, options, scale }: Setting): PlotlySpec {
  const legend = series.filter((name) => name !== '')
  // The numbers at the bars' ends say what grid lines would; Plotly counts categories upwards, a reader downwards.
  const below = scale.low < 0
  const zero = below ? { zeroline: true, zerolinecolor: palette.soft, zerolinewidth: 1 } : {}
  const numbers = { ...numericAxis(scale), showline: false, ticks: '', ...zero }
  const category = { ...categoryAxis(names), showline: !below }
  return {
    ...chartLayout({
      options: flat
        ? { height: 110 + 46 * names.length * Math.max(1, series.length * 0.75), ...options }
        : options,
      x: flat ? numbers : category,
      y: flat ? { ...category, range: [names.length - 0.5, -0.5] } : numbers,
      tickWidth: flat ? Math.max(...names.map((name) => textWidth(name))) : numberWidth(scale),
      legend,
    }),
    bargap: series.length > 1 ? 0.3 : 0.5,
    bargroupgap: 0.08,
    barmode: 'group',
  }
}

function barTraces(bars: readonly Bar[], setting: Setting): PlotlySpec[] {
  const { series, flat } = setting
  const grouped = series.length > 1 || series[0] !== ''
  const traces = series.map((name, i) => {
    const members = bars.filter((one) => (one.series ?? '') === name)
    return oneSeries(members, name, i, setting, grouped)
  })
  if (grouped) return traces
  const labels = bars.map((one) => {
    const end =
      one.value < 0 ? Math.min(one.value, one.low ?? one.value) : Math.max(one.value, one.high ?? one.value)
    const text = printed(one.value, setting.options.digits)
    return { name: one.name, end, text: flat ? `\u00a0${text}\u00a0` : text }
  })
  return [...traces, barLabels(labels, setting)]
}

function barLabels(
  labels: readonly { name: string; end: number; text: string }[],
  { flat, scale }: Setting,
): PlotlySpec {
  const places = labels.map((label) => ({ x: 0, y: 0, text: label.text, position: beyond(label.end, flat) }))
  const names = labels.map((label) => label.name)
  // Letters that stand below a place touch it, those above do not.
  const nudge = flat ? 0 : (scale.high - scale.low) * 0.012
  const ends = labels.map(({ end }) => (end < 0 ? number('end', end - nudge) : end))
  return { ...labelTrace(places), x: flat ? ends : names, y: flat ? names : ends }
}

function beyond(end: number, flat: boolean): string {
  if (flat) return end < 0 ? 'middle left' : 'middle right'
  return end < 0 ? 'bottom center' : 'top center'
}

function oneSeries(
  bars: readonly Bar[],
  name: string,
  index: number,
  setting: Setting,
  grouped: boolean,
): PlotlySpec {
  const { flat, options } = setting
  const names = bars.map((one) => one.name)
  const values = bars.map((one) => one.value)
  const error = errorBars(bars)
  return {
    type: 'bar',
    orientation: flat ? 'h' : 'v',
    name,
    x: flat ? values : names,
    y: flat ? names : values,
    marker: barMarker(bars, styleAt(palette.series, index), options.chosen),
    ...(grouped ? barTexts(bars, options.digits) : { showlegend: false }),
    ...(error === undefined ? {} : flat ? { error_x: error } : { error_y: error }),
    hovertemplate: flat ? '%{y}: %{x}<extra></extra>' : '%{x}: %{y}<extra></extra>',
  }
}

/** Pale with an edge of full colour, so that an error bar shows across it; every further series is hatched. */
function barMarker(bars: readonly Bar[], style: Style, chosen: string | undefined): PlotlySpec {
  const tint = colours.light[`${style.name}-tint` as 'c-tint']
  const either = (one: string, other: string): string | string[] =>
    chosen === undefined ? other : bars.map((bar) => (bar.name === chosen ? one : other))
  const pattern = { shape: style.pattern, fgcolor: style.colour, fillmode: 'overlay', size: 7, solidity: 0.2 }
  return {
    color: either(palette.rule, tint),
    line: { color: either(palette.ink, style.colour), width: chosen === undefined ? 1.5 : 1.8 },
    ...(style.pattern === '' ? {} : { pattern }),
  }
}

function barTexts(bars: readonly Bar[], digits: number | undefined): PlotlySpec {
  return {
    text: bars.map((one) => printed(one.value, digits)),
    textposition: 'outside',
    textangle: 0,
    cliponaxis: false,
    textfont: { color: palette.ink, size: 14 },
  }
}

function errorBars(bars: readonly Bar[]): PlotlySpec | undefined {
  if (bars.every((one) => one.low === undefined && one.high === undefined)) return undefined
  return {
    type: 'data',
    symmetric: false,
    array: bars.map((one) => number('high', (one.high ?? one.value) - one.value)),
    arrayminus: bars.map((one) => number('low', one.value - (one.low ?? one.value))),
    color: palette.ink,
    thickness: 1.6,
    width: 6,
  }
}

function printed(value: number, digits: number | undefined): string {
  const text = digits === undefined ? String(Number(value.toFixed(2))) : value.toFixed(digits)
  return text.replace('-', '−')
}
