import type { Tensor1D } from '@tensorflow/tfjs'
import type { Kernel } from './tensorflow'

/**
 * Sums the rows that have the same number, which is the gradient of taking rows by number (`gather`, an embedding): a row
 * that was taken twice gets both slopes.
 * @returns [segments, ...]
 */
export const unsortedSegmentSum: Kernel = (tf, { x, segmentIds }, attributes) => {
  const ids = segmentIds as Tensor1D
  const shape = [attributes.numSegments as number, ...x!.shape.slice(ids.rank)]
  // With no row at all, scatterND would refuse.
  if (ids.size === 0) return tf.zeros(shape)
  const rows = tf.reshape(x!, [ids.size, ...shape.slice(1)])
  return tf.scatterND(tf.cast(tf.reshape(ids, [ids.size, 1]), 'int32'), rows, shape)
}
