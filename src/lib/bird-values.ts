import { birdWords } from './bird-words'
import type { BackColour } from './birds'
import { backColours } from './birds'
import { readColour } from './clean'
import { say } from './host'

/** The four values of a bird as somebody gives them: typed, or as text with or without a unit. */
export interface BirdValues {
  /** A number is taken as g; text may add mg, g, kg, oz or lb. */
  readonly weight?: string | number
  /** A number is taken as cm; text may add mm, cm, m, in or ft. */
  readonly wingspan?: string | number
  /** Whether the feet are webbed: yes or no, true or false, webbed or not webbed. */
  readonly feet?: string | boolean
  /** The colour of the back. */
  readonly back?: string
}

export type BirdValueName = keyof BirdValues

/** What came of reading: a bird, whose back is undefined if its colour is a real one but none that was ever seen. */
export type ReadBird =
  | {
      readonly bird: { weight: number; wingspan: number; webbedFeet: boolean; back: BackColour | undefined }
      readonly colour: string
    }
  | {
      readonly bird?: undefined
      readonly missing: readonly BirdValueName[]
      readonly unreadable: readonly BirdValueName[]
      readonly why: string
    }

const inGrams = { mg: 0.001, g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237 }
const inCentimetres = { mm: 0.1, cm: 1, m: 100, in: 2.54, ft: 30.48 }
const otherColours = ['white', 'red', 'blue', 'yellow', 'orange', 'pink', 'purple', 'violet', 'turquoise']
const webbedWords = ['yes', 'y', 'true', '1', 'webbed']
const unwebbedWords = ['no', 'n', 'false', '0', 'not webbed', 'unwebbed']

/** Reads the four values, and says which are missing and which cannot be read, and why. */
export function readBirdValues(values: BirdValues): ReadBird {
  const unreadable = new Map<BirdValueName, string>()
  const missing: BirdValueName[] = []
  const read = <T>(name: BirdValueName, reader: (value: string) => T): T | undefined => {
    const value = plain(values[name])
    if (value === '') {
      missing.push(name)
      return undefined
    }
    try {
      return reader(value)
    } catch (error) {
      unreadable.set(name, `${name} ${(error as Error).message}: ${JSON.stringify(values[name])}`)
      return undefined
    }
  }
  const weight = read('weight', (value) => quantity(value, inGrams, 'g'))
  const wingspan = read('wingspan', (value) => quantity(value, inCentimetres, 'cm'))
  const webbedFeet = read('feet', feet)
  const colour = read('back', colourWord)
  if (weight === undefined || wingspan === undefined || webbedFeet === undefined || colour === undefined) {
    const lack = missing.length > 0 ? [say(birdWords.missing(missing))] : []
    return { missing, unreadable: [...unreadable.keys()], why: [...lack, ...unreadable.values()].join('; ') }
  }
  const back = backColours.find((each) => each === colour)
  return { bird: { weight, wingspan, webbedFeet, back }, colour }
}

/** Lower case, one space between words, full-width characters as their ordinary ones. */
function plain(value: string | number | boolean | undefined): string {
  if (value === undefined || value === null) return ''
  return String(value).normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
}

/** A size with or without a unit, e.g. `3 kg` in g. A comma is refused: 3,000 is three thousand here and three there. */
function quantity(text: string, units: Readonly<Record<string, number>>, usual: string): number {
  const [, digits, unit = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?) ?([a-z]*)$/.exec(text) ?? []
  if (digits === undefined) throw new Error(say(birdWords.notANumber(usual)))
  const factor = new Map(Object.entries(units)).get(unit === '' ? usual : unit)
  if (factor === undefined) throw new Error(say(birdWords.notAUnit(Object.keys(units))))
  const value = Number((Number(digits) * factor).toPrecision(12))
  if (!Number.isFinite(value)) throw new Error(say(birdWords.notOrdinary()))
  if (value <= 0) throw new Error(say(birdWords.notPositive()))
  return value
}

function feet(text: string): boolean {
  if (webbedWords.includes(text)) return true
  if (unwebbedWords.includes(text)) return false
  throw new Error(say(birdWords.notYesOrNo()))
}

/** The last word counts: `dark brown` is brown. */
function colourWord(text: string): string {
  const word = text.split(/[ -]/).at(-1) as string
  const colour = readColour(word) ?? otherColours.find((each) => each === word)
  if (colour === undefined) throw new Error(say(birdWords.notAColour(backColours)))
  return colour
}
