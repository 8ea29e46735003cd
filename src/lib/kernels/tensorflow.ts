import type { Tensor, Tensor4D } from '@tensorflow/tfjs'

/** What the kernels use of TensorFlow.js. It is handed over, because the page carries a bundle of its own. */
export type TensorFlow = typeof import('@tensorflow/tfjs')

/** A kernel from tensors to a tensor; what it makes on the way is let go. */
export type Kernel = (tf: TensorFlow, inputs: Inputs, attributes: Attributes) => Tensor

/** The tensors that a kernel is given, by the names of TensorFlow.js. */
export interface Inputs {
  readonly [name: string]: Tensor
}

/** The settings of an operation, by the names of TensorFlow.js. */
export interface Attributes {
  readonly [name: string]: unknown
}

/** Rows, columns and channels of a batch: NHWC, the only order that the WebAssembly backend computes in. */
export type Images = Tensor4D
