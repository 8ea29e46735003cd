import { createRequire } from 'node:module'
import vm from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundles } from '../../src/page/assets.ts'

type TensorFlow = typeof import('@tensorflow/tfjs')

/** Readers of data, converted models, and the two backends that no lesson uses. */
const leftOut =
  /^(?:data|GraphModel|(?:de)?registerOp|loadGraphModel.*|MathBackend.*|shared|GPGPUContext|.*gpgpu.*)$/
const ofBackends = /^(?:version_(?:cpu|webgl|converter)|forceHalfFloat|setWebGLContext|webgl.*)$/

describe("the page's TensorFlow.js", () => {
  const whole: TensorFlow = createRequire(import.meta.url)('@tensorflow/tfjs')
  let page: TensorFlow

  beforeAll(() => {
    const parts: { tensorflow?: { tf: TensorFlow } } = {}
    const bundle = bundles().find(({ name }) => name === 'tensorflow')
    const worker: vm.Context = { fledglingParts: parts, console, performance, setTimeout, WebAssembly }
    Object.assign(worker, { self: worker, TextEncoder, TextDecoder, navigator: { userAgent: '' } })
    vm.runInNewContext(bundle!.text, worker)
    page = parts.tensorflow!.tf
  })

  it('has every name that the whole package has, but for what it leaves out on purpose', () => {
    const missing = Object.keys(whole).filter((name) => !(name in page))
    expect(missing.filter((name) => !leftOut.test(name) && !ofBackends.test(name))).toEqual([])
    expect(Object.keys(page).filter((name) => !(name in whole))).toEqual([])
  })

  it('is of the same version, with every method of a tensor and every gradient', () => {
    expect(page.version.tfjs).toBe(whole.version.tfjs)
    const methods = (tf: TensorFlow) => Object.getOwnPropertyNames(tf.Tensor.prototype).sort()
    expect(methods(page)).toEqual(methods(whole))
    const withGradient = (tf: TensorFlow) => {
      const names = Object.values(tf as object).filter((value): value is string => typeof value === 'string')
      return names.filter((name) => tf.getGradient(name) !== undefined).sort()
    }
    expect(withGradient(page).length).toBeGreaterThan(80)
    expect(withGradient(page)).toEqual(withGradient(whole))
  })
})
