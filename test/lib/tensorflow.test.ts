import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Runs a few lines in a process of their own, because a process starts TensorFlow.js only once. */
function node(code: string, environment: Readonly<Record<string, string>> = {}): string {
  const lines = `const { ready } = require('fledgling'); const tf = require('@tensorflow/tfjs')
    const main = async () => { ${code} }
    main().catch((error) => console.log('refused:', error.message))`
  const { FLEDGLING_BACKEND: _, ...ours } = process.env
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', lines], {
    cwd: root,
    encoding: 'utf8',
    env: { ...ours, ...environment },
  })
  return stdout + stderr
}

describe('ready', () => {
  test('puts TensorFlow.js on WebAssembly with SIMD and one thread, and prints nothing', () => {
    const printed = node(`
      await Promise.all([ready(), ready()])
      const product = await tf.matMul(tf.eye(3), tf.fill([3, 2], 0.5)).data()
      const env = tf.env()
      console.log(tf.getBackend(), env.get('WASM_HAS_SIMD_SUPPORT'), env.get('WASM_HAS_MULTITHREAD_SUPPORT'))
      console.log([...product].join(' '), tf.memory().numTensors)`)
    expect(printed).toBe('wasm true false\n0.5 0.5 0.5 0.5 0.5 0.5 3\n')
  })

  test("leaves the process' own way with uncaught errors and rejections alone", () => {
    const printed = node(`
      const counts = () => ['uncaughtException', 'unhandledRejection'].map((name) => process.listenerCount(name))
      process.on('unhandledRejection', () => {})
      const before = counts()
      await ready()
      console.log(before, counts())`)
    expect(printed).toBe('[ 0, 1 ] [ 0, 1 ]\n')
  })

  test('trains to the same numbers twice under a seed, shuffling and dropout included', () => {
    const printed = node(`
      await ready()
      const { withSeed } = require('fledgling')
      const train = () => withSeed(5, async () => {
        const model = tf.sequential({ layers: [
          tf.layers.dense({ units: 4, inputShape: [2], activation: 'relu' }),
          tf.layers.dropout({ rate: 0.3 }),
          tf.layers.dense({ units: 1 }),
        ] })
        model.compile({ optimizer: 'adam', loss: 'meanSquaredError' })
        const x = tf.tensor2d([[0, 1], [1, 0], [1, 1], [0, 0], [2, 1], [1, 2]])
        const y = tf.tensor2d([[1], [1], [2], [0], [3], [3]])
        const { history } = await model.fit(x, y, { epochs: 5, batchSize: 2, shuffle: true })
        return history.loss.join(' ')
      })
      const [first, second] = [await train(), await train()]
      console.log(first === second, first.split(' ').length)`)
    expect(printed).toBe('true 5\n')
  })

  test('is the one TensorFlow.js in the tree: danfojs computes with it too', () => {
    const printed = node(`
      await ready()
      console.log(require('danfojs-node').tensorflow === tf, tf.getBackend())`)
    expect(printed).toBe('true wasm\n')
  })

  test('refuses a backend it does not know', () => {
    expect(node('await ready()', { FLEDGLING_BACKEND: 'cuda' })).toBe(
      'refused: FLEDGLING_BACKEND must be wasm or tensorflow: "cuda"\n',
    )
  })

  test('takes native TensorFlow when asked, or says in one sentence how to get it', () => {
    const printed = node('await ready(); console.log(tf.getBackend())', { FLEDGLING_BACKEND: 'tensorflow' })
    expect(printed).toMatch(
      /tensorflow\n$|^refused: @tensorflow\/tfjs-node cannot be loaded \(.+\): type "npm install @tensorflow\/tfjs-node@4.22.0", or "unset FLEDGLING_BACKEND"\n$/,
    )
  })

  test('tries again after a failure', () => {
    const printed = node(`
      process.env.FLEDGLING_BACKEND = 'cuda'
      await ready().catch(() => console.log('no'))
      delete process.env.FLEDGLING_BACKEND
      await ready()
      console.log(tf.getBackend())`)
    expect(printed).toBe('no\nwasm\n')
  })

  test('says so when a package is missing', () => {
    const printed = node(`
      const Module = require('node:module')
      const resolve = Module._resolveFilename
      Module._resolveFilename = function (name, ...rest) {
        if (name === '@tensorflow/tfjs-backend-wasm') throw new Error('Cannot find module')
        return resolve.call(this, name, ...rest)
      }
      await ready()`)
    expect(printed).toBe(
      'refused: @tensorflow/tfjs-backend-wasm cannot be loaded (Cannot find module): type "npm install"\n',
    )
  })
})
