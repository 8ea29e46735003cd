import type { Tensor } from '@tensorflow/tfjs'
import type { Attributes, Inputs, TensorFlow } from './tensorflow'

/**
 * Whether it is worth it to turn a matrix round first. XNNPACK multiplies two matrices only as they stand; asked for a
 * transposed one, as every gradient of a dense layer is, the backend takes a loop ten times slower. For few numbers, and for
 * stacks of matrices, which XNNPACK does not take at all, the loop is as good.
 */
export function isWorthTurning({ a, b }: Inputs, { transposeA, transposeB }: Attributes): boolean {
  if (!transposeA && !transposeB) return false
  const isSingle = (tensor: Tensor) => tensor.shape.slice(0, -2).every((size) => size === 1)
  return isSingle(a!) && isSingle(b!) && a!.size + b!.size > 4096
}

/** The product of two matrices as they stand once turned. @returns [..., rows of a, columns of b] */
export function turnedProduct(
  tf: TensorFlow,
  { a, b }: Inputs,
  { transposeA, transposeB }: Attributes,
): Tensor {
  const turned = (tensor: Tensor, isTurned: unknown) =>
    isTurned ? tf.transpose(tensor, turn(tensor)) : tensor
  return tf.matMul(turned(a!, transposeA), turned(b!, transposeB))
}

/** The axes with the last two changed over. */
function turn({ rank }: Tensor): number[] {
  return Array.from({ length: rank }, (_, axis) =>
    axis < rank - 2 ? axis : axis === rank - 2 ? rank - 1 : rank - 2,
  )
}
