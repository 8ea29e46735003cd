import { checkFeatures } from './features'
import { seededRandom } from './random'

type Matrix = readonly (readonly number[])[]

/** Where the centres stand, and which centre each row has joined. */
export interface KMeansMoment {
  /** `centres[group][feature]` */
  readonly centres: Matrix
  /** The group of each row: the number of its nearest centre. */
  readonly groups: readonly number[]
  /** The squared distances of all rows to their centres, added up: what k-means makes small. */
  readonly inertia: number
}

export interface KMeansOptions {
  /** How many groups. */
  readonly k: number
  /** Chooses which rows the centres begin on. Left out if `from` is given. */
  readonly seed?: number
  /** The centres to begin with. */
  readonly from?: Matrix
}

/** Every row joins its nearest centre (the first of them, if two are equally near). */
export function joinNearest(rows: Matrix, centres: Matrix): KMeansMoment {
  const far = rows.map((row) => centres.map((centre) => squaredDistance(row, centre)))
  const groups = far.map((distances) => distances.indexOf(Math.min(...distances)))
  const inertia = far.reduce((sum, distances, i) => sum + distances[groups[i]!]!, 0)
  return { centres, groups, inertia }
}

/** Every centre moves to the mean of the rows that have joined it; one without any stays where it is. */
export function moveCentres(rows: Matrix, { centres, groups }: KMeansMoment): number[][] {
  return centres.map((centre, g) => {
    const members = rows.filter((_, i) => groups[i] === g)
    if (members.length === 0) return [...centre]
    return centre.map((_, f) => members.reduce((sum, row) => sum + row[f]!, 0) / members.length)
  })
}

/**
 * Finds k groups without any label (Lloyd's algorithm): join, move, and again, until no row changes its group. Where it
 * ends depends on where the centres begin. Features should be of similar size. Born in lesson 03.
 * @param rows n rows of d numbers
 * @returns the last moment, and in `path` every moment from the first joining to the last
 */
export function kMeans(
  rows: Matrix,
  { k, seed = 1, from }: KMeansOptions,
): KMeansMoment & { readonly path: readonly KMeansMoment[] } {
  const d = checkFeatures(rows)
  if (!(Number.isInteger(k) && k >= 1 && k <= rows.length)) {
    throw new RangeError(`k must be a whole number from 1 to ${rows.length}: ${k}`)
  }
  const start = from ?? seededRandom(seed).sample(rows, k)
  if (start.length !== k || checkFeatures(start) !== d) {
    throw new RangeError(`from must be ${k} centres of ${d} numbers: ${start.length} of ${start[0]?.length}`)
  }
  const path = [joinNearest(rows, start)]
  for (;;) {
    const now = path[path.length - 1]!
    const next = joinNearest(rows, moveCentres(rows, now))
    path.push(next)
    // Neither step ever makes the inertia larger, and there are finitely many ways to group: this must end.
    if (next.groups.every((group, i) => group === now.groups[i])) return { ...next, path }
  }
}

function squaredDistance(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, x, f) => sum + (x - other[f]!) ** 2, 0)
}
