import { checkFeatures, checkRow } from './features'

/** A decision tree: the root of its nodes, and what its columns and labels are called. */
export interface Tree {
  readonly root: TreeNode
  readonly names: readonly string[]
}

export type TreeNode = Leaf | Branch

/** Where a walk through the tree ends: the commonest label of the training rows that arrived here. */
export interface Leaf {
  readonly kind: 'leaf'
  readonly label: string
  /** How many training rows of each label arrived. */
  readonly counts: ReadonlyMap<string, number>
}

/** A question: rows with `row[feature] <= threshold` go left, all others right. */
export interface Branch {
  readonly kind: 'branch'
  readonly feature: number
  readonly threshold: number
  /** The feature is 0 or 1 in every training row: a yes-or-no question. */
  readonly binary: boolean
  readonly left: TreeNode
  readonly right: TreeNode
  readonly counts: ReadonlyMap<string, number>
}

export interface TreeOptions {
  /** How many questions a row is asked at most. No limit if left out. */
  readonly maxDepth?: number
  /** How few training rows a leaf may hold; 1 if left out. */
  readonly minLeaf?: number
  /** What the features are called, for `printTree`. */
  readonly names?: readonly string[]
}

/**
 * Grows a decision tree by the method of CART (Breiman, Friedman, Olshen and Stone, 1984) with Gini impurity, as
 * scikit-learn does. Among equally good questions the first feature and the lowest threshold win. Born in lesson 05.
 * @param features n rows of d numbers
 * @param labels n labels
 */
export function fitTree(
  features: readonly (readonly number[])[],
  labels: readonly string[],
  options: TreeOptions = {},
): Tree {
  const width = checkFeatures(features, labels)
  const { maxDepth = Number.POSITIVE_INFINITY, minLeaf = 1 } = options
  if (!(maxDepth >= 0)) throw new RangeError(`maxDepth must be 0 or more: ${maxDepth}`)
  if (!(minLeaf >= 1)) throw new RangeError(`minLeaf must be 1 or more: ${minLeaf}`)
  const names = options.names ?? Array.from({ length: width }, (_, f) => `feature ${f}`)
  if (names.length !== width)
    throw new RangeError(`names must be ${width}, one for each feature: ${names.length}`)
  const binary = names.map((_, f) => features.every((row) => row[f] === 0 || row[f] === 1))

  const grow = (rows: readonly number[], depth: number): TreeNode => {
    const counts = count(rows.map((row) => labels[row] as string))
    const split = depth < maxDepth && counts.size > 1 ? bestSplit(rows, features, labels, minLeaf) : null
    if (split === null) return { kind: 'leaf', label: commonest(counts), counts }
    const { feature, threshold } = split
    const goesLeft = (row: number) => (features[row]?.[feature] as number) <= threshold
    const left = grow(rows.filter(goesLeft), depth + 1)
    const right = grow(
      rows.filter((row) => !goesLeft(row)),
      depth + 1,
    )
    return { kind: 'branch', feature, threshold, binary: binary[feature] === true, left, right, counts }
  }
  return { root: grow([...features.keys()], 0), names }
}

/** The label the tree gives to one row of d numbers. */
export function predictTree(tree: Tree, row: readonly number[]): string {
  checkRow(row, tree.names.length)
  let node = tree.root
  while (node.kind === 'branch') {
    node = row[node.feature]! <= node.threshold ? node.left : node.right
  }
  return node.label
}

/**
 * Gini impurity: how often two rows drawn from these, with replacement, have different labels.
 * @param counts how many rows there are of each label
 */
export function gini(counts: Iterable<number>): number {
  const all = [...counts]
  const total = all.reduce((sum, n) => sum + n, 0)
  return 1 - all.reduce((sum, n) => sum + (n / total) ** 2, 0)
}

/** The question that leaves the least impurity, each side weighted by its rows; null if no question parts the rows. */
function bestSplit(
  rows: readonly number[],
  features: readonly (readonly number[])[],
  labels: readonly string[],
  minLeaf: number,
): { feature: number; threshold: number } | null {
  let best: { feature: number; threshold: number } | null = null
  let lowest = Number.POSITIVE_INFINITY
  for (let feature = 0; feature < (features[0] as readonly number[]).length; feature++) {
    const value = (row: number) => features[row]?.[feature] as number
    const sorted = [...rows].sort((a, b) => value(a) - value(b))
    const left = new Map<string, number>()
    const right = count(sorted.map((row) => labels[row] as string))
    // Row by row over to the left side; between two different values there is a place for a threshold.
    for (let i = 1; i < sorted.length; i++) {
      const moved = labels[sorted[i - 1] as number] as string
      left.set(moved, (left.get(moved) ?? 0) + 1)
      right.set(moved, (right.get(moved) as number) - 1)
      const [below, above] = [value(sorted[i - 1] as number), value(sorted[i] as number)]
      if (below === above || i < minLeaf || sorted.length - i < minLeaf) continue
      const impurity = i * gini(left.values()) + (sorted.length - i) * gini(right.values())
      // A gain must be more than rounding, or the last digit would choose between equally good questions.
      if (impurity < lowest - 1e-9) {
        lowest = impurity
        best = { feature, threshold: middle(below, above) }
      }
    }
  }
  return best
}

/** The midpoint; where it rounds up to `above` it would send `above` to the wrong side, so `below` is taken. */
function middle(below: number, above: number): number {
  const midpoint = below + (above - below) / 2
  return midpoint < above ? midpoint : below
}

function count(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

/** The label with the most rows; the first in the alphabet among equals, so that the order of rows does not matter. */
function commonest(counts: ReadonlyMap<string, number>): string {
  const byName = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return byName.reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}
