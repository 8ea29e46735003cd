import { number, requireSome } from './border'
import { type Scale, valueAt } from './scale'

/** The height of a surface over a grid: `z[row][column]` stands at `x[column]`, `y[row]`. */
export interface Surface {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly z: readonly (readonly number[])[]
  /** Where the function scores classes: `scores[class][row][column]`, and z is the index of the best. */
  readonly scores?: readonly (readonly (readonly number[])[])[]
}

/** Where `surface` asks its function: from end to end of both axes. */
export interface Grid {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  /** Places along each axis; default 50. */
  readonly steps?: number
  readonly log?: { readonly x?: boolean; readonly y?: boolean }
}

/**
 * Evaluates a function of two numbers on a grid, evenly spaced (on a logarithmic axis, evenly in the logarithm). It may
 * give one height, or a list of one score a class (probabilities, logits), from which `regions` draws smooth borders.
 */
export function surface(f: (x: number, y: number) => number | readonly number[], grid: Grid): Surface {
  const steps = grid.steps ?? 50
  const along = (axis: 'x' | 'y'): number[] => {
    const scale: Scale = { log: grid.log?.[axis] ?? false, low: grid[axis][0], high: grid[axis][1] }
    return Array.from({ length: steps }, (_, i) => valueAt(scale, i / (steps - 1)))
  }
  const x = along('x')
  const y = along('y')
  const answers = y.map((v) => x.map((u) => f(u, v)))
  const first = answers[0]![0]!
  if (typeof first === 'number') return { x, y, z: answers as number[][] }
  const scored = answers as (readonly number[])[][]
  return {
    x,
    y,
    z: scored.map((row) => row.map((scores) => scores.indexOf(Math.max(...scores)))),
    scores: first.map((_, i) => scored.map((row) => row.map((scores) => scores[i]!))),
  }
}

/** The surface as a figure holds it. Throws unless it is a full grid of finite numbers. */
export function checkedSurface({ x, y, z, scores }: Surface): Surface {
  requireSome('surface.x', x)
  requireSome('surface.y', y)
  if (z.length !== y.length || z.some((row) => row.length !== x.length)) {
    throw new Error(
      `surface.z must have ${y.length} rows of ${x.length} numbers: ${z.length} x ${z[0]?.length ?? 0}`,
    )
  }
  return {
    x: x.map((value, i) => number(`surface.x[${i}]`, value)),
    y: y.map((value, i) => number(`surface.y[${i}]`, value)),
    z: z.map((row, i) => row.map((value, j) => number(`surface.z[${i}][${j}]`, value))),
    ...(scores === undefined ? {} : { scores }),
  }
}

/** By how much a class is ahead of all others, in three digits; without scores only who wins is known, 1 or -1. */
export function lead({ z, scores }: Surface, index: number): number[][] {
  if (scores === undefined) return z.map((row) => row.map((value) => (value === index ? 1 : -1)))
  const own = scores[index]
  const others = scores.filter((_, i) => i !== index)
  return z.map((row, r) =>
    row.map((_, c) => {
      const best = others.reduce((most, other) => Math.max(most, other[r]![c]!), -Infinity)
      return Number(((own?.[r]?.[c] ?? 0) - best).toPrecision(3))
    }),
  )
}
