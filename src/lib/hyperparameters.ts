/** Checks of the numbers that the reader chooses, the same for every training. Each throws a sentence with the value. */

export function checkLearningRate(learningRate: number): void {
  if (!(learningRate > 0)) throw new RangeError(`learningRate must be more than 0: ${learningRate}`)
}

/** @param least the fewest epochs that make sense */
export function checkEpochs(epochs: number, least = 0): void {
  checkCount('epochs', epochs, least)
}

/** For whatever is counted: `tries must be a whole number from 1: 0.5`. */
export function checkCount(name: string, count: number, least = 1): void {
  if (!(Number.isInteger(count) && count >= least)) {
    throw new RangeError(`${name} must be a whole number from ${least}: ${count}`)
  }
}

export function checkL2(l2: number): void {
  if (!(l2 >= 0)) throw new RangeError(`l2 must be 0 or more: ${l2}`)
}
