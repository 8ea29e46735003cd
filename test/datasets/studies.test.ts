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
})
