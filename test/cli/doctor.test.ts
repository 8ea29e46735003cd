import { describe, expect, it } from 'vitest'
import { examine } from '../../src/cli/doctor.ts'
import type { Probe } from '../../src/cli/probes.ts'
import { probes } from '../../src/cli/probes.ts'
import { fakeEnvironment } from './environment.ts'

const there: Probe = {
  name: 'kernel',
  needed: true,
  cost: 'all',
  ask: async () => ({ ok: true, found: '1.0' }),
}
const gone: Probe = {
  name: 'Jupyter',
  needed: false,
  cost: 'no JupyterLab',
  mend: 'pip install jupyterlab',
  ask: async () => ({ ok: false, found: 'not on the PATH' }),
}

describe('doctor', () => {
  it('ends with 0 when only optional parts are missing, and says what they cost and what mends it', async () => {
    const { environment, printed } = fakeEnvironment()
    expect(await examine(environment, [there, gone])).toBe(0)
    expect(printed).toEqual([
      'ok      kernel: 1.0',
      'absent  Jupyter: not on the PATH\n        cost: no JupyterLab\n        mend: pip install jupyterlab',
      'Everything that the lessons need is there.',
    ])
  })

  it('ends with 1 when a needed part is missing, also one whose question fails', async () => {
    const { environment, printed } = fakeEnvironment()
    const broken: Probe = {
      ...there,
      mend: 'npm ci',
      ask: () => Promise.reject(new Error('no such module\nstack')),
    }
    expect(await examine(environment, [there, broken], { quiet: true })).toBe(1)
    expect(printed).toEqual([
      'MISSING kernel: no such module\n        cost: all\n        mend: npm ci',
      'One needed part is missing.',
    ])
  })

  it('finds every needed part in this checkout', async () => {
    const needed = probes(fakeEnvironment().environment).filter((probe) => probe.needed)
    for (const probe of needed) expect(await probe.ask(), probe.name).toMatchObject({ ok: true })
    expect(needed.length).toBeGreaterThan(5)
  })

  it('names a cost and a way to mend for every part', () => {
    for (const probe of probes(fakeEnvironment().environment)) {
      expect(probe.cost, probe.name).not.toBe('')
      expect(probe.mend, probe.name).toBeTruthy()
    }
  })
})
