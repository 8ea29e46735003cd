import { binaryCrossEntropyOfScore } from './cross-entropy'
import { sigmoid } from './sigmoid'
import type { Point } from './threshold'

/**
 * The line x = k made soft: how probable B is at x. A half on the line, nearly 0 far left of it, nearly 1 far right; the
 * larger the steepness, the narrower the strip between. Born in lesson 02.
 * @param steepness above 0, per unit of x
 */
export function probabilityOfB(k: number, x: number, steepness: number): number {
  return sigmoid(steepness * (x - k))
}

/** The mean binary cross-entropy of the soft line at k, in nats. */
export function softLoss(k: number, points: readonly Point[], steepness: number): number {
  check(k, points, steepness)
  const losses = points.map((point) => binaryCrossEntropyOfScore(steepness * (point.x - k), truthOf(point)))
  return losses.reduce((sum, loss) => sum + loss, 0) / points.length
}

/**
 * The slope of `softLoss` at k, which is steepness times the mean of (truth - p): a B that got too little probability
 * pulls the line to the left, an A that got too little pulls it to the right.
 */
export function softSlope(k: number, points: readonly Point[], steepness: number): number {
  check(k, points, steepness)
  const misses = points.map((point) => truthOf(point) - probabilityOfB(k, point.x, steepness))
  return (steepness * misses.reduce((sum, miss) => sum + miss, 0)) / points.length
}

/** 1 for a B and 0 for an A: the probability that a model without any doubt would give to B. */
export function truthOf(point: { readonly label: 'A' | 'B' }): 0 | 1 {
  return point.label === 'B' ? 1 : 0
}

function check(k: number, points: readonly Point[], steepness: number): void {
  if (!Number.isFinite(k)) throw new RangeError(`k must be a finite number: ${k}`)
  if (points.length === 0) throw new Error('points must have a point: 0 points')
  if (!(steepness > 0 && steepness < Infinity))
    throw new RangeError(`steepness must be more than 0: ${steepness}`)
}
