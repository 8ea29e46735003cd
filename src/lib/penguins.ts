import type { CsvRow } from './csv'
import { choiceIn, numberIn, positiveIn } from './csv'

/** The three species of the Palmer penguins. */
export const penguinSpecies = ['Adelie', 'Chinstrap', 'Gentoo'] as const

export type PenguinSpecies = (typeof penguinSpecies)[number]

/** The islands of the Palmer Archipelago on which they were measured. */
export const penguinIslands = ['Biscoe', 'Dream', 'Torgersen'] as const

export type PenguinIsland = (typeof penguinIslands)[number]

const penguinSexes = ['female', 'male'] as const

/** One real penguin as it was measured. What nobody measured is null. */
export interface Penguin {
  readonly species: PenguinSpecies
  readonly island: PenguinIsland
  /** In mm, along the top of the bill. */
  readonly billLength: number | null
  /** In mm, from the top of the bill to its lower edge. */
  readonly billDepth: number | null
  /** In mm. */
  readonly flipperLength: number | null
  /** In g. */
  readonly bodyMass: number | null
  readonly sex: (typeof penguinSexes)[number] | null
  /** 2007, 2008 or 2009. */
  readonly year: number
}

/**
 * A row of penguins.csv as a penguin; `NA` is null.
 * @throws with the place, the column and the text if a cell cannot be read
 */
export function penguinIn(row: CsvRow, where: string): Penguin {
  return {
    species: choiceIn(row, 'species', penguinSpecies, where),
    island: choiceIn(row, 'island', penguinIslands, where),
    billLength: sizeIn(row, 'bill_length_mm', where),
    billDepth: sizeIn(row, 'bill_depth_mm', where),
    flipperLength: sizeIn(row, 'flipper_length_mm', where),
    bodyMass: sizeIn(row, 'body_mass_g', where),
    sex: row.sex === 'NA' ? null : choiceIn(row, 'sex', penguinSexes, where),
    year: numberIn(row, 'year', where),
  }
}

function sizeIn(row: CsvRow, column: string, where: string): number | null {
  return row[column] === 'NA' ? null : positiveIn(row, column, where)
}
