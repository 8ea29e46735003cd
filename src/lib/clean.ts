import type { BackColour, Bird, RawBird, Species } from './birds'
import { backColours, birdIn, species } from './birds'

type Range = readonly [low: number, high: number]

/**
 * What is known about the size of adult birds of each species: weight in g, wingspan in cm. The sources stand in
 * datasets/birds/README.md. Cleaning uses them to tell a slip of the unit from a large bird.
 */
export const publishedRanges: Readonly<
  Record<Species, { readonly weight: Range; readonly wingspan: Range }>
> = {
  'Buteo jamaicensis': { weight: [690, 1460], wingspan: [105, 141] },
  'Sagittarius serpentarius': { weight: [2300, 4270], wingspan: [191, 220] },
  'Gavia immer': { weight: [2200, 7600], wingspan: [104, 152] },
  'Calothorax lucifer': { weight: [2.4, 4], wingspan: [9.5, 11.5] },
  'Campephilus principalis': { weight: [450, 570], wingspan: [75, 80] },
}

/** Spellings that can only mean one of the colours, besides capitals and spaces at the ends. */
const spellings: ReadonlyMap<string, BackColour> = new Map([
  ['gray', 'grey'],
  ['brwon', 'brown'],
])

/** Something wrong with a row, and what cleaning does about it. */
export interface BirdDefect {
  /** The row's place in the list, from 0. Line 2 of birds.csv is row 0. */
  readonly row: number
  readonly column: keyof RawBird | 'all'
  /** What stands there. */
  readonly found: string
  readonly problem: string
  /** What it is taken to mean, or null if the row is dropped. */
  readonly repair: string | null
}

/**
 * Finds what is wrong in the raw rows, in their order. The rules:
 * 1. a row exactly like an earlier one: dropped, it would count one bird twice;
 * 2. a missing cell: dropped, because filling it in would invent a measurement;
 * 3. a colour with capitals, spaces, or a known misspelling: repaired;
 * 4. a size below half or above twice the species' range that fits after a change of unit (kg for g, mm or m for cm):
 *    repaired, since no other reading fits;
 * 5. such a size that fits with no unit: dropped.
 */
export function findBirdDefects(raw: readonly RawBird[]): BirdDefect[] {
  const seen = new Map<string, number>()
  return raw.flatMap((bird, row): BirdDefect[] => {
    const key = JSON.stringify([bird.weight, bird.wingspan, bird.webbed_feet, bird.back, bird.species])
    const twin = seen.get(key)
    if (twin !== undefined) {
      return [{ row, column: 'all', found: `row ${twin}`, problem: 'an exact duplicate', repair: null }]
    }
    seen.set(key, row)
    return [...missing(bird, row), ...misspelt(bird, row), ...misplaced(bird, row)]
  })
}

/** The raw rows as birds: repaired where `findBirdDefects` has a repair, left out where it has none. Born in lesson 04. */
export function cleanBirds(raw: readonly RawBird[]): Bird[] {
  const defects = new Map<number, BirdDefect[]>()
  for (const defect of findBirdDefects(raw)) {
    defects.set(defect.row, [...(defects.get(defect.row) ?? []), defect])
  }
  return raw.flatMap((bird, row) => {
    const here = defects.get(row) ?? []
    if (here.some((defect) => defect.repair === null)) return []
    const repairs = Object.fromEntries(here.map((defect) => [defect.column, defect.repair ?? '']))
    return [birdIn({ ...bird, ...repairs }, `row ${row}`)]
  })
}

const columns = ['weight', 'wingspan', 'webbed_feet', 'back', 'species'] as const

function missing(bird: RawBird, row: number): BirdDefect[] {
  return columns
    .filter((column) => bird[column] === '')
    .map((column) => ({ row, column, found: '', problem: 'missing', repair: null }))
}

function misspelt(bird: RawBird, row: number): BirdDefect[] {
  if (bird.back === '' || backColours.some((colour) => colour === bird.back)) return []
  const repair = readColour(bird.back)
  if (repair === undefined) return []
  return [{ row, column: 'back', found: bird.back, problem: 'spelling', repair }]
}

/** The colour that a word means, whatever its capitals and spaces; undefined if it is none of the four. */
export function readColour(text: string): BackColour | undefined {
  const word = text.trim().toLowerCase()
  return backColours.find((colour) => colour === word) ?? spellings.get(word)
}

/** By what a value must be multiplied if it was typed in another unit. */
const units = {
  weight: [{ unit: 'kg', factor: 1000 }],
  wingspan: [
    { unit: 'mm', factor: 0.1 },
    { unit: 'm', factor: 100 },
  ],
}

function misplaced(bird: RawBird, row: number): BirdDefect[] {
  const name = species.find((each) => each === bird.species)
  if (name === undefined) return []
  return (['weight', 'wingspan'] as const).flatMap((column): BirdDefect[] => {
    const [low, high] = publishedRanges[name][column]
    const value = bird[column].trim() === '' ? Number.NaN : Number(bird[column])
    if (Number.isNaN(value) || (value >= low / 2 && value <= high * 2)) return []
    const match = units[column].find(({ factor }) => value * factor >= low && value * factor <= high)
    const found = bird[column]
    if (match === undefined) return [{ row, column, found, problem: 'impossible', repair: null }]
    const repair = String(Number((value * match.factor).toFixed(2)))
    return [{ row, column, found, problem: `in ${match.unit}`, repair }]
  })
}
