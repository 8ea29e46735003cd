/** Checks of the numbers that the reader chooses, the same for every training. Each throws a sentence with the value. */

export function checkLearningRate(learningRate: number): void {
  if (!(learningRate > 0)) throw new RangeError(`learningRate must be more than 0: ${learningRate}`)
}

/** @param least the fewest epochs that make sense */
export function checkEpochs(epochs: number, least = 0): void {
  if (!(Number.isInteger(epochs) && epochs >= least)) {
    throw new RangeError(`epochs must be a whole number from ${least}: ${epochs}`)
  }
}

export function checkL2(l2: number): void {
  if (!(l2 >= 0)) throw new RangeError(`l2 must be 0 or more: ${l2}`)
}
