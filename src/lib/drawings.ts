import type { Pixels } from './charts/image'

/** What was to be drawn: seven kinds of bird, then seven other animals. */
export const drawingKinds = [
  'bird',
  'duck',
  'owl',
  'flamingo',
  'penguin',
  'swan',
  'parrot',
  'cat',
  'dog',
  'horse',
  'fish',
  'rabbit',
  'snake',
  'butterfly',
] as const

export type DrawingKind = (typeof drawingKinds)[number]

/** How many of the kinds are birds; they come first. */
const birdKinds = 7

/** How many drawings there are of each kind. */
const each = 100

/** The rows of a drawing, and the pixels in a row. */
export const drawingSize = 28

/** One drawing that somebody made in a few seconds. */
export interface Drawing {
  /** What the person had been asked to draw. */
  readonly kind: DrawingKind
  /** Which of the hundred of its kind, from 1. */
  readonly number: number
  /** Whether the kind is a kind of bird. */
  readonly bird: boolean
  /** Whether we would throw it out: told the kind, we still do not see the animal. */
  readonly junk: boolean
  /** 28 rows of 28 pixels, from 0 (paper) to 1 (ink) in steps of 1/15. */
  readonly pixels: Pixels
}

/**
 * A sketch written down as text: 28 strings of 28 characters, one a pixel, `.` for paper and `1` to `f` for grey up to
 * full ink (`0` is paper too).
 * @throws if there are not 28 rows of 28 characters, or a character is none of these
 */
export function pixelsOf(rows: readonly string[]): Pixels {
  if (rows.length !== drawingSize) throw new Error(`a sketch must have ${drawingSize} rows: ${rows.length}`)
  return rows.map((row, i) => {
    if (row.length !== drawingSize) {
      throw new Error(`row ${i + 1} of the sketch must have ${drawingSize} characters: ${row.length}`)
    }
    return [...row].map((character, j) => {
      if (!/^[.0-9a-f]$/.test(character)) {
        const where = `row ${i + 1}, column ${j + 1} of the sketch`
        throw new Error(`${where} must be . or 0 to 9 or a to f: ${JSON.stringify(character)}`)
      }
      return character === '.' ? 0 : Number.parseInt(character, 16) / 15
    })
  })
}

/**
 * The drawings in drawings.bin. A byte stands for some blank pixels and one pixel after them: its higher four bits say how
 * many blank ones, its lower four the grey of the one after them, 0 to 15.
 * @param junk the numbers of those that we would throw out, by kind
 * @throws if the bytes do not hold as many pixels as there are
 */
export function drawingsIn(packed: Uint8Array, junk: Readonly<Record<string, readonly number[]>>): Drawing[] {
  const greys = unpackGreys(packed, drawingKinds.length * each * drawingSize ** 2)
  return drawingKinds.flatMap((kind, k) => {
    return Array.from({ length: each }, (_, i): Drawing => {
      const number = i + 1
      const pixels = pixelsAt(greys, (k * each + i) * drawingSize ** 2)
      return { kind, number, bird: k < birdKinds, junk: junk[kind]?.includes(number) ?? false, pixels }
    })
  })
}

// A plain loop: Array.from takes three times as long, and there are a million pixels.
function pixelsAt(greys: Uint8Array, start: number): Pixels {
  const rows: number[][] = []
  for (let row = 0; row < drawingSize; row++) {
    const pixels: number[] = []
    for (let i = 0; i < drawingSize; i++) pixels.push(greys[start + row * drawingSize + i]! / 15)
    rows.push(pixels)
  }
  return rows
}

function unpackGreys(packed: Uint8Array, length: number): Uint8Array {
  const greys = new Uint8Array(length)
  let at = 0
  for (const byte of packed) {
    at += byte >> 4
    greys[at++] = byte & 15
  }
  if (at !== length) throw new Error(`drawings.bin must hold ${length} pixels: ${at}`)
  return greys
}
