import type { Random } from '../random'
import type { Matrix } from './matrix'
import { zeros } from './matrix'

/**
 * What dropout multiplies the outputs of a layer by while it trains: 0 with the probability `rate`, and 1 / (1 - rate)
 * for those that stay, so that their mean is what it was and a finished network needs no change ("inverted dropout";
 * Srivastava and others 2014). Born in lesson 08.
 */
export function dropoutMask(rows: number, columns: number, rate: number, random: Random): Matrix {
  const mask = zeros(rows, columns)
  for (let i = 0; i < mask.values.length; i++) mask.values[i] = random.uniform() < rate ? 0 : 1 / (1 - rate)
  return mask
}
