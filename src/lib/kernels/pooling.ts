import { bordered, placeTap, sumTaps, takeTap, tapsOf, type Windows, windowsOfPool } from './taps'
import type { Images, Kernel, TensorFlow } from './tensorflow'
import { areTiles, layTiles } from './tiles'

/** Below every number that a network meets, and a number still: a border of it never wins. */
const lowest = -3.4e38

/**
 * The slopes of max pooling: each window hands its slope to the tap with the largest value; equal ones share it evenly. The
 * backend's own kernel is wrong for windows whose values are all negative.
 * @returns [batch, rows, columns, channels]
 */
export const maxPoolSlopes: Kernel = (tf, { dy, input, output }, attributes) => {
  const windows = windowsOfPool(tf, input!.shape, attributes)
  if (areTiles(windows))
    return maxPoolSlopesOfTiles(tf, dy as Images, input as Images, output as Images, windows)
  const isLargest = takeTaps(tf, input as Images, windows).map((seen) =>
    isAsLargeAs(tf, seen, output as Images),
  )
  const share: Images = tf.div(dy as Images, tf.addN(isLargest))
  const shares = isLargest.map((mask): Images => tf.mul(share, mask))
  return placeTaps(tf, shares, windows)
}

/** Where the windows are tiles, a pixel belongs to one of them: enlarging the result lays each tile's values on its pixels. */
function maxPoolSlopesOfTiles(tf: TensorFlow, dy: Images, x: Images, y: Images, windows: Windows): Images {
  const { size, outputSize, inputSize } = windows
  const [high, wide] = [outputSize[0] * size[0], outputSize[1] * size[1]]
  const enlarged = (images: Images): Images => tf.image.resizeNearestNeighbor(images, [high, wide])
  const covered: Images = tf.slice(x, [0, 0, 0, 0], [x.shape[0], high, wide, x.shape[3]])
  const isLargest = isAsLargeAs(tf, covered, enlarged(y))
  const count = tf.mul(tf.avgPool(isLargest, [...size], [...size], 'valid'), size[0] * size[1])
  const slopes: Images = tf.mul(enlarged(tf.div(dy, count)), isLargest)
  return tf.pad(slopes, [
    [0, 0],
    [0, inputSize[0] - high],
    [0, inputSize[1] - wide],
    [0, 0],
  ])
}

/** 1 where a value reaches the largest of its window, else 0. The backend compares ten times slower than it subtracts. */
function isAsLargeAs(tf: TensorFlow, seen: Images, largest: Images): Images {
  return tf.sub(1, tf.step(tf.sub(largest, seen)))
}

function takeTaps(tf: TensorFlow, x: Images, windows: Windows): Images[] {
  const images = bordered(tf, x, windows, lowest)
  return tapsOf(windows).map((tap) => takeTap(tf, images, tap, windows))
}

function placeTaps(tf: TensorFlow, shares: readonly Images[], windows: Windows): Images {
  const placed = tapsOf(windows).map((tap, i) => placeTap(tf, shares[i]!, tap, windows))
  return sumTaps(tf, placed, windows)
}

/**
 * The slopes of average pooling: each window shares its slope among its taps. A window over the border has fewer of
 * them, which the kernels of the backends overlook.
 * @returns [batch, rows, columns, channels]
 */
export const averagePoolSlopes: Kernel = (tf, { dy, input }, attributes) => {
  const windows = windowsOfPool(tf, input!.shape, attributes)
  const [rows, columns] = windows.inputSize
  const inside = bordered(tf, tf.ones([1, rows, columns, 1]), windows)
  const counts = tf.addN(tapsOf(windows).map((tap) => takeTap(tf, inside, tap, windows)))
  const share: Images = tf.div(dy as Images, counts)
  const shares = tapsOf(windows).map(() => share)
  return areTiles(windows) ? layTiles(tf, shares, windows) : placeTaps(tf, shares, windows)
}
