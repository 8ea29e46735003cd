import { bordered, insertZeros, windowsOfFilter } from './taps'
import type { Images, Kernel } from './tensorflow'

/**
 * The slopes of a convolution's filter. Each is a sum over all windows of what one tap saw times the slope of the result,
 * and that is a convolution too: channels take the place of the batch, the slopes are the filter. XNNPACK computes it as
 * fast as the way forward.
 * @returns [rows, columns, in, out]
 */
export const conv2dFilterSlopes: Kernel = (tf, { x, dy }, attributes) => {
  const images = x as Images
  const windows = windowsOfFilter(tf, images.shape, attributes.filterShape as number[], attributes)
  const asImages: Images = tf.transpose(bordered(tf, images, windows), [3, 1, 2, 0])
  const asFilter: Images = tf.transpose(dy as Images, [1, 2, 0, 3])
  // What was a stride lies between the taps now, and the other way round.
  const { strides, dilations } = windows
  const slopes = tf.conv2d(asImages, asFilter, [...dilations], 'valid', 'NHWC', [...strides])
  const [rows, columns] = windows.size
  // Rows that no window has reached would make more taps than there are.
  const kept = tf.slice(slopes, [0, 0, 0, 0], [slopes.shape[0], rows, columns, slopes.shape[3]])
  return tf.transpose(kept, [1, 2, 0, 3])
}

/**
 * The slopes of a convolution's images: the slopes of the result, convolved with the filter turned by half a turn. The
 * backend has a kernel of its own for it, without SIMD and ten times slower.
 * @returns [batch, rows, columns, in]
 */
export const conv2dInputSlopes: Kernel = (tf, { dy, filter }, attributes) => {
  const inputShape = attributes.inputShape as number[]
  const windows = windowsOfFilter(tf, inputShape, filter!.shape, attributes)
  const turned: Images = tf.transpose(tf.reverse(filter as Images, [0, 1]), [0, 1, 3, 2])
  const spread = insertZeros(tf, dy as Images, windows.strides)
  const around = [0, 1].map((axis): [number, number] => {
    // So much that the first window sees the first pixel with its last tap; cut where the border has been.
    const reach = (windows.size[axis]! - 1) * windows.dilations[axis]!
    const before = reach - windows.border[axis]![0]
    return [before, inputShape[axis + 1]! + reach - before - spread.shape[axis + 1]!]
  })
  const framed = cutOrPad(tf, spread, around[0]!, around[1]!)
  return tf.conv2d(framed, turned, 1, 'valid', 'NHWC', [...windows.dilations])
}

/** Adds blank rows and columns, or takes some off where the number is negative. */
function cutOrPad(
  tf: Parameters<Kernel>[0],
  x: Images,
  rows: [number, number],
  columns: [number, number],
): Images {
  const cut = ([before, after]: [number, number]) => [Math.max(0, -before), Math.max(0, -after)] as const
  const add = ([before, after]: [number, number]): [number, number] => [
    Math.max(0, before),
    Math.max(0, after),
  ]
  const [top, bottom] = cut(rows)
  const [left, right] = cut(columns)
  const [batch, height, width, channels] = x.shape
  const inner: Images = tf.slice(
    x,
    [0, top, left, 0],
    [batch, height - top - bottom, width - left - right, channels],
  )
  return tf.pad(inner, [[0, 0], add(rows), add(columns), [0, 0]])
}
