import { beforeAll, describe, expect, test } from 'vitest'
import { binaryCrossEntropy } from '../../src/lib/cross-entropy.ts'
import { crossValidate, foldsOf } from '../../src/lib/cross-validation.ts'
import { load } from '../../src/lib/load.ts'
import { fitLogistic, predictLogistic } from '../../src/lib/logistic.ts'
import type { Penguin } from '../../src/lib/penguins.ts'
import { seededRandom } from '../../src/lib/random.ts'
import { randomSearch } from '../../src/lib/random-search.ts'
import { fitSoftmax, predictSoftmax } from '../../src/lib/softmax.ts'
import { splitData } from '../../src/lib/split.ts'
import { fitStandardiser, standardise } from '../../src/lib/standardise.ts'
import { crossValidationOracle } from '../oracles/cross-validation.ts'
import { installTestHost } from './host.ts'

let known: Penguin[]
beforeAll(async () => {
  installTestHost()
  known = (await load('penguins')).penguins.filter(({ sex }) => sex !== null)
})

const featuresOf = (p: Penguin) => [p.billLength!, p.billDepth!, p.flipperLength!, p.bodyMass!]
const byRemainder = <T>(rows: readonly T[], folds: number) =>
  Array.from({ length: folds }, (_, f) => rows.filter((_, i) => i % folds === f))
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const histogram = (rows: readonly string[]) =>
  [...new Set(rows)].map((name) => rows.filter((r) => r === name).length)

function expectScores(ours: { mean: number; scores: readonly number[] }, theirs: readonly number[]): void {
  expect(ours.scores).toHaveLength(theirs.length)
  for (const [f, score] of ours.scores.entries()) expect(Math.abs(score - theirs[f]!)).toBeLessThan(1e-4)
  expect(Math.abs(ours.mean - mean(theirs))).toBeLessThan(1e-4)
}

describe('foldsOf', () => {
  test('puts every row in exactly one fold, whose sizes differ by one at most, and so do the counts of each group', () => {
    const random = seededRandom(8)
    for (let round = 0; round < 100; round++) {
      const folds = 2 + random.integer(8)
      const rows = Array.from({ length: folds + random.integer(100) }, (_, id) => ({
        id,
        group: 'abc'[Math.floor(random.uniform() ** 2 * 3)]!,
      }))
      const found = foldsOf(rows, { folds, seed: round, by: (row) => row.group })
      expect(found).toHaveLength(folds)
      expect(
        found
          .flat()
          .map(({ id }) => id)
          .sort((a, b) => a - b),
      ).toEqual(rows.map(({ id }) => id))
      const spread = (counts: number[]) => Math.max(...counts) - Math.min(...counts)
      expect(spread(found.map((fold) => fold.length))).toBeLessThanOrEqual(1)
      for (const group of ['a', 'b', 'c']) {
        expect(
          spread(found.map((fold) => fold.filter((row) => row.group === group).length)),
        ).toBeLessThanOrEqual(1)
      }
    }
  })

  test("has the counts of each species in each fold that scikit-learn's StratifiedKFold has", () => {
    const names = [...new Set(known.map(({ species }) => species))]
    for (const { folds, counts } of crossValidationOracle.stratified) {
      const found = foldsOf(known, { folds, seed: 1, by: ({ species }) => species })
      const ours = found.map((fold) => names.map((name) => fold.filter((p) => p.species === name).length))
      expect(ours.map(String).sort()).toEqual(counts.map(String).sort())
    }
  })

  test("keeps together what belongs together, in folds of the sizes that scikit-learn's GroupKFold has", () => {
    const together = ({ billLength }: Penguin) => String(Math.floor(billLength!))
    for (const { folds, sizes } of crossValidationOracle.groups) {
      const found = foldsOf(known, { folds, seed: 1, together })
      expect(found.map((fold) => fold.length).sort((a, b) => a - b)).toEqual(sizes)
      const groups = found.flatMap((fold) => [...new Set(fold.map(together))])
      expect(new Set(groups).size).toBe(groups.length)
    }
  })

  test('repeats with the same seed and differs with another', () => {
    const fold = (seed: number) => foldsOf([...Array(30).keys()], { folds: 3, seed })
    expect(fold(1)).toEqual(fold(1))
    expect(fold(1)).not.toEqual(fold(2))
  })

  test('refuses fewer than two folds, and more than there are rows', () => {
    expect(() => foldsOf([1, 2, 3], { folds: 1, seed: 1 })).toThrow(
      'folds must be a whole number from 2 to 3: 1',
    )
    expect(() => foldsOf([1, 2, 3], { folds: 4, seed: 1 })).toThrow(
      'folds must be a whole number from 2 to 3: 4',
    )
  })
})

