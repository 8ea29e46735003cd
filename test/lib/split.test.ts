import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/lib/random.ts'
import { splitData } from '../../src/lib/split.ts'

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
