import { beforeAll, describe, expect, test } from 'vitest'
import { combinations, gridSearch } from '../../src/lib/grid-search.ts'
import { joinNearest, kMeans, moveCentres } from '../../src/lib/k-means.ts'
import { load } from '../../src/lib/load.ts'
import { fitLogistic, logisticLoss, logisticScore, predictLogistic } from '../../src/lib/logistic.ts'
import type { ParkAnimal } from '../../src/lib/park.ts'
import { parkOracle } from '../oracles/park.ts'
import { installTestHost } from './host.ts'

let animals: readonly ParkAnimal[]
let features: number[][]
let truths: (0 | 1)[]
beforeAll(async () => {
  installTestHost()
  animals = (await load('park')).animals
  features = animals.map(({ height, weight }) => [height / 10, weight / 10])
  truths = animals.map(({ kind }) => (kind === 'dog' ? 1 : 0))
})

function expectClose(ours: readonly number[], theirs: readonly number[], tolerance = 1e-4): void {
  expect(ours).toHaveLength(theirs.length)
  for (const [i, value] of ours.entries()) expect(Math.abs(value - theirs[i]!)).toBeLessThan(tolerance)
}

describe("load('park')", () => {
  test('has sixty breeds of dogs, twenty-four of cats, and thirty-six other animals, none twice', () => {
    const count = (kind: string) => animals.filter((animal) => animal.kind === kind).length
    expect([count('dog'), count('cat'), count('other'), animals.length]).toEqual([60, 24, 36, 120])
    expect(new Set(animals.map(({ animal }) => animal)).size).toBe(120)
  })

  test('lies in the ranges that its README states', () => {
    const ranges = {
      dog: [18, 81, 2.2, 80],
      cat: [16, 38, 2.5, 8],
      other: [6, 105, 0.25, 190],
    }
    for (const [kind, range] of Object.entries(ranges)) {
      const group = animals.filter((animal) => animal.kind === kind)
      const heights = group.map(({ height }) => height)
      const weights = group.map(({ weight }) => weight)
      const found = [heights, weights].flatMap((sizes) => [Math.min(...sizes), Math.max(...sizes)])
      expect(found).toEqual(range)
    }
  })

  test('says line, column and text of what it cannot read', async () => {
    const reading = (row: string) => {
      installTestHost({ 'park/park.csv': `animal,kind,height,weight\n${row}\n` })
      return load('park').finally(() => installTestHost())
    }
    await expect(reading('Pug,dog,30cm,7.5')).rejects.toThrow('line 2: height is not a number: "30cm"')
    await expect(reading('Pug,dog,0,7.5')).rejects.toThrow('line 2: height must be more than 0 cm: 0')
    await expect(reading('Pug,dog,30,-1')).rejects.toThrow('line 2: weight must be more than 0 kg: -1')
    await expect(reading('Pug,dgo,30,7')).rejects.toThrow('kind must be one of dog, cat, other: "dgo"')
    await expect(reading(',dog,30,7.5')).rejects.toThrow('park.csv line 2: animal has no name: ""')
  })
})

describe('fitLogistic', () => {
  test("converges to scikit-learn's LogisticRegression on the park, for three penalties", () => {
    for (const { l2, weights, bias, loss, firstProbabilities } of parkOracle.logistic) {
      const model = fitLogistic(features, truths, { l2, learningRate: 0.3, epochs: 10_000 })
      expectClose(model.weights, weights)
      expectClose([model.bias], [bias])
      expect(logisticLoss(model, features, truths)).toBeCloseTo(loss, 7)
      expectClose(
        firstProbabilities.map((_, i) => predictLogistic(model, features[i]!)),
        firstProbabilities,
        1e-5,
      )
      const penalty = (l2 / 2) * weights.reduce((sum, weight) => sum + weight ** 2, 0)
      expect(model.losses.at(-1)).toBeCloseTo(loss + penalty, 7)
    }
  })

  test('takes the first step that arithmetic by hand gives, and begins at ln 2', () => {
    // From zeros every p is a half: the slopes are (-0.5 * 4 + 0.5 * 2) / 2 = -0.5 and (-0.5 + 0.5) / 2 = 0.
    const model = fitLogistic([[4], [2]], [1, 0], { learningRate: 0.1, epochs: 1, l2: 0 })
    expect(model.weights[0]).toBeCloseTo(0.05, 15)
    expect(model.bias).toBe(0)
    expect(model.losses).toEqual([Math.LN2])
  })

  test('steps along the slope that finite differences measure, penalty included', () => {
    const options = { learningRate: 0.2, l2: 0.3 }
    const before = fitLogistic(features, truths, { ...options, epochs: 5 })
    const after = fitLogistic(features, truths, { ...options, epochs: 6 })
    const lossAt = (weights: readonly number[], bias: number) =>
      logisticLoss({ weights, bias }, features, truths) +
      0.15 * weights.reduce((sum, weight) => sum + weight ** 2, 0)
    const { weights, bias } = before
    const moved = (f: number, by: number) => weights.map((weight, i) => (i === f ? weight + by : weight))
    for (const f of [0, 1]) {
      const slope = (lossAt(moved(f, 1e-5), bias) - lossAt(moved(f, -1e-5), bias)) / 2e-5
      expect(after.weights[f]).toBeCloseTo(weights[f]! - 0.2 * slope, 8)
    }
    const slope = (lossAt(weights, bias + 1e-5) - lossAt(weights, bias - 1e-5)) / 2e-5
    expect(after.bias).toBeCloseTo(bias - 0.2 * slope, 8)
  })

  test('scores by weights and bias; without epochs it knows nothing', () => {
    expect(logisticScore({ weights: [2, -1], bias: 0.5 }, [3, 4])).toBe(2.5)
    const model = fitLogistic(features, truths, { epochs: 0 })
    expect([...model.weights, model.bias]).toEqual([0, 0, 0])
    expect(predictLogistic(model, [1, 1])).toBe(0.5)
  })

  test('says in one sentence what is wrong with its input', () => {
    const fitting = (options: object) => () => fitLogistic([[1]], [1], options)
    expect(() => fitLogistic([], [])).toThrow('features must have a row: 0 rows')
    expect(() => fitLogistic([[1]], [])).toThrow('truths must be 1, one for each row: 0')
    expect(() => fitLogistic([[1]], [2 as 1])).toThrow('truths must be 0 or 1: 2')
    expect(fitting({ learningRate: 0 })).toThrow('learningRate must be more than 0: 0')
    expect(fitting({ epochs: 1.5 })).toThrow('epochs must be a whole number from 0: 1.5')
    expect(fitting({ l2: -1 })).toThrow('l2 must be 0 or more: -1')
    expect(() => predictLogistic({ weights: [1], bias: 0 }, [])).toThrow('row must have 1 numbers: 0')
    expect(() => fitLogistic([[1e200], [-1e200]], [1, 0], { learningRate: 1e200, epochs: 9 })).toThrow(
      /^learningRate must be smaller, the loss grew past all numbers in epoch \d: 1e\+200$/,
    )
  })
})

