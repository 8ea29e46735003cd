import { checkFeatures, checkRow } from './features'
import { checkEpochs, checkL2, checkLearningRate } from './hyperparameters'

type Matrix = readonly (readonly number[])[]

/** A softmax regression: one weight for each class and feature, one bias for each class. */
export interface SoftmaxModel {
  readonly classes: readonly string[]
  /** `weights[class][feature]` */
  readonly weights: readonly (readonly number[])[]
  readonly biases: readonly number[]
  /** The loss before each epoch. */
  readonly losses: readonly number[]
}

export interface SoftmaxOptions {
  /** The classes in the order wanted; left out, the labels in the order in which they first appear. */
  readonly classes?: readonly string[]
  /** How strongly large weights are punished; see `fitSoftmax`. */
  readonly l2?: number
  readonly learningRate?: number
  readonly epochs?: number
}

/** Numbers of any size as probabilities: none is negative, and they add up to 1. */
export function softmax(logits: readonly number[]): number[] {
  // Taking the highest out first keeps Math.exp from overflowing, and changes nothing in the quotient.
  const highest = Math.max(...logits)
  const powers = logits.map((logit) => Math.exp(logit - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** log(sum of exp(logit)), by the same precaution. */
function logSumExp(logits: readonly number[]): number {
  const highest = Math.max(...logits)
  let sum = 0
  for (const logit of logits) sum += Math.exp(logit - highest)
  return highest + Math.log(sum)
}

/**
 * Trains a softmax regression by gradient descent over all rows at once, starting from zeros, so without any chance.
 * The loss is the mean cross-entropy in nats + l2 / 2 * (sum of the squared weights); biases are not punished.
 * scikit-learn's LogisticRegression finds the same numbers with C = 1 / (n * l2). Features should be standardised.
 * Born in lesson 05.
 * @param features n rows of d numbers
 * @param labels n labels
 */
export function fitSoftmax(
  features: readonly (readonly number[])[],
  labels: readonly string[],
  { classes = [...new Set(labels)], l2 = 1e-4, learningRate = 1, epochs = 1000 }: SoftmaxOptions = {},
): SoftmaxModel {
  const d = checkFeatures(features, labels)
  checkOptions(l2, learningRate, epochs)
  const targets = labels.map((label) => placeOf(label, classes))
  const weights = classes.map(() => new Array<number>(d).fill(0))
  const biases = classes.map(() => 0)
  const losses: number[] = []
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const { loss, byWeight, byBias } = slope(features, targets, weights, biases, l2)
    if (!Number.isFinite(loss)) {
      throw new Error(
        `learningRate must be smaller, the loss grew past all numbers in epoch ${epoch}: ${learningRate}`,
      )
    }
    losses.push(loss)
    for (let c = 0; c < classes.length; c++) {
      const row = weights[c] as number[]
      for (let f = 0; f < d; f++) row[f]! -= learningRate * byWeight[c]![f]!
      biases[c]! -= learningRate * byBias[c]!
    }
  }
  return { classes, weights, biases, losses }
}

/** The most probable class of one row of d numbers, and the probability of each class. */
export function predictSoftmax(
  model: SoftmaxModel,
  row: readonly number[],
): { label: string; probabilities: Record<string, number> } {
  checkRow(row, model.weights[0]!.length)
  const p = softmax(logitsOf(row, model.weights, model.biases))
  const label = model.classes[p.indexOf(Math.max(...p))] as string
  return { label, probabilities: Object.fromEntries(model.classes.map((name, c) => [name, p[c] as number])) }
}

/** Weight times feature, added up, plus bias: one logit for each class. */
function logitsOf(row: readonly number[], weights: Matrix, biases: readonly number[]): number[] {
  const logits = [...biases]
  for (let c = 0; c < weights.length; c++) {
    const w = weights[c]!
    for (let f = 0; f < row.length; f++) logits[c]! += row[f]! * w[f]!
  }
  return logits
}

/** The loss, and its slope with respect to every weight and bias: the mean of (probability - truth) * feature. */
function slope(
  features: Matrix,
  targets: readonly number[],
  weights: Matrix,
  biases: readonly number[],
  l2: number,
): { loss: number; byWeight: number[][]; byBias: number[] } {
  const n = features.length
  const byWeight = weights.map((w) => w.map((each) => l2 * each))
  const byBias = biases.map(() => 0)
  let loss = (l2 / 2) * weights.flat().reduce((sum, w) => sum + w * w, 0)
  for (let i = 0; i < n; i++) {
    const row = features[i]!
    const target = targets[i]!
    const logits = logitsOf(row, weights, biases)
    const p = softmax(logits)
    // Cross-entropy is -log(probability of the truth); from the logits it is finite however small that is.
    loss += (logSumExp(logits) - logits[target]!) / n
    for (let c = 0; c < p.length; c++) {
      const error = (p[c]! - (c === target ? 1 : 0)) / n
      const gradient = byWeight[c]!
      byBias[c]! += error
      for (let f = 0; f < row.length; f++) gradient[f]! += error * row[f]!
    }
  }
  return { loss, byWeight, byBias }
}

function placeOf(label: string, classes: readonly string[]): number {
  const place = classes.indexOf(label)
  if (place < 0) throw new RangeError(`label must be one of ${classes.join(', ')}: ${JSON.stringify(label)}`)
  return place
}

function checkOptions(l2: number, learningRate: number, epochs: number): void {
  checkL2(l2)
  checkLearningRate(learningRate)
  checkEpochs(epochs, 1)
}
