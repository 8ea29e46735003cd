// Training a convolutional network: TensorFlow.js on WebAssembly, with the kernels of src/lib/kernels, against its CPU backend.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [batch, classes] = [64, 14]
/** The drawings of the course: 1,120 of them are learned in an epoch. */
const stepsInEpoch = 1120 / batch

/** Milliseconds for a step of training on a batch of 28 x 28 pictures: the median of some, after one to warm up. */
async function step(backend, steps) {
  const tf = (await import('@tensorflow/tfjs')).default
  if (backend === 'wasm') await (await import('fledgling')).ready()
  else await tf.setBackend(backend)
  const { conv2d, dense, flatten, maxPooling2d } = tf.layers
  const convolution = (filters, more = {}) =>
    conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu', ...more })
  const model = tf.sequential({
    layers: [
      convolution(16, { inputShape: [28, 28, 1] }),
      ...[maxPooling2d({ poolSize: 2 }), convolution(32)],
      ...[maxPooling2d({ poolSize: 2 }), convolution(32)],
      ...[maxPooling2d({ poolSize: 2 }), flatten(), dense({ units: classes, activation: 'softmax' })],
    ],
  })
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' })
  const pictures = tf.randomUniform([batch, 28, 28, 1], 0, 1, 'float32', 1)
  const kinds = tf.oneHot(tf.randomUniform([batch], 0, classes, 'int32', 2), classes)
  const times = []
  for (let i = 0; i <= steps; i++) {
    const started = performance.now()
    await model.trainOnBatch(pictures, kinds)
    if (i > 0) times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)[Math.floor(steps / 2)]
}

/** A process starts TensorFlow.js on one backend only. */
function inProcess(backend, steps) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), backend, String(steps)],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`training on ${backend} ended with ${status}: ${stderr}`)
  return Number(stdout.trim().split('\n').at(-1))
}

export function benchConvolution() {
  console.log(
    '\nThree convolutions (16, 32, 32) on 28 x 28 pictures, WebAssembly against CPU backend (target: 15 x)',
  )
  const wasm = inProcess('wasm', 20)
  const cpu = inProcess('cpu', 3)
  const epoch = (milliseconds) => `${((milliseconds * stepsInEpoch) / 1000).toFixed(1)} s an epoch`
  console.log(
    `  WebAssembly ${wasm.toFixed(0)} ms a step, ${epoch(wasm)}; CPU ${cpu.toFixed(0)} ms a step, ${epoch(cpu)}: ${(cpu / wasm).toFixed(1)} x`,
  )
}

const [backend, steps] = process.argv.slice(2)
if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await step(backend, Number(steps)))
