import { describe, expect, test } from 'vitest'
import type { Bird } from '../../src/lib/birds.ts'
import { birdFeatureNames, birdFeatures, species } from '../../src/lib/birds.ts'
import { cleanBirds } from '../../src/lib/clean.ts'
import { oneHot } from '../../src/lib/encode.ts'
import { load } from '../../src/lib/load.ts'
import { crossEntropy } from '../../src/lib/network/losses.ts'
import { createNetwork, parametersOf, predictNetwork } from '../../src/lib/network/network.ts'
import { adam } from '../../src/lib/network/optimisers.ts'
import { train } from '../../src/lib/network/train.ts'
import { askModel, loadModel, nearestDistance, saveModel } from '../../src/lib/saved-model.ts'
import { fitStandardiser, standardise } from '../../src/lib/standardise.ts'
import { calibrationOracle } from '../oracles/calibration.ts'
import { installTestHost } from './host.ts'

installTestHost()
const birds = cleanBirds((await load('birds')).larger)

function birdModel(some: readonly Bird[] = birds) {
  const rows = some.map(birdFeatures)
  const standardiser = fitStandardiser(rows)
  const { network } = train(
    createNetwork(7, [
      { units: 8, activation: 'relu', dropout: 0.1 },
      { units: 5, activation: 'softmax' },
    ]),
    standardise(standardiser, rows),
    some.map((bird) => oneHot(bird.species, species)),
    { loss: crossEntropy, optimiser: adam({ learningRate: 0.03 }), epochs: 5, batchSize: 32 },
  )
  return {
    name: 'birds',
    version: '1',
    features: birdFeatureNames,
    standardiser,
    network,
    labels: species,
    facts: { rows: some.length, made: 'in a test' },
  }
}

const model = birdModel()
const text = JSON.stringify(saveModel(model))

describe('saveModel and loadModel', () => {
  test('a model comes back bit for bit', () => {
    const back = loadModel(text)
    const bits = (numbers: readonly ArrayLike<number>[]) =>
      numbers.map((each) => [...new BigUint64Array(Float64Array.from(each).buffer)])
    expect(bits(parametersOf(back.network))).toEqual(bits(parametersOf(model.network)))
    expect(bits([back.standardiser.mean, back.standardiser.sd])).toEqual(
      bits([model.standardiser.mean, model.standardiser.sd]),
    )
    expect(back.features).toEqual(birdFeatureNames)
    expect(back.labels).toEqual(species)
    expect(back.facts).toEqual({ rows: birds.length, made: 'in a test' })
    expect(back.network.layers.map(({ activation, dropout }) => [activation, dropout])).toEqual([
      ['relu', 0],
      ['softmax', 0],
    ])
  })

  test('gives the same answers to the last bit, from text and from data', () => {
    for (const back of [loadModel(text), loadModel(saveModel(model)), loadModel(JSON.parse(text))]) {
      for (const bird of birds) {
        const row = birdFeatures(bird)
        const before = predictNetwork(model.network, standardise(model.standardiser, row))
        expect(askModel(back, row).probabilities).toEqual(before)
      }
    }
  })

  test('saving what was loaded writes the same text', () => {
    expect(JSON.stringify(saveModel(loadModel(text)))).toBe(text)
  })

  test('extremes come back: the smallest number, the largest, a third, one tenth and two', () => {
    const numbers = [Number.MIN_VALUE, Number.MAX_VALUE, 1 / 3, 0.1 + 0.2, -Math.PI, 1e21, 2 ** -1074, 5e-7]
    const [layer] = model.network.layers
    const changed = { ...layer!, biases: Float64Array.from(numbers) }
    const back = loadModel(
      JSON.stringify(saveModel({ ...model, network: { layers: [changed, model.network.layers[1]!] } })),
    )
    expect([...back.network.layers[0]!.biases]).toEqual(numbers)
  })

  test('with a memory it says how far a row is, and whether it is known', () => {
    const rows = birds.map(birdFeatures)
    const back = loadModel(JSON.stringify(saveModel({ ...model, memory: { rows, limit: 0.5 } })))
    expect(askModel(back, rows[0]!)).toMatchObject({ distance: 0, known: true })
    const ostrich = birdFeatures({ weight: 110_000, wingspan: 200, webbedFeet: false, back: 'black' })
    const answer = askModel(back, ostrich)
    expect(answer.known).toBe(false)
    expect(answer.distance).toBe(
      Math.min(
        ...standardise(model.standardiser, rows).map((row) =>
          Math.sqrt(
            standardise(model.standardiser, ostrich).reduce((sum, x, f) => sum + (x - row[f]!) ** 2, 0),
          ),
        ),
      ),
    )
    expect(askModel(loadModel(text), ostrich)).not.toHaveProperty('known')
  })

  test('what could not be loaded is not saved', () => {
    const [first, last] = model.network.layers
    const spoilt = { ...last!, biases: Float64Array.of(0, 0, Number.NaN, 0, 0) }
    expect(() => saveModel({ ...model, network: { layers: [first!, spoilt] } })).toThrow(
      'model layers[1].biases[2] must be a finite number: NaN',
    )
    expect(() => saveModel({ ...model, labels: species.slice(1) })).toThrow(
      'model layers[1].biases must have 4 entries: 5',
    )
  })
})

