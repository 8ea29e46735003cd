import path from 'node:path'
import { registerKernels } from '../kernels/index'
import { wrongProduct } from '../known-product'

type TensorFlow = typeof import('@tensorflow/tfjs')

let started: Promise<void> | undefined

/**
 * Puts TensorFlow.js on its backend, once for the process; after a failure the next call tries again. The backend is
 * WebAssembly, or native TensorFlow where the environment says `FLEDGLING_BACKEND=tensorflow`.
 */
export function startTensorFlow(): Promise<void> {
  started ??= start(process.env.FLEDGLING_BACKEND ?? 'wasm').catch((error: unknown) => {
    started = undefined
    throw error
  })
  return started
}

async function start(backend: string): Promise<void> {
  if (backend !== 'wasm' && backend !== 'tensorflow') {
    throw new Error(`FLEDGLING_BACKEND must be wasm or tensorflow: ${JSON.stringify(backend)}`)
  }
  const tf: TensorFlow = await part('@tensorflow/tfjs', 'npm install', () => require('@tensorflow/tfjs'))
  await (backend === 'wasm' ? prepareWasm(tf) : prepareNative())
  if (!(await tf.setBackend(backend))) {
    throw new Error(
      `TensorFlow.js could not start its backend ${backend}: "npx fledgling doctor" says what to do`,
    )
  }
  await checkProduct(tf)
}

async function prepareWasm(tf: TensorFlow): Promise<void> {
  const name = '@tensorflow/tfjs-backend-wasm'
  const wasm: typeof import('@tensorflow/tfjs-backend-wasm') = await part(name, 'npm install', () =>
    require(name),
  )
  // The package registers the flag, so this can be asked only now.
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new Error(
      `Node ${process.versions.node} here has no WebAssembly SIMD: install a current Node from nodejs.org`,
    )
  }
  // Threads need shared memory, which pages do not have; and a threaded build computes garbage with the wrong file.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  registerKernels(tf)
  wasm.setWasmPaths(path.dirname(require.resolve(name)) + path.sep)
  await withoutNewListeners(() => tf.setBackend('wasm'))
}

async function prepareNative(): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) >= 23) {
    const node = process.versions.node
    throw new Error(
      `native TensorFlow 4.22 does not run on Node ${node}: use Node 22 or older, or "unset FLEDGLING_BACKEND"`,
    )
  }
  const name = '@tensorflow/tfjs-node'
  await part(name, `npm install ${name}@4.22.0", or "unset FLEDGLING_BACKEND`, () => require(name))
}

/** Loads a package, or says in one sentence which command brings it. */
async function part<T>(name: string, command: string, require: () => T): Promise<T> {
  try {
    return require()
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new Error(`${name} cannot be loaded (${reason}): type "${command}"`, { cause: error })
  }
}

/**
 * The WebAssembly loader puts its own handlers of uncaught errors and rejections on the process, which would decide
 * what becomes of an error in a reader's cell. They are taken off again.
 */
async function withoutNewListeners(action: () => Promise<unknown>): Promise<void> {
  const before = new Set([
    ...process.listeners('uncaughtException'),
    ...process.listeners('unhandledRejection'),
  ] as unknown[])
  await action()
  for (const listener of process.listeners('uncaughtException')) {
    if (!before.has(listener)) process.off('uncaughtException', listener)
  }
  for (const listener of process.listeners('unhandledRejection')) {
    if (!before.has(listener)) process.off('unhandledRejection', listener)
  }
}

async function checkProduct(tf: TensorFlow): Promise<void> {
  const wrong = await wrongProduct(tf)
  if (wrong === undefined) return
  throw new Error(
    `TensorFlow.js computes wrongly (${wrong.found} instead of ${wrong.expected}): type "npm ci" to install it anew`,
  )
}
