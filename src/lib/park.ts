import type { CsvRow } from './csv'
import { choiceIn, positiveIn } from './csv'

/** What the animals of the park are called, roughly. */
export const parkKinds = ['dog', 'cat', 'other'] as const

export type ParkKind = (typeof parkKinds)[number]

/** One kind of animal as grown-up animals of it typically are: height at the shoulder in cm, weight in kg. */
export interface ParkAnimal {
  /** The breed or species: `Beagle`, `red fox`. */
  readonly animal: string
  readonly kind: ParkKind
  readonly height: number
  readonly weight: number
}

/** A row of park.csv as an animal. Throws with the place, the column and the text if a cell cannot be read. */
export function parkAnimalIn(row: CsvRow, where: string): ParkAnimal {
  const height = positiveIn(row, 'height', where, 'cm')
  const weight = positiveIn(row, 'weight', where, 'kg')
  const { animal = '' } = row
  if (animal === '') throw new Error(`${where}: animal has no name: ""`)
  return { animal, kind: choiceIn(row, 'kind', parkKinds, where), height, weight }
}