describe('loadModel says what is wrong with a file', () => {
  /** The text with one value changed, at a path like `layers.0.biases`; undefined takes it out. */
  const changed = (path: string, change: (value: unknown) => unknown): string => {
    const keys = path.split('.')
    const last = keys.pop()!
    const saved = JSON.parse(text)
    const place = keys.reduce((object, key) => object[key], saved)
    place[last] = change(place[last])
    return JSON.stringify(saved)
  }
  const to = (value: unknown) => () => value
  const shorter = (value: unknown) => (value as unknown[]).slice(1)

  test.each<[string, string, (value: unknown) => unknown, string]>([
    ['another file', 'format', to('table'), 'model format must be "fledgling model": "table"'],
    [
      'a newer format',
      'formatVersion',
      to(2),
      'model formatVersion must be 1 at most, a newer library can read this: 2',
    ],
    ['no version', 'formatVersion', to(undefined), 'model formatVersion is missing'],
    ['half a version', 'formatVersion', to(0.5), 'model formatVersion must be a whole number from 1: 0.5'],
    ['no standardiser', 'standardiser', to(undefined), 'model standardiser is missing'],
    ['no mean', 'standardiser.mean', to(undefined), 'model standardiser.mean is missing'],
    ['a deviation of 0', 'standardiser.sd.2', to(0), 'model standardiser.sd[2] must be more than 0: 0'],
    [
      'NaN, of which JSON makes null',
      'layers.0.weights.3.2',
      to(Number.NaN),
      'model layers[0].weights[3][2] must be a finite number: null',
    ],
    ['a label too few', 'labels', shorter, 'model layers[1].biases must have 4 entries: 5'],
    ['a feature too few', 'features', shorter, 'model standardiser.mean must have 6 entries: 7'],
    ['a short row', 'layers.1.weights.0', shorter, 'model layers[1].weights[0] must have 8 entries: 7'],
    ['a neuron lost', 'layers.0.weights', shorter, 'model layers[0].weights must have 8 entries: 7'],
    ['no layers', 'layers', to([]), 'model layers must not be empty: []'],
    [
      'an activation of another library',
      'layers.0.activation',
      to('gelu'),
      'model layers[0].activation must be one of linear, relu, sigmoid, tanh, softmax: "gelu"',
    ],
    ['the name of a method', 'layers.0.activation', to('toString'), 'activation must be one of linear'],
    ['a label that is none', 'labels.0', to(7), 'model labels[0] must be a text: 7'],
    ['a fact that is none', 'facts.rows', to(null), 'facts.rows must be a text or a finite number: null'],
    [
      'a memory of another width',
      'memory',
      to({ rows: [[1, 2]], limit: 1 }),
      'model memory.rows[0] must have 7 entries: 2',
    ],
    [
      'a memory without limit',
      'memory',
      to({ rows: [[1, 2, 0, 0, 0, 0, 1]] }),
      'model memory.limit is missing',
    ],
  ])('%s', (_, path, change, message) => {
    expect(() => loadModel(changed(path, change))).toThrow(message)
  })

  test('a text that was cut off, or is none', () => {
    expect(() => loadModel(text.slice(0, 500))).toThrow('model is not JSON, or was cut off: ')
    expect(() => loadModel('birds')).toThrow('model is not JSON, or was cut off: ')
    expect(() => loadModel('[]')).toThrow('model must be an object: []')
    expect(() => loadModel(null)).toThrow('model must be an object: null')
  })

  test('askModel refuses a row of another width', () => {
    expect(() => askModel(model, [1, 2])).toThrow('row must have 7 numbers: 2')
  })
})

describe('nearestDistance', () => {
  const { seen, asked, distances } = calibrationOracle.nearest

  test("is that of scikit-learn's NearestNeighbors", () => {
    asked.forEach((row, i) => {
      expect(nearestDistance(row, seen)).toBeCloseTo(distances[i]!, 12)
    })
  })

  test('by arithmetic: 3 and 4 make 5', () => {
    expect(
      nearestDistance(
        [0, 0],
        [
          [9, 9],
          [3, 4],
        ],
      ),
    ).toBe(5)
  })

  test('refuses rows of another width, or none', () => {
    expect(() => nearestDistance([0], [])).toThrow('rows must have a row: 0 rows')
    expect(() => nearestDistance([0], [[1, 2]])).toThrow('rows[0] must have 1 numbers: 2')
  })
})
