import { expect, it } from 'vitest'
import { standIn } from '../../src/kernel/types/stand-in.ts'

it('stands in for a cell with its names, as values and as types', () => {
  const cell = 'const { a, b: [c] } = make()\nclass D {}\nfunction f() { const inner = 1 }'
  expect(standIn(cell).match(/^let \w+/gm)).toEqual(['let a', 'let c', 'let D', 'let f'])
  expect(standIn(cell)).toContain('type D = any')
})

it('stands in for nothing where a cell cannot be read', () => {
  expect(standIn('const a = (')).toBe('')
  expect(standIn(`const a = ${'['.repeat(20_000)}`)).toBe('')
})
