import { binaryCrossEntropyOfScore } from '../cross-entropy'
import { activations } from './activations'
import type { DensePass } from './dense'
import type { Matrix } from './matrix'
import { zeros } from './matrix'

/** How wrong the outputs of the last layer are, in one number, and in which direction its scores should move. */
export interface Loss {
  readonly name: string
  /** The mean loss. */
  of(last: DensePass, targets: Matrix): number
  /** The slope of the mean loss in each score of the last layer, n x units. */
  byScore(last: DensePass, targets: Matrix): Matrix
  /** Throws if the loss says nothing about such a layer or such targets. */
  check(last: DensePass['layer'], targets: Matrix): void
}

/** The mean over all rows and outputs of (output - target)^2, in the target's unit squared. Born in lesson 07. */
export const meanSquaredError: Loss = {
  name: 'mean squared error',
  of({ outputs }, targets) {
    let sum = 0
    for (let i = 0; i < targets.values.length; i++) sum += (outputs.values[i]! - targets.values[i]!) ** 2
    return sum / targets.values.length
  },
  byScore({ layer, outputs }, targets) {
    const byOutput = zeros(targets.rows, targets.columns)
    for (let i = 0; i < byOutput.values.length; i++) {
      byOutput.values[i] = (2 * (outputs.values[i]! - targets.values[i]!)) / byOutput.values.length
    }
    return activations[layer.activation].back(outputs, byOutput)
  },
  check() {},
}

/**
 * Minus the logarithm of the probability that the truth was given, in nats. After softmax, whose targets are one-hot
 * rows, it is the mean over rows; after sigmoid, whose targets are 0 or 1, the mean over rows and outputs (the binary
 * cross-entropy). It is computed from the scores, so it stays finite where a probability is rounded to 0. Born in
 * lesson 05, its slope in lesson 06.
 */
export const crossEntropy: Loss = {
  name: 'cross-entropy',
  of(last, targets) {
    const sum =
      last.layer.activation === 'softmax'
        ? sumOverRows(last.scores, targets)
        : sumOverEach(last.scores, targets)
    return sum / answers(last, targets)
  },
  // The slope of the logarithm, 1 / p, and that of softmax or sigmoid cancel. Left is what was said minus what is true.
  byScore(last, targets) {
    const byScore = zeros(targets.rows, targets.columns)
    const n = answers(last, targets)
    for (let i = 0; i < byScore.values.length; i++) {
      byScore.values[i] = (last.outputs.values[i]! - targets.values[i]!) / n
    }
    return byScore
  },
  check({ activation }, { rows, columns, values }) {
    if (activation !== 'softmax' && activation !== 'sigmoid') {
      throw new Error(
        `cross-entropy needs probabilities, the last layer must be softmax or sigmoid: ${activation}`,
      )
    }
    const wrong = values.find((value) => !(value >= 0 && value <= 1))
    if (wrong !== undefined) throw new RangeError(`targets must be from 0 to 1 for cross-entropy: ${wrong}`)
    for (let r = 0; r < rows && activation === 'softmax'; r++) {
      const sum = values.subarray(r * columns, (r + 1) * columns).reduce((total, value) => total + value, 0)
      if (Math.abs(sum - 1) > 1e-9)
        throw new RangeError(`targets row ${r} must add up to 1, as one-hot does: ${sum}`)
    }
  },
}

/** After softmax a row is one answer, after sigmoid each output is one. */
function answers({ layer }: DensePass, { rows, columns }: Matrix): number {
  return layer.activation === 'softmax' ? rows : rows * columns
}

/** -ln of softmax is log(sum of e^score) - score, the highest score taken out first against overflow. */
function sumOverRows({ columns, values }: Matrix, targets: Matrix): number {
  let loss = 0
  for (let start = 0; start < values.length; start += columns) {
    let highest = -Infinity
    for (let c = 0; c < columns; c++) highest = Math.max(highest, values[start + c]!)
    let powers = 0
    for (let c = 0; c < columns; c++) powers += Math.exp(values[start + c]! - highest)
    const log = highest + Math.log(powers)
    for (let c = 0; c < columns; c++) loss += targets.values[start + c]! * (log - values[start + c]!)
  }
  return loss
}

function sumOverEach({ values }: Matrix, targets: Matrix): number {
  let loss = 0
  for (let i = 0; i < values.length; i++) {
    const score = values[i]!
    const yes = targets.values[i]!
    loss += yes * binaryCrossEntropyOfScore(score, 1) + (1 - yes) * binaryCrossEntropyOfScore(score, 0)
  }
  return loss
}
