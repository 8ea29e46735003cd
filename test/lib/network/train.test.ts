import { beforeAll, describe, expect, test } from 'vitest'
import { birdFeatures, birdIn } from '../../../src/lib/birds.ts'
import { oneHot } from '../../../src/lib/encode.ts'
import { load } from '../../../src/lib/load.ts'
import { crossEntropy, meanSquaredError } from '../../../src/lib/network/losses.ts'
import {
  createNetwork,
  type LayerChoice,
  networkLoss,
  parametersOf,
} from '../../../src/lib/network/network.ts'
import { adam, gradientDescent, momentum } from '../../../src/lib/network/optimisers.ts'
import { type Epoch, train } from '../../../src/lib/network/train.ts'
import { seededRandom } from '../../../src/lib/random.ts'
import { fitStandardiser, standardise } from '../../../src/lib/standardise.ts'
import { networkOf, networkOracle, type TrainingCase } from '../../oracles/network.ts'
import { installTestHost } from '../host.ts'
import { expectClose } from './close.ts'

const losses = { crossEntropy, meanSquaredError }
const optimisers = { adam, gradientDescent, momentum }
const { places, species, classifiers, wingspan } = networkOracle.training

let rows: number[][] = []
let targets: number[][] = []

beforeAll(async () => {
  installTestHost()
  const { larger } = await load('birds')
  const birds = places.map((place) => birdIn({ ...larger[place]! }, `row ${place}`))
  const features = birds.map(birdFeatures)
  rows = standardise(fitStandardiser(features), features)
  targets = birds.map((bird) => oneHot<string>(bird.species, species))
})

/** The loss on all rows before training and after each epoch, and the last numbers, beside those of PyTorch. */
function expectSameTraining(oracle: TrainingCase, x: number[][], y: number[][]): void {
  const loss = losses[oracle.loss]
  const start = networkOf(oracle.layers, oracle.activations)
  const seen = [networkLoss(start, x, y, loss)]
  const { network, steps } = train(start, x, y, {
    loss,
    optimiser: optimisers[oracle.optimiser]({ learningRate: oracle.learningRate }),
    epochs: oracle.epochs,
    batchSize: oracle.batchSize,
    l2: oracle.l2,
    shuffle: false,
    onEpoch: (now) => seen.push(networkLoss(now.network, x, y, loss)),
  })
  expect(steps).toBe(oracle.epochs * Math.ceil(x.length / oracle.batchSize))
  expectClose([seen], [oracle.losses], 1e-8)
  expectClose(parametersOf(network), oracle.last, 1e-7)
}

describe('train, with the first weights and batches of PyTorch', () => {
  test.each(classifiers.map((each) => [each.activations.join(', '), each.optimiser, each] as const))(
    'walks its way to the species of the birds: %s, %s',
    (_, __, oracle) => {
      expectSameTraining(oracle, rows, targets)
    },
  )

  test.each(wingspan.map((each) => [each.optimiser, each] as const))(
    'walks its way from weight to wingspan: %s',
    (_, oracle) => {
      expectSameTraining(
        oracle,
        rows.map((row) => [row[0]!]),
        rows.map((row) => [row[1]!]),
      )
    },
  )
})

test('train walks the way of PyTorch to the species of the penguins', async () => {
  const { places, species, ...oracle } = networkOracle.penguins
  const { penguins } = await load('penguins')
  const known = places.map((place) => penguins[place]!)
  const features = known.map(({ billLength, billDepth, flipperLength, bodyMass }) =>
    [billLength, billDepth, flipperLength, bodyMass].map(Number),
  )
  const labels = known.map((penguin) => oneHot<string>(penguin.species, species))
  expectSameTraining(oracle, standardise(fitStandardiser(features), features), labels)
})

const small: readonly LayerChoice[] = [
  { units: 8, activation: 'relu' },
  { units: 5, activation: 'softmax' },
]

/** Options of a short training on the birds. */
const short = { loss: crossEntropy, optimiser: adam({ learningRate: 0.01 }), epochs: 6, batchSize: 32 }

