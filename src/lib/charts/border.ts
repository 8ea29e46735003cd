/** Throws unless alt says something: a chart without words is no chart to who cannot see it. */
export function requireAlt(alt: unknown): string {
  if (typeof alt !== 'string' || alt.trim() === '') {
    throw new Error(`alt must say what the chart shows: ${JSON.stringify(alt)}`)
  }
  return alt
}

/** Throws unless there is at least one item. */
export function requireSome<T>(name: string, items: readonly T[]): readonly T[] {
  if (!Array.isArray(items)) throw new Error(`${name} must be a list: ${JSON.stringify(items)}`)
  if (items.length === 0) throw new Error(`${name} must not be empty: []`)
  return items as readonly T[]
}

/**
 * The number as a figure holds it: finite, in six significant digits, which no eye can tell from more, and which
 * keep a file the same where the last bits of a computation differ. Throws on anything else.
 */
export function number(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Error(
      `${name} must be a finite number: ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`,
    )
  }
  return Number(value.toPrecision(6))
}

/** The same for every x and y of a list of points. */
export function points<P extends { readonly x: number; readonly y: number }>(
  name: string,
  list: readonly P[],
): readonly P[] {
  return list.map((point, i) => ({
    ...point,
    x: number(`${name}[${i}].x`, point.x),
    y: number(`${name}[${i}].y`, point.y),
  }))
}
