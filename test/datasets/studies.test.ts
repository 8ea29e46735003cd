import { load } from 'fledgling'
import { describe, expect, it } from 'vitest'

describe('datasets/studies', () => {
  it('has one accuracy a seed for the bird network, over ten different seeds', async () => {
    const { seeds, loud, soft } = (await load('studies'))['bird-network'] as Record<string, readonly number[]>
    expect(new Set(seeds).size).toBe(10)
    expect(loud).toHaveLength(10)
    expect(soft).toHaveLength(10)
  })

  it('finds the bird network of lesson 05 right about at least 97 % of the test birds, whatever the seed', async () => {
    const { soft = [] } = (await load('studies'))['bird-network'] as Record<string, readonly number[]>
    expect(Math.min(...soft)).toBeGreaterThanOrEqual(0.97)
    expect(Math.max(...soft)).toBeLessThanOrEqual(1)
  })

  it('finds the network of lesson 09 right about at least 97 % of the test penguins in the mean of ten seeds', async () => {
    const study = (await load('studies'))['penguin-network'] as Record<string, readonly number[]>
    const { seeds, network = [], softmax = [], tree = [], line = [], commonest = [], misnamed = [] } = study
    const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length
    expect(new Set(seeds).size).toBe(10)
    expect(network).toHaveLength(10)
    expect(mean(network)).toBeGreaterThanOrEqual(0.97)
    expect(Math.abs(mean(network) - mean(softmax))).toBeLessThan(0.01)
    expect(mean(network)).toBeGreaterThan(mean(tree) + 0.02)
    expect(mean(tree)).toBeGreaterThan(mean(line) + 0.1)
    expect(mean(line)).toBeGreaterThan(mean(commonest) + 0.3)
    // 68 birds in each test: what was misnamed is what the accuracy lacks.
    expect(misnamed).toHaveLength(Math.round(network.reduce((sum, share) => sum + 68 * (1 - share), 0)))
  })
})
