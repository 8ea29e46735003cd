/** The share of rows that were predicted rightly, from 0 to 1. */
export function accuracy(truth: readonly string[], predicted: readonly string[]): number {
  checkLengths(truth, predicted)
  return truth.filter((label, i) => predicted[i] === label).length / truth.length
}

/**
 * How often each class was taken for each: `matrix[t][p]` rows are truly `classes[t]` and were called `classes[p]`.
 * Throws if a label is none of the classes.
 */
export function confusionMatrix(
  truth: readonly string[],
  predicted: readonly string[],
  classes: readonly string[],
): number[][] {
  checkLengths(truth, predicted)
  const place = (label: string) => {
    const index = classes.indexOf(label)
    if (index < 0)
      throw new RangeError(`label must be one of ${classes.join(', ')}: ${JSON.stringify(label)}`)
    return index
  }
  const matrix = classes.map(() => classes.map(() => 0))
  truth.forEach((label, i) => {
    const row = matrix[place(label)] as number[]
    row[place(predicted[i] as string)]! += 1
  })
  return matrix
}

/** Of all that was called `label`, the share that is. NaN if nothing was called so: 0 of 0 is no share. */
export function precision(truth: readonly string[], predicted: readonly string[], label: string): number {
  checkLengths(truth, predicted)
  const called = truth.filter((_, i) => predicted[i] === label)
  return called.filter((each) => each === label).length / called.length
}

/** Of all that is `label`, the share that was called so. NaN if there is none. */
export function recall(truth: readonly string[], predicted: readonly string[], label: string): number {
  return precision(predicted, truth, label)
}

function checkLengths(truth: readonly string[], predicted: readonly string[]): void {
  if (truth.length === 0) throw new RangeError('truth must not be empty: 0 labels')
  if (truth.length !== predicted.length) {
    throw new RangeError(`predicted must be ${truth.length}, one for each truth: ${predicted.length}`)
  }
}
