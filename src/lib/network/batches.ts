import { checkCount } from '../hyperparameters'
import type { Random } from '../random'

/**
 * The numbers of n rows in portions: one epoch. All portions are of one size but the last, which takes what is left.
 * Born in lesson 07.
 * @param random shuffles the rows; left out, they come in order
 */
export function batches(n: number, batchSize: number, random?: Random): number[][] {
  checkCount('batchSize', batchSize)
  const inOrder = Array.from({ length: n }, (_, i) => i)
  const order = random === undefined ? inOrder : random.shuffle(inOrder)
  return Array.from({ length: Math.ceil(n / batchSize) }, (_, b) =>
    order.slice(b * batchSize, (b + 1) * batchSize),
  )
}
