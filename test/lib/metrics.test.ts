import { describe, expect, test } from 'vitest'
import { accuracy, confusionMatrix, precision, recall } from '../../src/lib/metrics.ts'
import { scikitLearn } from '../oracles/scikit-learn.ts'

const { truth, predicted, classes, ...oracle } = scikitLearn.metrics

describe('metrics', () => {
  test("accuracy is scikit-learn's", () => {
    expect(accuracy(truth, predicted)).toBeCloseTo(oracle.accuracy, 15)
  })

  test("confusionMatrix is scikit-learn's: a row for each truth, a column for each prediction", () => {
    expect(confusionMatrix(truth, predicted, classes)).toEqual(oracle.confusion)
  })

  test("precision is scikit-learn's, and NaN where nothing was called so", () => {
    const ours = classes.map((label) => precision(truth, predicted, label))
    for (const [c, value] of ours.entries()) {
      const expected = oracle.precision[c]
      if (expected === null) expect(value).toBeNaN()
      else expect(value).toBeCloseTo(expected!, 15)
    }
    expect(oracle.precision).toContain(null)
  })

  test("recall is scikit-learn's, and NaN where there is none", () => {
    for (const [c, label] of classes.entries()) {
      expect(recall(truth, predicted, label)).toBeCloseTo(oracle.recall[c]!, 15)
    }
    expect(recall(truth, predicted, 'no such')).toBeNaN()
  })

  test('refuse lists that do not fit together', () => {
    expect(() => accuracy([], [])).toThrow('truth must not be empty: 0 labels')
    expect(() => accuracy(['a'], [])).toThrow('predicted must be 1, one for each truth: 0')
    expect(() => confusionMatrix(['a'], ['b'], ['a'])).toThrow('label must be one of a: "b"')
  })
})
