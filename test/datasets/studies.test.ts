import { load } from 'fledgling'
import { describe, expect, it } from 'vitest'

const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length

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

  it.each([
    // What the course wants of its three last models: how good, and how much better than the plain one, in the mean.
    { study: 'drawing-network', model: 'convolutional', plain: 'dense', least: 0.58, lead: 0.12 },
    { study: 'name-network', model: 'network', plain: 'bag', least: 0.8, lead: 0.25 },
  ])('finds the $model of $study right often enough, and far ahead of the $plain', async (wanted) => {
    const study = (await load('studies'))[wanted.study] as Record<string, readonly number[]>
    const [model, plain] = [study[wanted.model]!, study[wanted.plain]!]
    expect([new Set(study.seeds).size, model.length, plain.length]).toEqual([10, 10, 10])
    expect(mean(model)).toBeGreaterThanOrEqual(wanted.least)
    expect(mean(model) - mean(plain)).toBeGreaterThanOrEqual(wanted.lead)
  })

  it('finds the transformer of lesson 12 better than letter pairs by a quarter of a nat, whatever the seed', async () => {
    const study = (await load('studies'))['bird-names'] as Record<string, readonly number[]>
    const { seeds = [], pairs = [], transformer = [], tables = [] } = study
    expect([new Set(seeds).size, pairs.length, transformer.length]).toEqual([10, 10, 10])
    for (const [i, loss] of transformer.entries()) expect(pairs[i]! - loss).toBeGreaterThan(0.25)
    // And what the lesson says of its rival: tables that count are better still on names of birds.
    for (const [i, loss] of tables.entries()) expect(loss).toBeLessThan(transformer[i]!)
  })
})
