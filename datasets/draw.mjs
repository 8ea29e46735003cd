// What the scripts that draw data sets have in common. Only additions, multiplications and integer operations, which
// every machine does alike to the last bit (Math.log or Math.cos may differ there): the files come out the same anywhere.

/** A seeded stream of numbers in [0, 1): mulberry32 by Tommy Ettinger, public domain. */
export function uniformFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A nearly normal number with mean 0 and standard deviation 1: twelve uniform ones added, less six. */
export function normalFrom(uniform) {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += uniform()
  return sum
}

/** The items in a random order (Fisher and Yates). */
export function shuffled(items, uniform) {
  const result = [...items]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1))
    ;[result[i], result[j]] = [result[j], result[i]]
  }
  return result
}

/** Draws again until the number, as it will be printed, lies in [low, high]. */
export function drawWithin([low, high], decimals, draw) {
  for (;;) {
    const value = Number(draw().toFixed(decimals))
    if (value >= low && value <= high) return value
  }
}
