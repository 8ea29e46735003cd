/** A few values for each hyperparameter: `{ learningRate: [0.1, 0.3], epochs: [100, 1000] }`. */
export type HyperparameterGrid = { readonly [name: string]: readonly number[] }

/** One value for each hyperparameter of a grid. */
export type Choice<Grid extends HyperparameterGrid> = { readonly [Name in keyof Grid]: number }

/** A choice, and the loss of what was trained with it. */
export interface TriedChoice<Grid extends HyperparameterGrid> {
  readonly choice: Choice<Grid>
  readonly loss: number
}

/** Every combination of the values, the last name changing fastest. */
export function combinations<Grid extends HyperparameterGrid>(grid: Grid): Choice<Grid>[] {
  const names: (keyof Grid)[] = Object.keys(grid)
  for (const name of names) {
    if (grid[name]!.length === 0) throw new Error(`grid.${String(name)} must have a value: 0 values`)
  }
  return names.reduce<object[]>(
    (choices, name) =>
      choices.flatMap((choice) => grid[name]!.map((value) => ({ ...choice, [name]: value }))),
    [{}],
  ) as Choice<Grid>[]
}

/**
 * Tries every combination of a grid and keeps the one with the lowest loss, the first of them where several are equal.
 * A loss that is no number counts as worse than any. Born in lesson 03.
 * @param lossOf trains with a choice and gives its loss on validation data
 * @throws if a hyperparameter has no value, or no choice has a finite loss
 */
export function gridSearch<Grid extends HyperparameterGrid>(
  grid: Grid,
  lossOf: (choice: Choice<Grid>) => number,
): { readonly best: TriedChoice<Grid>; readonly tried: readonly TriedChoice<Grid>[] } {
  const tried = combinations(grid).map((choice) => ({ choice, loss: lossOf(choice) }))
  return { best: lowestOf(tried), tried }
}

/**
 * What has the lowest loss, the first of them where several are equal.
 * @throws if no loss is a finite number
 */
export function lowestOf<Tried extends { readonly loss: number }>(tried: readonly Tried[]): Tried {
  const finite = tried.filter(({ loss }) => Number.isFinite(loss))
  if (finite.length === 0) throw new Error(`no choice has a finite loss: ${tried.length} tried`)
  return finite.reduce((best, each) => (each.loss < best.loss ? each : best))
}