describe('train', () => {
  test('gives the same numbers for the same seed, others for another, and leaves the first network alone', () => {
    const start = createNetwork(7, small)
    const before = parametersOf(start).map((values) => [...values])
    const [one, two, other] = [3, 3, 4].map((seed) => train(start, rows, targets, { ...short, seed }))
    expect(one!.losses).toEqual(two!.losses)
    expect(parametersOf(one!.network)).toEqual(parametersOf(two!.network))
    expect(one!.losses).not.toEqual(other!.losses)
    expectClose(parametersOf(start), before, 1e-300)
  })

  test('with all rows in one batch tells the loss before each epoch', () => {
    const start = createNetwork(7, small)
    const { losses, network, steps } = train(start, rows, targets, {
      loss: crossEntropy,
      optimiser: gradientDescent({ learningRate: 0.1 }),
      epochs: 2,
    })
    expect(steps).toBe(2)
    expect(losses[0]).toBeCloseTo(networkLoss(start, rows, targets, crossEntropy), 12)
    const third = train(network, rows, targets, { ...short, epochs: 1, batchSize: rows.length }).losses[0]
    expect(third).toBeLessThan(losses[1]!)
  })

  test('keeps the network at the moments asked for', () => {
    const start = createNetwork(7, small)
    const { moments, network } = train(start, rows, targets, { ...short, moments: [0, 1, 6, 99] })
    expect(moments.map(({ epoch }) => epoch)).toEqual([0, 1, 6])
    expect(parametersOf(moments[0]!.network)).toEqual(parametersOf(start))
    expect(parametersOf(moments[2]!.network)).toEqual(parametersOf(network))
    const one = train(start, rows, targets, { ...short, epochs: 1 })
    expect(parametersOf(moments[1]!.network)).toEqual(parametersOf(one.network))
  })

  test('with patience stops early and gives back the best network', () => {
    // Sixteen rows with labels by chance: there is nothing to learn but noise, so validation gets worse.
    const random = seededRandom(2)
    const noise = (n: number) => ({
      features: Array.from({ length: n }, () => [random.normal(), random.normal()]),
      targets: Array.from({ length: n }, () => [random.integer(2)]),
    })
    const [known, validation] = [noise(16), noise(40)]
    const start = createNetwork(2, [
      { units: 16, activation: 'tanh' },
      { units: 1, activation: 'sigmoid' },
    ])
    const seen: Epoch[] = []
    const result = train(start, known.features, known.targets, {
      ...short,
      epochs: 500,
      validation,
      patience: 5,
      onEpoch: (now) => seen.push(now),
    })
    const { validationLosses, epoch, network } = result
    const lowest = Math.min(...validationLosses)
    expect(validationLosses.length).toBeLessThan(500)
    expect(validationLosses.length).toBe(epoch + 5)
    expect(validationLosses[epoch - 1]).toBe(lowest)
    expect(networkLoss(network, validation.features, validation.targets, crossEntropy)).toBe(lowest)
    expect(seen.map(({ validationLoss }) => validationLoss)).toEqual(validationLosses)
    expect(seen.map((now) => now.epoch)).toEqual(validationLosses.map((_, e) => e + 1))
  })

  test('says so when the learning rate throws it off', () => {
    const wild = { ...short, loss: meanSquaredError, optimiser: gradientDescent({ learningRate: 1e200 }) }
    const line = createNetwork(7, [{ units: 5, activation: 'linear' }])
    expect(() => train(line, rows, targets, wild)).toThrow(
      /^learningRate must be smaller, epoch \d led out of all numbers: 1e\+200$/,
    )
    const last = {
      ...wild,
      epochs: 1,
      batchSize: rows.length,
      optimiser: gradientDescent({ learningRate: 1e308 }),
    }
    const steep = rows.map((row) => row.map((x) => 1e9 * x))
    expect(() => train(line, steep, targets, last)).toThrow('epoch 1 led out of all numbers')
  })

  test('says in one sentence what is wrong with its input', () => {
    const start = createNetwork(7, small)
    const training = (more: object) => () => train(start, rows, targets, { ...short, ...more })
    expect(training({ epochs: 1.5 })).toThrow('epochs must be a whole number from 0: 1.5')
    expect(training({ batchSize: 0 })).toThrow('batchSize must be a whole number from 1: 0')
    expect(training({ l2: -1 })).toThrow('l2 must be 0 or more: -1')
    expect(training({ patience: 0 })).toThrow('patience must be a whole number from 1: 0')
    expect(training({ patience: 3 })).toThrow('patience needs validation rows to look at: 3')
    expect(() => train(start, rows, targets.slice(1), short)).toThrow(
      /^targets must be \d+, one for each row: \d+$/,
    )
    expect(() => train(start, [[1, 2]], [[1]], short)).toThrow(
      'features must have 7 numbers, one for each input: 2',
    )
  })
})
