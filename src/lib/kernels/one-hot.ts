import type { KernelConfig, Tensor } from '@tensorflow/tfjs'
import type { Attributes, TensorFlow } from './tensorflow'

/**
 * Rows with a 1 in the column that each number names. The backend's own kernel always writes whole numbers into its result,
 * which read as numbers with a point are nearly 0; so it makes whole ones, and they are turned into what was asked for.
 * @returns [..., depth]
 */
export function oneHotAs(
  tf: TensorFlow,
  own: KernelConfig,
  given: Parameters<KernelConfig['kernelFunc']>[0],
): Tensor {
  const { onValue, offValue } = given.attrs as Attributes & { onValue: number; offValue: number }
  const attrs = { ...given.attrs, dtype: 'int32', onValue: 1, offValue: 0 }
  const whole = tf.engine().makeTensorFromTensorInfo(own.kernelFunc({ ...given, attrs }) as never)
  return tf.add(tf.mul(tf.cast(whole, 'float32'), onValue - offValue), offValue)
}
