import { load } from 'fledgling'
import { expect, it } from 'vitest'

const study = async (name: string) =>
  (await load('studies'))[name] as unknown as Record<string, readonly number[]>
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

it('has the twenty looks of a hundred rangers, whose best on the test pile never falls', async () => {
  const { inDrawer = [], later = [], bestInDrawer = [], bestLater = [] } = await study('twenty-looks')
  expect([inDrawer.length, later.length, bestInDrawer.length, bestLater.length]).toEqual([20, 20, 100, 100])
  for (const [look, share] of inDrawer.entries()) {
    if (look > 0) expect(share).toBeGreaterThanOrEqual(inDrawer[look - 1]!)
  }
  expect(mean(bestInDrawer)).toBeCloseTo(inDrawer[19]!, 12)
  expect(mean(bestLater)).toBeCloseTo(later[19]!, 12)
})

it('finds the best of twenty looks promised too much, and a single look not', async () => {
  const { inDrawer = [], later = [] } = await study('twenty-looks')
  expect(Math.abs(inDrawer[0]! - later[0]!)).toBeLessThan(0.02)
  expect(inDrawer[19]! - later[19]!).toBeGreaterThan(0.02)
  expect(inDrawer[19]! - later[19]!).toBeLessThan(0.05)
})

it('finds tuned networks better than the untuned one, whatever the seed and the search', async () => {
  const { seeds = [], untunedLoss = [], gridLoss = [], randomLoss = [] } = await study('tuned-penguins')
  expect(new Set(seeds).size).toBe(10)
  for (const [i, loss] of untunedLoss.entries()) {
    expect(gridLoss[i]!).toBeLessThan(loss)
    expect(randomLoss[i]!).toBeLessThan(loss)
  }
})
