import { describe, expect, it } from 'vitest'
import { progressInKernel } from '../../../src/lib/node/kernel-door.ts'

interface Shown {
  readonly text: unknown
  readonly id: string | undefined
  readonly update: boolean
}

/** A door that notes what goes through it, and a clock that is set by hand. */
function watched() {
  const shown: Shown[] = []
  const time = { now: 0 }
  const door = {
    display: (
      content: { data: Record<string, unknown>; transient: { display_id?: string } },
      update: boolean,
    ) => void shown.push({ text: content.data['text/plain'], id: content.transient.display_id, update }),
  }
  const report = progressInKernel(door as Parameters<typeof progressInKernel>[0], () => time.now)
  const epoch = (step: number, of: number, values = {}) => report({ step, of, unit: 'epoch', values })
  return { shown, time, epoch }
}

describe('progressInKernel(door, clock)', () => {
  it('shows the first state, four a second, and the last', () => {
    const { shown, time, epoch } = watched()
    for (let step = 1; step <= 100; step++) {
      time.now += 10
      epoch(step, 100, { loss: 1 / 3 })
    }
    expect(shown.map(({ text }) => text)).toEqual([
      'epoch 1 of 100: loss 0.3333',
      'epoch 26 of 100: loss 0.3333',
      'epoch 51 of 100: loss 0.3333',
      'epoch 76 of 100: loss 0.3333',
      'epoch 100 of 100: loss 0.3333',
    ])
    expect(shown.map(({ update }) => update)).toEqual([false, true, true, true, true])
    expect(new Set(shown.map(({ id }) => id)).size).toBe(1)
  })

  it('begins another bar where a training begins anew', () => {
    const { shown, epoch } = watched()
    epoch(1, 3)
    epoch(1, 3)
    epoch(3, 3)
    epoch(3, 3)
    epoch(1, 2)
    expect(shown.map(({ text, update }) => `${text} ${update}`)).toEqual([
      'epoch 1 of 3 false',
      'epoch 3 of 3 true',
      'epoch 3 of 3 false',
      'epoch 1 of 2 false',
    ])
    expect(new Set(shown.map(({ id }) => id)).size).toBe(3)
  })
})
