import { beforeAll, describe, expect, test } from 'vitest'
import { birdFeatures, birdIn, birdMeasurements } from '../../src/lib/birds.ts'
import { kMeans } from '../../src/lib/k-means.ts'
import { load } from '../../src/lib/load.ts'
import { fitLogistic, logisticLoss } from '../../src/lib/logistic.ts'
import { fitSoftmax } from '../../src/lib/softmax.ts'
import { fitStandardiser, standardise } from '../../src/lib/standardise.ts'
import { fitThreshold } from '../../src/lib/threshold.ts'
import { fitTree, gini, type TreeNode } from '../../src/lib/tree.ts'
import { birdsAndPenguins, type ModelsOracle, type OracleNode } from '../oracles/birds-and-penguins.ts'
import { installTestHost } from './host.ts'

// Each model of the course on both data sets beside scikit-learn. The networks on both stand in network/train.test.ts,
// softmax regression on the birds in softmax.test.ts.

interface Table {
  /** As measured, and as the models are given them before they are standardised. */
  readonly measured: number[][]
  readonly features: number[][]
  readonly labels: string[]
}

const readers: Record<'birds' | 'penguins', (places: readonly number[]) => Promise<Table>> = {
  async birds(places) {
    const { larger } = await load('birds')
    const birds = places.map((place) => birdIn({ ...larger[place]! }, `row ${place}`))
    const labels = birds.map(({ species }) => species)
    return { measured: birds.map(birdMeasurements), features: birds.map(birdFeatures), labels }
  },
  async penguins(places) {
    const { penguins } = await load('penguins')
    const known = places.map((place) => penguins[place]!)
    const sizes = known.map(({ billLength, billDepth, flipperLength, bodyMass }) =>
      [billLength, billDepth, flipperLength, bodyMass].map((size) => size ?? Number.NaN),
    )
    return { measured: sizes, features: sizes, labels: known.map(({ species }) => species) }
  },
}

function expectClose(ours: readonly number[], theirs: readonly number[], tolerance: number): void {
  expect(ours).toHaveLength(theirs.length)
  for (const [i, value] of ours.entries()) expect(Math.abs(value - theirs[i]!)).toBeLessThan(tolerance)
}

function expectSameTree(ours: TreeNode, theirs: OracleNode): void {
  expect([...ours.counts.values()].reduce((sum, rows) => sum + rows, 0)).toBe(theirs.rows)
  if (theirs.feature === undefined) {
    expect(ours).toMatchObject({ kind: 'leaf', label: theirs.label })
    return
  }
  if (ours.kind === 'leaf') throw new Error(`a leaf ${ours.label} where scikit-learn asks a question`)
  expect(ours.feature).toBe(theirs.feature)
  // scikit-learn keeps features in 32 bits: 43.35 mm comes out as 43.349998.
  expect(Math.abs(ours.threshold / theirs.threshold - 1)).toBeLessThan(1e-6)
  expect(gini(ours.counts.values())).toBeCloseTo(theirs.impurity, 10)
  expectSameTree(ours.left, theirs.left)
  expectSameTree(ours.right, theirs.right)
}

describe.each(['birds', 'penguins'] as const)("on the %s, scikit-learn's numbers", (name) => {
  const oracle: ModelsOracle = birdsAndPenguins[name]
  let table: Table
  let standard: number[][]
  beforeAll(async () => {
    installTestHost()
    table = await readers[name](oracle.places)
    standard = standardise(fitStandardiser(table.features), table.features)
  })

  test('are the means and standard deviations', () => {
    const { mean, sd } = fitStandardiser(table.features)
    expectClose(mean, oracle.scaler.mean, 1e-7)
    expectClose(sd, oracle.scaler.sd, 1e-7)
    expectClose(standard[0]!, oracle.scaler.firstRow, 1e-9)
  })

  test('are the fewest mistakes of one line, and where it lies', () => {
    const { column, a, b, fewestMistakes, from, to } = oracle.threshold
    const points = table.measured.flatMap((row, i) => {
      const label = table.labels[i] === a ? 'A' : table.labels[i] === b ? 'B' : null
      return label === null ? [] : [{ x: row[column]!, y: 0, label } as const]
    })
    const line = fitThreshold(points)
    expect(line.mistakes).toBe(fewestMistakes)
    const best = line.tried.filter(({ mistakes }) => mistakes === fewestMistakes)
    // Theirs are places of a fine grid, ours the midpoints between two neighbours.
    expect(best[0]!.k).toBeLessThanOrEqual(to)
    expect(best.at(-1)!.k).toBeGreaterThanOrEqual(from)
  })

  test.each(oracle.logistic)('are those of logistic regression, $yes, l2 $l2', ({ yes, l2, ...theirs }) => {
    const truths = table.labels.map((label) => (label === yes ? 1 : 0))
    const model = fitLogistic(standard, truths, { l2, learningRate: 0.8, epochs: 2000 })
    expectClose(model.weights, theirs.weights, 1e-4)
    expectClose([model.bias], [theirs.bias], 1e-4)
    expect(logisticLoss(model, standard, truths)).toBeCloseTo(theirs.loss, 6)
  })

  for (const { l2, classes, ...theirs } of oracle.softmax ?? []) {
    test(`are those of softmax regression, l2 ${l2}`, () => {
      const model = fitSoftmax(standard, table.labels, { l2, classes, learningRate: 1, epochs: 1500 })
      expectClose(model.weights.flat(), theirs.weights.flat(), 1e-4)
      expectClose(model.biases, theirs.biases, 1e-4)
      expect(model.losses.at(-1)).toBeCloseTo(theirs.loss, 7)
    })
  }

  test.each(oracle.trees)('are the questions of the tree of columns $columns, $options', (theirs) => {
    const { max_depth: maxDepth = Number.POSITIVE_INFINITY, min_samples_leaf: minLeaf = 1 } = theirs.options
    const rows = table.measured.map((row) => theirs.columns.map((column) => row[column]!))
    expectSameTree(fitTree(rows, table.labels, { maxDepth, minLeaf }).root, theirs.tree)
  })

  test.each(oracle.kMeans)('are the groups of k-means, k = $k, and their inertia', (theirs) => {
    const { k, rows, centres, groups, inertia, bestInertia } = theirs
    const found = kMeans(standard, { k, from: rows.map((row) => standard[row]!) })
    expectClose(found.centres.flat(), centres.flat(), 1e-9)
    expect(found.groups).toEqual(groups)
    expect(found.inertia).toBeCloseTo(inertia, 7)
    const ends = Array.from({ length: 30 }, (_, seed) => kMeans(standard, { k, seed }).inertia)
    expect(Math.min(...ends)).toBeCloseTo(bestInertia, 7)
  })
})
