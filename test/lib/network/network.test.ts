import { describe, expect, test } from 'vitest'
import { activations } from '../../../src/lib/network/activations.ts'
import { batches } from '../../../src/lib/network/batches.ts'
import { dropoutMask } from '../../../src/lib/network/dropout.ts'
import { bestEpoch, hasStoppedImproving } from '../../../src/lib/network/early-stopping.ts'
import { addL2, l2Penalty } from '../../../src/lib/network/l2.ts'
import { crossEntropy, meanSquaredError } from '../../../src/lib/network/losses.ts'
import { toMatrix, toRows } from '../../../src/lib/network/matrix.ts'
import {
  backward,
  copyNetwork,
  countParameters,
  createNetwork,
  forward,
  networkLoss,
  parametersOf,
  predictNetwork,
} from '../../../src/lib/network/network.ts'
import { seededRandom } from '../../../src/lib/random.ts'
import { softmax } from '../../../src/lib/softmax.ts'
import { networkOf } from '../../oracles/network.ts'
import { expectClose } from './close.ts'

/** Two neurons and one, with numbers that can be reckoned in the head. */
const byHand = networkOf(
  [
    {
      weights: [
        [1, -1],
        [0.5, 2],
      ],
      biases: [0, -1],
    },
    { weights: [[2, -1]], biases: [0.5] },
  ],
  ['relu', 'linear'],
)

describe('forward', () => {
  test('shows every number on the way', () => {
    const [first, last] = forward(byHand, [
      [3, 1],
      [1, 2],
    ])
    expect(toRows(first!.inputs)).toEqual([
      [3, 1],
      [1, 2],
    ])
    expect(toRows(first!.scores)).toEqual([
      [2, 2.5],
      [-1, 3.5],
    ])
    expect(toRows(first!.outputs)).toEqual([
      [2, 2.5],
      [0, 3.5],
    ])
    expect(last!.inputs).toBe(first!.outputs)
    expect(toRows(last!.outputs)).toEqual([[2], [-3]])
  })

  test('drops nothing unless it is given chance', () => {
    const network = createNetwork(2, [
      { units: 50, activation: 'linear', dropout: 0.5 },
      { units: 1, activation: 'linear' },
    ])
    const [still] = forward(network, [[1, 1]])
    expect(still!.mask).toBeUndefined()
    const [first, last] = forward(network, [[1, 1]], seededRandom(1))
    const expected = [...first!.outputs.values].map((output, i) => output * first!.mask!.values[i]!)
    expect([...last!.inputs.values]).toEqual(expected)
  })
})

describe('backward', () => {
  test('is the chain rule, by hand', () => {
    // Loss (2 - 1)^2 for the one row: its slope in the output is 2, through ReLU it reaches both neurons.
    const slopes = backward(forward(byHand, [[3, 1]]), [[1]], meanSquaredError)
    expect(toRows(slopes[1]!.scores)).toEqual([[2]])
    expect([...slopes[1]!.weights, ...slopes[1]!.biases]).toEqual([4, 5, 2])
    expect(toRows(slopes[0]!.scores)).toEqual([[4, -2]])
    expect([...slopes[0]!.weights, ...slopes[0]!.biases]).toEqual([12, 4, -6, -2, 4, -2])
  })
})

describe('activations', () => {
  test('softmax is softmax, row by row, and bears any size', () => {
    const scores = [
      [1, 2, 0],
      [1000, -1000, 999],
    ]
    expectClose(toRows(activations.softmax.of(toMatrix(scores))), scores.map(softmax), 1e-15)
  })
})

describe('losses', () => {
  const choices = (activation: 'softmax' | 'sigmoid') =>
    networkOf([{ weights: [[1], [0]], biases: [0, 0] }], [activation])

  test('cross-entropy is minus the logarithm of what the truth was given, and bears any score', () => {
    const lost = (x: number) => networkLoss(choices('softmax'), [[x]], [[0, 1]], crossEntropy)
    expect(lost(0)).toBeCloseTo(Math.LN2, 14)
    expect(lost(Math.log(3))).toBeCloseTo(Math.log(4), 14)
    expect(lost(1000)).toBe(1000)
    const binary = (x: number) => networkLoss(choices('sigmoid'), [[x]], [[0, 1]], crossEntropy)
    expect(binary(1000)).toBeCloseTo((1000 + Math.LN2) / 2, 12)
  })

  test('mean squared error is the mean over rows and outputs', () => {
    const network = networkOf([{ weights: [[1], [2]], biases: [0, 0] }], ['linear'])
    const targets = [
      [0, 2],
      [2, 2],
    ]
    expect(networkLoss(network, [[1], [2]], targets, meanSquaredError)).toBe((1 + 0 + 0 + 4) / 4)
  })

  test('cross-entropy says which targets and layers it can do nothing with', () => {
    const network = choices('softmax')
    expect(() => networkLoss(byHand, [[1, 1]], [[1]], crossEntropy)).toThrow(
      'cross-entropy needs probabilities, the last layer must be softmax or sigmoid: linear',
    )
    expect(() => networkLoss(network, [[1]], [[2, -1]], crossEntropy)).toThrow(
      'targets must be from 0 to 1 for cross-entropy: 2',
    )
    expect(() => networkLoss(network, [[1]], [[1, 1]], crossEntropy)).toThrow(
      'targets row 0 must add up to 1, as one-hot does: 2',
    )
  })
})

