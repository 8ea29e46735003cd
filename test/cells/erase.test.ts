import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { eraseTypes } from '../../src/cells/prepare.ts'
import type { CellSyntaxError } from '../../src/cells/types.ts'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { late, syntax, wrong } from './syntax.ts'
import { meaning, transpile } from './typescript.ts'

const root = path.resolve(import.meta.dirname, '..', '..')

const lineCount = (text: string) => text.split('\n').length

function expectSame(source: string): void {
  const erased = eraseTypes(source)
  expect(meaning(erased)).toEqual(meaning(transpile(source).code))
  expect(lineCount(erased)).toBe(lineCount(source))
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?ts$/.test(file))
    .map((file) => path.join(root, folder, file))
}

const fence = /^```ts\n([\s\S]*?)^```/gm

function codeOf(notebook: string): string[] {
  return parseNotebook(readFileSync(notebook, 'utf8'), notebook).cells.flatMap(({ cell_type, source }) =>
    cell_type === 'code' ? [source] : [...source.matchAll(fence)].map((found) => found[1]!),
  )
}

describe('erased types leave what the compiler leaves', () => {
  it.each(syntax)('%s', (source) => {
    expectSame(source)
  })

  it('in the cells, solutions and examples of the lessons', () => {
    const cells = readdirSync(path.join(root, 'notebooks/en'))
      .filter((file) => file.endsWith('.ipynb'))
      .flatMap((file) => codeOf(path.join(root, 'notebooks/en', file)))
    expect(cells.length).toBeGreaterThan(60)
    for (const cell of cells) expectSame(cell)
  })

  it('in this project itself', () => {
    const files = ['src/lib', 'src/cells', 'src/notebook', 'src/run', 'test/cells'].flatMap(sources)
    expect(files.length).toBeGreaterThan(100)
    for (const file of files) {
      // What a cell has no use for; the names keep their lengths.
      const source = readFileSync(file, 'utf8').replace(/^#!/, '//').replaceAll('import.meta', 'import_meta')
      const [ours, theirs] = [eraseTypes(source), transpile(source).code].map((code) =>
        JSON.stringify(meaning(code)),
      )
      expect(ours === theirs, file).toBe(true)
    }
  })
})

describe('what erasing touches', () => {
  it('keeps the columns of what is left', () => {
    expect(eraseTypes('const a: number = f<T>(b as any)!')).toBe('const a         = f   (b       ) ')
  })

  it('keeps line breaks of every kind', () => {
    expect(eraseTypes('let a: {\r\n  b: 1\r}\u2028 = c')).toBe('let a   \r\n      \r \u2028 = c')
  })
})

describe('wrong sources', () => {
  it.each(wrong)('%s', (source) => {
    expect(transpile(source).isWrong).toBe(true)
    expect(() => eraseTypes(source)).toThrow(expect.objectContaining({ name: 'SyntaxError' }))
  })

  it.each(late)('%s', (source) => {
    expect(() => meaning(transpile(source).code)).toThrow()
    expect(() => eraseTypes(source)).toThrow(expect.objectContaining({ name: 'SyntaxError' }))
  })
})

describe('a source that is still being typed', () => {
  it('is read, or refused with a place in it, wherever it breaks off', () => {
    for (const whole of [...syntax, ...wrong]) {
      for (let end = 0; end < whole.length; end++) {
        const source = whole.slice(0, end)
        try {
          eraseTypes(source)
        } catch (error) {
          expect(error).toMatchObject({ name: 'SyntaxError' })
          const { line, column } = error as CellSyntaxError
          const text = source.split(/\r\n|[\n\r]/)[line - 1]
          expect(column).toBeGreaterThan(0)
          expect(column).toBeLessThanOrEqual(text!.length + 1)
        }
      }
    }
  })
})
