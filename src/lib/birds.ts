import type { CsvRow } from './csv'
import { choiceIn, positiveIn } from './csv'
import { oneHot } from './encode'

/** The five species of the course, by their Latin names, in the order of the six-row table. */
export const species = [
  'Buteo jamaicensis',
  'Sagittarius serpentarius',
  'Gavia immer',
  'Calothorax lucifer',
  'Campephilus principalis',
] as const

export type Species = (typeof species)[number]

/** What the five species are called in English. */
export const speciesNames: Readonly<Record<Species, string>> = {
  'Buteo jamaicensis': 'red-tailed hawk',
  'Sagittarius serpentarius': 'secretary bird',
  'Gavia immer': 'common loon',
  'Calothorax lucifer': 'Lucifer hummingbird',
  'Campephilus principalis': 'ivory-billed woodpecker',
}

export const backColours = ['brown', 'grey', 'black', 'green'] as const

export type BackColour = (typeof backColours)[number]

/** One bird: weight in g, wingspan in cm. */
export interface Bird {
  readonly weight: number
  readonly wingspan: number
  readonly webbedFeet: boolean
  readonly back: BackColour
  readonly species: Species
}

/** One row of birds.csv as it stands there, uncleaned: text, and '' where something is missing. */
export interface RawBird {
  readonly weight: string
  readonly wingspan: string
  readonly webbed_feet: string
  readonly back: string
  readonly species: string
}

/** A row as a bird. Throws with the place, the column and the text if a cell cannot be read. */
export function birdIn(row: CsvRow, where: string): Bird {
  return {
    weight: positiveIn(row, 'weight', where, 'g'),
    wingspan: positiveIn(row, 'wingspan', where, 'cm'),
    webbedFeet: choiceIn(row, 'webbed_feet', ['yes', 'no'], where) === 'yes',
    back: choiceIn(row, 'back', backColours, where),
    species: choiceIn(row, 'species', species, where),
  }
}

/** What `birdMeasurements` returns, column by column. */
export const birdMeasurementNames: readonly string[] = [
  'weight (g)',
  'wingspan (cm)',
  'webbed feet',
  ...backColours.map((colour) => `${colour} back`),
]

/** A bird as seven numbers in the units of the table: g, cm, webbed feet 0 or 1, one-hot colour. For decision trees. */
export function birdMeasurements(bird: Omit<Bird, 'species'>): number[] {
  return [bird.weight, bird.wingspan, bird.webbedFeet ? 1 : 0, ...oneHot(bird.back, backColours)]
}

/** What `birdFeatures` returns, column by column. */
export const birdFeatureNames: readonly string[] = [
  'log10 weight',
  'log10 wingspan',
  ...birdMeasurementNames.slice(2),
]

/**
 * A bird as seven features: the measurements, with weight and wingspan on a log10 scale. A hummingbird weighs 3 g and
 * a loon 4000 g; on the log scale a step always means "so many times as heavy". Born in lesson 04.
 */
export function birdFeatures(bird: Omit<Bird, 'species'>): number[] {
  const [weight = 0, wingspan = 0, ...others] = birdMeasurements(bird)
  return [Math.log10(weight), Math.log10(wingspan), ...others]
}
