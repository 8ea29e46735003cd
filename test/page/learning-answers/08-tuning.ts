import type { Answers } from './answers.ts'

const watch = (better: string, end = 'return best', wait = 'epoch - best >= patience') => `let best = 1
  for (let epoch = 2; epoch <= losses.length; epoch++) {
    if (${better}) best = epoch
    if (${wait}) ${end}
  }
  return best`
const LOWER = 'losses[epoch - 1]! < losses[best - 1]!'

const epochToKeep: Answers = {
  id: '08-stop',
  head: 'function epochToKeep(losses: number[], patience: number): number {',
  wrong: [
    'return losses.indexOf(Math.min(...losses)) + 1',
    watch(LOWER, 'return best - 1').replace(/return best$/, 'return best - 1'),
    watch('losses[epoch - 1]! < losses[epoch - 2]!'),
    watch(LOWER, 'return epoch').replace(/return best$/, 'return losses.length'),
    watch(LOWER, 'return losses[best - 1]!').replace(/return best$/, 'return losses[best - 1]!'),
    watch('losses[epoch - 1]! <= losses[best - 1]!'),
    `let best = 1
  let waited = 0
  for (let epoch = 2; epoch <= losses.length; epoch++) {
    if (losses[epoch - 1]! < losses[best - 1]!) best = epoch
    else waited += 1
    if (waited === patience) break
  }
  return best`,
    watch(LOWER, 'return best', 'epoch - best > patience'),
    watch(LOWER, 'return best', 'epoch - best >= patience - 1'),
  ],
  right: `let lowest = Infinity
  let best = 0
  let waited = 0
  for (const [i, loss] of losses.entries()) {
    if (loss < lowest) {
      lowest = loss
      best = i + 1
      waited = 0
    } else if (++waited === patience) break
  }
  return best`,
}

const OTHERS = 'folds.filter((other) => other !== fold).flat()'

const meanScore: Answers = {
  id: '08-folds',
  head: `function meanScore(
  folds: number[][],
  scoreOf: (train: number[], validation: number[]) => number,
): number {`,
  wrong: [
    'let sum = 0\n  for (const fold of folds) sum += scoreOf(folds.flat(), fold)\n  return sum / folds.length',
    `let sum = 0\n  for (const fold of folds) sum += scoreOf(fold, ${OTHERS})\n  return sum / folds.length`,
    `let sum = 0\n  for (const fold of folds) sum += scoreOf(${OTHERS}, fold)\n  return sum`,
    `let sum = 0
  for (const fold of folds) {
    const train = ${OTHERS}
    sum += scoreOf(train, train)
  }
  return sum / folds.length`,
    `for (const fold of folds) return scoreOf(${OTHERS}, fold)\n  return 0`,
    `let score = 0\n  for (const fold of folds) score = scoreOf(${OTHERS}, fold)\n  return score`,
    `return Math.min(...folds.map((fold) => scoreOf(${OTHERS}, fold)))`,
    `let sum = 0\n  for (const fold of folds) sum += scoreOf(${OTHERS}, fold)\n  return sum / folds.flat().length`,
  ],
  right: `const scores = folds.map((fold) => scoreOf(${OTHERS}, fold))
  return scores.reduce((sum, score) => sum + score) / scores.length`,
}

export const tuning = [epochToKeep, meanScore]