describe('kMeans', () => {
  test("ends where scikit-learn's KMeans does from the same first centres", () => {
    for (const { k, rows, centres, groups, inertia } of parkOracle.kMeans) {
      const found = kMeans(features, { k, from: rows.map((row) => features[row]!) })
      expectClose(found.centres.flat(), centres.flat(), 1e-12)
      expect(found.groups).toEqual(groups)
      expect(found.inertia).toBeCloseTo(inertia, 9)
    }
  })

  test("finds scikit-learn's best of a hundred starts with one of thirty seeds, and never less", () => {
    for (const { k, bestInertia } of parkOracle.kMeans) {
      const ends = Array.from({ length: 30 }, (_, seed) => kMeans(features, { k, seed }).inertia)
      expect(Math.min(...ends)).toBeCloseTo(bestInertia, 9)
    }
  })

  test('walks as worked out by hand: join, move, join', () => {
    const rows = [[0], [1], [4], [9]]
    const { path, ...end } = kMeans(rows, { k: 2, from: [[0], [1]] })
    expect(path.map(({ centres }) => centres.flat())).toEqual([
      [0, 1],
      [0, 14 / 3],
      [0.5, 6.5],
    ])
    expect(path.map(({ groups }) => groups)).toEqual([
      [0, 1, 1, 1],
      [0, 0, 1, 1],
      [0, 0, 1, 1],
    ])
    expect(end).toEqual({ centres: [[0.5], [6.5]], groups: [0, 0, 1, 1], inertia: 13 })
  })

  test('never makes the inertia larger on its way', () => {
    const { path } = kMeans(features, { k: 4, seed: 3 })
    expect(path.length).toBeGreaterThan(2)
    for (const [i, { inertia }] of path.slice(1).entries()) expect(inertia).toBeLessThan(path[i]!.inertia)
  })

  test('leaves a centre that nobody joined where it is; of two equally near ones takes the first', () => {
    const moment = joinNearest([[1], [3]], [[2], [2], [9]])
    expect(moment).toEqual({ centres: [[2], [2], [9]], groups: [0, 0], inertia: 2 })
    expect(moveCentres([[1], [4]], moment)).toEqual([[2.5], [2], [9]])
  })

  test('says in one sentence what is wrong with its input', () => {
    expect(() => kMeans([], { k: 1 })).toThrow('features must have a row: 0 rows')
    expect(() => kMeans([[1]], { k: 2 })).toThrow('k must be a whole number from 1 to 1: 2')
    expect(() => kMeans([[1], [2]], { k: 2, from: [[1]] })).toThrow('from must be 2 centres of 1 numbers: 1')
  })
})

describe('gridSearch', () => {
  const grid = { rate: [1, 2], epochs: [10, 20, 30] }

  test('tries every combination once, the last name changing fastest', () => {
    const seen = combinations(grid).map(({ rate, epochs }) => [rate, epochs])
    expect(seen).toEqual([
      [1, 10],
      [1, 20],
      [1, 30],
      [2, 10],
      [2, 20],
      [2, 30],
    ])
    expect(combinations({})).toEqual([{}])
  })

  test('keeps the lowest loss, and of equal ones the first', () => {
    const { best, tried } = gridSearch(grid, ({ rate, epochs }) => Math.abs(rate * epochs - 30) % 10)
    expect(tried.map(({ loss }) => loss)).toEqual([0, 0, 0, 0, 0, 0])
    expect(best.choice).toEqual({ rate: 1, epochs: 10 })
    expect(gridSearch(grid, ({ rate, epochs }) => Math.abs(rate * epochs - 41)).best).toEqual({
      choice: { rate: 2, epochs: 20 },
      loss: 1,
    })
  })

  test('passes over a choice whose training ran away', () => {
    const { best } = gridSearch({ rate: [9, 1, 2] }, ({ rate }) => (rate === 9 ? Number.NaN : rate))
    expect(best).toEqual({ choice: { rate: 1 }, loss: 1 })
  })

  test('says in one sentence what is wrong', () => {
    expect(() => gridSearch({ rate: [] }, () => 0)).toThrow('grid.rate must have a value: 0 values')
    expect(() => gridSearch({ rate: [1] }, () => Infinity)).toThrow('no choice has a finite loss: 1 tried')
  })
})
