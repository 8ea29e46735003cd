import { checkEpochs, checkLearningRate } from './hyperparameters'

/** Where a descent begins, how far it moves, and how often. */
export interface DescentOptions {
  readonly from: number
  /** A step is this times the slope, downhill. */
  readonly learningRate: number
  readonly epochs: number
}

/**
 * Gradient descent on one parameter: in each epoch one step against the slope. Born in lesson 02.
 * @param slopeAt the slope of the loss at a value of the parameter
 * @returns the parameter before the first step and after each: epochs + 1 numbers
 * @throws if a step leads out of all numbers, which a learning rate that is too large can do
 */
export function descend(
  slopeAt: (parameter: number) => number,
  { from, learningRate, epochs }: DescentOptions,
): number[] {
  if (!Number.isFinite(from)) throw new RangeError(`from must be a finite number: ${from}`)
  checkLearningRate(learningRate)
  checkEpochs(epochs)
  const path = [from]
  let parameter = from
  for (let epoch = 1; epoch <= epochs; epoch++) {
    parameter -= learningRate * slopeAt(parameter)
    if (!Number.isFinite(parameter)) {
      throw new Error(`learningRate must be smaller, epoch ${epoch} led out of all numbers: ${learningRate}`)
    }
    path.push(parameter)
  }
  return path
}
