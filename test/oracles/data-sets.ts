import { readFileSync } from 'node:fs'

/** What data_sets.py wrote. */
export interface DataSetsOracle {
  readonly penguins: {
    readonly rows: number
    readonly species: Readonly<Record<string, number>>
    readonly islands: Readonly<Record<string, number>>
    readonly sexes: Readonly<Record<string, number>>
    readonly years: Readonly<Record<string, number>>
    readonly complete: number
    readonly sizes: Readonly<Record<string, { missing: number; least: number; most: number; mean: number }>>
    readonly sha256: string
  }
  readonly names: Readonly<
    Record<string, { rows: number; first: string; last: string; longest: number; sha256: string }>
  >
  readonly drawings: Readonly<
    Record<
      string,
      {
        readonly rows: number
        /** The greys of all pixels, 0 to 15, added up; and the values in the package, 0 to 1, added up. */
        readonly ink: number
        readonly exactInk: number
        readonly blank: number
        /** Of the 784 greys, one byte each, of the drawing with this number. */
        readonly sha256: Readonly<Record<string, string>>
      }
    >
  >
}

export const dataSetsOracle = JSON.parse(
  readFileSync(new URL('data-sets.json', import.meta.url), 'utf8'),
) as DataSetsOracle
