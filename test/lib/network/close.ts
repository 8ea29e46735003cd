import { expect } from 'vitest'

/** Every number within the tolerance of its twin, arrays of arrays too. */
export function expectClose(
  ours: readonly ArrayLike<number>[],
  theirs: readonly ArrayLike<number>[],
  tolerance: number,
): void {
  expect(ours.map((each) => each.length)).toEqual(theirs.map((each) => each.length))
  const apart = ours.flatMap((each, p) => Array.from(each, (value, i) => Math.abs(value - theirs[p]![i]!)))
  expect(Math.max(...apart)).toBeLessThan(tolerance) // false for NaN too
}
