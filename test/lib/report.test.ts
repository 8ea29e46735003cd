import { beforeEach, describe, expect, it } from 'vitest'
import { installHost } from '../../src/lib/host.ts'
import { report } from '../../src/lib/report.ts'

const told: unknown[] = []
const host = {
  language: 'en',
  emit: () => told.push('emitted'),
  png: () => null,
  read: async () => new Uint8Array(),
  startTensorFlow: async () => {},
} as const

beforeEach(() => {
  told.length = 0
})

describe('report(step, of, values, unit)', () => {
  it('tells a host that has a place for it, and emits nothing', () => {
    installHost({ ...host, progress: (progress) => told.push(progress) })
    report(3, 125, { loss: 0.5 })
    report(1, 10, {}, 'seed')
    expect(told).toEqual([
      { step: 3, of: 125, unit: 'epoch', values: { loss: 0.5 } },
      { step: 1, of: 10, unit: 'seed', values: {} },
    ])
  })

  it('does nothing where there is no such place, as in a notebook', () => {
    installHost(host)
    report(3, 125, { loss: 0.5 })
    expect(told).toEqual([])
  })

  it.each([
    [5, 4],
    [-1, 4],
    [1.5, 4],
    [1, Number.NaN],
  ])('refuses step %d of %d', (step, of) => {
    installHost(host)
    expect(() => report(step, of)).toThrow(
      `report takes the number of a step and how many there are: ${step} of ${of}`,
    )
  })
})
