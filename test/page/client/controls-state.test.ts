import { describe, expect, it } from 'vitest'
import type { Control } from '../../../src/notebook/control'
import {
  addressed,
  addressOf,
  birdFields,
  birdFrom,
  lineFields,
  lineFrom,
} from '../../../src/page/client/controls/address'
import { birdInCode, codeForBird, codeForLine, lineInCode } from '../../../src/page/client/controls/code'
import type { LineState } from '../../../src/page/client/controls/line-model'

const state: LineState = {
  k: 5.3,
  added: [
    { x: 6.5, y: 2, label: 'A' },
    { x: 3, y: 4.1, label: 'B' },
  ],
}
const bird = { weight: 2000, wingspan: 150.5, webbedFeet: true, back: 'grey' }
const backs = ['brown', 'grey']
const line: Control & { kind: 'line' } = { kind: 'line', k: 'k', points: 'added' }
const values: Control & { kind: 'bird' } = { kind: 'bird', values: 'visitor' }

describe('the address', () => {
  it('is short enough to be read', () => {
    expect(addressOf('by-hand', lineFields(state))).toBe('control=by-hand&k=5.3&points=A6.5,2;B3,4.1')
    expect(addressOf('by-hand', lineFields({ k: 3, added: [] }))).toBe('control=by-hand&k=3')
  })

  it('gives the state back', () => {
    const read = addressed(`#${addressOf('by-hand', lineFields(state))}`)
    expect(read?.cell).toBe('by-hand')
    expect(lineFrom(read!.fields)).toEqual(state)
    expect(birdFrom(addressed(addressOf('ask-it', birdFields(bird)))!.fields, backs)).toEqual(bird)
  })

  it('survives a program that escapes commas and semicolons', () => {
    const escaped = '#control=by-hand&k=5.3&points=A6.5%2C2%3BB3%2C4.1'
    expect(lineFrom(addressed(escaped)!.fields)).toEqual(state)
  })

  it.each(['', '#', '#the-loss', '#control=', '#k=3'])('is none of ours: %j', (hash) => {
    expect(addressed(hash)).toBeUndefined()
  })

  it.each([
    {},
    { k: '' },
    { k: '3;alert(1)' },
    { k: 'Infinity' },
    { k: '3', points: 'C1,2' },
    { k: '3', points: 'A1' },
    { k: '3', points: "A1,2'});alert(1)//" },
    { k: '3', points: 'A1,2;'.repeat(201) },
  ])('that holds %j moves no line', (fields) => {
    expect(lineFrom(new Map(Object.entries(fields)))).toBeUndefined()
  })

  it.each([{ back: 'blue' }, { weight: '0' }, { weight: '-3' }, { feet: 'maybe' }, { wingspan: '1e99' }])(
    'that holds %j names no bird',
    (wrong) => {
      const fields = { ...birdFields(bird), ...wrong }
      expect(birdFrom(new Map(Object.entries(fields)), backs)).toBeUndefined()
    },
  )
})

describe('the code', () => {
  const cell = 'const k = 3 // here\nconst added: Point[] = []\nshow(k)'

  it('says the state, and the state says the code', () => {
    const written = codeForLine(cell, line, state)!
    expect(written).toBe(
      "const k = 5.3 // here\nconst added: Point[] = [\n  { x: 6.5, y: 2, label: 'A' },\n  { x: 3, y: 4.1, label: 'B' },\n]\nshow(k)",
    )
    expect(lineInCode(written, line)).toEqual(state)
    expect(codeForLine(written, line, { k: 3, added: [] })).toBe(cell)
  })

  it('may have no points of the reader', () => {
    expect(lineInCode('const k = 3', { kind: 'line', k: 'k' })).toEqual({ k: 3, added: [] })
  })

  it.each([
    'const k = three\nconst added = []',
    'const k = 3',
    "const k = 3\nconst added = [{ x: 1, y: 2, label: 'C' }]",
  ])('that says it in another way is left alone: %j', (source) => {
    expect(lineInCode(source, line)).toBeUndefined()
  })

  it('says the four values of a bird, with its comments kept', () => {
    const source =
      "const visitor: Bird = {\n  weight: 1, // in g\n  wingspan: 2,\n  webbedFeet: false,\n  back: 'brown',\n}"
    const written = codeForBird(source, values, bird)!
    expect(written).toContain('weight: 2000, // in g\n')
    expect(birdInCode(written, values)).toEqual(bird)
  })
})
