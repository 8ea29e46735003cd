import { describe, expect, test } from 'vitest'
import { pixelsOf } from '../../src/lib/drawings.ts'

const blank = '.'.repeat(28)
const sheet = (...rows: string[]) => [...rows, ...Array(28 - rows.length).fill(blank)]

describe('pixelsOf(rows)', () => {
  test('reads . and 0 as paper, f as full ink, and the characters between as fifteenths', () => {
    const pixels = pixelsOf(sheet(`.03f${'.'.repeat(24)}`, `${'.'.repeat(27)}a`))
    expect(pixels[0]!.slice(0, 5)).toEqual([0, 0, 3 / 15, 1, 0])
    expect(pixels[1]![27]).toBe(10 / 15)
    expect(pixels.map((row) => row.length)).toEqual(Array(28).fill(28))
    expect(pixels.flat().reduce((sum, pixel) => sum + pixel, 0)).toBeCloseTo(3 / 15 + 1 + 10 / 15, 12)
  })

  test('says how many rows there must be', () => {
    expect(() => pixelsOf([blank])).toThrow('a sketch must have 28 rows: 1')
  })

  test('says which row is too short or too long', () => {
    expect(() => pixelsOf(sheet(blank, '.f.'))).toThrow('row 2 of the sketch must have 28 characters: 3')
    expect(() => pixelsOf(sheet(`${blank}.`))).toThrow('row 1 of the sketch must have 28 characters: 29')
  })

  test('says which character is no grey, and where', () => {
    const at = (character: string) => () => pixelsOf(sheet(blank, blank, `....${character}${'.'.repeat(23)}`))
    expect(at('g')).toThrow('row 3, column 5 of the sketch must be . or 0 to 9 or a to f: "g"')
    expect(at('F')).toThrow('row 3, column 5 of the sketch must be . or 0 to 9 or a to f: "F"')
    expect(at(' ')).toThrow('row 3, column 5 of the sketch must be . or 0 to 9 or a to f: " "')
  })
})
