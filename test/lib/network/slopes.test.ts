import * as tf from '@tensorflow/tfjs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ActivationName } from '../../../src/lib/network/activations.ts'
import { crossEntropy, type Loss, meanSquaredError } from '../../../src/lib/network/losses.ts'
import {
  backward,
  createNetwork,
  forward,
  networkLoss,
  parametersOf,
} from '../../../src/lib/network/network.ts'
import { numericSlopes } from '../../../src/lib/network/numeric-slopes.ts'
import { seededRandom } from '../../../src/lib/random.ts'
import { networkOf, networkOracle } from '../../oracles/network.ts'
import { expectClose } from './close.ts'

const losses = { crossEntropy, meanSquaredError }
const { layers, x, y, cases } = networkOracle.slopes

const nameOf = ({ hidden, last, loss }: (typeof cases)[number]) => `${hidden}, ${last}, ${loss}`

/** Our slopes and loss for a case of the oracle. */
function ours({ hidden, last, loss }: (typeof cases)[number]) {
  const network = networkOf(layers, [hidden, last])
  const slopes = parametersOf({ layers: backward(forward(network, x), y, losses[loss]) })
  return { network, slopes, value: networkLoss(network, x, y, losses[loss]) }
}

/** The slope of a function of many numbers in each of them, by central differences. */
function measured(lossNow: () => number, parameters: readonly Float64Array[]): number[][] {
  const at = (values: Float64Array, i: number, moved: number) => {
    const value = values[i]!
    values[i] = value + moved
    const loss = lossNow()
    values[i] = value
    return loss
  }
  return parameters.map((values) =>
    Array.from(values, (_, i) => (at(values, i, 1e-5) - at(values, i, -1e-5)) / 2e-5),
  )
}

describe('backward', () => {
  test.each(cases.map((each) => [nameOf(each), each] as const))("finds PyTorch's slopes: %s", (_, oracle) => {
    const { slopes, value } = ours(oracle)
    expect(value).toBeCloseTo(oracle.value, 10)
    expectClose(slopes, oracle.slopes, 1e-10)
  })

  test.each(cases.map((each) => [nameOf(each), each] as const))(
    'finds what finite differences measure: %s',
    (_, oracle) => {
      const { network, slopes } = ours(oracle)
      const lossNow = () => networkLoss(network, x, y, losses[oracle.loss])
      expectClose(slopes, measured(lossNow, parametersOf(network)), 1e-8)
    },
  )

  test('finds what finite differences measure through dropout, three layers deep', () => {
    const network = createNetwork(
      3,
      [
        { units: 6, activation: 'relu', dropout: 0.4 },
        { units: 5, activation: 'tanh', dropout: 0.2 },
        { units: 3, activation: 'softmax' },
      ],
      4,
    )
    // The same seed drops the same outputs each time.
    const passes = () => forward(network, x, seededRandom(8))
    const target = { rows: y.length, columns: 3, values: new Float64Array(y.flat()) }
    const lossNow = () => crossEntropy.of(passes().at(-1)!, target)
    const slopes = parametersOf({ layers: backward(passes(), y, crossEntropy) })
    expect(passes()[0]!.mask!.values).toContain(0)
    expectClose(slopes, measured(lossNow, parametersOf(network)), 1e-8)
  })
})

describe('numericSlopes', () => {
  test("measures PyTorch's slopes and leaves the network as it was", () => {
    const oracle = cases[0]!
    const { network } = ours(oracle)
    const before = parametersOf(network).map((values) => [...values])
    expectClose(numericSlopes(network, x, y, losses[oracle.loss]), oracle.slopes, 1e-8)
    expectClose(parametersOf(network), before, 1e-300)
  })
})

describe('backward against TensorFlow.js', () => {
  const functions: Readonly<Record<ActivationName, (scores: tf.Tensor2D) => tf.Tensor2D>> = {
    linear: (scores) => scores,
    relu: (scores) => tf.relu(scores),
    sigmoid: (scores) => tf.sigmoid(scores),
    tanh: (scores) => tf.tanh(scores),
    softmax: (scores) => tf.softmax(scores),
  }

  beforeAll(async () => {
    tf.enableProdMode() // no greeting
    await tf.setBackend('cpu')
  })

  function theirLoss(loss: Loss, last: ActivationName, scores: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar {
    if (loss === meanSquaredError)
      return tf.losses.meanSquaredError(targets, functions[last](scores)) as tf.Scalar
    if (last === 'softmax') return tf.losses.softmaxCrossEntropy(targets, scores) as tf.Scalar
    return tf.losses.sigmoidCrossEntropy(targets, scores) as tf.Scalar
  }

  test.each(cases.map((each) => [nameOf(each), each] as const))('%s', (_, oracle) => {
    const found = tf.tidy(() => {
      const parameters = layers.flatMap(({ weights, biases }) => [tf.tensor(weights), tf.tensor(biases)])
      const [xs, ys] = [tf.tensor2d(x), tf.tensor2d(y)]
      const through = (input: tf.Tensor2D, weights: tf.Tensor, biases: tf.Tensor) =>
        tf.matMul(input, weights as tf.Tensor2D, false, true).add(biases) as tf.Tensor2D
      const gradients = tf.grads((w1, b1, w2, b2) => {
        const hidden = functions[oracle.hidden](through(xs, w1!, b1!))
        return theirLoss(losses[oracle.loss], oracle.last, through(hidden, w2!, b2!), ys)
      })(parameters)
      return gradients.map((gradient) => gradient.dataSync())
    })
    expectClose(ours(oracle).slopes, found, 1e-6) // it counts in 32 bits
  })
})
