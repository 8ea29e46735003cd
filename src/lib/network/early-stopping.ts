/** The epoch, counted from 1, after which the loss was lowest; the first of them where several are equal. */
export function bestEpoch(losses: readonly number[]): number {
  return 1 + losses.reduce((best, loss, e) => (loss < losses[best]! ? e : best), 0)
}

/**
 * Early stopping: true once the loss on validation data has not been lower than its lowest for `patience` epochs. Born
 * in lesson 08.
 * @param losses the loss on validation data after each epoch until now
 */
export function hasStoppedImproving(losses: readonly number[], patience: number): boolean {
  return losses.length - bestEpoch(losses) >= patience
}
