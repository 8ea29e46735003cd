import { beforeAll, describe, expect, test } from 'vitest'
import { load } from '../../src/lib/load.ts'
import { seededRandom } from '../../src/lib/random.ts'
import { fitThreshold, midpoints, mistakes, type Point, sideOf } from '../../src/lib/threshold.ts'
import { scikitLearn } from '../oracles/scikit-learn.ts'
import { installTestHost } from './host.ts'

const point = (x: number, label: 'A' | 'B'): Point => ({ x, y: 0, label })
const four = [point(1, 'A'), point(2, 'B'), point(3, 'A'), point(4, 'B')]

beforeAll(() => installTestHost())

describe('mistakes', () => {
  test('counts A on the line or right of it, and B left of it', () => {
    expect([0, 1.5, 2, 2.5, 3.5, 5].map((k) => mistakes(k, four))).toEqual([2, 1, 1, 2, 1, 2])
    expect([sideOf(2, 1.9), sideOf(2, 2), sideOf(2, 2.1)]).toEqual(['A', 'B', 'B'])
  })

  test('counts none where there are no points', () => {
    expect(mistakes(1, [])).toBe(0)
  })

  test('refuses a line that is nowhere', () => {
    expect(() => mistakes(Number.NaN, four)).toThrow('k must be a finite number: NaN')
  })
})

describe('midpoints', () => {
  test('lie between each two neighbours, in order, whatever the order given', () => {
    expect(midpoints([4, 1, 2])).toEqual([1.5, 3])
  })

  test('count equal values once', () => {
    expect(midpoints([2, 2, 2])).toEqual([])
    expect(midpoints([1, 2, 2, 4])).toEqual([1.5, 3])
  })

  test('refuse what is no number', () => {
    expect(() => midpoints([1, Number.NaN])).toThrow('x must be a finite number: NaN')
  })
})

describe('fitThreshold', () => {
  test('takes the first of equally good lines, and tells all it tried', () => {
    expect(fitThreshold(four)).toEqual({
      k: 1.5,
      mistakes: 1,
      tried: [
        { k: 1.5, mistakes: 1 },
        { k: 2.5, mistakes: 2 },
        { k: 3.5, mistakes: 1 },
      ],
    })
  })

  test('finds on the course data what a search of a thousand lines in numpy finds', async () => {
    const { known } = await load('points')
    const { k, mistakes: fewest } = fitThreshold(known)
    expect(fewest).toBe(scikitLearn.points.fewestMistakes)
    expect(k).toBeGreaterThan(scikitLearn.points.from)
    expect(k).toBeLessThan(scikitLearn.points.to)
  })

  test('is never beaten by any other line between the outermost points', () => {
    const random = seededRandom(11)
    for (let round = 0; round < 50; round++) {
      const points = Array.from({ length: 12 }, () =>
        point(random.normal(), random.uniform() < 0.5 ? 'A' : 'B'),
      )
      const xs = points.map((each) => each.x)
      const [low, high] = [Math.min(...xs), Math.max(...xs)]
      const best = fitThreshold(points)
      expect(mistakes(best.k, points)).toBe(best.mistakes)
      for (let i = 1; i < 100; i++) {
        expect(mistakes(low + ((high - low) * i) / 100, points)).toBeGreaterThanOrEqual(best.mistakes)
      }
    }
  })

  test('refuses points with no room for a line', () => {
    expect(() => fitThreshold([])).toThrow('points must have two different x or more: 0 points')
    expect(() => fitThreshold([point(1, 'A'), point(1, 'B')])).toThrow(
      'points must have two different x or more',
    )
  })
})
