import type { DenseSlopes } from './dense'
import type { Network } from './network'

/** What large weights cost: l2 / 2 * (sum of all squared weights). Biases are not punished. Born in lesson 08. */
export function l2Penalty({ layers }: Network, l2: number): number {
  const squares = layers.map(({ weights }) => weights.reduce((sum, weight) => sum + weight * weight, 0))
  return (l2 / 2) * squares.reduce((sum, each) => sum + each, 0)
}

/** Adds the slope of the penalty, l2 * weight, to the slopes of the loss, in place. */
export function addL2(slopes: readonly DenseSlopes[], { layers }: Network, l2: number): void {
  layers.forEach(({ weights }, l) => {
    const byWeight = slopes[l]!.weights
    for (let i = 0; i < weights.length; i++) byWeight[i]! += l2 * weights[i]!
  })
}
