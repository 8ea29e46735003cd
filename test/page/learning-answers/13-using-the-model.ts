import type { Answers } from './answers.ts'

const MEAN = 'const mean = said.reduce((sum, p) => sum + p, 0) / said.length'
const COUNT = 'const count = came.filter((yes) => yes).length'

const gapOf: Answers = {
  id: '13-gap',
  head: 'function gapOf(said: readonly number[], came: readonly boolean[]): number {',
  wrong: [
    `${MEAN}\n  ${COUNT}\n  return count / came.length - mean`,
    `${MEAN}\n  ${COUNT}\n  return Math.abs(mean - count / came.length)`,
    `${MEAN}\n  ${COUNT}\n  return mean - count`,
    `${COUNT}\n  return said.reduce((sum, p) => sum + p, 0) - count`,
    'return said.reduce((sum, p, i) => sum + Math.abs(p - Number(came[i])), 0) / said.length',
    'return said.reduce((sum, p, i) => sum + (p - Number(came[i])) ** 2, 0) / said.length',
    `${MEAN}\n  return mean`,
    `${COUNT}\n  return count / came.length`,
    `${MEAN}\n  return mean - came.filter((yes) => !yes).length / came.length`,
    `${COUNT}\n  return said.filter((p) => p >= 0.5).length / said.length - count / came.length`,
  ],
  right: `let gap = 0
  said.forEach((p, i) => {
    gap += (p - (came[i] ? 1 : 0)) / said.length
  })
  return gap`,
}

const STRAIGHT = 'const far = (row: readonly number[]) => Math.hypot(...row.map((x, f) => x - bird[f]!))'

const nearest: Answers = {
  id: '13-nearest',
  head: `function nearest(
  bird: readonly number[],
  seen: readonly (readonly number[])[],
): number {`,
  wrong: [
    `${STRAIGHT}\n  return Math.max(...seen.map(far))`,
    `${STRAIGHT}\n  return seen.reduce((sum, row) => sum + far(row), 0) / seen.length`,
    'return Math.min(...seen.map((row) => row.reduce((sum, x, f) => sum + (x - bird[f]!) ** 2, 0)))',
    'return Math.min(...seen.map((row) => row.reduce((sum, x, f) => sum + Math.abs(x - bird[f]!), 0)))',
    `${STRAIGHT}\n  for (const row of seen) return far(row)\n  return 0`,
    `${STRAIGHT}\n  let best = Infinity\n  for (const row of seen) best = far(row)\n  return best`,
    `${STRAIGHT}
  return far(bird.map((_, f) => seen.reduce((sum, row) => sum + row[f]!, 0) / seen.length))`,
    `${STRAIGHT}\n  const all = seen.map(far)\n  return all.indexOf(Math.min(...all))`,
  ],
  right: `let best = Infinity
  for (const row of seen) {
    let sum = 0
    for (let f = 0; f < row.length; f++) sum += (row[f]! - bird[f]!) * (row[f]! - bird[f]!)
    if (Math.sqrt(sum) < best) best = Math.sqrt(sum)
  }
  return best`,
}

export const usingTheModel = [gapOf, nearest]
