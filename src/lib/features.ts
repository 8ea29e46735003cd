/**
 * Checks a table of features at the border of a function: at least one row, all of one width, finite numbers only, and
 * a label for each row where labels are given. Returns the width.
 */
export function checkFeatures(features: readonly (readonly number[])[], labels?: readonly string[]): number {
  const width = features[0]?.length
  if (width === undefined) throw new RangeError('features must have a row: 0 rows')
  if (labels !== undefined && labels.length !== features.length) {
    throw new RangeError(`labels must be ${features.length}, one for each row: ${labels.length}`)
  }
  features.forEach((row, i) => {
    checkRow(row, width, `features row ${i}`)
  })
  return width
}

/** Checks one row of features. */
export function checkRow(row: readonly number[], width: number, name = 'row'): void {
  if (row.length !== width) throw new RangeError(`${name} must have ${width} numbers: ${row.length}`)
  const wrong = row.find((value) => !Number.isFinite(value))
  if (wrong !== undefined) throw new RangeError(`${name} must hold finite numbers: ${wrong}`)
}
