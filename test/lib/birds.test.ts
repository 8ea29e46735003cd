import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  birdFeatureNames,
  birdFeatures,
  birdMeasurementNames,
  birdMeasurements,
  type RawBird,
} from '../../src/lib/birds.ts'
import { cleanBirds, findBirdDefects, publishedRanges } from '../../src/lib/clean.ts'
import { load } from '../../src/lib/load.ts'
import { installTestHost } from './host.ts'

const loon: RawBird = {
  weight: '4100.0',
  wingspan: '136.0',
  webbed_feet: 'yes',
  back: 'black',
  species: 'Gavia immer',
}
const only = (change: Partial<RawBird>) => findBirdDefects([{ ...loon, ...change }])

beforeAll(() => installTestHost())

describe('cleanBirds', () => {
  test('finds just the twelve defects that datasets/birds/README.md lists', async () => {
    const { larger } = await load('birds')
    const found = findBirdDefects(larger).map(({ row, column, problem, repair }) =>
      [`line ${row + 2}`, column, problem, repair ?? 'dropped'].join(', '),
    )
    const readme = readFileSync(new URL('../../datasets/birds/README.md', import.meta.url), 'utf8')
    const listed = [...readme.matchAll(/^\| (\d+) \| .* \| (drops|reads).* \|$/gm)]
    expect(listed.map(([, line, action]) => [`line ${line}`, action === 'drops'])).toEqual(
      found.map((defect) => [defect.split(',')[0], defect.endsWith('dropped')]),
    )
    expect(found).toMatchInlineSnapshot(`
      [
        "line 24, weight, missing, dropped",
        "line 27, back, spelling, grey",
        "line 45, wingspan, missing, dropped",
        "line 77, weight, in kg, 4200",
        "line 108, back, spelling, grey",
        "line 134, wingspan, in mm, 131.5",
        "line 152, weight, missing, dropped",
        "line 178, back, spelling, brown",
        "line 192, all, an exact duplicate, dropped",
        "line 204, back, missing, dropped",
        "line 234, weight, impossible, dropped",
        "line 268, webbed_feet, missing, dropped",
      ]
    `)
  })

  test('keeps 314 of 321 rows, every one inside what is published for its species', async () => {
    const birds = cleanBirds((await load('birds')).larger)
    expect(birds).toHaveLength(314)
    for (const { weight, wingspan, species } of birds) {
      const ranges = publishedRanges[species]
      expect(weight).toBeGreaterThanOrEqual(ranges.weight[0])
      expect(weight).toBeLessThanOrEqual(ranges.weight[1])
      expect(wingspan).toBeGreaterThanOrEqual(ranges.wingspan[0])
      expect(wingspan).toBeLessThanOrEqual(ranges.wingspan[1])
    }
  })

  test('drops a row with anything missing, and the second of two equal rows', () => {
    for (const column of ['weight', 'wingspan', 'webbed_feet', 'back', 'species'] as const) {
      expect(cleanBirds([{ ...loon, [column]: '' }])).toEqual([])
    }
    expect(cleanBirds([loon, loon, loon])).toHaveLength(1)
    expect(cleanBirds([loon, { ...loon, weight: '4100' }])).toHaveLength(2)
  })

  test('repairs the spelling of a colour', () => {
    for (const [found, repair] of [
      ['Black', 'black'],
      [' grey ', 'grey'],
      ['GRAY', 'grey'],
      ['brwon', 'brown'],
    ]) {
      expect(cleanBirds([{ ...loon, back: found! }])[0]?.back).toBe(repair)
    }
  })

  test('repairs a unit only where one single other unit fits the species', () => {
    expect(only({ weight: '4.1' })).toMatchObject([{ problem: 'in kg', repair: '4100' }])
    expect(only({ wingspan: '1360' })).toMatchObject([{ problem: 'in mm', repair: '136' }])
    expect(only({ wingspan: '1.36' })).toMatchObject([{ problem: 'in m', repair: '136' }])
    expect(only({ weight: '41' })).toMatchObject([{ problem: 'impossible', repair: null }])
    expect(only({ weight: '41000' })).toMatchObject([{ problem: 'impossible', repair: null }])
    expect(only({ wingspan: '0' })).toMatchObject([{ problem: 'impossible', repair: null }])
  })

  test('leaves a bird alone that is only somewhat larger or smaller than published', () => {
    expect(only({ weight: '8000' })).toEqual([])
    expect(only({ wingspan: '90' })).toEqual([])
  })

  test('throws on what no rule covers, with row, column and text', () => {
    expect(() => cleanBirds([{ ...loon, weight: '1.2kg' }])).toThrow('row 0: weight is not a number: "1.2kg"')
    expect(() => cleanBirds([loon, { ...loon, back: 'plaid' }])).toThrow(
      'row 1: back must be one of brown, grey, black, green: "plaid"',
    )
    expect(() => cleanBirds([{ ...loon, species: 'Corvus corax' }])).toThrow('row 0: species must be one of')
  })
})

describe('birdFeatures', () => {
  test('are the logarithms of weight and wingspan, feet, and one-hot colour, as many as there are names', async () => {
    const { six } = await load('birds')
    expect(birdMeasurements(six[3]!)).toEqual([4100, 136, 1, 0, 0, 1, 0])
    expect(birdFeatures(six[3]!)).toEqual([Math.log10(4100), Math.log10(136), 1, 0, 0, 1, 0])
    expect(birdMeasurementNames).toHaveLength(7)
    expect(birdFeatureNames).toEqual(['log10 weight', 'log10 wingspan', ...birdMeasurementNames.slice(2)])
  })
})
