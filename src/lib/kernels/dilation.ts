import { bordered, takeTap, tapsOf, windowsOfFilter } from './taps'
import type { Images, Kernel } from './tensorflow'

/** Below every number that an image holds: what lies outside never wins. */
const lowest = -3.4e38

/**
 * Morphological dilation: the largest of image plus filter in each window. The backend's own kernel computes something
 * else.
 * @returns [batch, rows, columns, channels]
 */
export const dilation2d: Kernel = (tf, { x, filter }, attributes) => {
  const [height, width, channels] = filter!.shape as [number, number, number]
  const windows = windowsOfFilter(tf, x!.shape, [height, width, channels, 1], attributes, true)
  const images = bordered(tf, x as Images, windows, lowest)
  const weights = tf.reshape(filter!, [height * width, channels])
  return tapsOf(windows)
    .map((tap, i) => tf.add(takeTap(tf, images, tap, windows), tf.slice(weights, [i, 0], [1, channels])))
    .reduce((largest, each) => tf.maximum(largest, each))
}
