import { describe, expect, test } from 'vitest'
import { oneHot } from '../../src/lib/encode.ts'
import { fitStandardiser, standardise } from '../../src/lib/standardise.ts'
import { scikitLearn } from '../oracles/scikit-learn.ts'

const { table, mean, sd, firstRow } = scikitLearn.scaler

describe('fitStandardiser', () => {
  test("has scikit-learn's means and standard deviations, a constant column included", () => {
    const ours = fitStandardiser(table)
    for (const [f, value] of ours.mean.entries()) expect(value).toBeCloseTo(mean[f]!, 12)
    for (const [f, value] of ours.sd.entries()) expect(value).toBeCloseTo(sd[f]!, 12)
  })

  test('refuses what it cannot measure', () => {
    expect(() => fitStandardiser([])).toThrow('features must have a row: 0 rows')
    expect(() => fitStandardiser([[1], [Number.NaN]])).toThrow('features row 1 must hold finite numbers: NaN')
  })
})

describe('standardise', () => {
  test('takes one row or many', () => {
    const standardiser = fitStandardiser(table)
    const row = standardise(standardiser, table[0]!)
    for (const [f, value] of row.entries()) expect(value).toBeCloseTo(firstRow[f]!, 12)
    expect(standardise(standardiser, table)[0]).toEqual(row)
    expect(standardise(standardiser, [] as number[][])).toEqual([])
  })

  test('refuses a row of another width', () => {
    expect(() => standardise({ mean: [0], sd: [1] }, [1, 2])).toThrow('row must have 1 numbers: 2')
  })
})

describe('oneHot', () => {
  test('has a 1 in the place of the value', () => {
    expect(oneHot('b', ['a', 'b', 'c'])).toEqual([0, 1, 0])
  })

  test('refuses a value that has no place', () => {
    expect(() => oneHot<string>('x', ['a', 'b'])).toThrow('value must be one of a, b: "x"')
  })
})
