import { seededRandom } from './random'

export interface SplitOptions<Part extends string, T> {
  /** The parts and their shares, e.g. `{ train: 0.6, validation: 0.2, test: 0.2 }`. They add up to 1. */
  readonly parts: Readonly<Record<Part, number>>
  readonly seed: number
  /** Gives every part its share of each group, e.g. of each species: a stratified split. */
  readonly by?: (row: T) => string
  /** Rows of the same name stay together, e.g. all that were measured on one bird: a split by group. */
  readonly together?: (row: T) => string
}

/**
 * Parts the rows at random, each row into exactly one part. The size of a part is at most one row away from its share;
 * with `by`, its count of each group at most two. With `together`, rows are dealt in bundles, the largest first, each by
 * the group of its first row, and the size of a part is at most one bundle away. Born in lesson 04, `together` in 08.
 */
export function splitData<T, Part extends string>(
  rows: readonly T[],
  { parts, seed, by = () => '', together }: SplitOptions<Part, T>,
): Record<Part, T[]> {
  const names = Object.keys(parts) as Part[]
  checkShares(parts, names)
  const random = seededRandom(seed)
  const result = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Part, T[]>
  const bundles = together === undefined ? rows.map((row) => [row]) : [...groupsOf(rows, together).values()]
  // Group after group, in random order within each, every bundle goes to the part that is furthest behind its share.
  const dealt = [...groupsOf(bundles, ([first]) => by(first!)).values()].flatMap((group) =>
    random.shuffle(group).sort((one, other) => other.length - one.length),
  )
  let count = 0
  for (const bundle of dealt) {
    count += bundle.length
    const behind = (name: Part) => parts[name] * count - result[name].length
    result[names.reduce((most, name) => (behind(name) > behind(most) + 1e-9 ? name : most))].push(...bundle)
  }
  // A part must not come out sorted by group: training takes its rows as they come.
  for (const name of names) result[name] = random.shuffle(result[name])
  return result
}

/**
 * Holds each group out in turn: `test` is all its rows, `train` are all others. It shows what a model says where it has
 * never been: on another island, in another year. Born in lesson 09.
 * @param by the group of a row; the groups come in the order in which they first appear
 * @throws if all rows are of one group, which leaves none to train on
 */
export function splitByGroup<T, Group extends string | number>(
  rows: readonly T[],
  by: (row: T) => Group,
): { readonly group: Group; readonly train: T[]; readonly test: T[] }[] {
  const groups = [...groupsOf(rows, by)]
  if (groups.length < 2) throw new RangeError(`rows must be of two groups or more: ${groups.length}`)
  return groups.map(([group, test]) => ({ group, train: rows.filter((row) => by(row) !== group), test }))
}

function groupsOf<T, Group>(rows: readonly T[], by: (row: T) => Group): Map<Group, T[]> {
  const groups = new Map<Group, T[]>()
  for (const row of rows) {
    const name = by(row)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [row])
    else group.push(row)
  }
  return groups
}

function checkShares<Part extends string>(
  parts: Readonly<Record<Part, number>>,
  names: readonly Part[],
): void {
  const wrong = names.find((name) => !(parts[name] >= 0))
  if (wrong !== undefined) throw new RangeError(`parts.${wrong} must be 0 or more: ${parts[wrong]}`)
  const sum = names.reduce((total, name) => total + parts[name], 0)
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`parts must add up to 1: ${sum}`)
}
