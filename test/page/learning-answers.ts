/**
 * What learners type: to each exercise its typical wrong answers as code, in the order in which the library lists them,
 * and one that is right but is not the solution of the notebook.
 */
export interface Answers {
  readonly id: string
  /** The line that the function begins with. */
  readonly head: string
  readonly wrong: readonly string[]
  readonly right: string
}

const side: Answers = {
  id: '00-side',
  head: 'function side(k: number, x: number): string {',
  wrong: [
    "return x < k ? 'B' : 'A'",
    "return x <= k ? 'A' : 'B'",
    "return x < 5 ? 'A' : 'B'",
    "return 'A'",
    "return 'B'",
    "return x < k ? 'a' : 'b'",
    "return x < k ? 'left' : 'right'",
  ],
  right: "if (x >= k) return 'B'\n  return 'A'",
}

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

const SOFT = 'const s = steepness * (x - k)'

const probability: Answers = {
  id: '02-probability',
  head: 'function probability(k: number, x: number, steepness: number): number {',
  wrong: [
    `${SOFT}\n  return 1 / (1 + Math.exp(s))`,
    `${SOFT}\n  return 1 / 1 + Math.exp(-s)`,
    'return 1 / (1 + Math.exp(-(steepness * x - k)))',
    'return 1 / (1 + Math.exp(-steepness * x - k))',
    'return 1 / (1 + Math.exp(-(x - k)))',
    'return 1 / (1 + Math.exp(-2 * (x - k)))',
    'const s = (x - k) / steepness\n  return 1 / (1 + Math.exp(-s))',
    'return steepness * (x - k)',
    `${SOFT}\n  return Math.exp(-s)`,
    `${SOFT}\n  return 1 / (1 - Math.exp(-s))`,
    `${SOFT}\n  return 1 / (1 + 2 ** -s)`,
  ],
  right: `${SOFT}\n  return Math.exp(s) / (1 + Math.exp(s))`,
}

const walkDown: Answers = {
  id: '02-descend',
  head: `function walkDown(
  slopeAt: (k: number) => number,
  k: number,
  learningRate: number,
  epochs: number,
): number {`,
  wrong: [
    'for (let epoch = 1; epoch <= epochs; epoch++) k += learningRate * slopeAt(k)\n  return k',
    'for (let epoch = 1; epoch <= epochs; epoch++) k -= slopeAt(k)\n  return k',
    `for (let epoch = 1; epoch <= epochs; epoch++) {
    k -= learningRate * slopeAt(k)
    return k
  }`,
    'return k - learningRate * slopeAt(k)',
    `const slope = slopeAt(k)
  for (let epoch = 1; epoch <= epochs; epoch++) k -= learningRate * slope
  return k`,
    'for (let epoch = 1; epoch < epochs; epoch++) k -= learningRate * slopeAt(k)\n  return k',
    'for (let epoch = 0; epoch <= epochs; epoch++) k -= learningRate * slopeAt(k)\n  return k',
    `for (let epoch = 1; epoch <= epochs; epoch++) {
    if (slopeAt(k) > 0) k -= learningRate
    else if (slopeAt(k) < 0) k += learningRate
  }
  return k`,
    'for (let epoch = 1; epoch <= epochs; epoch++) k = -learningRate * slopeAt(k)\n  return k',
    'for (let epoch = 1; epoch <= epochs; epoch++) k -= learningRate * slopeAt(k)\n  return slopeAt(k)',
  ],
  right: 'while (epochs-- > 0) k = k - slopeAt(k) * learningRate\n  return k',
}

const grams: Answers = {
  id: '04-grams',
  head: 'function grams(typed: number, range: readonly [number, number]): number | null {',
  wrong: [
    'return typed < 10 ? typed * 1000 : typed',
    'if (typed >= range[0] / 2 && typed <= range[1] * 2) return typed\n  return typed * 1000',
    'if (typed >= range[0] / 2 && typed <= range[1] * 2) return typed\n  return null',
    `const possible = (w: number) => w >= range[0] / 2 && w <= range[1] * 2
  return possible(typed) ? typed : possible(typed / 1000) ? typed / 1000 : null`,
    `const possible = (w: number) => w >= range[0] && w <= range[1]
  return possible(typed) ? typed : possible(typed * 1000) ? typed * 1000 : null`,
    `const possible = (w: number) => w > range[0] / 2 && w < range[1] * 2
  return possible(typed) ? typed : possible(typed * 1000) ? typed * 1000 : null`,
    'return Math.min(range[1], Math.max(range[0], typed))',
    `if (typed >= range[0] / 2 && typed <= range[1] * 2) return typed
  return (range[0] + range[1]) / 2`,
  ],
  right: `const [least, largest] = range
  for (const weight of [typed, typed * 1000]) {
    if (weight >= least / 2 && weight <= largest * 2) return weight
  }
  return null`,
}

const AVERAGE = 'const average = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length'
const SPREAD = `${AVERAGE}
  const m = average(train)
  const s = Math.sqrt(average(train.map((x) => (x - m) ** 2)))`

