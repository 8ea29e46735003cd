import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTypes, type Types } from '../../dist/kernel/types/index.js'

let types: Types
beforeAll(() => {
  types = openTypes(path.resolve(import.meta.dirname, '..', '..', 'notebooks', 'en'), { strict: false })
  types.accept("import { load, scatter } from 'fledgling'\nconst wingspan = 7")
  types.accept(`type Colour = 'red' | 'blue'
/** How a bird is drawn. */
interface Drawing {
  /** Of the feathers. */
  colour: Colour
  'two words': number
}
/**
 * Draws a bird, see {@link Drawing}.
 *
 * Twice as large as life.
 * @param drawing how it looks
 * @param times how often
 * @returns what was drawn
 * @throws RangeError where times is negative
 * @example draw({ colour: 'red' })
 */
function draw(drawing: Drawing, times = 1): string[] { return [] }`)
  types.accept(
    'class Bird {\n  /** Both of them. */\n  wings = 2\n  fly(far: number) {}\n  #hidden = 1\n}\nconst weight = [1, 2]',
  )
})
afterAll(() => types.close())

/** Asks at the place of the bar in the code. */
function at(marked: string): [code: string, cursor: number] {
  return [marked.replace('|', ''), marked.indexOf('|')]
}

async function texts(marked: string): Promise<string[]> {
  return (await types.complete(...at(marked))).matches.map(({ text }) => text)
}

describe('completion', () => {
  it('has the names of the cells before the others, the latest first', async () => {
    const names = await texts('|')
    expect(names.slice(0, 2).sort()).toEqual(['Bird', 'weight'])
    expect(names.slice(2, 3)).toEqual(['draw'])
    expect(names.slice(3, 6).sort()).toEqual(['load', 'scatter', 'wingspan'])
    expect(names).toEqual(expect.arrayContaining(['Math', 'process', 'prompt', 'console', 'await', 'const']))
  })

  it('has a variable as soon as its cell was accepted', async () => {
    expect(await texts('brandN|')).toEqual([])
    types.accept('const brandNew = 1')
    expect(await texts('brandN|')).toEqual(['brandNew'])
  })

  it('has names in the letters as typed, and in others where there are none', async () => {
    expect(await texts('Math.sqr|')).toEqual(['sqrt'])
    expect(await texts('Math.SQR|')).toEqual(['SQRT1_2', 'SQRT2'])
    expect(await texts('Math.sQR|')).toEqual(['SQRT1_2', 'SQRT2', 'sqrt'])
    expect((await texts('w|')).slice(0, 3)).toEqual(['weight', 'wingspan', 'while'])
    expect((await texts('bi|'))[0]).toBe('Bird')
  })

  it('says what it replaces: the whole name that the cursor is in', async () => {
    expect(await types.complete(...at('1 + wing|spa'))).toMatchObject({ start: 4, end: 11 })
    expect(await types.complete(...at('("🐦"); wing|'))).toMatchObject({ start: 8, end: 12 })
    expect(await types.complete(...at('draw(|wingspan)'))).toMatchObject({ start: 5, end: 5 })
  })

  it('has the members of values of earlier cells and of this one', async () => {
    expect(await texts('new Bird().|')).toEqual(['fly', 'wings'])
    expect(await texts('weight.fil|')).toEqual(['fill', 'filter'])
    expect(await texts('const local = { alpha: 1 }\nlocal.|')).toEqual(['alpha'])
    expect(await texts('(await load("points")).|')).not.toEqual([])
  })

  it('knows the kinds', async () => {
    const kinds = async (marked: string) => (await types.complete(...at(marked))).matches[0]!.kind
    expect(await kinds('wingsp|')).toBe('variable')
    expect(await kinds('Bir|')).toBe('class')
    expect(await kinds('dra|')).toBe('function')
    expect(await kinds('scat|')).toBe('function')
    expect(await kinds('const d: Dra|')).toBe('interface')
    expect(await kinds('new Bird().win|')).toBe('property')
    expect(await kinds('whil|')).toBe('keyword')
    expect(await kinds('Float32A|')).toBe('class')
    expect(await kinds('import {} from "fledg|"')).toBe('module')
  })

  it('has what a module exports, and modules', async () => {
    expect((await texts("import { scat| } from 'fledgling'"))[0]).toBe('scatter')
    expect(await texts("import { basen| } from 'node:path'")).toEqual(['basename'])
    expect(await texts("import * as tf from '@tensorflow/tfj|'")).toEqual(expect.arrayContaining(['tfjs']))
    expect(await types.complete(...at("import * as tf from '@tensorflow/tfj|'"))).toMatchObject({
      start: 33,
      end: 36,
    })
    expect(await texts("import {} from 'fle|'")).toEqual(['fledgling'])
    expect(await texts("import {} from 'node:pat|'")).toEqual(expect.arrayContaining(['node:path']))
  })

  it('has keys that are missing and texts that fit', async () => {
    expect(await texts('draw({ | })')).toEqual(['"two words"', 'colour'])
    expect(await texts("draw({ colour: '|' })")).toEqual(['blue', 'red'])
    expect(await texts("load('|")).toContain('points')
    expect(await texts("load('po|')")).toEqual(['points'])
    expect(await types.complete(...at("load('po|')"))).toMatchObject({ start: 6, end: 8 })
  })

  it('says nothing within comments and plain texts', async () => {
    expect(await texts('// wing|')).toEqual([])
    expect(await texts("const text = 'wing|'")).toEqual([])
  })
})

