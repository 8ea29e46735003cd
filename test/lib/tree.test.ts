import { beforeAll, describe, expect, test } from 'vitest'
import { birdMeasurementNames, birdMeasurements } from '../../src/lib/birds.ts'
import { cleanBirds } from '../../src/lib/clean.ts'
import { printTree } from '../../src/lib/field-guide.ts'
import { load } from '../../src/lib/load.ts'
import { seededRandom } from '../../src/lib/random.ts'
import { fitTree, gini, predictTree, type TreeNode, type TreeOptions } from '../../src/lib/tree.ts'
import { type OracleNode, scikitLearn, type TreeCase } from '../oracles/scikit-learn.ts'
import { installTestHost } from './host.ts'

beforeAll(() => installTestHost())

const rowsOf = (node: TreeNode) => [...node.counts.values()].reduce((sum, n) => sum + n, 0)

function expectSame(ours: TreeNode, theirs: OracleNode): void {
  expect(rowsOf(ours)).toBe(theirs.rows)
  if (theirs.feature === undefined) {
    expect(ours).toMatchObject({ kind: 'leaf', label: theirs.label })
    return
  }
  if (ours.kind === 'leaf') throw new Error(`a leaf ${ours.label} where scikit-learn asks a question`)
  expect(ours.feature).toBe(theirs.feature)
  // scikit-learn keeps features in 32 bits.
  expect(ours.threshold).toBeCloseTo(theirs.threshold, 6)
  expect(gini(ours.counts.values())).toBeCloseTo(theirs.impurity, 12)
  expectSame(ours.left, theirs.left)
  expectSame(ours.right, theirs.right)
}

const optionsOf = ({ options }: TreeCase): TreeOptions => ({
  ...(options.max_depth === undefined ? {} : { maxDepth: options.max_depth }),
  ...(options.min_samples_leaf === undefined ? {} : { minLeaf: options.min_samples_leaf }),
})

describe('fitTree', () => {
  const { features, labels } = scikitLearn.clouds

  test.each(scikitLearn.trees)("grows scikit-learn's tree with $options", (oracle) => {
    expectSame(fitTree(features, labels, optionsOf(oracle)).root, oracle.tree)
  })

  test('finds the line of lesson 01 on its own', async () => {
    const { known } = await load('points')
    const tree = fitTree(
      known.map(({ x, y }) => [x, y]),
      known.map((point) => point.label),
      { maxDepth: 1 },
    )
    expectSame(tree.root, scikitLearn.points.tree.tree)
  })

  test('without limits gives every training row its own label, where no two rows are alike', () => {
    const tree = fitTree(features, labels)
    expect(features.map((row) => predictTree(tree, row))).toEqual(labels)
  })

  test('does not depend on the order of the rows', () => {
    const order = seededRandom(2).shuffle([...features.keys()])
    const shuffled = fitTree(
      order.map((i) => features[i]!),
      order.map((i) => labels[i]!),
      { maxDepth: 4 },
    )
    expect(printTree(shuffled)).toBe(printTree(fitTree(features, labels, { maxDepth: 4 })))
  })

  test('asks on where one question alone gains nothing (exclusive or)', () => {
    const xor = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]
    const tree = fitTree(xor, ['a', 'b', 'b', 'a'])
    expect(xor.map((row) => predictTree(tree, row))).toEqual(['a', 'b', 'b', 'a'])
  })

  test('becomes a leaf of the commonest label where rows cannot be told apart', () => {
    const tree = fitTree([[1], [1], [1]], ['b', 'a', 'b'])
    expect(tree.root).toMatchObject({ kind: 'leaf', label: 'b' })
    expect(printTree(tree)).toBe('always b (2 of 3)')
  })

  test('sends both of two neighbouring numbers to their own side, even where no number lies between', () => {
    const next = 1 + Number.EPSILON
    const tree = fitTree([[1], [next]], ['a', 'b'])
    expect([predictTree(tree, [1]), predictTree(tree, [next])]).toEqual(['a', 'b'])
  })

  test('says in one sentence what is wrong with its input', () => {
    expect(() => fitTree([], [])).toThrow('features must have a row: 0 rows')
    expect(() => fitTree([[1]], [])).toThrow('labels must be 1, one for each row: 0')
    expect(() => fitTree([[1], [1, 2]], ['a', 'b'])).toThrow('features row 1 must have 1 numbers: 2')
    expect(() => fitTree([[Number.NaN]], ['a'])).toThrow('features row 0 must hold finite numbers: NaN')
    expect(() => fitTree([[1]], ['a'], { maxDepth: -1 })).toThrow('maxDepth must be 0 or more: -1')
    expect(() => fitTree([[1]], ['a'], { minLeaf: 0 })).toThrow('minLeaf must be 1 or more: 0')
    expect(() => fitTree([[1]], ['a'], { names: [] })).toThrow('names must be 1, one for each feature: 0')
    expect(() => predictTree(fitTree([[1]], ['a']), [1, 2])).toThrow('row must have 1 numbers: 2')
  })
})

describe('printTree', () => {
  test('reads like the key of a field guide', async () => {
    const birds = cleanBirds((await load('birds')).larger)
    const tree = fitTree(
      birds.map(birdMeasurements),
      birds.map((bird) => bird.species),
      { names: birdMeasurementNames },
    )
    expect(printTree(tree)).toMatchInlineSnapshot(`
      "1a  weight (g): at most 227.4 ........ Calothorax lucifer (64)
      1b  weight (g): more than 227.4 ...... go to 2
      2a  weight (g): at most 658.1 ........ Campephilus principalis (63)
      2b  weight (g): more than 658.1 ...... go to 3
      3a  weight (g): at most 1813 ......... Buteo jamaicensis (63)
      3b  weight (g): more than 1813 ....... go to 4
      4a  wingspan (cm): at most 170.1 ..... Gavia immer (62)
      4b  wingspan (cm): more than 170.1 ... Sagittarius serpentarius (62)"
    `)
  })

  test('asks a feature of zeros and ones as a question of yes or no', () => {
    const tree = fitTree([[0], [1], [1]], ['hawk', 'loon', 'loon'], { names: ['webbed feet'] })
    expect(printTree(tree)).toBe('1a  webbed feet: no .... hawk (1)\n1b  webbed feet: yes ... loon (2)')
  })
})
