import type { Answers } from './answers.ts'

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

export const birdsTheData = [grams, standardised]
