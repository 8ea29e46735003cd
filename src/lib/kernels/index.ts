import type { KernelConfig, NamedTensorInfoMap, Tensor } from '@tensorflow/tfjs'
import { conv2dFilterSlopes, conv2dInputSlopes } from './convolution'
import { depthwiseFilterSlopes, depthwiseInputSlopes } from './depthwise'
import { dilation2d } from './dilation'
import { einsum } from './einsum'
import { isWorthTurning, turnedProduct } from './mat-mul'
import { oneHotAs } from './one-hot'
import { averagePoolSlopes, maxPoolSlopes } from './pooling'
import { unsortedSegmentSum } from './segment-sum'
import type { Attributes, Inputs, Kernel, TensorFlow } from './tensorflow'

/**
 * What the WebAssembly backend of TensorFlow.js 4.22 lacks, gets wrong or does slowly, by the names of its kernels. Each is
 * made of kernels that are right; CONTRIBUTING.md has the table.
 */
export const composedKernels: Readonly<Record<string, Kernel>> = {
  AvgPoolGrad: averagePoolSlopes,
  Conv2DBackpropFilter: conv2dFilterSlopes,
  Conv2DBackpropInput: conv2dInputSlopes,
  DepthwiseConv2dNativeBackpropFilter: depthwiseFilterSlopes,
  DepthwiseConv2dNativeBackpropInput: depthwiseInputSlopes,
  Dilation2D: dilation2d,
  Einsum: einsum,
  MaxPoolGrad: maxPoolSlopes,
  UnsortedSegmentSum: unsortedSegmentSum,
}

const backendName = 'wasm'

/** Puts the kernels into TensorFlow.js, once the package of its WebAssembly backend is there and before it starts. */
export function registerKernels(tf: TensorFlow): void {
  for (const [kernelName, kernel] of Object.entries(composedKernels)) {
    if (tf.getKernel(kernelName, backendName) !== undefined) tf.unregisterKernel(kernelName, backendName)
    tf.registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, attrs }) =>
        tf.tidy(() => kernel(tf, tensorsIn(inputs), (attrs ?? {}) as Attributes)),
    })
  }
  // These two stay, but for what they are slow with and what they get wrong.
  instead(tf, 'BatchMatMul', (own, given) => {
    const inputs = tensorsIn(given.inputs)
    const attributes = given.attrs as Attributes
    return isWorthTurning(inputs, attributes)
      ? tf.tidy(() => turnedProduct(tf, inputs, attributes))
      : own.kernelFunc(given)
  })
  instead(tf, 'OneHot', (own, given) =>
    given.attrs?.dtype === 'float32' ? tf.tidy(() => oneHotAs(tf, own, given)) : own.kernelFunc(given),
  )
}

type Given = Parameters<KernelConfig['kernelFunc']>[0]

/** Puts a function in the place of a kernel that it may go on asking. */
function instead(
  tf: TensorFlow,
  name: string,
  act: (own: KernelConfig, given: Given) => ReturnType<KernelConfig['kernelFunc']>,
): void {
  const own = tf.getKernel(name, backendName)
  tf.unregisterKernel(name, backendName)
  tf.registerKernel({ ...own, kernelFunc: (given) => act(own, given) })
}

/** TensorFlow.js hands a kernel whole tensors, though its types promise less. */
function tensorsIn(inputs: NamedTensorInfoMap): Inputs {
  return inputs as unknown as Record<string, Tensor>
}
