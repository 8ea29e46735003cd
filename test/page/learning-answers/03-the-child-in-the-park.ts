import type { Answers } from './answers.ts'

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

export const theChildInThePark = [dogProbability, precisionOf]
