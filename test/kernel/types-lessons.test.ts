import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTypes } from '../../dist/kernel/types/index.js'

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

describe('the type check finds nothing in a lesson', () => {
  it.each([
    ['not strict', false],
    ['strict', true],
  ])('%s', async (_name, strict) => {
    const types = openTypes(folder, { strict })
    try {
      for (const lesson of lessons) {
        for (const { id, source } of codeCells(lesson)) {
          const found = await types.check(source.join(''))
          expect(found, `${lesson}, cell ${id}`).toEqual([])
          types.accept(source.join(''))
        }
        types.forget()
      }
    } finally {
      types.close()
    }
  })
})
