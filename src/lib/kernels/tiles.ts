import type { Windows } from './taps'
import type { Images, TensorFlow } from './tensorflow'

// Most poolings cut images into tiles that neither overlap nor leave gaps. Then a pixel belongs to one tile, and taps are put
// back by stacking, which is eight times faster than padding.

/** Whether the windows lie side by side, with nothing of a border among them. */
export function areTiles({ size, strides, border }: Windows): boolean {
  return size[0] === strides[0] && size[1] === strides[1] && border.flat().every((width) => width === 0)
}

/** Puts the taps of all tiles, row by row and each as large as the result, together: as large as the images, with zeros where no tile was. */
export function layTiles(tf: TensorFlow, taps: readonly Images[], windows: Windows): Images {
  const { size, outputSize, inputSize } = windows
  const [batch, , , channels] = taps[0]!.shape
  const [high, wide] = outputSize
  const rows = Array.from({ length: size[0] }, (_, row) => {
    const ofRow = taps.slice(row * size[1], (row + 1) * size[1])
    const flat = ofRow.map((tap) => tf.reshape(tap, [batch * high * wide, channels]))
    return tf.reshape(tf.stack(flat, 1), [batch * high, wide * size[1] * channels])
  })
  const whole: Images = tf.reshape(tf.stack(rows, 1), [batch, high * size[0], wide * size[1], channels])
  const left = [inputSize[0] - high * size[0], inputSize[1] - wide * size[1]] as const
  if (left[0] === 0 && left[1] === 0) return whole
  return tf.pad(whole, [
    [0, 0],
    [0, left[0]],
    [0, left[1]],
    [0, 0],
  ])
}
