import { describe, expect, it } from 'vitest'
import { findConstant, plainText, writeConstant } from '../../src/notebook/constant.ts'

const valueIn = (source: string, name = 'k') => findConstant(source, name)?.value

describe('findConstant(source, name)', () => {
  it.each([
    ['const k = 3', 3],
    ['const k = -0.5 // where the line stands', -0.5],
    ['let k: number = 1_000;', 1000],
    ['const k=2e-3', 0.002],
    ["const k = 'grey'", 'grey'],
    ['const k = "a b"', 'a b'],
    ['const k = true as const', true],
    ['const k: number[] = [1, 2, 3,]', [1, 2, 3]],
    ['const k = []\nconst m = 4', []],
    [
      "const k: Omit<Bird, 'species'> = {\n  a: 1, // in g\n  'b c': [ { d: false } ],\n}",
      { a: 1, 'b c': [{ d: false }] },
    ],
    ['// first\nconst j = 1\nconst k = /* here */ 5\n', 5],
  ])('reads %j', (source, value) => {
    expect(valueIn(source)).toEqual(value)
  })

  it.each([
    'const kk = 3',
    'const k = 3 + 1',
    'const k = m',
    'const k = 3px',
    'const k = [1, f()]',
    'const k = { a: 1, ...rest }',
    "const k = 'it\\'s'",
    'const k = [1, 2',
    'const k = 3, m = 4',
    'const k = [3].length',
    '  const k = 3',
    '',
  ])('finds nothing that has to be computed in %j', (source) => {
    expect(valueIn(source)).toBeUndefined()
  })
})

describe('writeConstant(source, name, value)', () => {
  it('writes the value and nothing else', () => {
    expect(writeConstant('const k = 3 // here\nshow(k)', 'k', 5.3)).toBe('const k = 5.3 // here\nshow(k)')
  })

  it('writes the properties that differ, so that comments stay', () => {
    const source = "const b = {\n  g: 1, // in g\n  back: 'grey', // or 'green'\n}\n"
    expect(writeConstant(source, 'b', { g: 2, back: 'green' })).toBe(
      "const b = {\n  g: 2, // in g\n  back: 'green', // or 'green'\n}\n",
    )
  })

  it('writes a list of objects with a line for each', () => {
    const one = writeConstant('const p: Point[] = [] // mine', 'p', [{ x: 1, y: 2, label: 'A' }])
    expect(one).toBe("const p: Point[] = [\n  { x: 1, y: 2, label: 'A' },\n] // mine")
    expect(writeConstant(one!, 'p', [])).toBe('const p: Point[] = [] // mine')
  })

  it('leaves the source alone where the value is there already, however it is written', () => {
    const source = 'const p = [ { "x": 1.0, y: 2 } ]'
    expect(writeConstant(source, 'p', [{ x: 1, y: 2 }])).toBe(source)
  })

  it('gives nothing where the constant has to be computed', () => {
    expect(writeConstant('const k = f()', 'k', 3)).toBeUndefined()
  })

  it('writes text that ends no string', () => {
    const source = writeConstant("const s = 'a'", 's', 'it\'s\n\\ "b"')
    expect(new Function(`${source}; return s`)()).toBe('it\'s\n\\ "b"')
  })
})

it('plainText(value) is source that gives the value again', () => {
  const value = { a: [1, 2.5, -3], b: 'x', c: [{ d: true }] }
  expect(new Function(`return ${plainText(value)}`)()).toEqual(value)
})
