import { seededRandom } from './random'

export interface SplitOptions<Part extends string, T> {
  /** The parts and their shares, e.g. `{ train: 0.6, validation: 0.2, test: 0.2 }`. They add up to 1. */
  readonly parts: Readonly<Record<Part, number>>
  readonly seed: number
  /** Gives every part its share of each group, e.g. of each species: a stratified split. */
  readonly by?: (row: T) => string
}

/**
 * Parts the rows at random, each row into exactly one part. The size of a part is at most one row away from its share;
 * with `by`, its count of each group at most two. Born in lesson 04.
 */
export function splitData<T, Part extends string>(
  rows: readonly T[],
  { parts, seed, by = () => '' }: SplitOptions<Part, T>,
): Record<Part, T[]> {
  const names = Object.keys(parts) as Part[]
  checkShares(parts, names)
  const random = seededRandom(seed)
  const result = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Part, T[]>
  // Group after group, in random order within each, every row goes to the part that is furthest behind its share.
  const dealt = [...groupsOf(rows, by).values()].flatMap((group) => random.shuffle(group))
  dealt.forEach((row, i) => {
    const behind = (name: Part) => parts[name] * (i + 1) - result[name].length
    result[names.reduce((most, name) => (behind(name) > behind(most) + 1e-9 ? name : most))].push(row)
  })
  // A part must not come out sorted by group: training takes its rows as they come.
  for (const name of names) result[name] = random.shuffle(result[name])
  return result
}

function groupsOf<T>(rows: readonly T[], by: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
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
