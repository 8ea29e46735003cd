import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTypes, type Types } from '../../dist/kernel/types/index.js'

const folder = path.resolve(import.meta.dirname, '..', '..', 'notebooks', 'en')
const lessons = [
  '00-start-here',
  '01-a-line-that-decides',
  '02-training-by-small-steps',
  '03-the-child-in-the-park',
  '04-birds-the-data',
  '05-birds-the-classifier',
  '09-real-birds',
]

interface Cell {
  readonly cell_type: string
  readonly id: string
  readonly source: readonly string[]
}

function codeCells(lesson: string): Cell[] {
  const { cells } = JSON.parse(readFileSync(path.join(folder, `${lesson}.ipynb`), 'utf8')) as {
    cells: Cell[]
  }
  return cells.filter(({ cell_type }) => cell_type === 'code')
}

let types: Types
beforeAll(() => {
  types = openTypes(folder, { strict: false })
})
afterAll(() => types.close())

describe.each([
  ['not strict', false],
  ['strict', true],
])('the type check finds nothing, %s, in', (_name, strict) => {
  it.each(lessons)('%s', async (lesson) => {
    types.setStrict(strict)
    types.forget()
    for (const { id, source } of codeCells(lesson)) {
      const code = source.join('')
      expect(await types.check(code), `cell ${id}`).toEqual([])
      types.accept(code)
    }
  })
})
