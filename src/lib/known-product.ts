type TensorFlow = Pick<typeof import('@tensorflow/tfjs'), 'tidy' | 'matMul'>

/** Worked out by hand. */
const expected = '58, 64, 139, 154'

/**
 * A backend that starts can still compute nonsense in silence, so one known product is asked for.
 * @returns what was found and what is right, where the two differ
 */
export async function wrongProduct(
  tf: TensorFlow,
): Promise<{ readonly found: string; readonly expected: string } | undefined> {
  const left = [
    [1, 2, 3],
    [4, 5, 6],
  ]
  const right = [
    [7, 8],
    [9, 10],
    [11, 12],
  ]
  const product = tf.tidy(() => tf.matMul(left, right))
  const found = [...(await product.data())].join(', ')
  product.dispose()
  return found === expected ? undefined : { found, expected }
}
