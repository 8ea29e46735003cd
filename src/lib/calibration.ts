import { checkCount } from './hyperparameters'

/** The answers whose probability lies above `from` and at most at `to` (0 itself lies in the first bin). */
export interface CalibrationBin {
  readonly from: number
  readonly to: number
  readonly count: number
  /** The mean of the probabilities that were given. */
  readonly said: number
  /** The share of them that came true. */
  readonly came: number
}

/**
 * Do probabilities come true? The answers are put into bins of equal width by their probability; in each stands what
 * was said and what came. Empty bins are left out. The numbers are those of scikit-learn's calibration_curve.
 * Born in lesson 13.
 * @param probabilities n numbers from 0 to 1: how probable "yes" was said to be
 * @param truths n of them: whether it was "yes"
 * @param bins how many bins there are
 */
export function calibration(
  probabilities: readonly number[],
  truths: readonly boolean[],
  bins = 10,
): CalibrationBin[] {
  checkAnswers(probabilities, truths)
  checkCount('bins', bins)
  const all = Array.from({ length: bins }, (_, b) => {
    const [from, to] = [b / bins, (b + 1) / bins]
    const inside = [...probabilities.keys()].filter((i) => {
      const p = probabilities[i]!
      return p <= to && (p > from || b === 0)
    })
    const count = inside.length
    const said = inside.reduce((sum, i) => sum + probabilities[i]!, 0) / count
    const came = inside.filter((i) => truths[i]).length / count
    return { from, to, count, said, came }
  })
  return all.filter(({ count }) => count > 0)
}

/**
 * The expected calibration error: how far apart what was said and what came are in a bin, on average over all answers
 * (Naeini and others 2015). 0 is the best.
 */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const answers = bins.reduce((sum, { count }) => sum + count, 0)
  if (answers === 0) throw new RangeError('bins must hold an answer: 0 answers')
  return bins.reduce((sum, { count, said, came }) => sum + (count / answers) * Math.abs(said - came), 0)
}

/** The Brier score (1950): the mean squared distance from probability to truth, 1 or 0. "A half" to everything gets 0.25. */
export function brierScore(probabilities: readonly number[], truths: readonly boolean[]): number {
  checkAnswers(probabilities, truths)
  const squares = probabilities.map((p, i) => (p - (truths[i] ? 1 : 0)) ** 2)
  return squares.reduce((sum, square) => sum + square, 0) / squares.length
}

function checkAnswers(probabilities: readonly number[], truths: readonly boolean[]): void {
  if (probabilities.length === 0) throw new RangeError('probabilities must not be empty: 0 numbers')
  if (truths.length !== probabilities.length) {
    throw new RangeError(`truths must be ${probabilities.length}, one for each probability: ${truths.length}`)
  }
  const wrong = probabilities.find((p) => !(p >= 0 && p <= 1))
  if (wrong !== undefined) throw new RangeError(`probabilities must be from 0 to 1: ${wrong}`)
}
