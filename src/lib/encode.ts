/**
 * A category as numbers: 1 in the place of the value, 0 elsewhere. Born in lesson 04.
 * Throws if the value is none of the categories: a model has no column for it.
 */
export function oneHot<T extends string>(value: T, categories: readonly T[]): number[] {
  if (!categories.includes(value)) {
    throw new RangeError(`value must be one of ${categories.join(', ')}: ${JSON.stringify(value)}`)
  }
  return categories.map((category) => (category === value ? 1 : 0))
}
