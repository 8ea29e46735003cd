import { lowest, placeTaps, takeTaps, tapsOf, type Windows, windowsOfPool } from './taps'
import type { Images, Kernel, TensorFlow } from './tensorflow'

/**
 * The slopes of max pooling: each window hands its slope to the tap with the largest value; equal ones share it evenly. The
 * backend's own kernel is wrong for windows whose values are all negative.
 * @returns [batch, rows, columns, channels]
 */
export const maxPoolSlopes: Kernel = (tf, { dy, input, output }, attributes) => {
  const windows = windowsOfPool(tf, input!.shape, attributes)
  if (areTiles(windows))
    return maxPoolSlopesOfTiles(tf, dy as Images, input as Images, output as Images, windows)
  const isLargest = takeTaps(tf, input as Images, windows, lowest).map((seen) =>
    isAsLargeAs(tf, seen, output as Images),
  )
  const share: Images = tf.div(dy as Images, tf.addN(isLargest))
  const shares = isLargest.map((mask): Images => tf.mul(share, mask))
  return placeTaps(tf, shares, windows)
}

function maxPoolSlopesOfTiles(tf: TensorFlow, dy: Images, x: Images, y: Images, windows: Windows): Images {
  const { size } = windows
  const largest = enlarged(tf, y, windows)
  const covered: Images = tf.slice(x, [0, 0, 0, 0], largest.shape)
  const isLargest = isAsLargeAs(tf, covered, largest)
  const count = tf.mul(tf.avgPool(isLargest, [...size], [...size], 'valid'), size[0] * size[1])
  return padded(tf, tf.mul(enlarged(tf, tf.div(dy, count), windows), isLargest), windows)
}

/** 1 where a value reaches the largest of its window, else 0. The backend compares ten times slower than it subtracts. */
function isAsLargeAs(tf: TensorFlow, seen: Images, largest: Images): Images {
  return tf.sub(1, tf.step(tf.sub(largest, seen)))
}

/**
 * The slopes of average pooling: each window shares its slope among its taps. A window over the border has fewer of
 * them, which the kernels of the backends overlook.
 * @returns [batch, rows, columns, channels]
 */
export const averagePoolSlopes: Kernel = (tf, { dy, input }, attributes) => {
  const windows = windowsOfPool(tf, input!.shape, attributes)
  const [rows, columns] = windows.inputSize
  const counts = tf.addN(takeTaps(tf, tf.ones([1, rows, columns, 1]), windows))
  const share: Images = tf.div(dy as Images, counts)
  if (areTiles(windows)) return padded(tf, enlarged(tf, share, windows), windows)
  const shares = tapsOf(windows).map(() => share)
  return placeTaps(tf, shares, windows)
}

// Most poolings cut images into tiles that neither overlap nor leave gaps. Then a pixel belongs to one tile, and what is to be
// said of a tile is laid on its pixels by enlarging, which is many times faster than tap by tap.

/** Whether the windows lie side by side, with nothing of a border among them. */
function areTiles({ size, strides, border }: Windows): boolean {
  return size[0] === strides[0] && size[1] === strides[1] && border.flat().every((width) => width === 0)
}

/** The value of each tile on all its pixels. */
function enlarged(tf: TensorFlow, values: Images, { size, outputSize }: Windows): Images {
  return tf.image.resizeNearestNeighbor(values, [outputSize[0] * size[0], outputSize[1] * size[1]])
}

/** As large as the images, with zeros where no tile was. */
function padded(tf: TensorFlow, tiled: Images, { inputSize }: Windows): Images {
  return tf.pad(tiled, [
    [0, 0],
    [0, inputSize[0] - tiled.shape[1]],
    [0, inputSize[1] - tiled.shape[2]],
    [0, 0],
  ])
}
