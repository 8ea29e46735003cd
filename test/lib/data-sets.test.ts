import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { species } from '../../src/lib/birds.ts'
import { load } from '../../src/lib/load.ts'
import { fitThreshold, mistakes } from '../../src/lib/threshold.ts'
import { installTestHost } from './host.ts'

const folder = new URL('../../datasets/', import.meta.url)
const committed = (path: string) => readFileSync(new URL(path, folder), 'utf8')
const script = (path: string): Promise<Record<string, () => string>> => import(new URL(path, folder).href)

beforeEach(() => installTestHost())

describe('the scripts in datasets/', () => {
  test('make-points.mjs draws the committed points, byte for byte', async () => {
    expect((await script('points/make-points.mjs')).drawPoints?.()).toBe(committed('points/points.csv'))
  })

  test('make-birds.mjs draws the committed birds, byte for byte', async () => {
    expect((await script('birds/make-birds.mjs')).drawBirds?.()).toBe(committed('birds/birds.csv'))
  })
})

describe("load('points')", () => {
  test('has twenty known points and ten fresh ones on each side, inside the square', async () => {
    const { known, fresh } = await load('points')
    for (const [points, each] of [
      [known, 20],
      [fresh, 10],
    ] as const) {
      expect(points.filter((point) => point.label === 'A')).toHaveLength(each)
      expect(points.filter((point) => point.label === 'B')).toHaveLength(each)
      expect(points.every(({ x, y }) => x >= 0 && x <= 10 && y >= 0 && y <= 10)).toBe(true)
      expect(new Set(points.map((point) => point.x)).size).toBe(points.length)
    }
  })

  test('overlaps a little: no line is perfect, one step of the staircase is the lowest, the vast majority is right', async () => {
    const { known, fresh } = await load('points')
    const { k, mistakes: fewest, tried } = fitThreshold(known)
    expect(fewest).toBe(4)
    expect(tried.filter((each) => each.mistakes === fewest)).toHaveLength(1)
    expect(Math.abs(k - 5)).toBeLessThan(0.5)
    expect(mistakes(k, fresh)).toBeGreaterThan(0)
    expect(mistakes(k, fresh)).toBeLessThanOrEqual(3)
  })

  test('makes good stories: swapped labels ruin the line, a far point moved further does nothing', async () => {
    const { known } = await load('points')
    const { k, mistakes: fewest } = fitThreshold(known)
    const swapped = known.map((point) => ({ ...point, label: point.label === 'A' ? 'B' : 'A' }) as const)
    expect(mistakes(k, swapped)).toBe(known.length - fewest)
    const farthest = known.reduce((far, point) => (point.x > far.x ? point : far))
    expect(fitThreshold(known.map((p) => (p === farthest ? { ...p, x: 1000 } : p))).k).toBe(k)
  })
})

describe("load('birds')", () => {
  test('has the six birds of the table, typed', async () => {
    const { six } = await load('birds')
    expect(six.map((bird) => Object.values(bird))).toEqual([
      [1000.1, 125, false, 'brown', 'Buteo jamaicensis'],
      [3000.7, 200, false, 'grey', 'Sagittarius serpentarius'],
      [3300, 220.3, false, 'grey', 'Sagittarius serpentarius'],
      [4100, 136, true, 'black', 'Gavia immer'],
      [3, 11, false, 'green', 'Calothorax lucifer'],
      [570, 75, false, 'black', 'Campephilus principalis'],
    ])
  })

  test('has 321 raw rows of five species, just as they stand in the file', async () => {
    const { larger } = await load('birds')
    expect(larger).toHaveLength(321)
    expect(larger.map((bird) => Object.values(bird).join(',')).join('\n')).toBe(
      committed('birds/birds.csv').split('\n').slice(1, -1).join('\n'),
    )
    expect([...new Set(larger.map((bird) => bird.species))].sort()).toEqual([...species].sort())
  })
})

describe("load('studies')", () => {
  test('has studies that say what they are about', async () => {
    for (const { about } of Object.values(await load('studies'))) expect(about).toMatch(/^[A-Z].+\.$/)
  })
})

describe('load', () => {
  test('names the data sets there are when asked for another', async () => {
    await expect(load('pionts' as 'points')).rejects.toThrow(
      'data set must be one of points, birds, park, penguins, names, drawings, studies: "pionts"',
    )
    await expect(load('toString' as 'points')).rejects.toThrow('data set must be one of')
  })

  test('says line, column and text of what it cannot read', async () => {
    installTestHost({ 'points/points.csv': 'x,y,label,set\n1,2,A,known\n1,2x,A,known\n' })
    await expect(load('points')).rejects.toThrow('points.csv line 3: y is not a number: "2x"')
    installTestHost({ 'points/points.csv': 'x,y,label,set\n1,2,C,known\n' })
    await expect(load('points')).rejects.toThrow('points.csv line 2: label must be one of A, B: "C"')
    installTestHost({
      'birds/six.csv': 'weight,wingspan,webbed_feet,back,species\n1.2kg,1,no,grey,Gavia immer\n',
    })
    await expect(load('birds')).rejects.toThrow('six.csv line 2: weight is not a number: "1.2kg"')
    installTestHost({
      'birds/six.csv': 'weight,wingspan,webbed_feet,back,species\n-1,1,no,grey,Gavia immer\n',
    })
    await expect(load('birds')).rejects.toThrow('six.csv line 2: weight must be more than 0 g: -1')
  })
})
