import type { SplitOptions } from './split'
import { splitData } from './split'

export interface FoldOptions<T> extends Pick<SplitOptions<string, T>, 'seed' | 'by' | 'together'> {
  /** How many folds there shall be, from 2 to the number of rows. */
  readonly folds: number
}

/**
 * Deals the rows into folds of equal size, each row into exactly one. Sizes differ by one at most; with `by`, so do the
 * counts of each group, as in scikit-learn's StratifiedKFold. With `together`, what belongs together comes into one fold,
 * as in its GroupKFold. Born in lesson 08.
 */
export function foldsOf<T>(rows: readonly T[], { folds, ...options }: FoldOptions<T>): T[][] {
  if (!(Number.isInteger(folds) && folds >= 2 && folds <= rows.length)) {
    throw new RangeError(`folds must be a whole number from 2 to ${rows.length}: ${folds}`)
  }
  const shares = Array.from({ length: folds }, (_, f) => [`fold ${f + 1}`, 1 / folds])
  return Object.values(splitData(rows, { ...options, parts: Object.fromEntries(shares) }))
}

/**
 * Each fold in its turn is what the model is judged by, and all others are what it is trained with. Born in lesson 08.
 * @param scoreOf trains with the first rows and gives a number for the second: a loss, an accuracy
 * @returns the score of each fold, and their mean
 */
export function crossValidate<T>(
  folds: readonly (readonly T[])[],
  scoreOf: (train: T[], validation: readonly T[]) => number,
): { readonly mean: number; readonly scores: readonly number[] } {
  if (folds.length < 2) throw new RangeError(`folds must be 2 or more: ${folds.length}`)
  const scores = folds.map((fold) =>
    scoreOf(
      folds.filter((other) => other !== fold).flatMap((other) => [...other]),
      fold,
    ),
  )
  return { mean: scores.reduce((sum, score) => sum + score, 0) / scores.length, scores }
}
