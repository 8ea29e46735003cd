/** One row of a CSV file: the text under each column's name, exactly as it stands there. */
export type CsvRow = Readonly<Record<string, string>>

/**
 * Reads comma-separated text whose first line names the columns. Nothing is trimmed or guessed: what a cell means is
 * for the caller to say. Quoted cells are refused, because no data set of this course has one.
 * @param name what messages call the file, e.g. `birds.csv`
 */
export function parseCsv(text: string, name: string): CsvRow[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
  const columns = (lines[0] ?? '').split(',')
  return lines.slice(1).map((line, i) => {
    const where = `${name} line ${i + 2}`
    if (line.includes('"')) throw new Error(`${where}: quoted cells are not supported: ${line}`)
    const cells = line.split(',')
    if (cells.length !== columns.length) {
      throw new Error(
        `${where}: ${columns.length} cells expected, ${cells.length} found: ${JSON.stringify(line)}`,
      )
    }
    return Object.fromEntries(columns.map((column, c) => [column, cells[c] ?? '']))
  })
}

/** The number in a cell, or an error that says where: `birds.csv line 17: weight is not a number: "1.2kg"`. */
export function numberIn(row: CsvRow, column: string, where: string): number {
  const text = textIn(row, column, where)
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new Error(`${where}: ${column} is not a number: ${JSON.stringify(text)}`)
  }
  return value
}

/** The cell as a number above 0, in a unit that an error names. */
export function positiveIn(row: CsvRow, column: string, where: string, unit = ''): number {
  const value = numberIn(row, column, where)
  if (value <= 0) {
    throw new Error(`${where}: ${column} must be more than 0${unit === '' ? '' : ` ${unit}`}: ${value}`)
  }
  return value
}

/** The cell, if it is one of the choices. */
export function choiceIn<T extends string>(
  row: CsvRow,
  column: string,
  choices: readonly T[],
  where: string,
): T {
  const text = textIn(row, column, where)
  const choice = choices.find((each) => each === text)
  if (choice === undefined) {
    throw new Error(`${where}: ${column} must be one of ${choices.join(', ')}: ${JSON.stringify(text)}`)
  }
  return choice
}

function textIn(row: CsvRow, column: string, where: string): string {
  const text = row[column]
  if (text === undefined) throw new Error(`${where}: there is no column ${column}`)
  return text
}
