import type { Bird, RawBird } from './birds'
import { birdIn } from './birds'
import type { CsvRow } from './csv'
import { choiceIn, numberIn, parseCsv } from './csv'
import type { Drawing } from './drawings'
import { drawingsIn } from './drawings'
import { host } from './host'
import type { AnimalName } from './names'
import { namesIn } from './names'
import type { ParkAnimal } from './park'
import { parkAnimalIn } from './park'
import type { Penguin } from './penguins'
import { penguinIn } from './penguins'
import type { Studies } from './studies'
import type { Point } from './threshold'

/** Forty known points to train with, and twenty fresh ones that training never sees. */
export interface PointsData {
  readonly known: readonly Point[]
  readonly fresh: readonly Point[]
}

/** The six birds of the table, and the larger set as it was typed in, with its defects. */
export interface BirdsData {
  readonly six: readonly Bird[]
  readonly larger: readonly RawBird[]
}

/** The animals of a park: dogs, cats and others, each with a height and a weight. */
export interface ParkData {
  readonly animals: readonly ParkAnimal[]
}

/** The Palmer penguins, in the order of their file. */
export interface PenguinsData {
  readonly penguins: readonly Penguin[]
}

/** Names of birds, snakes, dogs, cows and horses, one kind after the other. */
export interface NamesData {
  readonly names: readonly AnimalName[]
}

/** A hundred drawings each of fourteen kinds of animal, one kind after the other. */
export interface DrawingsData {
  readonly drawings: readonly Drawing[]
}

/** Every data set by its name; the name is that of its folder in `datasets/`. */
export interface DataSets {
  points: PointsData
  birds: BirdsData
  park: ParkData
  penguins: PenguinsData
  names: NamesData
  drawings: DrawingsData
  studies: Studies
}

const readers: { readonly [Name in keyof DataSets]: () => Promise<DataSets[Name]> } = {
  async points() {
    const rows = parseCsv(await text('points/points.csv'), 'points.csv')
    const points = rows.map((row, i) => pointIn(row, `points.csv line ${i + 2}`))
    const set = (name: string) => points.filter((_, i) => rows[i]?.set === name)
    return { known: set('known'), fresh: set('fresh') }
  },
  async birds() {
    const six = parseCsv(await text('birds/six.csv'), 'six.csv')
    const larger = parseCsv(await text('birds/birds.csv'), 'birds.csv')
    return { six: six.map((row, i) => birdIn(row, `six.csv line ${i + 2}`)), larger: larger.map(rawBird) }
  },
  async park() {
    const rows = parseCsv(await text('park/park.csv'), 'park.csv')
    return { animals: rows.map((row, i) => parkAnimalIn(row, `park.csv line ${i + 2}`)) }
  },
  async penguins() {
    const rows = parseCsv(await text('penguins/penguins.csv'), 'penguins.csv')
    return { penguins: rows.map((row, i) => penguinIn(row, `penguins.csv line ${i + 2}`)) }
  },
  async names() {
    return { names: namesIn(JSON.parse(await text('names/names.json'))) }
  },
  async drawings() {
    const junk = JSON.parse(await text('drawings/junk.json'))
    return { drawings: drawingsIn(await host().read('drawings/drawings.bin'), junk) }
  },
  async studies() {
    return JSON.parse(await text('studies/studies.json')) as Studies
  },
}

/**
 * Loads a committed data set: `await load('points')`. Give the name literally, so that a page can find out which data
 * it must carry. Throws if there is no such data set.
 */
export async function load<Name extends keyof DataSets>(name: Name): Promise<DataSets[Name]> {
  if (!Object.hasOwn(readers, name)) {
    throw new Error(`data set must be one of ${Object.keys(readers).join(', ')}: ${JSON.stringify(name)}`)
  }
  return readers[name]()
}

async function text(path: string): Promise<string> {
  return new TextDecoder().decode(await host().read(path))
}

function pointIn(row: CsvRow, where: string): Point {
  choiceIn(row, 'set', ['known', 'fresh'], where)
  return {
    x: numberIn(row, 'x', where),
    y: numberIn(row, 'y', where),
    label: choiceIn(row, 'label', ['A', 'B'], where),
  }
}

function rawBird(row: CsvRow): RawBird {
  const { weight = '', wingspan = '', webbed_feet = '', back = '', species = '' } = row
  return { weight, wingspan, webbed_feet, back, species }
}