describe('inspection', () => {
  const signature = async (marked: string) => (await types.inspect(...at(marked)))?.signature

  it('has signature and doc comment as Markdown', async () => {
    expect(await types.inspect(...at('draw|'))).toEqual({
      signature: 'function draw(drawing: Drawing, times?: number): string[]',
      documentation: [
        'Draws a bird, see `Drawing`.\n\nTwice as large as life.',
        '- `drawing`: how it looks\n- `times`: how often',
        '**Returns** what was drawn',
        '**Throws** RangeError where times is negative',
        "```ts\ndraw({ colour: 'red' })\n```",
      ].join('\n\n'),
    })
  })

  it.each([
    'dr|aw({})',
    'draw|()',
    '|draw',
    'draw(|)',
    'draw(|',
    "draw({ colour: '|",
    'draw(weight, |)',
    'draw(1, (2)|)',
  ])('knows the function in %s', async (marked) => {
    expect(await signature(marked)).toMatch(/^function draw\(/)
  })

  it('looks at the name rather than at the call around it', async () => {
    expect(await signature('draw(wing|span)')).toBe('const wingspan: 7')
    expect(await signature('draw(1) + |wingspan')).toBe('const wingspan: 7')
    expect(await signature('Math.max(1, Math.min(2, |))')).toMatch(/Math\.min\(/)
    expect(await signature('Math.max(1, Math.min(2)|)')).toMatch(/Math\.max\(/)
  })

  it('knows members, types, and what is imported or global', async () => {
    expect(await types.inspect(...at('new Bird().wings|'))).toEqual({
      signature: '(property) Bird.wings: number',
      documentation: 'Both of them.',
    })
    expect(await types.inspect(...at('let d: Drawing|'))).toEqual({
      signature: 'interface Drawing',
      documentation: 'How a bird is drawn.',
    })
    const imported = await types.inspect(...at('scatter|'))
    expect(imported!.signature).toMatch(/^function scatter\(/)
    expect(imported!.documentation).toContain('Points in a plane')
    expect((await types.inspect(...at('[1].map|')))!.documentation).toContain('`callbackfn`')
    expect((await types.inspect(...at('console.log|')))!.documentation).toContain('stdout')
    expect((await types.inspect(...at('prompt|')))!.documentation).toContain('Asks the reader')
  })

  it('has nothing to say of what is unknown', async () => {
    expect(await types.inspect(...at('nowhere|'))).toBeUndefined()
    expect(await types.inspect(...at('1 + |2'))).toBeUndefined()
    expect(await types.inspect('', 0)).toBeUndefined()
  })
})
