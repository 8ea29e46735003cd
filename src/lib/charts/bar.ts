import type { Figure, PlotlySpec } from '../figure'
import { number, requireSome } from './border'
import { animate, type Moment } from './frames'
import {
  type ChartOptions,
  categoryAxis,
  chartLayout,
  fit,
  numberWidth,
  numericAxis,
  type Scale,
  textWidth,
} from './layout'
import { labelTrace } from './marks'
import { palette, styleAt } from './palette'

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
  /** The bar that is meant: it is ink, the others stay blue. */
  readonly chosen?: string
  readonly frames?: readonly BarMoment[]
}

interface Setting {
  readonly names: readonly string[]
  readonly series: readonly string[]
  readonly flat: boolean
  readonly options: BarOptions
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
  const setting: Setting = {
    names,
    series: [...new Set(all.map((one) => one.series ?? ''))],
    flat: options.horizontal ?? names.some((name) => name.length > 12),
    options,
  }
  const layout = barLayout(setting, all)
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

function barLayout({ names, series, flat, options }: Setting, all: readonly Bar[]): PlotlySpec {
  const ends = all.flatMap((one) => [one.value, one.low ?? one.value, one.high ?? one.value])
  const given = flat ? options.xRange : options.yRange
  const scale = roomy(
    fit('y', ends, given === undefined ? {} : { yRange: given }, true),
    flat,
    given !== undefined,
  )
  const legend = series.filter((name) => name !== '')
  // The numbers at the bars' ends say what grid lines would; Plotly counts categories upwards, a reader downwards.
  const numbers = { ...numericAxis(scale), showline: false, ticks: '' }
  const category = categoryAxis(names)
  return {
    ...chartLayout({
      options,
      x: flat ? numbers : category,
      y: flat ? { ...category, range: [names.length - 0.5, -0.5] } : numbers,
      tickWidth: flat ? Math.max(...names.map((name) => textWidth(name))) : numberWidth(scale),
      legend,
    }),
    bargap: series.length > 1 ? 0.25 : 0.4,
    bargroupgap: 0.08,
    barmode: 'group',
  }
}

/** Room for the number beyond the longest bar. */
function roomy(scale: Scale, flat: boolean, given: boolean): Scale {
  if (given) return scale
  const room = (scale.high - scale.low) * (flat ? 0.1 : 0.06)
  return {
    ...scale,
    low: scale.low < 0 ? scale.low - room : scale.low,
    high: scale.high > 0 ? scale.high + room : scale.high,
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
    return flat ? { name: one.name, end, text: `\u00a0${text}` } : { name: one.name, end, text }
  })
  return [...traces, barLabels(labels, flat)]
}

function barLabels(
  labels: readonly { name: string; end: number; text: string }[],
  flat: boolean,
): PlotlySpec {
  const places = labels.map((label) => ({
    x: 0,
    y: 0,
    text: label.text,
    position: flat
      ? label.end < 0
        ? 'middle left'
        : 'middle right'
      : label.end < 0
        ? 'bottom center'
        : 'top center',
  }))
  const names = labels.map((label) => label.name)
  const ends = labels.map((label) => label.end)
  return { ...labelTrace(places), x: flat ? ends : names, y: flat ? names : ends }
}

function oneSeries(
  bars: readonly Bar[],
  name: string,
  index: number,
  setting: Setting,
  grouped: boolean,
): PlotlySpec {
  const { flat, options } = setting
  const style = styleAt(palette.series, index)
  const names = bars.map((one) => one.name)
  const values = bars.map((one) => one.value)
  const colours = bars.map((one) => (one.name === options.chosen ? palette.ink : style.colour))
  const error = errorBars(bars)
  return {
    type: 'bar',
    orientation: flat ? 'h' : 'v',
    name,
    x: flat ? values : names,
    y: flat ? names : values,
    marker: {
      color: options.chosen === undefined ? style.colour : colours,
      line: { width: 0 },
      ...(style.pattern === ''
        ? {}
        : {
            pattern: {
              shape: style.pattern,
              fgcolor: palette.paper,
              fillmode: 'overlay',
              size: 8,
              solidity: 0.25,
            },
          }),
    },
    ...(grouped
      ? {
          text: bars.map((one) => printed(one.value, options.digits)),
          textposition: 'outside',
          textangle: 0,
          cliponaxis: false,
          textfont: { color: palette.ink, size: 13 },
        }
      : { showlegend: false }),
    ...(error === undefined ? {} : flat ? { error_x: error } : { error_y: error }),
    hovertemplate: flat ? '%{y}: %{x}<extra></extra>' : '%{x}: %{y}<extra></extra>',
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
  return digits === undefined ? String(Number(value.toFixed(2))) : value.toFixed(digits)
}
