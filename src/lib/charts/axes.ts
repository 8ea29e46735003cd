import type { PlotlySpec } from '../figure'
import { number } from './border'
import { palette } from './palette'
import type { Scale } from './scale'
import { fontSize, textWidth } from './text'

const axisStyle: PlotlySpec = {
  zeroline: false,
  showline: true,
  linecolor: palette.soft,
  linewidth: 1,
  tickcolor: palette.soft,
  ticks: 'outside',
  ticklen: 5,
  tickfont: { color: palette.soft, size: fontSize },
  gridcolor: palette.rule,
  automargin: false,
  tickangle: 0,
  // The margins have room for every label; to find out, Plotly would have to measure.
  ticklabeloverflow: 'allow',
  fixedrange: true,
}

/** Without a line, and with ticks of paper, which keep the labels off the plot. */
const unlined: PlotlySpec = { showline: false, tickcolor: palette.paper }

/** A numeric axis: at most six ticks, thousands set apart, thin lines across the plot only where asked. */
export function numericAxis(scale: Scale, grid = false): PlotlySpec {
  const at = (value: number): number => (scale.log ? number('range', Math.log10(value)) : value)
  return {
    ...axisStyle,
    type: scale.log ? 'log' : 'linear',
    range: [at(scale.low), at(scale.high)],
    showgrid: grid,
    ...(grid ? unlined : {}),
    exponentformat: 'none',
    separatethousands: true,
    ...(scale.log ? logTicks(scale) : { nticks: 7 }),
  }
}

/** An axis of names, in the order given. */
export function categoryAxis(names: readonly string[]): PlotlySpec {
  return {
    ...axisStyle,
    type: 'category',
    categoryorder: 'array',
    categoryarray: [...names],
    range: [-0.5, names.length - 0.5],
    showgrid: false,
    tickcolor: palette.paper,
  }
}

/** The powers of ten on a long logarithmic axis, on a short one also what is twice and five times as much. */
function logTicks(scale: Scale): PlotlySpec {
  const factors = Math.log10(scale.high / scale.low) > 2.2 ? [1] : [1, 2, 5]
  const first = Math.floor(Math.log10(scale.low))
  const powers = Array.from({ length: Math.ceil(Math.log10(scale.high)) - first + 1 }, (_, i) => first + i)
  const values = powers
    .flatMap((power) => factors.map((factor) => number('tick', factor * 10 ** power)))
    .filter((value) => value >= scale.low && value <= scale.high)
  return { tickmode: 'array', tickvals: values, ticktext: values.map(withCommas) }
}

/** `10000` as `10,000`. */
function withCommas(value: number): string {
  const [whole, part] = String(value).split('.')
  return whole!.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`)
}

/** The width of the widest number on an axis, in pixels. */
export function numberWidth(scale: Scale): number {
  const step = (scale.high - scale.low) / 6
  const digits = scale.log ? 0 : Math.max(0, Math.ceil(-Math.log10(step)))
  const texts = [scale.low, scale.high].map((value) => value.toFixed(Math.min(digits, 6)))
  return Math.max(...texts.map((text) => textWidth(withCommas(Number(text)).padEnd(text.length, '0'))))
}
