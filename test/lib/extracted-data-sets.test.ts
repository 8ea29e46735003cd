import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Drawing, drawingKinds, drawingsIn } from '../../src/lib/drawings.ts'
import { load } from '../../src/lib/load.ts'
import { type AnimalName, nameKinds, namesIn } from '../../src/lib/names.ts'
import type { Penguin } from '../../src/lib/penguins.ts'
import { dataSetsOracle } from '../oracles/data-sets.ts'
import { installTestHost } from './host.ts'

const folder = new URL('../../datasets/', import.meta.url)
const committed = (path: string) => readFileSync(new URL(path, folder))
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

function counts(values: readonly (string | number | null)[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (const value of values) result[value ?? 'NA'] = (result[value ?? 'NA'] ?? 0) + 1
  return result
}

beforeEach(() => installTestHost())

describe("load('penguins')", () => {
  const oracle = dataSetsOracle.penguins
  let penguins: readonly Penguin[]
  beforeAll(async () => {
    installTestHost()
    penguins = (await load('penguins')).penguins
  })

  test("is the file of Debian's package, byte for byte", () => {
    expect(sha256(committed('penguins/penguins.csv'))).toBe(oracle.sha256)
  })

  test('has 344 penguins of three species, counted as Python counts them', () => {
    expect([penguins.length, oracle.rows]).toEqual([344, 344])
    expect(counts(penguins.map(({ species }) => species))).toEqual({
      Adelie: 152,
      Chinstrap: 68,
      Gentoo: 124,
    })
    expect(counts(penguins.map(({ species }) => species))).toEqual(oracle.species)
    expect(counts(penguins.map(({ island }) => island))).toEqual(oracle.islands)
    expect(counts(penguins.map(({ sex }) => sex))).toEqual(oracle.sexes)
    expect(counts(penguins.map(({ year }) => year))).toEqual(oracle.years)
  })

  test('misses what the README says, and has its ranges and means', () => {
    expect(penguins.filter((each) => !Object.values(each).includes(null))).toHaveLength(oracle.complete)
    const columns = {
      bill_length_mm: 'billLength',
      bill_depth_mm: 'billDepth',
      flipper_length_mm: 'flipperLength',
      body_mass_g: 'bodyMass',
    } as const
    for (const [column, field] of Object.entries(columns)) {
      const { missing, least, most, mean } = oracle.sizes[column]!
      const sizes = penguins.flatMap((each) => each[field] ?? [])
      expect(penguins.length - sizes.length).toBe(missing)
      expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([least, most])
      expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeCloseTo(mean, 9)
    }
  })

  test('gives a penguin typed, with null for what nobody measured', () => {
    expect(penguins[0]).toEqual({
      species: 'Adelie',
      island: 'Torgersen',
      billLength: 39.1,
      billDepth: 18.7,
      flipperLength: 181,
      bodyMass: 3750,
      sex: 'male',
      year: 2007,
    })
    const nothing = { billLength: null, billDepth: null, flipperLength: null, bodyMass: null, sex: null }
    expect(penguins[3]).toEqual({ species: 'Adelie', island: 'Torgersen', ...nothing, year: 2007 })
  })

  test('says line, column and text of what it cannot read', async () => {
    const columns = 'species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year'
    const reading = (row: string) => {
      installTestHost({ 'penguins/penguins.csv': `${columns}\n${row}\n` })
      return load('penguins')
    }
    await expect(reading('Gentoo,Biscoe,4x,15,210,5000,male,2008')).rejects.toThrow(
      'penguins.csv line 2: bill_length_mm is not a number: "4x"',
    )
    await expect(reading('Gentoo,Biscoe,47,15,210,0,male,2008')).rejects.toThrow(
      'line 2: body_mass_g must be more than 0: 0',
    )
    await expect(reading('Emperor,Biscoe,47,15,210,5000,male,2008')).rejects.toThrow(
      'species must be one of Adelie, Chinstrap, Gentoo: "Emperor"',
    )
    await expect(reading('Gentoo,Biscoe,47,15,210,5000,.,2008')).rejects.toThrow(
      'sex must be one of female, male: "."',
    )
  })
})

describe("load('names')", () => {
  let names: readonly AnimalName[]
  beforeAll(async () => {
    installTestHost()
    names = (await load('names')).names
  })

  test("has 2,802 names of five kinds, those of the package's lists in their order", () => {
    expect(names).toHaveLength(2802)
    const kinds = { bird: 914, snake: 576, dog: 497, cow: 470, horse: 345 }
    expect(counts(names.map(({ kind }) => kind))).toEqual(kinds)
    for (const kind of nameKinds) {
      const { rows, first, last, longest, sha256: hash } = dataSetsOracle.names[kind]!
      const list = names.flatMap((each) => (each.kind === kind ? each.name : []))
      expect([list.length, list[0], list.at(-1)]).toEqual([rows, first, last])
      expect(Math.max(...list.map((name) => name.length))).toBe(longest)
      expect(sha256(list.join('\n'))).toBe(hash)
    }
  })

  test('has the defects that its README lists', () => {
    const twice = Object.entries(counts(names.map(({ name }) => name.toLowerCase()))).filter(([, n]) => n > 1)
    expect(twice.map(([name]) => name).sort()).toEqual([
      'argentine criollo',
      'ball python',
      'horro',
      'monchina',
    ])
    expect(names.flatMap(({ name }) => (name.includes(',') ? name : []))).toEqual([
      'Asian Vine Snake, Whip Snake',
      'Fox snake, three species of Pantherophis',
    ])
    const share = (test: RegExp) => counts(names.flatMap(({ name, kind }) => (test.test(name) ? kind : [])))
    expect(share(/ \p{Ll}/u)).toEqual({ snake: 528, dog: 51, cow: 63, horse: 5 })
    expect(share(/[^ -~]/)).toEqual({ dog: 37, cow: 26, horse: 18 })
    expect(share(/snake/i).snake).toBe(231)
    expect(share(/horse|pony/i).horse).toBe(163)
    expect(share(/dog|hound|terrier/i).dog).toBe(187)
    expect(share(/cattle/i).cow).toBe(61)
  })

  test('says which list is missing, and what in it is no name', () => {
    const lists = { bird: ['Rook'], snake: ['Adder'], dog: ['Pug'], cow: ['Kerry'], horse: ['Fjord'] }
    expect(namesIn(lists)[1]).toEqual({ name: 'Adder', kind: 'snake' })
    expect(() => namesIn({ ...lists, cow: undefined })).toThrow('names.json: cow must be a list: undefined')
    expect(() => namesIn({ ...lists, dog: ['Pug', 3] })).toThrow('names.json: dog 2 must be a name: 3')
    expect(() => namesIn({ ...lists, dog: [''] })).toThrow('names.json: dog 1 must be a name: ""')
  })
})

describe("load('drawings')", () => {
  let drawings: readonly Drawing[]
  beforeAll(async () => {
    installTestHost()
    drawings = (await load('drawings')).drawings
  })
  const greysOf = ({ pixels }: Drawing) => Uint8Array.from(pixels.flat(), (pixel) => Math.round(pixel * 15))

  test('has a hundred drawings of each of fourteen kinds, seven of them birds, 28 by 28 pixels from 0 to 1', () => {
    expect(drawings).toHaveLength(1400)
    expect(Object.keys(dataSetsOracle.drawings)).toEqual([...drawingKinds])
    expect(new Set(Object.values(counts(drawings.map(({ kind }) => kind))))).toEqual(new Set([100]))
    expect(drawings.filter(({ bird }) => bird)).toHaveLength(700)
    expect(drawings.find(({ kind }) => kind === 'parrot')?.bird).toBe(true)
    expect(drawings.find(({ kind }) => kind === 'cat')?.bird).toBe(false)
    for (const { pixels } of drawings) {
      expect(pixels.map((row) => row.length)).toEqual(Array(28).fill(28))
      expect(pixels.flat().every((pixel) => pixel >= 0 && pixel <= 1)).toBe(true)
    }
  })

  test('shows what the package holds, in sixteen greys, as Python reads it', () => {
    for (const [kind, { ink, exactInk, blank, sha256: hashes }] of Object.entries(dataSetsOracle.drawings)) {
      const own = drawings.filter((each) => each.kind === kind)
      const greys = own.map(greysOf)
      expect(greys.reduce((sum, each) => sum + each.reduce((a, b) => a + b, 0), 0)).toBe(ink)
      expect(Math.abs(ink / 15 / exactInk - 1)).toBeLessThan(1e-3)
      expect(greys.reduce((sum, each) => sum + each.filter((grey) => grey === 0).length, 0)).toBe(blank)
      for (const [number, hash] of Object.entries(hashes)) {
        const index = own.findIndex((each) => each.number === Number(number))
        expect(sha256(greys[index]!), `${kind} ${number}`).toBe(hash)
      }
    }
  })

  test('marks as junk the 63 that the README counts', () => {
    const junk = drawings.filter((drawing) => drawing.junk)
    expect(junk).toHaveLength(63)
    expect(junk.slice(0, 2).map(({ kind, number }) => [kind, number])).toEqual([
      ['bird', 21],
      ['bird', 23],
    ])
    const listed: Record<string, number[]> = JSON.parse(committed('drawings/junk.json').toString())
    expect(Object.keys(listed)).toEqual([...drawingKinds])
    expect(Object.values(listed).flat()).toHaveLength(63)
  })

  test('is one file under 350 KB, which extract-drawings.mjs packs byte for byte', async () => {
    const file = committed('drawings/drawings.bin')
    expect(file.length).toBeLessThan(350_000)
    const { pack } = await import(new URL('drawings/extract-drawings.mjs', folder).href)
    const packed = drawings.map(({ pixels }) => pack(pixels.flat()))
    expect(Buffer.concat(packed).equals(file)).toBe(true)
  })

  test('refuses bytes that hold too few or too many pixels', () => {
    // 0xf0 is fifteen blank pixels and a sixteenth; 1,400 drawings of 784 pixels are 68,600 times 16.
    const paper = new Uint8Array(68_600).fill(0xf0)
    expect(drawingsIn(paper, {})[1399]).toMatchObject({ kind: 'butterfly', number: 100, junk: false })
    expect(() => drawingsIn(paper.subarray(1), {})).toThrow('drawings.bin must hold 1097600 pixels: 1097584')
    expect(() => drawingsIn(Uint8Array.of(...[0x01], ...paper), {})).toThrow('1097600 pixels: 1097601')
  })
})
