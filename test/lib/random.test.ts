import { afterEach, describe, expect, test } from 'vitest'
import { seededRandom, withSeed } from '../../src/lib/random.ts'
import { scikitLearn } from '../oracles/scikit-learn.ts'

describe('seededRandom', () => {
  test.each(scikitLearn.sfc32)(
    'with seed $seed draws what sfc32 in whole-number arithmetic draws',
    (oracle) => {
      const random = seededRandom(oracle.seed)
      expect(oracle.stream.map(() => random.uniform() * 2 ** 32)).toEqual(oracle.stream)
    },
  )

  test('gives the same stream for the same seed and another one for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed).uniform)
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
    expect(draw(1)).not.toEqual(draw(2 ** 32 + 1))
  })

  test('uniform numbers fill [0, 1) evenly', () => {
    const random = seededRandom(3)
    const bins = new Array<number>(10).fill(0)
    for (let i = 0; i < 20_000; i++) bins[Math.floor(random.uniform() * 10)]! += 1
    // Chi-square with 9 degrees of freedom: above 27.9 once in a thousand seeds.
    expect(bins.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0)).toBeLessThan(27.9)
  })

  test('normal numbers have the mean and standard deviation asked for', () => {
    const random = seededRandom(4)
    const drawn = Array.from({ length: 20_000 }, () => random.normal(10, 2))
    const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length
    const sd = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length)
    expect(mean).toBeCloseTo(10, 1)
    expect(sd).toBeCloseTo(2, 1)
    const within = drawn.filter((x) => Math.abs(x - 10) < 2).length / drawn.length
    expect(within).toBeCloseTo(0.683, 1)
  })

  test('shuffle keeps every item, leaves its input alone, and puts each item in each place equally often', () => {
    const random = seededRandom(5)
    const items = [0, 1, 2, 3]
    const places = items.map(() => items.map(() => 0))
    for (let i = 0; i < 8000; i++) {
      const shuffled = random.shuffle(items)
      expect([...shuffled].sort()).toEqual(items)
      for (const [place, item] of shuffled.entries()) places[item]![place]! += 1
    }
    expect(items).toEqual([0, 1, 2, 3])
    for (const n of places.flat()) expect(Math.abs(n - 2000)).toBeLessThan(150)
  })

  test('sample draws without putting back', () => {
    const random = seededRandom(6)
    expect(new Set(random.sample([...Array(20).keys()], 20)).size).toBe(20)
    expect(random.sample(['a', 'b'], 0)).toEqual([])
  })

  test('says in one sentence what it cannot do', () => {
    expect(() => seededRandom(1.5)).toThrow('seed must be a whole number: 1.5')
    expect(() => seededRandom(Number.NaN)).toThrow('seed must be a whole number: NaN')
    expect(() => seededRandom(1).integer(0)).toThrow('below must be a whole number from 1 to 4294967296: 0')
    expect(() => seededRandom(1).sample([1, 2], 3)).toThrow('n must be a whole number from 0 to 2: 3')
  })
})

describe('withSeed', () => {
  const original = Math.random
  afterEach(() => expect(Math.random).toBe(original))

  test('makes Math.random repeat', () => {
    const draw = () => withSeed(9, () => [Math.random(), Math.random()])
    expect(draw()).toEqual(draw())
  })

  test('holds until a promise is settled', async () => {
    const draw = () =>
      withSeed(9, async () => {
        await new Promise((resolve) => setTimeout(resolve, 1))
        return Math.random()
      })
    expect(await draw()).toBe(await draw())
  })

  test('puts the old generator back when the function throws or rejects', async () => {
    expect(() =>
      withSeed(1, () => {
        throw new Error('on purpose')
      }),
    ).toThrow('on purpose')
    await expect(withSeed(1, () => Promise.reject(new Error('later')))).rejects.toThrow('later')
  })

  test('nests', () => {
    const [inner, outer] = withSeed(1, () => [withSeed(2, () => Math.random()), Math.random()] as const)
    expect(inner).toBe(seededRandom(2).uniform())
    expect(outer).toBe(seededRandom(1).uniform())
  })
})
