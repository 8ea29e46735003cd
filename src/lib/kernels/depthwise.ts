import type { Tensor } from '@tensorflow/tfjs'
import { placeTaps, takeTaps, tapsOf, windowsOfFilter } from './taps'
import type { Images, Kernel } from './tensorflow'

/**
 * The slopes of the filter of a depthwise convolution: for each tap, what it saw times the slopes of the result, summed
 * over all windows.
 * @returns [rows, columns, in, multiplier]
 */
export const depthwiseFilterSlopes: Kernel = (tf, { x, dy }, attributes) => {
  const filterShape = attributes.filterShape as [number, number, number, number]
  const windows = windowsOfFilter(tf, x!.shape, filterShape, attributes, true)
  const [, , channels, multiplier] = filterShape
  const slopes = tf.reshape(dy!, [-1, channels, multiplier])
  const taps = takeTaps(tf, x as Images, windows).map(
    (seen): Tensor => tf.sum(tf.mul(tf.reshape(seen, [-1, channels, 1]), slopes), 0),
  )
  return tf.reshape(tf.stack(taps), filterShape)
}

/**
 * The slopes of the images of a depthwise convolution: each tap gives back its weight times the slope of the result.
 * @returns [batch, rows, columns, in]
 */
export const depthwiseInputSlopes: Kernel = (tf, { dy, filter }, attributes) => {
  const windows = windowsOfFilter(tf, attributes.inputShape as number[], filter!.shape, attributes, true)
  const [, , channels, multiplier] = filter!.shape as [number, number, number, number]
  const [batch, rows, columns] = dy!.shape as [number, number, number]
  const slopes = tf.reshape(dy!, [-1, channels, multiplier])
  const backs = tapsOf(windows).map(([row, column]): Images => {
    const weights = tf.reshape(
      tf.slice(filter as Images, [row, column, 0, 0], [1, 1, channels, multiplier]),
      [1, channels, multiplier],
    )
    return tf.reshape(tf.sum(tf.mul(slopes, weights), 2), [batch, rows, columns, channels])
  })
  return placeTaps(tf, backs, windows)
}
