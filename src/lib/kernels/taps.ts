import type { Attributes, Images, TensorFlow } from './tensorflow'

/**
 * How a window walks over images. A window of 3 x 3 has nine taps; tap (1, 2) of all windows together is again a sheet of
 * images, as large as the result: every gradient of a convolution or a pooling is a sum over such sheets.
 */
export interface Windows {
  /** Rows and columns of the images, without their border. */
  readonly inputSize: Pair
  /** Rows and columns of the result. */
  readonly outputSize: Pair
  /** Rows and columns of a window. */
  readonly size: Pair
  readonly strides: Pair
  /** The distance between neighbouring taps. */
  readonly dilations: Pair
  /** Blank rows above and below, blank columns left and right. */
  readonly border: readonly [Pair, Pair]
}

export type Pair = readonly [number, number]

type Shape4 = [number, number, number, number]

/** The windows of a convolution with a filter [rows, columns, in, out]. */
export function windowsOfFilter(
  tf: TensorFlow,
  inputShape: readonly number[],
  filterShape: readonly number[],
  attributes: Attributes,
  depthwise = false,
): Windows {
  const { strides, dilations = 1, pad, dimRoundingMode, dataFormat = 'NHWC' } = attributes
  if (dataFormat !== 'NHWC') throw new Error(`a convolution needs the order NHWC here: ${String(dataFormat)}`)
  return windowsFrom(
    tf.backend_util.computeConv2DInfo(
      inputShape as Shape4,
      filterShape as Shape4,
      strides as number,
      dilations as number,
      pad as 'same',
      dimRoundingMode as 'floor',
      depthwise,
    ),
  )
}

/** The windows of a pooling. */
export function windowsOfPool(
  tf: TensorFlow,
  inputShape: readonly number[],
  { filterSize, strides, pad, dimRoundingMode }: Attributes,
): Windows {
  return windowsFrom(
    tf.backend_util.computePool2DInfo(
      inputShape as Shape4,
      filterSize as number,
      strides as number,
      1,
      pad as 'same',
      dimRoundingMode as 'floor',
    ),
  )
}

function windowsFrom(info: ReturnType<TensorFlow['backend_util']['computeConv2DInfo']>): Windows {
  const { top, bottom, left, right } = info.padInfo
  return {
    inputSize: [info.inHeight, info.inWidth],
    outputSize: [info.outHeight, info.outWidth],
    size: [info.filterHeight, info.filterWidth],
    strides: [info.strideHeight, info.strideWidth],
    dilations: [info.dilationHeight, info.dilationWidth],
    border: [
      [top, bottom],
      [left, right],
    ],
  }
}

/** The taps of a window, row by row. */
export function tapsOf({ size }: Windows): Pair[] {
  return Array.from({ length: size[0] * size[1] }, (_, i) => [Math.floor(i / size[1]), i % size[1]])
}

/** The images with their border, filled with one value. */
export function bordered(tf: TensorFlow, x: Images, { border }: Windows, value = 0): Images {
  if (border.flat().every((width) => width === 0)) return x
  return tf.pad(x, [[0, 0], [...border[0]], [...border[1]], [0, 0]], value)
}

/** Below every number that a network or an image holds, and a number still: a border of it never is the largest. */
export const lowest = -3.4e38

/** What each tap of all windows sees, tap by tap; over the border it sees one value. */
export function takeTaps(tf: TensorFlow, x: Images, windows: Windows, value = 0): Images[] {
  const images = bordered(tf, x, windows, value)
  return tapsOf(windows).map((tap) => takeTap(tf, images, tap, windows))
}

/** What one tap of all windows sees: from bordered images [batch, rows, columns, channels] to the size of the result. */
function takeTap(
  tf: TensorFlow,
  x: Images,
  [row, column]: Pair,
  { outputSize, strides, dilations }: Windows,
): Images {
  const begin: Shape4 = [0, row * dilations[0], column * dilations[1], 0]
  const [rows, columns] = reach(outputSize, strides)
  const taken = tf.slice(x, begin, [x.shape[0], rows, columns, x.shape[3]])
  return strides[0] === 1 && strides[1] === 1
    ? taken
    : (tf.stridedSlice(taken, [0, 0, 0, 0], taken.shape, [1, ...strides, 1]) as Images)
}

/** The reverse of `takeTap`: puts values of the size of the result where the tap saw them, zeros elsewhere. */
function placeTap(tf: TensorFlow, values: Images, [row, column]: Pair, windows: Windows): Images {
  const { inputSize, strides, dilations, border } = windows
  const spread = insertZeros(tf, values, strides)
  const around = [row * dilations[0], column * dilations[1]].map((before, axis): [number, number] => {
    const length = inputSize[axis]! + border[axis]![0] + border[axis]![1]
    return [before, length - before - spread.shape[axis + 1]!]
  })
  return tf.pad(spread, [[0, 0], around[0]!, around[1]!, [0, 0]])
}

/** The reverse of `takeTaps`: puts the values of every tap back, sums them, and takes the border off. */
export function placeTaps(tf: TensorFlow, values: readonly Images[], windows: Windows): Images {
  const { inputSize, border } = windows
  const [batch, , , channels] = values[0]!.shape
  return tf.slice(
    tf.addN(tapsOf(windows).map((tap, i) => placeTap(tf, values[i]!, tap, windows))),
    [0, border[0][0], border[1][0], 0],
    [batch, inputSize[0], inputSize[1], channels],
  )
}

/** Puts zeros between the rows and the columns, so that neighbours stand a stride apart. */
export function insertZeros(tf: TensorFlow, x: Images, strides: Pair): Images {
  if (strides[0] === 1 && strides[1] === 1) return x
  const [batch, rows, columns, channels] = x.shape
  const behind = (values: Images, zeros: number): Images =>
    tf.pad(values, [
      [0, 0],
      [0, 0],
      [0, zeros],
      [0, 0],
    ])
  // A pixel becomes as many as the stride, then a row does: behind each axis the zeros have an axis of their own.
  const wide = behind(tf.reshape(x, [batch * rows, columns, 1, channels]), strides[1] - 1)
  const width = columns * strides[1]
  const high = behind(tf.reshape(wide, [batch, rows, 1, width * channels]), strides[0] - 1)
  const whole: Images = tf.reshape(high, [batch, rows * strides[0], width, channels])
  const [reachRows, reachColumns] = reach([rows, columns], strides)
  return tf.slice(whole, [0, 0, 0, 0], [batch, reachRows, reachColumns, channels])
}

/** From the first to the last of some places that stand a stride apart. */
function reach(count: Pair, strides: Pair): Pair {
  return [(count[0] - 1) * strides[0] + 1, (count[1] - 1) * strides[1] + 1]
}