describe('createNetwork', () => {
  const layers = [
    { units: 16, activation: 'relu' },
    { units: 3, activation: 'softmax' },
  ] as const

  test('has as many numbers as shapes say, and the same ones for the same seed', () => {
    const network = createNetwork(4, layers, 5)
    expect(countParameters(network)).toBe(4 * 16 + 16 + 16 * 3 + 3)
    expect(createNetwork(4, layers, 5)).toEqual(network)
    expect(createNetwork(4, layers, 6)).not.toEqual(network)
  })

  test('draws weights evenly within the limits of He and of Glorot, and no biases', () => {
    const network = createNetwork(40, [
      { units: 60, activation: 'relu' },
      { units: 60, activation: 'tanh' },
    ])
    for (const [l, limit] of [Math.sqrt(6 / 40), Math.sqrt(6 / 120)].entries()) {
      const { weights, biases } = network.layers[l]!
      const highest = Math.max(...weights.map(Math.abs))
      expect(highest).toBeLessThanOrEqual(limit)
      expect(highest).toBeGreaterThan(0.99 * limit)
      const variance = weights.reduce((sum, w) => sum + w * w, 0) / weights.length
      expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, 1)
      expect(biases.every((bias) => bias === 0)).toBe(true)
    }
  })

  test('says in one sentence what is wrong with a layer', () => {
    const make = (layer: object) => () =>
      createNetwork(2, [
        { units: 1, activation: 'relu', ...layer },
        { units: 1, activation: 'linear' },
      ])
    expect(make({ units: 0 })).toThrow('layer 1: units must be a whole number from 1: 0')
    expect(make({ dropout: 1 })).toThrow('layer 1: dropout must be from 0 to below 1: 1')
    expect(make({ activation: 'gelu' })).toThrow(
      'layer 1: activation must be one of linear, relu, sigmoid, tanh, softmax: "gelu"',
    )
    expect(() => createNetwork(2, [])).toThrow('a network must have a layer: 0 layers')
    expect(() => createNetwork(0, layers)).toThrow('inputs must be a whole number from 1: 0')
    expect(() => createNetwork(2, [{ units: 1, activation: 'linear', dropout: 0.1 }])).toThrow(
      'layer 1: dropout must be 0, for it is the last: 0.1',
    )
  })
})

describe('predictNetwork', () => {
  test('takes one row or many', () => {
    expect(predictNetwork(byHand, [3, 1])).toEqual([2])
    expect(
      predictNetwork(byHand, [
        [3, 1],
        [1, 2],
      ]),
    ).toEqual([[2], [-3]])
  })

  test('says what is wrong with a row', () => {
    expect(() => predictNetwork(byHand, [1])).toThrow('features must have 2 numbers, one for each input: 1')
    expect(() => predictNetwork(byHand, [1, Number.NaN])).toThrow(
      'features row 0 must hold finite numbers: NaN',
    )
    expect(() => predictNetwork(byHand, [[1, 2], [3]])).toThrow('features row 1 must have 2 numbers: 1')
  })
})

describe('copyNetwork', () => {
  test('shares no number', () => {
    const copy = copyNetwork(byHand)
    parametersOf(copy)[0]!.fill(9)
    expect(parametersOf(byHand)[0]![0]).toBe(1)
  })
})

describe('l2', () => {
  test('punishes weights, not biases', () => {
    expect(l2Penalty(byHand, 0.1)).toBeCloseTo(0.05 * (1 + 1 + 0.25 + 4 + 4 + 1), 14)
    const slopes = backward(forward(byHand, [[3, 1]]), [[1]], meanSquaredError)
    addL2(slopes, byHand, 0.1)
    expectClose([slopes[1]!.weights, slopes[1]!.biases], [[4.2, 4.9], [2]], 1e-12)
  })
})

describe('dropoutMask', () => {
  test('drops its share and makes the others larger, so that the mean stays', () => {
    const { values } = dropoutMask(100, 100, 0.3, seededRandom(1))
    const dropped = values.filter((value) => value === 0).length
    expect(dropped / 10_000).toBeCloseTo(0.3, 1)
    expect(new Set(values)).toEqual(new Set([0, 1 / 0.7]))
  })
})

describe('batches', () => {
  test('holds every row once, the last batch what is left', () => {
    expect(batches(7, 3)).toEqual([[0, 1, 2], [3, 4, 5], [6]])
    const shuffled = batches(7, 3, seededRandom(1))
    expect(shuffled.map((batch) => batch.length)).toEqual([3, 3, 1])
    expect(shuffled.flat()).not.toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(shuffled.flat().sort()).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
})

describe('early stopping', () => {
  test('counts the epochs since the lowest loss, the first of equals', () => {
    expect(bestEpoch([3, 1, 2, 1])).toBe(2)
    expect(hasStoppedImproving([3, 1, 2], 2)).toBe(false)
    expect(hasStoppedImproving([3, 1, 2, 1], 2)).toBe(true)
  })
})
