import { checkRow } from '../features'

/** A table of numbers in one block of memory, row after row: row r, column c is `values[r * columns + c]`. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly values: Float64Array
}

/** Rows of numbers, as lessons write them, or a matrix already. */
export type Rows = Matrix | readonly (readonly number[])[]

/**
 * Rows of numbers as a matrix; a matrix is given back as it is. Born in lesson 06.
 * @param name what an error calls the table
 * @throws if there is no row, rows differ in length, or a number is not finite
 */
export function toMatrix(rows: Rows, name = 'features'): Matrix {
  if (!Array.isArray(rows)) return rows as Matrix
  const table: readonly (readonly number[])[] = rows
  const columns = table[0]?.length
  if (columns === undefined) throw new RangeError(`${name} must have a row: 0 rows`)
  const matrix = zeros(table.length, columns)
  table.forEach((row, r) => {
    checkRow(row, columns, `${name} row ${r}`)
    matrix.values.set(row, r * columns)
  })
  return matrix
}

/** A matrix as rows of numbers, to be read, printed or drawn. */
export function toRows({ rows, columns, values }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, r) => [...values.subarray(r * columns, (r + 1) * columns)])
}

/** A matrix of nothing but 0. */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, values: zeroValues(rows * columns) }
}

const blockSize = 8192
let block = new Float64Array(blockSize)
let used = 0

/**
 * So many numbers, all 0. A step of training needs a dozen small arrays, and to ask for memory takes longer than to fill
 * it. So small ones are cut from a block, each number of which is given away once; then comes a new block.
 */
export function zeroValues(count: number): Float64Array {
  if (count > blockSize / 16) return new Float64Array(count)
  if (used + count > blockSize) {
    block = new Float64Array(blockSize)
    used = 0
  }
  used += count
  return block.subarray(used - count, used)
}

/** Number by number the product of two matrices of one shape. */
export function timesEach(one: Matrix, other: Matrix): Matrix {
  const product = zeros(one.rows, one.columns)
  for (let i = 0; i < product.values.length; i++) product.values[i] = one.values[i]! * other.values[i]!
  return product
}

/** Some rows of a matrix, in the order in which their numbers are given. */
export function takeRows({ columns, values }: Matrix, places: readonly number[]): Matrix {
  const taken = zeros(places.length, columns)
  for (let r = 0; r < places.length; r++) {
    const from = places[r]! * columns
    for (let c = 0; c < columns; c++) taken.values[r * columns + c] = values[from + c]!
  }
  return taken
}
