import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import opentype from 'opentype.js'

/**
 * The one font of all pictures, so that they are the same on every machine. The condensed cut is as wide as the
 * system fonts that pages use, and so the same layout fits both.
 */
const files = { regular: 'DejaVuSansCondensed.ttf', bold: 'DejaVuSansCondensed-Bold.ttf' }
export const pictureFont = 'DejaVu Sans Condensed'

export type Weight = keyof typeof files

const require = createRequire(import.meta.url)
const bytes = new Map<Weight, Uint8Array>()
const advances = new Map<Weight, (letter: string) => number>()

/** The bytes of the font file. */
export function fontBytes(weight: Weight): Uint8Array {
  let found = bytes.get(weight)
  if (found === undefined) {
    found = new Uint8Array(readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${files[weight]}`)))
    bytes.set(weight, found)
  }
  return found
}

/** The width of one line of text in pixels: the sum of its letters' advances, without kerning. */
export function lineWidth(text: string, size: number, weight: Weight): number {
  let advance = advances.get(weight)
  if (advance === undefined) {
    advance = readAdvances(weight)
    advances.set(weight, advance)
  }
  let width = 0
  for (const letter of text) width += advance(letter)
  return width * size
}

/** A letter's advance as a part of the font's size; a letter that the font lacks counts as one em (Chinese). */
function readAdvances(weight: Weight): (letter: string) => number {
  const source = fontBytes(weight)
  const font = opentype.parse(source.buffer as ArrayBuffer, { lowMemory: true })
  const known = new Map<string, number>()
  return (letter) => {
    let width = known.get(letter)
    if (width === undefined) {
      const glyph = font.charToGlyph(letter)
      width = glyph.index === 0 ? 1 : (glyph.advanceWidth ?? 0) / font.unitsPerEm
      known.set(letter, width)
    }
    return width
  }
}