const standardised: Answers = {
  id: '04-standardised',
  head: 'function standardised(value: number, train: readonly number[]): number {',
  wrong: [
    `${SPREAD}\n  return value - m`,
    `${SPREAD}\n  return value / s`,
    `${SPREAD}\n  return value - m / s`,
    `${SPREAD}\n  return (m - value) / s`,
    `${SPREAD}\n  return (value - m) / s ** 2`,
    `${SPREAD}\n  return (value - m) / (s * Math.sqrt(train.length))`,
    `${SPREAD}\n  return (value - m) / (s * Math.sqrt(train.length / (train.length - 1)))`,
    `${AVERAGE}
  const all = [...train, value]
  const m = average(all)
  return (value - m) / Math.sqrt(average(all.map((x) => (x - m) ** 2)))`,
    'return (value - Math.min(...train)) / (Math.max(...train) - Math.min(...train))',
  ],
  right: `${SPREAD}\n  return value / s - m / s`,
}

const EXPS = `const exps = scores.map((score) => Math.exp(score))
  const total = exps.reduce((sum, exp) => sum + exp, 0)`

const softmax: Answers = {
  id: '05-softmax',
  head: 'function probabilities(scores: readonly number[]): number[] {',
  wrong: [
    'const total = scores.reduce((sum, score) => sum + score, 0)\n  return scores.map((score) => score / total)',
    'return scores.map((score) => Math.exp(score))',
    `${EXPS}\n  return exps.map((exp) => exp / Math.max(...exps))`,
    `const total = scores.reduce((sum, score) => sum + score, 0)
  return scores.map((score) => Math.exp(score) / total)`,
    'return scores.map((score) => Math.exp(score) / scores.length)',
    `const powers = scores.map((score) => 2 ** score)
  return powers.map((power) => power / powers.reduce((sum, p) => sum + p, 0))`,
    `const exps = scores.map((score) => Math.exp(-score))
  return exps.map((exp) => exp / exps.reduce((sum, e) => sum + e, 0))`,
    'return scores.map((score) => (score === Math.max(...scores) ? 1 : 0))',
    'return scores.map((score) => 1 / (1 + Math.exp(-score)))',
  ],
  right: `${EXPS}\n  return exps.map((exp) => exp / total)`,
}

const ROW = 'const total = matrix[i]!.reduce((sum, count) => sum + count, 0)'
const ALL = 'const all = matrix.flat().reduce((sum, count) => sum + count, 0)'

const recall: Answers = {
  id: '05-recall',
  head: 'function recallOf(matrix: readonly (readonly number[])[], i: number): number {',
  wrong: [
    'return matrix[i]![i]! / matrix.reduce((sum, row) => sum + row[i]!, 0)',
    `${ALL}\n  return matrix[i]![i]! / all`,
    `${ALL}\n  return matrix.reduce((sum, row, j) => sum + row[j]!, 0) / all`,
    `${ROW}\n  return 1 - matrix[i]![i]! / total`,
    `${ROW}\n  return total`,
    'return matrix[i]![i]! / matrix.length',
  ],
  right: `let total = 0\n  for (const count of matrix[i]!) total += count\n  return matrix[i]![i]! / total`,
}

const SCORE = 'const score = weights[0]! * features[0]! + weights[1]! * features[1]! + bias'

const dogProbability: Answers = {
  id: '03-probability',
  head: `function dogProbability(
  weights: readonly number[],
  bias: number,
  features: readonly number[],
): number {`,
  wrong: [
    `${SCORE}\n  return score`,
    'return sigmoid(weights[0]! * features[0]! + weights[1]! * features[1]!)',
    'return sigmoid(weights[0]! * features[0]! + weights[1]! * features[1]! - bias)',
    'return sigmoid(weights[0]! * features[0]! + bias)',
    'return sigmoid(features[0]! + features[1]! + bias)',
    'let score = 0\n  features.forEach((x, f) => { score += weights[f]! * x + bias })\n  return sigmoid(score)',
    `${SCORE}\n  return 1 / (1 + Math.exp(score))`,
    `${SCORE}\n  return score >= 0 ? 1 : 0`,
  ],
  right: 'return predictLogistic({ weights, bias }, features)',
}

const BOTH = "const both = said.filter((name, i) => name === 'dog' && truth[i] === 'dog').length"
const CALLED = "const called = said.filter((name) => name === 'dog').length"

const precisionOf: Answers = {
  id: '03-precision',
  head: 'function precisionOf(said: string[], truth: string[]): number {',
  wrong: [
    `${BOTH}\n  return both / truth.filter((name) => name === 'dog').length`,
    'return accuracy(truth, said)',
    `${BOTH}\n  return both / said.length`,
    `${BOTH}\n  return both`,
    `${BOTH}\n  ${CALLED}\n  return 1 - both / called`,
    `${CALLED}\n  return called / said.length`,
    `${CALLED}\n  return called / truth.filter((name) => name === 'dog').length`,
  ],
  right: "return precision(truth, said, 'dog')",
}

/** By lesson. */
export const answers: Readonly<Record<string, readonly Answers[]>> = {
  '00-start-here': [side],
  '01-a-line-that-decides': [mistakes, search],
  '02-training-by-small-steps': [probability, walkDown],
  '03-the-child-in-the-park': [dogProbability, precisionOf],
  '04-birds-the-data': [grams, standardised],
  '05-birds-the-classifier': [softmax, recall],
}

/** The text of the cell with this in the function. */
export function asCell({ head }: Answers, body: string): string {
  return `${head}\n  ${body}\n}`
}
