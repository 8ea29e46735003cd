import { describe, expect, test } from 'vitest'
import { brierScore, calibration, calibrationError } from '../../src/lib/calibration.ts'
import { calibrationOracle } from '../oracles/calibration.ts'
import { expectClose } from './network/close.ts'

describe('calibration', () => {
  test.each(calibrationOracle.calibration)(
    "puts answers into $bins bins as scikit-learn's calibration_curve",
    ({ bins, probabilities, truths, said, came, counts }) => {
      const found = calibration(probabilities, truths, bins)
      expect(found.map(({ count }) => count)).toEqual(counts)
      expectClose([found.map((bin) => bin.said), found.map((bin) => bin.came)], [said, came], 1e-14)
    },
  )

  test.each(calibrationOracle.calibration)(
    "calibrationError and brierScore are scikit-learn's, with $bins bins",
    ({ bins, probabilities, truths, error, brier }) => {
      expect(calibrationError(calibration(probabilities, truths, bins))).toBeCloseTo(error, 14)
      expect(brierScore(probabilities, truths)).toBeCloseTo(brier, 14)
    },
  )

  test('a bin says from where to where it reaches; empty ones are left out', () => {
    expect(calibration([0.95, 0.91, 0.05], [true, false, false])).toEqual([
      { from: 0, to: 0.1, count: 1, said: 0.05, came: 0 },
      { from: 0.9, to: 1, count: 2, said: expect.closeTo(0.93, 12), came: 0.5 },
    ])
  })

  test('by arithmetic: nine of ten at 0.9 leave no error, all of ten leave a tenth', () => {
    const said = Array.from({ length: 10 }, () => 0.9)
    const nine = said.map((_, i) => i > 0)
    const all = said.map(() => true)
    expect(calibrationError(calibration(said, nine))).toBeCloseTo(0, 14)
    expect(calibrationError(calibration(said, all))).toBeCloseTo(0.1, 14)
    expect(brierScore(said, nine)).toBeCloseTo(0.09, 14)
    expect(brierScore([0.5, 0.5], [true, false])).toBe(0.25)
  })

  test('refuses what is no probability, or does not fit together', () => {
    expect(() => calibration([], [])).toThrow('probabilities must not be empty: 0 numbers')
    expect(() => calibration([1.2], [true])).toThrow('probabilities must be from 0 to 1: 1.2')
    expect(() => brierScore([Number.NaN], [true])).toThrow('probabilities must be from 0 to 1: NaN')
    expect(() => brierScore([0.5], [])).toThrow('truths must be 1, one for each probability: 0')
    expect(() => calibration([0.5], [true], 0)).toThrow('bins must be a whole number from 1: 0')
    expect(() => calibrationError([])).toThrow('bins must hold an answer: 0 answers')
  })
})
