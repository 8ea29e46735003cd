import { beforeAll, describe, expect, test } from 'vitest'
import { binaryCrossEntropy, binaryCrossEntropyOfScore } from '../../src/lib/cross-entropy.ts'
import { descend } from '../../src/lib/descend.ts'
import { load } from '../../src/lib/load.ts'
import { sigmoid } from '../../src/lib/sigmoid.ts'
import { probabilityOfB, softLoss, softSlope, truthOf } from '../../src/lib/soft-threshold.ts'
import type { Point } from '../../src/lib/threshold.ts'
import { softThreshold } from '../oracles/soft-threshold.ts'
import { installTestHost } from './host.ts'

let known: readonly Point[]
beforeAll(async () => {
  installTestHost()
  known = (await load('points')).known
})

describe('sigmoid', () => {
  test("is scipy's expit, far from 0 too", () => {
    for (const [i, score] of softThreshold.sigmoid.score.entries()) {
      const p = softThreshold.sigmoid.p[i]!
      expect(Math.abs(sigmoid(score) - p)).toBeLessThanOrEqual(4e-16 * p)
    }
    expect([sigmoid(-Infinity), sigmoid(Infinity)]).toEqual([0, 1])
  })
})

describe('binaryCrossEntropy', () => {
  test('is the logarithm of what the truth was given', () => {
    expect(binaryCrossEntropy(1, 1)).toBe(0)
    expect(binaryCrossEntropy(0, 0)).toBe(0)
    expect(binaryCrossEntropy(0.5, 0)).toBeCloseTo(Math.LN2, 15)
    expect(binaryCrossEntropy(Math.exp(-3), 1)).toBeCloseTo(3, 14)
    expect(binaryCrossEntropy(1 - Math.exp(-3), 0)).toBeCloseTo(3, 14)
    expect(binaryCrossEntropy(0, 1)).toBe(Infinity)
  })

  test('takes probabilities only', () => {
    expect(() => binaryCrossEntropy(1.01, 1)).toThrow('p must be a probability from 0 to 1: 1.01')
    expect(() => binaryCrossEntropy(Number.NaN, 0)).toThrow('p must be a probability from 0 to 1: NaN')
  })

  test('is the same of a score, and finite where the probability has been rounded away', () => {
    for (const score of [-9, -1.5, 0, 0.3, 7]) {
      for (const truth of [0, 1] as const) {
        const expected = binaryCrossEntropy(sigmoid(score), truth)
        expect(binaryCrossEntropyOfScore(score, truth)).toBeCloseTo(expected, 11)
      }
    }
    expect(binaryCrossEntropyOfScore(-800, 1)).toBe(800)
    expect(binaryCrossEntropyOfScore(800, 0)).toBe(800)
    expect(binaryCrossEntropyOfScore(800, 1)).toBe(0)
  })
})

describe('the soft line', () => {
  test('says a half on the line, and the two sides mirror each other', () => {
    expect(probabilityOfB(5, 5, 2)).toBe(0.5)
    expect(probabilityOfB(5, 6, Math.log(9))).toBeCloseTo(0.9, 14)
    expect(probabilityOfB(5, 4, Math.log(9))).toBeCloseTo(0.1, 14)
  })

  test("has scikit-learn's log_loss, and the slope that scipy measures on it", () => {
    for (const { steepness, k, loss, slope } of softThreshold.lines) {
      for (const [i, place] of k.entries()) {
        expect(Math.abs(softLoss(place, known, steepness) - loss[i]!)).toBeLessThan(1e-12)
        expect(Math.abs(softSlope(place, known, steepness) - slope[i]!)).toBeLessThan(1e-7)
      }
    }
  })

  test('descends to the lowest place that scipy finds', () => {
    for (const { steepness, lowest } of softThreshold.lines) {
      const path = descend((k) => softSlope(k, known, steepness), { from: 2, learningRate: 1, epochs: 500 })
      expect(Math.abs(path.at(-1)! - lowest.k)).toBeLessThan(1e-7)
      expect(Math.abs(softLoss(path.at(-1)!, known, steepness) - lowest.loss)).toBeLessThan(1e-12)
    }
  })

  test("lies where scikit-learn's LogisticRegression puts it, once the steepness is the one found there", () => {
    const { steepness, k, loss } = softThreshold.regression
    const path = descend((at) => softSlope(at, known, steepness), { from: 2, learningRate: 1, epochs: 500 })
    expect(Math.abs(path.at(-1)! - k)).toBeLessThan(1e-6)
    expect(softLoss(k, known, steepness)).toBeCloseTo(loss, 10)
  })

  test('takes A for 0 and B for 1', () => {
    expect([truthOf({ label: 'A' }), truthOf({ label: 'B' })]).toEqual([0, 1])
  })

  test('says in one sentence what is wrong with its input', () => {
    expect(() => softLoss(Number.NaN, known, 2)).toThrow('k must be a finite number: NaN')
    expect(() => softSlope(5, [], 2)).toThrow('points must have a point: 0 points')
    expect(() => softSlope(5, known, 0)).toThrow('steepness must be more than 0: 0')
    expect(() => softLoss(5, known, Infinity)).toThrow('steepness must be more than 0: Infinity')
  })
})

describe('descend', () => {
  test('goes half of the way at each step where arithmetic says so', () => {
    const path = descend((k) => 2 * (k - 3), { from: 7, learningRate: 0.25, epochs: 4 })
    expect(path).toEqual([7, 5, 4, 3.5, 3.25])
  })

  test('stays where it is without steps, and swings for ever at a rate of 2 / curvature', () => {
    expect(descend(() => 1, { from: 7, learningRate: 1, epochs: 0 })).toEqual([7])
    const path = descend((k) => 2 * (k - 3), { from: 4, learningRate: 1, epochs: 3 })
    expect(path).toEqual([4, 2, 4, 2])
  })

  test('says so when the learning rate throws it off', () => {
    const options = { from: 1, learningRate: 1e200, epochs: 9 }
    expect(() => descend((k) => k, options)).toThrow(
      'learningRate must be smaller, epoch 2 led out of all numbers: 1e+200',
    )
  })

  test('says in one sentence what is wrong with its input', () => {
    const options = { from: 1, learningRate: 1, epochs: 1 }
    expect(() => descend((k) => k, { ...options, from: Infinity })).toThrow(
      'from must be a finite number: Infinity',
    )
    expect(() => descend((k) => k, { ...options, learningRate: 0 })).toThrow(
      'learningRate must be more than 0: 0',
    )
    expect(() => descend((k) => k, { ...options, epochs: 0.5 })).toThrow(
      'epochs must be a whole number from 0: 0.5',
    )
  })
})
