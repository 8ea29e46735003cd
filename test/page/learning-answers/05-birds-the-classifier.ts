import type { Answers } from './answers.ts'

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

export const birdsTheClassifier = [softmax, recall]