describe('crossValidate', () => {
  test('trains with all folds but one and judges by that one, each in its turn', () => {
    const seen: [number[], readonly number[]][] = []
    const { mean: average, scores } = crossValidate([[1, 2], [3], [4, 5]], (train, validation) => {
      seen.push([train, validation])
      return mean(validation)
    })
    expect(seen).toEqual([
      [
        [3, 4, 5],
        [1, 2],
      ],
      [[1, 2, 4, 5], [3]],
      [
        [1, 2, 3],
        [4, 5],
      ],
    ])
    expect(scores).toEqual([1.5, 3, 4.5])
    expect(average).toBe(3)
    expect(() => crossValidate([[1]], () => 0)).toThrow('folds must be 2 or more: 1')
  })

  // The smaller the penalty, the longer the way down.
  const epochsFor = (l2: number) => Math.round(12 / l2)

  test('gives the scores of scikit-learn for the sex of penguins by logistic regression', () => {
    expect(known).toHaveLength(crossValidationOracle.rows)
    for (const { l2, losses, accuracies } of crossValidationOracle.sex) {
      const shares: number[] = []
      const found = crossValidate(byRemainder(known, 5), (train, validation) => {
        const scale = fitStandardiser(train.map(featuresOf))
        const truths = train.map(({ sex }) => (sex === 'male' ? 1 : 0))
        const rows = standardise(scale, train.map(featuresOf))
        const model = fitLogistic(rows, truths, { l2, learningRate: 1, epochs: epochsFor(l2) })
        const said = validation.map((each) => predictLogistic(model, standardise(scale, featuresOf(each))))
        shares.push(mean(validation.map(({ sex }, i) => Number(said[i]! >= 0.5 === (sex === 'male')))))
        return mean(validation.map(({ sex }, i) => binaryCrossEntropy(said[i]!, sex === 'male' ? 1 : 0)))
      })
      expectScores(found, losses)
      shares.map((share, f) => expect(share).toBeCloseTo(accuracies[f]!, 12))
    }
  })

  test('gives the scores of scikit-learn for the species of penguins by softmax regression', () => {
    for (const { l2, losses, accuracies } of crossValidationOracle.species) {
      const shares: number[] = []
      const found = crossValidate(byRemainder(known, 5), (train, validation) => {
        const scale = fitStandardiser(train.map(featuresOf))
        const rows = standardise(scale, train.map(featuresOf))
        const names = train.map(({ species }) => species)
        const model = fitSoftmax(rows, names, { l2, epochs: epochsFor(l2) })
        const said = validation.map((each) => predictSoftmax(model, standardise(scale, featuresOf(each))))
        shares.push(mean(validation.map(({ species }, i) => Number(said[i]!.label === species))))
        return mean(validation.map(({ species }, i) => -Math.log(said[i]!.probabilities[species]!)))
      })
      expectScores(found, losses)
      shares.map((share, f) => expect(share).toBeCloseTo(accuracies[f]!, 12))
    }
  })
})

describe('splitData by group', () => {
  test('keeps every group in one part, each part within one group of its share', () => {
    const random = seededRandom(3)
    for (let round = 0; round < 50; round++) {
      const rows = Array.from({ length: 120 }, (_, id) => ({ id, bird: `${random.integer(30)}` }))
      const shares = { train: 0.6, test: 0.4 }
      const parts = splitData(rows, { parts: shares, seed: round, together: (row) => row.bird })
      const birds = [
        ...new Set(parts.train.map((row) => row.bird)),
        ...new Set(parts.test.map((row) => row.bird)),
      ]
      expect(new Set(birds).size).toBe(birds.length)
      expect(parts.train.length + parts.test.length).toBe(120)
      const largest = Math.max(...histogram(rows.map((row) => row.bird)))
      expect(Math.abs(parts.train.length - 72)).toBeLessThanOrEqual(largest)
    }
  })

  test('gives every part its share of each kind of group', () => {
    const rows = Array.from({ length: 90 }, (_, i) => ({
      bird: `${Math.floor(i / 3)}`,
      sex: i < 60 ? 'f' : 'm',
    }))
    const { train, test: tested } = splitData(rows, {
      parts: { train: 0.5, test: 0.5 },
      seed: 1,
      by: (row) => row.sex,
      together: (row) => row.bird,
    })
    expect([train, tested].map((part) => part.filter(({ sex }) => sex === 'f').length)).toEqual([30, 30])
  })
})

describe('randomSearch', () => {
  const draw = (random: ReturnType<typeof seededRandom>) => ({
    x: random.uniform(),
    units: 1 + random.integer(9),
  })
  const options = { tries: 20, seed: 4 }

  test('keeps the draw with the lowest loss, and shows all', () => {
    const { best, tried } = randomSearch(draw, options, ({ x }) => (x - 0.5) ** 2)
    expect(tried).toHaveLength(20)
    expect(new Set(tried.map(({ choice }) => choice.x)).size).toBe(20)
    expect(best.loss).toBe(Math.min(...tried.map(({ loss }) => loss)))
    expect(best.loss).toBe((best.choice.x - 0.5) ** 2)
  })

  test('draws the same for the same seed, whatever is done with it', () => {
    const drawn = (seed: number, loss: () => number) =>
      randomSearch(draw, { tries: 5, seed }, loss).tried.map(({ choice }) => choice)
    expect(drawn(1, () => 0)).toEqual(drawn(1, () => 7))
    expect(drawn(1, () => 0)).not.toEqual(drawn(2, () => 0))
  })

  test('passes over a loss that is no number, and says so where there is no other', () => {
    const { best } = randomSearch(draw, options, ({ units }) => (units > 3 ? Number.NaN : units))
    expect(best.loss).toBeLessThanOrEqual(3)
    expect(() => randomSearch(draw, options, () => Number.NaN)).toThrow(
      'no choice has a finite loss: 20 tried',
    )
    expect(() => randomSearch(draw, { tries: 0, seed: 1 }, () => 0)).toThrow(
      'tries must be a whole number from 1: 0',
    )
  })
})
