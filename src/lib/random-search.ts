import { lowestOf } from './grid-search'
import { checkCount } from './hyperparameters'
import type { Random } from './random'
import { seededRandom } from './random'

export interface RandomSearchOptions {
  /** How many choices are drawn. */
  readonly tries: number
  readonly seed: number
}

/** A choice that was drawn, and the loss of what was trained with it. */
export interface DrawnChoice<Choice> {
  readonly choice: Choice
  readonly loss: number
}

/**
 * Draws hyperparameters by chance, as often as there are tries, and keeps those with the lowest loss (Bergstra and
 * Bengio 2012). Unlike in a grid, every try has another value of each. Born in lesson 08.
 * @param draw one choice: `(random) => ({ l2: 10 ** (-4 + 3 * random.uniform()), units: 1 + random.integer(32) })`
 * @param lossOf trains with a choice and gives its loss on validation data; one that is no number is worse than any
 * @throws if no choice has a finite loss
 */
export function randomSearch<Choice>(
  draw: (random: Random) => Choice,
  { tries, seed }: RandomSearchOptions,
  lossOf: (choice: Choice) => number,
): { readonly best: DrawnChoice<Choice>; readonly tried: readonly DrawnChoice<Choice>[] } {
  checkCount('tries', tries)
  const random = seededRandom(seed)
  // All are drawn before any is tried, so that no training can change what comes next.
  const choices = Array.from({ length: tries }, () => draw(random))
  const tried = choices.map((choice) => ({ choice, loss: lossOf(choice) }))
  return { best: lowestOf(tried), tried }
}
