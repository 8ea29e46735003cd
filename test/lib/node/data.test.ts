import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'
import { readData } from '../../../src/lib/node/data.ts'

describe('readData(path)', () => {
  it('gives the bytes of a committed file, from whatever folder it is asked', async () => {
    const bytes = await readData('points/README.md')
    expect(Buffer.from(bytes).equals(readFileSync('datasets/points/README.md'))).toBe(true)
  })

  it.each(['../package.json', 'points/../../package.json', '/etc/hostname', '.'])(
    'refuses %s',
    async (path) => {
      await expect(readData(path)).rejects.toThrow(
        /^(a data file must be inside datasets|no such data file in datasets): "/,
      )
    },
  )

  it('says which file is not there', async () => {
    await expect(readData('dragons/dragons.csv')).rejects.toThrow(
      'no such data file in datasets: "dragons/dragons.csv"',
    )
  })
})
