import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/lib/random.ts'
import { splitByGroup, splitData } from '../../src/lib/split.ts'

const parts = { train: 0.6, validation: 0.2, test: 0.2 }

describe('splitData', () => {
  test('puts every row in exactly one part, with each part and each group at its share, whatever the rows', () => {
    const random = seededRandom(21)
    for (let round = 0; round < 100; round++) {
      const groups = ['a', 'b', 'c', 'd'].slice(0, 1 + random.integer(4))
      const rows = Array.from({ length: random.integer(200) }, (_, id) => ({
        id,
        group: groups[Math.floor(random.uniform() ** 2 * groups.length)]!,
      }))
      const share = 0.1 + 0.4 * random.uniform()
      const shares = { train: 1 - share, test: share }
      const split = splitData(rows, { parts: shares, seed: round, by: (row) => row.group })
      const ids = [...split.train, ...split.test].map((row) => row.id).sort((a, b) => a - b)
      expect(ids).toEqual(rows.map((row) => row.id))
      for (const name of ['train', 'test'] as const) {
        expect(Math.abs(split[name].length - shares[name] * rows.length)).toBeLessThanOrEqual(1)
        for (const group of groups) {
          const all = rows.filter((row) => row.group === group).length
          const here = split[name].filter((row) => row.group === group).length
          expect(Math.abs(here - shares[name] * all)).toBeLessThanOrEqual(2)
        }
      }
    }
  })

  test('repeats with the same seed and differs with another', () => {
    const rows = [...Array(50).keys()]
    expect(splitData(rows, { parts, seed: 1 })).toEqual(splitData(rows, { parts, seed: 1 }))
    expect(splitData(rows, { parts, seed: 1 })).not.toEqual(splitData(rows, { parts, seed: 2 }))
  })

  test('lets no part come out sorted by group', () => {
    const rows = [...Array(100).keys()].map((id) => (id < 50 ? 'a' : 'b'))
    const { train } = splitData(rows, { parts, seed: 3, by: (row) => row })
    expect(train.join('')).not.toBe([...train].sort().join(''))
  })

  test('sends each row everywhere equally often over many seeds', () => {
    const rows = [...Array(10).keys()]
    const inTest = rows.map(() => 0)
    for (let seed = 0; seed < 2000; seed++) {
      for (const row of splitData(rows, { parts, seed }).test) inTest[row]! += 1
    }
    for (const n of inTest) expect(Math.abs(n - 400)).toBeLessThan(80)
  })

  test('refuses shares that are negative or do not add up to 1', () => {
    expect(() => splitData([1], { parts: { train: 0.6, test: 0.3 }, seed: 1 })).toThrow(
      'parts must add up to 1: 0.8999999999999999',
    )
    expect(() => splitData([1], { parts: { train: 1.5, test: -0.5 }, seed: 1 })).toThrow(
      'parts.test must be 0 or more: -0.5',
    )
  })
})

describe('splitByGroup', () => {
  const birds = ['Dream 2007', 'Biscoe 2007', 'Dream 2008', 'Torgersen 2008', 'Biscoe 2007']
  const island = (bird: string) => bird.split(' ')[0]!
  const year = (bird: string) => Number(bird.split(' ')[1])

  test('holds each group out once, with all its rows, in the order of the rows', () => {
    expect(splitByGroup(birds, island)).toEqual([
      { group: 'Dream', train: [birds[1], birds[3], birds[4]], test: [birds[0], birds[2]] },
      { group: 'Biscoe', train: [birds[0], birds[2], birds[3]], test: [birds[1], birds[4]] },
      { group: 'Torgersen', train: [birds[0], birds[1], birds[2], birds[4]], test: [birds[3]] },
    ])
    expect(splitByGroup(birds, year).map(({ group, test }) => [group, test.length])).toEqual([
      [2007, 3],
      [2008, 2],
    ])
  })

  test('refuses rows that are all of one group', () => {
    expect(() => splitByGroup(birds.slice(0, 1), island)).toThrow('rows must be of two groups or more: 1')
    expect(() => splitByGroup([], island)).toThrow('rows must be of two groups or more: 0')
  })
})
