import type { Answers } from './answers.ts'

const SQUARES = 'const squares = answers.map((answer, i) => (answer - truths[i]!) ** 2)'
const SUM = 'squares.reduce((sum, square) => sum + square, 0)'
const MISSES = 'const misses = answers.map((answer, i) => answer - truths[i]!)'
const TOTAL = 'misses.reduce((sum, miss) => sum + miss, 0)'

const meanSquare: Answers = {
  id: '07-mean-square',
  head: `function meanSquare(
  answers: readonly number[],
  truths: readonly number[],
): number {`,
  wrong: [
    `${SQUARES}\n  return ${SUM}`,
    'const misses = answers.map((answer, i) => Math.abs(answer - truths[i]!))\n' +
      `  return ${TOTAL} / answers.length`,
    `${MISSES}\n  return ${TOTAL} / answers.length`,
    `${MISSES}\n  return (${TOTAL} / answers.length) ** 2`,
    `${SQUARES}\n  return Math.sqrt(${SUM} / answers.length)`,
    `${SQUARES}\n  return ${SUM} / (2 * answers.length)`,
    'const squares = answers.map((answer, i) => answer ** 2 - truths[i]! ** 2)\n' +
      `  return ${SUM} / answers.length`,
    `${SQUARES}\n  return ${SUM} / (answers.length - 1)`,
  ],
  right:
    'let sum = 0\n  for (let i = 0; i < truths.length; i++) sum += (truths[i]! - answers[i]!) ** 2\n' +
    '  return sum / truths.length',
}

/** The loop, with what stands in it. */
const loop = (...lines: readonly string[]) =>
  `let velocity = 0
  for (let step = 1; step <= steps; step++) {
    ${lines.join('\n    ')}
  }
  return w`

const MOVE = 'w -= learningRate * velocity'
const RENEW = 'velocity = keep * velocity + slopeAt(w)'

const roll: Answers = {
  id: '07-roll',
  head: `function roll(
  slopeAt: (w: number) => number,
  w: number,
  learningRate: number,
  keep: number,
  steps: number,
): number {`,
  wrong: [
    loop('velocity = keep * velocity + (1 - keep) * slopeAt(w)', MOVE),
    loop('velocity += slopeAt(w)', MOVE),
    loop('velocity = keep * (velocity + slopeAt(w))', MOVE),
    loop(MOVE, RENEW),
    loop(RENEW, 'w += learningRate * velocity'),
    loop(RENEW, 'w -= velocity'),
    `const slope = slopeAt(w)\n  ${loop('velocity = keep * velocity + slope', MOVE)}`,
    loop(RENEW, MOVE, 'return w').replace(/\n {2}return w$/, ''),
  ],
  right: loop('velocity = keep * velocity - learningRate * slopeAt(w)', 'w += velocity'),
}

export const lossesAndOptimisers = [meanSquare, roll]
