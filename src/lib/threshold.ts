/** A point of the data set `points`: A is a red circle, mostly on the left; B a green diamond, mostly on the right. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly label: 'A' | 'B'
}

/** One line that was tried, and how many points it puts on the wrong side. */
export interface Try {
  readonly k: number
  readonly mistakes: number
}

/** What training found: the model is `k`, everything else says how it was found. */
export interface Threshold extends Try {
  /** Every midpoint that was tried, from left to right: the error staircase. */
  readonly tried: readonly Try[]
}

/** On which side of the line x = k a point lies: A on its left, B on it and on its right. */
export function sideOf(k: number, x: number): 'A' | 'B' {
  return x < k ? 'A' : 'B'
}

/** How many points the line x = k puts on the wrong side. Born in lesson 01. */
export function mistakes(k: number, points: readonly Point[]): number {
  if (!Number.isFinite(k)) throw new RangeError(`k must be a finite number: ${k}`)
  return points.filter((point) => sideOf(k, point.x) !== point.label).length
}

/**
 * The middle between each two neighbouring values, from left to right. Between two neighbours every k makes the same
 * mistakes, so these are all the lines worth trying. Values that occur twice count once. Born in lesson 01.
 */
export function midpoints(xs: readonly number[]): number[] {
  const sorted = [...new Set(xs)].sort((a, b) => a - b)
  const wrong = sorted.find((x) => !Number.isFinite(x))
  if (wrong !== undefined) throw new RangeError(`x must be a finite number: ${wrong}`)
  return sorted.slice(1).map((x, i) => ((sorted[i] as number) + x) / 2)
}

/**
 * Trains the line x = k: tries every midpoint and keeps the first with the fewest mistakes. Born in lesson 01.
 * Throws if the points have fewer than two different x.
 */
export function fitThreshold(points: readonly Point[]): Threshold {
  const tried = midpoints(points.map((point) => point.x)).map((k) => ({ k, mistakes: mistakes(k, points) }))
  const [first, ...others] = tried
  if (first === undefined)
    throw new Error(`points must have two different x or more: ${points.length} points`)
  const best = others.reduce((lowest, each) => (each.mistakes < lowest.mistakes ? each : lowest), first)
  return { ...best, tried }
}
