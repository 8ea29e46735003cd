import type { Answers } from './answers.ts'

const mistakes: Answers = {
  id: '01-mistakes',
  head: 'function countMistakes(k: number, points: readonly Point[]): number {',
  wrong: [
    'return points.filter((p) => p.x < k).length',
    'return points.filter((p) => p.x >= k).length',
    "return points.filter((p) => p.x < k && p.label === 'B').length",
    "return points.filter((p) => p.x >= k && p.label === 'A').length",
    'return points.filter((p) => predict(k, p.x) === p.label).length',
    "return points.filter((p) => (p.x <= k ? p.label === 'B' : p.label === 'A')).length",
    "return points.filter((p) => (p.x < k && p.label === 'B') || (p.x > k && p.label === 'A')).length",
    'return points.map((p) => predict(k, p.x) !== p.label).length',
    'return points.filter((p) => predict(p.x, k) !== p.label && p.x !== k || p.x === k && p.label === "A").length',
    'return points.filter((p) => predict(k, p.x) !== p.label).length / points.length',
    'return points.filter((p) => predict(5, p.x) !== p.label).length',
  ],
  right: 'let count = 0\n  for (const p of points) if (predict(k, p.x) !== p.label) count++\n  return count',
}

const search: Answers = {
  id: '01-search',
  head: 'function search(ks: readonly number[], points: readonly Point[]): number {',
  wrong: [
    `let fewest = Infinity
  let best = NaN
  for (const k of ks) {
    const count = mistakes(k, points)
    if (count < fewest) {
      fewest = count
      best = k
    }
    return best
  }`,
    `let fewest = Infinity
  let best = NaN
  for (const k of ks) {
    const count = mistakes(k, points)
    if (count < fewest) {
      fewest = count
    }
    best = k
  }
  return best`,
    `let fewest = Infinity
  let best = NaN
  for (const k of ks) {
    const count = mistakes(k, points)
    if (count < fewest) {
      best = k
    }
    fewest = count
  }
  return best`,
    `let fewest = Infinity
  let best = NaN
  for (const k of ks) {
    const count = mistakes(k, points)
    fewest = count
    if (count < fewest) {
      best = k
    }
  }
  return best`,
    `let most = -1
  let best = NaN
  for (const k of ks) {
    const count = mistakes(k, points)
    if (count > most) {
      most = count
      best = k
    }
  }
  return best`,
    `let fewest = Infinity
  for (const k of ks) {
    const count = mistakes(k, points)
    if (count < fewest) fewest = count
  }
  return fewest`,
  ],
  right: `const counts = ks.map((k) => mistakes(k, points))
  return ks[counts.indexOf(Math.min(...counts))]!`,
}

export const aLineThatDecides = [mistakes, search]
