import { describe, expect, it } from 'vitest'
import { lintCells } from '../../src/notebook/lint.ts'

const lint = (...sources: string[]) =>
  lintCells(sources.map((source, i) => ({ id: `cell-${i + 1}`, source }))).map(
    ({ cellId, line, message }) => `${cellId}:${line} ${message}`,
  )

describe('lintCells(cells)', () => {
  it('finds a variable that gets a new value after a function of an earlier cell used it', () => {
    expect(lint('let k = 3\nfunction f() { return k }', '\nk = 5')).toEqual([
      'cell-2:2 k gets a new value here, but a function in cell cell-1 already uses it: pass it as a parameter',
    ])
  })

  it.each([
    ['k += 1'],
    ['k++'],
    ['--k'],
    ['[k] = [4]'],
    ['const k = 4'],
    ['const { k } = { k: 4 }'],
    ['function g() { k = 2 }'],
    ['for (let i = 0; i < 3; i++) k = i'],
  ])('finds it in `%s`', (source) => {
    expect(lint('let k = 3\nconst f = () => k', source)).toHaveLength(1)
  })

  it('finds a function that is defined anew after another function used it', () => {
    expect(
      lint('function f() { return 1 }\nfunction g() { return f() }', 'function f() { return 2 }'),
    ).toHaveLength(1)
  })

  it('lets pass what is no capture: the same cell, a parameter, a local name, a property, a type', () => {
    expect(lint('let k = 3\nfunction f() { return k }\nk = 5')).toEqual([])
    expect(lint('let k = 3\nfunction f(k: number) { return k }', 'k = 5')).toEqual([])
    expect(lint('let k = 3\nfunction f() { const k = 1; return k }', 'k = 5')).toEqual([])
    expect(lint('let k = 3\nfunction f(o: { k: number }) { return o.k }', 'k = 5')).toEqual([])
    expect(lint('let k = 3', 'k = 5')).toEqual([])
  })

  it('finds unseeded chance and the clock', () => {
    expect(lint('const x = Math.random()', 'Date.now()\nnew Date()')).toEqual([
      'cell-1:1 Math.random differs from run to run: use seededRandom(seed) or withSeed(), and no clock',
      'cell-2:1 Date.now differs from run to run: use seededRandom(seed) or withSeed(), and no clock',
      'cell-2:2 new Date() differs from run to run: use seededRandom(seed) or withSeed(), and no clock',
    ])
  })
})
