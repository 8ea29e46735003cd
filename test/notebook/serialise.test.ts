import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { serialiseNotebook } from '../../src/notebook/serialise.ts'

const read = (file: string) => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8')
const cases = readdirSync(new URL('../output/nbformat/', import.meta.url))

describe('serialiseNotebook', () => {
  it.each(cases)('writes %s byte for byte as Jupyter does', (name) => {
    const notebook = parseNotebook(read(`input/nbformat/${name}`), name)
    expect(serialiseNotebook(notebook)).toBe(read(`output/nbformat/${name}`))
  })

  it.each(cases)('changes no byte of %s as Jupyter saved it', (name) => {
    const text = read(`output/nbformat/${name}`)
    expect(serialiseNotebook(parseNotebook(text, name))).toBe(text)
  })

  it('keeps metadata named like the members of objects', () => {
    const cell = '{"cell_type":"markdown","id":"a","metadata":{"__proto__":1,"constructor":2},"source":[]}'
    const text = `{"cells":[${cell}],"metadata":{},"nbformat":4,"nbformat_minor":5}`
    const written = serialiseNotebook(parseNotebook(text, 'the file'))
    expect(written).toContain('"__proto__": 1')
    expect(written).toContain('"constructor": 2')
  })
})
