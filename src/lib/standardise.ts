import { checkFeatures, checkRow } from './features'

/** What must be subtracted and divided by, column by column. */
export interface Standardiser {
  readonly mean: readonly number[]
  /** The standard deviation over all rows (divided by n, not n - 1); 1 for a column that never changes. */
  readonly sd: readonly number[]
}

/**
 * Measures mean and standard deviation of each column. Give it the training rows only: a mean that has seen the test
 * rows leaks them into training. Born in lesson 04.
 * @param rows n rows of d numbers
 */
export function fitStandardiser(rows: readonly (readonly number[])[]): Standardiser {
  const width = checkFeatures(rows)
  const n = rows.length
  const columns = Array.from({ length: width }, (_, f) => rows.map((row) => row[f]!))
  const mean = columns.map((column) => column.reduce((sum, x) => sum + x, 0) / n)
  const sd = columns.map((column, f) => {
    const variance = column.reduce((sum, x) => sum + (x - mean[f]!) ** 2, 0) / n
    // A constant column can come out as 1e-33 by rounding; dividing by its root would blow it up.
    return column.every((x) => x === column[0]) ? 1 : Math.sqrt(variance)
  })
  return { mean, sd }
}

/** A row, or many, with mean 0 and standard deviation 1 in every column, as far as they are like the training rows. */
export function standardise(standardiser: Standardiser, row: readonly number[]): number[]
export function standardise(standardiser: Standardiser, rows: readonly (readonly number[])[]): number[][]
export function standardise(
  standardiser: Standardiser,
  rows: readonly number[] | readonly (readonly number[])[],
): number[] | number[][] {
  return isTable(rows)
    ? rows.map((row) => standardiseRow(standardiser, row))
    : standardiseRow(standardiser, rows)
}

function standardiseRow({ mean, sd }: Standardiser, row: readonly number[]): number[] {
  checkRow(row, mean.length)
  return row.map((x, f) => (x - mean[f]!) / sd[f]!)
}

function isTable(
  rows: readonly number[] | readonly (readonly number[])[],
): rows is readonly (readonly number[])[] {
  return rows.length === 0 || Array.isArray(rows[0])
}
