import { beforeAll, describe, expect, test } from 'vitest'
import { birdFeatures, birdIn } from '../../src/lib/birds.ts'
import { load } from '../../src/lib/load.ts'
import { fitSoftmax, predictSoftmax, type SoftmaxModel, softmax } from '../../src/lib/softmax.ts'
import { fitStandardiser, standardise } from '../../src/lib/standardise.ts'
import { type SoftmaxCase, scikitLearn } from '../oracles/scikit-learn.ts'
import { installTestHost } from './host.ts'

const { features, labels } = scikitLearn.clouds

beforeAll(() => installTestHost())

function expectClose(ours: readonly number[], theirs: readonly number[], tolerance = 1e-4): void {
  expect(ours).toHaveLength(theirs.length)
  for (const [i, value] of ours.entries()) expect(Math.abs(value - theirs[i]!)).toBeLessThan(tolerance)
}

function expectSame(model: SoftmaxModel, oracle: SoftmaxCase): void {
  expectClose(model.weights.flat(), oracle.weights.flat())
  expectClose(model.biases, oracle.biases)
  expect(model.losses.at(-1)).toBeCloseTo(oracle.loss, 7)
}

describe('softmax', () => {
  test('is what the formula says', () => {
    const sum = Math.E + Math.E ** 2 + 1
    expectClose(softmax([1, 2, 0]), [Math.E / sum, Math.E ** 2 / sum, 1 / sum], 1e-15)
  })

  test('bears logits too large or too small for Math.exp', () => {
    expectClose(softmax([1000, 1000]), [0.5, 0.5], 1e-15)
    expectClose(softmax([-1000, 0]), [0, 1], 1e-15)
  })
})

describe('fitSoftmax', () => {
  test("converges to scikit-learn's LogisticRegression on three overlapping classes", () => {
    const oracle = scikitLearn.softmax.clouds
    const { l2, classes } = oracle
    const model = fitSoftmax(features, labels, { l2, classes, learningRate: 1, epochs: 1000 })
    expectSame(model, oracle)
    for (const [i, probabilities] of oracle.firstProbabilities.entries()) {
      expectClose(Object.values(predictSoftmax(model, features[i]!).probabilities), probabilities)
    }
  })

  test("converges to scikit-learn's LogisticRegression on the birds, standardised", async () => {
    const { places, ...oracle } = scikitLearn.softmax.birds
    const { larger } = await load('birds')
    const birds = places.map((place) => birdIn({ ...larger[place]! }, `row ${place}`))
    const rows = birds.map(birdFeatures)
    const model = fitSoftmax(
      standardise(fitStandardiser(rows), rows),
      birds.map((bird) => bird.species),
      { l2: oracle.l2, classes: oracle.classes, learningRate: 1.5, epochs: 1500 },
    )
    expectSame(model, oracle)
  })

  test('with two classes has half the weights of a logistic regression on each side', () => {
    // Two rows of weights, w / 2 and -w / 2, cost half of what the one row w costs: l2 counts half.
    const oracle = scikitLearn.softmax.twoClasses
    const two = [...labels.keys()].filter((i) => labels[i] !== 'c')
    const model = fitSoftmax(
      two.map((i) => features[i]!),
      two.map((i) => labels[i]!),
      { l2: 2 * oracle.l2, learningRate: 1, epochs: 1000 },
    )
    const difference = model.weights[1]!.map((w, f) => w - model.weights[0]![f]!)
    expectClose(difference, oracle.weights[0]!)
    expectClose([model.biases[1]! - model.biases[0]!], oracle.biases)
  })

  test('starts at the loss of knowing nothing, log of the number of classes, and its loss falls', () => {
    const { losses } = fitSoftmax(features, labels, { learningRate: 0.1, epochs: 50 })
    expect(losses).toHaveLength(50)
    expect(losses[0]).toBeCloseTo(Math.log(3), 12)
    for (const [i, loss] of losses.slice(1).entries()) expect(loss).toBeLessThan(losses[i]!)
  })

  test('steps along the slope that finite differences measure', () => {
    // After one epoch from zero, each weight is -learningRate times the slope at zero.
    const [few, fewLabels] = [features.slice(25, 65), labels.slice(25, 65)]
    const options = { classes: ['a', 'b', 'c'], l2: 0, learningRate: 1, epochs: 1 }
    const { weights } = fitSoftmax(few, fewLabels, options)
    const lossAt = (c: number, f: number, w: number) => {
      const total = few.reduce((sum, row, i) => {
        const logits = [0, 1, 2].map((each) => (each === c ? w * row[f]! : 0))
        return sum - Math.log(softmax(logits)[options.classes.indexOf(fewLabels[i]!)]!)
      }, 0)
      return total / few.length
    }
    for (const c of [0, 1, 2]) {
      for (const f of [0, 1, 2]) {
        const slope = (lossAt(c, f, 1e-5) - lossAt(c, f, -1e-5)) / 2e-5
        expect(weights[c]![f]).toBeCloseTo(-slope, 8)
      }
    }
  })

  test('says so when the learning rate throws it off', () => {
    expect(() => fitSoftmax([[1e200], [-1e200]], ['a', 'b'], { learningRate: 1e200, epochs: 9 })).toThrow(
      /^learningRate must be smaller, the loss grew past all numbers in epoch \d: 1e\+200$/,
    )
  })

  test('says in one sentence what is wrong with its input', () => {
    expect(() => fitSoftmax([], [])).toThrow('features must have a row: 0 rows')
    expect(() => fitSoftmax([[1]], ['x'], { classes: ['a', 'b'] })).toThrow('label must be one of a, b: "x"')
    expect(() => fitSoftmax([[1]], ['a'], { l2: -1 })).toThrow('l2 must be 0 or more: -1')
    expect(() => fitSoftmax([[1]], ['a'], { learningRate: 0 })).toThrow('learningRate must be more than 0: 0')
    expect(() => fitSoftmax([[1]], ['a'], { epochs: 0 })).toThrow('epochs must be a whole number from 1: 0')
    const model = fitSoftmax([[1], [2]], ['a', 'b'])
    expect(() => predictSoftmax(model, [])).toThrow('row must have 1 numbers: 0')
    expect(() => predictSoftmax(model, [Number.NaN])).toThrow('row must hold finite numbers: NaN')
  })
})
