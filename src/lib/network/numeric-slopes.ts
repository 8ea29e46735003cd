import type { Loss } from './losses'
import type { Rows } from './matrix'
import type { Network } from './network'
import { checkData, copyNetwork, lossOn, parametersOf } from './network'

/**
 * The slope of the mean loss in every weight and bias, measured instead of derived: each is moved a little up and a
 * little down, and the loss looked at (central differences). Two forward passes for each parameter, so it proves
 * backpropagation and does not replace it. Born in lesson 06.
 * @param width how far a parameter is moved to each side
 * @returns arrays as `parametersOf` orders them: weights, biases, layer by layer
 */
export function numericSlopes(
  network: Network,
  features: Rows,
  targets: Rows,
  loss: Loss,
  width = 1e-5,
): Float64Array[] {
  const copy = copyNetwork(network)
  const data = checkData(copy, features, targets, loss)
  return parametersOf(copy).map((values) =>
    values.map((value, i) => {
      const lossAt = (moved: number): number => {
        values[i] = moved
        return lossOn(copy, data, loss)
      }
      const slope = (lossAt(value + width) - lossAt(value - width)) / (2 * width)
      values[i] = value
      return slope
    }),
  )
}
