import { binaryCrossEntropyOfScore } from './cross-entropy'
import { checkFeatures, checkRow } from './features'
import { checkEpochs, checkL2, checkLearningRate } from './hyperparameters'
import { sigmoid } from './sigmoid'

type Matrix = readonly (readonly number[])[]
type Truths = readonly (0 | 1)[]

/** A logistic regression: one weight for each feature, and one bias. */
export interface LogisticModel {
  readonly weights: readonly number[]
  readonly bias: number
}

export interface LogisticOptions {
  readonly learningRate?: number
  readonly epochs?: number
  /** How strongly large weights are punished; see `fitLogistic`. */
  readonly l2?: number
}

/** Every feature times its weight, added up, plus the bias: above 0 speaks for yes, below 0 for no. */
export function logisticScore({ weights, bias }: LogisticModel, row: readonly number[]): number {
  checkRow(row, weights.length)
  return scoreOf(weights, bias, row)
}

/** The probability of yes for one row of features. */
export function predictLogistic(model: LogisticModel, row: readonly number[]): number {
  return sigmoid(logisticScore(model, row))
}

/** The mean binary cross-entropy of a model, in nats, without any penalty. */
export function logisticLoss(model: LogisticModel, features: Matrix, truths: Truths): number {
  checkFeatures(features)
  checkTruths(features, truths)
  return meanLoss(
    features.map((row) => logisticScore(model, row)),
    truths,
  )
}

/**
 * Trains a logistic regression by gradient descent over all rows at once, starting from zeros, so without any chance.
 * What it makes small is `logisticLoss` + l2 / 2 * (sum of the squared weights); the bias is not punished.
 * scikit-learn's LogisticRegression finds the same numbers with C = 1 / (n * l2). Features should be of similar size.
 * Born in lesson 03.
 * @param features n rows of d numbers
 * @param truths n truths: 1 for yes, 0 for no
 * @returns the model, and in `losses` what was made small, before each epoch
 */
export function fitLogistic(
  features: Matrix,
  truths: Truths,
  { learningRate = 0.3, epochs = 1000, l2 = 1e-4 }: LogisticOptions = {},
): LogisticModel & { readonly losses: readonly number[] } {
  const d = checkFeatures(features)
  checkTruths(features, truths)
  checkOptions(learningRate, epochs, l2)
  const n = features.length
  const weights = new Array<number>(d).fill(0)
  let bias = 0
  const losses: number[] = []
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const scores = features.map((row) => scoreOf(weights, bias, row))
    const loss = meanLoss(scores, truths) + (l2 / 2) * sumOfSquares(weights)
    if (!Number.isFinite(loss)) {
      throw new Error(
        `learningRate must be smaller, the loss grew past all numbers in epoch ${epoch}: ${learningRate}`,
      )
    }
    losses.push(loss)
    // The slope in a weight is the mean of (p - truth) * feature, plus l2 * weight; in the bias the mean of (p - truth).
    const misses = scores.map((score, i) => sigmoid(score) - truths[i]!)
    for (let f = 0; f < d; f++) {
      const pull = misses.reduce((sum, miss, i) => sum + miss * features[i]![f]!, 0) / n
      weights[f]! -= learningRate * (pull + l2 * weights[f]!)
    }
    bias -= learningRate * (misses.reduce((sum, miss) => sum + miss, 0) / n)
  }
  return { weights, bias, losses }
}

function scoreOf(weights: readonly number[], bias: number, row: readonly number[]): number {
  let score = bias
  for (let f = 0; f < row.length; f++) score += row[f]! * weights[f]!
  return score
}

function meanLoss(scores: readonly number[], truths: Truths): number {
  return scores.reduce((sum, s, i) => sum + binaryCrossEntropyOfScore(s, truths[i]!), 0) / scores.length
}

function sumOfSquares(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number * number, 0)
}

function checkTruths(features: Matrix, truths: Truths): void {
  if (truths.length !== features.length) {
    throw new RangeError(`truths must be ${features.length}, one for each row: ${truths.length}`)
  }
  const wrong = truths.find((truth) => truth !== 0 && truth !== 1)
  if (wrong !== undefined) throw new RangeError(`truths must be 0 or 1: ${wrong}`)
}

function checkOptions(learningRate: number, epochs: number, l2: number): void {
  checkLearningRate(learningRate)
  checkEpochs(epochs)
  checkL2(l2)
}
