import type { Tensor } from '@tensorflow/tfjs'
import type { Kernel, TensorFlow } from './tensorflow'

/** A tensor and the letter of each of its axes. */
interface Lettered {
  readonly tensor: Tensor
  readonly letters: string
}

/**
 * Einstein's notation, `'ij,jk->ik'`: letters that stand in no result are summed over. Made of transposes and products of
 * matrices. It has no gradient, here or on any other backend: what is trained is written with `matMul`.
 */
export const einsum: Kernel = (tf, inputs, { equation }) => {
  const [left = '', wanted = ''] = String(equation).replaceAll(' ', '').split('->')
  const given = left.split(',').map((letters, i): Lettered => ({ letters, tensor: inputs[i]! }))
  for (const { letters } of [...given, { letters: wanted }]) {
    if (new Set(letters).size < letters.length) {
      throw new Error(`einsum cannot take a letter twice in one tensor: "${String(equation)}"`)
    }
  }
  const [first, ...others] = given
  const product = others.reduce((done, next, i) => {
    const needed =
      wanted +
      others
        .slice(i + 1)
        .map(({ letters }) => letters)
        .join('')
    return multiply(tf, done, next, needed)
  }, first!)
  const summed = sumOver(tf, product, wanted)
  return tf.transpose(
    summed.tensor,
    [...wanted].map((letter) => summed.letters.indexOf(letter)),
  )
}

/** Multiplies two tensors and sums over the letters they share that nobody needs any more. */
function multiply(tf: TensorFlow, a: Lettered, b: Lettered, needed: string): Lettered {
  const left = sumOver(tf, a, needed + b.letters)
  const right = sumOver(tf, b, needed + a.letters)
  const shared = [...left.letters].filter((letter) => right.letters.includes(letter))
  const stack = shared.filter((letter) => needed.includes(letter))
  const inner = shared.filter((letter) => !needed.includes(letter))
  const rows = [...left.letters].filter((letter) => !shared.includes(letter))
  const columns = [...right.letters].filter((letter) => !shared.includes(letter))
  const product = tf.matMul(
    ordered(tf, left, [stack, rows, inner]),
    ordered(tf, right, [stack, inner, columns]),
  )
  const letters = [...stack, ...rows, ...columns]
  const sizes = letters.map((letter) => sizeOf(left, letter) ?? sizeOf(right, letter)!)
  return { letters: letters.join(''), tensor: tf.reshape(product, sizes) }
}

/** Sums over the letters that are not kept. */
function sumOver(tf: TensorFlow, { tensor, letters }: Lettered, kept: string): Lettered {
  const axes = [...letters].flatMap((letter, axis) => (kept.includes(letter) ? [] : [axis]))
  if (axes.length === 0) return { tensor, letters }
  return {
    tensor: tf.sum(tensor, axes),
    letters: [...letters].filter((letter) => kept.includes(letter)).join(''),
  }
}

/** The tensor with three axes, each of which stands for a group of letters. */
function ordered(tf: TensorFlow, each: Lettered, groups: readonly string[][]): Tensor {
  const axes = groups.flat().map((letter) => each.letters.indexOf(letter))
  const sizes = groups.map((group) => group.reduce((size, letter) => size * sizeOf(each, letter)!, 1))
  return tf.reshape(tf.transpose(each.tensor, axes), sizes)
}

function sizeOf({ tensor, letters }: Lettered, letter: string): number | undefined {
  return tensor.shape[letters.indexOf(letter)]
}
