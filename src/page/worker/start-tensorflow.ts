import { wrongProduct } from '../../lib/known-product'
import type { PartLoader } from './part-loader'
import type { WorkerParts } from './protocol'
import type { WorkerWords } from './words'

type TensorFlowPart = NonNullable<WorkerParts['tensorflow']>

/**
 * Puts TensorFlow.js on its WebAssembly backend, as src/lib/node/tensorflow.ts does in Node, so that both give the same
 * digits: with SIMD, without threads, and with a known product asked for.
 */
export async function startTensorFlow(parts: PartLoader, words: WorkerWords): Promise<void> {
  const part = await parts.script('tensorflow')
  const wasm = await parts.bytes('tensorflow-wasm')
  if (part === undefined || wasm === undefined) throw new Error(words.noPart('@tensorflow/tfjs'))
  const { tf } = part
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) throw new Error(words.noSimd)
  // Threads need shared memory, which pages do not have; and a threaded build computes garbage with the wrong file.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  if (!(await onWasm(part, wasm))) throw new Error(words.noBackend)
  const wrong = await wrongProduct(tf)
  if (wrong !== undefined) throw new Error(words.wrongProduct(wrong.found, wrong.expected))
}

/** The backend fetches its program by an address; no page lets it, so the program itself is handed over. */
async function onWasm({ tf, wasm }: TensorFlowPart, program: Uint8Array): Promise<boolean> {
  const { platform } = tf.env()
  const { fetch } = platform
  platform.fetch = async () => ({ ok: true, arrayBuffer: async () => program }) as unknown as Response
  try {
    // Without the second argument it would fetch by itself.
    wasm.setWasmPaths('packed:/', true)
    return await tf.setBackend('wasm')
  } finally {
    platform.fetch = fetch
  }
}
