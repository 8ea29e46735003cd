import type { Answers } from './answers.ts'

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

export const trainingBySmallSteps = [probability, walkDown]
