/** A stream of random numbers that is the same for the same seed, on every machine and in every browser. */
export interface Random {
  /** A number in [0, 1), each equally likely. */
  uniform(): number
  /** A nearly normal number. Made of additions alone, so that no machine's `Math.log` can change its last digit. */
  normal(mean?: number, sd?: number): number
  /** A whole number from 0 up to and without `below`. */
  integer(below: number): number
  /** The items in a random order, as a new array. */
  shuffle<T>(items: readonly T[]): T[]
  /** `n` of the items, none twice, in random order. */
  sample<T>(items: readonly T[], n: number): T[]
}

/**
 * The generator sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, from PractRand) on 128 bits of state.
 * @param seed a whole number; the same one gives the same stream
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number: ${seed}`)
  const next = sfc32(seed)
  const uniform = () => next() / 2 ** 32
  const integer = (below: number) => {
    if (!(Number.isInteger(below) && below >= 1 && below <= 2 ** 32)) {
      throw new RangeError(`below must be a whole number from 1 to 4294967296: ${below}`)
    }
    return Math.floor(uniform() * below)
  }
  return {
    uniform,
    // Twelve uniform numbers have the mean 6 and the variance 1 together, and are close to a bell curve within 3 sd.
    normal(mean = 0, sd = 1) {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += uniform()
      return mean + sd * sum
    },
    integer,
    shuffle: (items) => shuffleWith(integer, items),
    sample(items, n) {
      if (!(Number.isInteger(n) && n >= 0 && n <= items.length)) {
        throw new RangeError(`n must be a whole number from 0 to ${items.length}: ${n}`)
      }
      return shuffleWith(integer, items).slice(0, n)
    },
  }
}

/** Fisher and Yates: every place, from the last, gets one of the items that are still without a place. */
function shuffleWith<T>(integer: (below: number) => number, items: readonly T[]): T[] {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = integer(i + 1)
    const moved = result[i] as T
    result[i] = result[j] as T
    result[j] = moved
  }
  return result
}

/** Whole numbers from 0 to 2^32 - 1. Twelve steps mix the seed before the first one is given away. */
function sfc32(seed: number): () => number {
  let a = 0
  let b = seed >>> 0
  let c = Math.floor(seed / 2 ** 32) >>> 0
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0
    return sum
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/**
 * Puts a seeded generator in the place of `Math.random` while `fn` runs, and the old one back afterwards, also when it
 * throws. TensorFlow.js draws initial weights, shuffles and dropout masks from there. Await one call before the next.
 */
export function withSeed<T>(seed: number, fn: () => T): T {
  const { uniform } = seededRandom(seed)
  const before = Math.random
  const restore = () => {
    Math.random = before
  }
  Math.random = uniform
  let result: T
  try {
    result = fn()
  } catch (error) {
    restore()
    throw error
  }
  if (result instanceof Promise) return result.finally(restore) as T
  restore()
  return result
}
