import { number } from './border'
import type { ChartOptions } from './layout'

/** One axis as numbers: what it shows from end to end, in the units of the data. */
export interface Scale {
  readonly log: boolean
  readonly low: number
  readonly high: number
}

/** The scale that shows all values with 5 % of room at each end; `zero` makes it begin (or end) at 0 exactly. */
export function fit(
  axis: 'x' | 'y',
  values: readonly number[],
  options: Pick<ChartOptions, 'log' | 'xRange' | 'yRange'>,
  zero = false,
): Scale {
  const log = options.log?.[axis] ?? false
  const given = axis === 'x' ? options.xRange : options.yRange
  if (given !== undefined) {
    return checked(axis, {
      log,
      low: number(`${axis}Range[0]`, given[0]),
      high: number(`${axis}Range[1]`, given[1]),
    })
  }
  const at = (value: number): number => (log ? Math.log10(value) : value)
  const back = (value: number): number => (log ? 10 ** value : value)
  if (log) checked(axis, { log, low: Math.min(...values), high: Infinity })
  const low = at(Math.min(...values, ...(zero ? [0] : [])))
  const high = at(Math.max(...values, ...(zero ? [0] : [])))
  const room = (high - low || 1) * 0.05
  return {
    log,
    low: number('low', back(zero && low === 0 ? low : low - room)),
    high: number('high', back(zero && high === 0 ? high : high + room)),
  }
}

function checked(axis: string, scale: Scale): Scale {
  if (scale.log && scale.low <= 0)
    throw new Error(`a logarithmic ${axis} axis needs values above 0: ${scale.low}`)
  if (scale.low >= scale.high) throw new Error(`${axis}Range must rise: [${scale.low}, ${scale.high}]`)
  return scale
}

/** Where a value lies between the ends of its axis: 0 at the low end, 1 at the high end. */
export function fraction(scale: Scale, value: number): number {
  const at = (v: number): number => (scale.log ? Math.log10(v) : v)
  return (at(value) - at(scale.low)) / (at(scale.high) - at(scale.low))
}

/** The value at a fraction of the axis. */
export function valueAt(scale: Scale, part: number): number {
  if (!scale.log) return number('value', scale.low + part * (scale.high - scale.low))
  return number('value', scale.low * (scale.high / scale.low) ** part)
}
