// The part `tensorflow`: what `import * as tf from '@tensorflow/tfjs'` gives in a cell, on the WebAssembly backend. The
// union package also brings the backends for CPU and WebGL, readers of data and converted models, which no lesson uses.
import * as core from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import * as wasm from '@tensorflow/tfjs-backend-wasm'
import * as layers from '@tensorflow/tfjs-layers'
import { registerKernels } from '../../lib/kernels/index'
import type { WorkerParts } from './protocol'

const version = {
  'tfjs-core': core.version_core,
  'tfjs-layers': layers.version_layers,
  'tfjs-backend-wasm': wasm.version_wasm,
  tfjs: core.version_core,
}
const tf = { ...core, ...layers, version } as unknown as NonNullable<WorkerParts['tensorflow']>['tf']
registerKernels(tf)

const { fledglingParts } = globalThis as unknown as { readonly fledglingParts: WorkerParts }
fledglingParts.tensorflow = { tf, wasm }
