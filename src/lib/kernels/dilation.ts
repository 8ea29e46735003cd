import { lowest, takeTaps, windowsOfFilter } from './taps'
import type { Images, Kernel } from './tensorflow'

/**
 * Morphological dilation: the largest of image plus filter in each window. The backend's own kernel computes something
 * else.
 * @returns [batch, rows, columns, channels]
 */
export const dilation2d: Kernel = (tf, { x, filter }, attributes) => {
  const [height, width, channels] = filter!.shape as [number, number, number]
  const windows = windowsOfFilter(tf, x!.shape, [height, width, channels, 1], attributes, true)
  const weights = tf.reshape(filter!, [height * width, channels])
  return takeTaps(tf, x as Images, windows, lowest)
    .map((seen, i) => tf.add(seen, tf.slice(weights, [i, 0], [1, channels])))
    .reduce((largest, each) => tf.maximum(largest, each))
}
