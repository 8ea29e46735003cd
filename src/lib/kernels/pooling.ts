import { bordered, placeTap, sumTaps, takeTap, tapsOf, type Windows, windowsOfPool } from './taps'
import type { Images, Kernel, TensorFlow } from './tensorflow'
import { areTiles, cutTiles, layTiles } from './tiles'

/** Below every number that a network meets, and a number still: a border of it never wins. */
const lowest = -3.4e38

/**
 * The slopes of max pooling: each window hands its slope to the first of its taps that has the largest value. The
 * backend's own kernel is wrong for windows whose values are all negative, and hands it to the last of equal ones.
 * @returns [batch, rows, columns, channels]
 */
export const maxPoolSlopes: Kernel = (tf, { dy, input, output }, attributes) => {
  const windows = windowsOfPool(tf, input!.shape, attributes)
  const isTiled = areTiles(windows)
  const images = input as Images
  const taps = isTiled ? cutTiles(tf, images, windows) : takeTaps(tf, images, windows)
  let waiting = dy as Images
  const shares = taps.map((seen) => {
    const taken: Images = tf.mul(waiting, tf.cast(tf.equal(seen, output as Images), 'float32'))
    waiting = tf.sub(waiting, taken)
    return taken
  })
  return isTiled ? layTiles(tf, shares, windows) : placeTaps(tf, shares, windows)
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
