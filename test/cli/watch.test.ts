import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Changes, watchFolders } from '../../src/cli/watch.ts'

let base: string
let end: () => Promise<void>
let told: Changes[]
let wake: () => void

beforeEach(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'fledgling-watch-'))
  for (const name of ['notebooks', 'src/lib', 'datasets/points']) {
    mkdirSync(path.join(base, name), { recursive: true })
  }
  told = []
  wake = () => {}
  end = await watchFolders(
    {
      notebooks: path.join(base, 'notebooks'),
      sources: path.join(base, 'src'),
      datasets: path.join(base, 'datasets'),
    },
    (changes) => {
      told.push(changes)
      wake()
    },
  )
})
afterEach(async () => {
  await end()
  rmSync(base, { recursive: true })
})

async function write(...names: string[]): Promise<void> {
  const news = new Promise<void>((resolve) => {
    wake = resolve
  })
  for (const name of names) writeFileSync(path.join(base, name), `${Math.random()}`)
  await news
}

describe('watchFolders', () => {
  it('tells of a notebook, the library and a data set apart', async () => {
    await write('notebooks/01-a-line.ipynb')
    await write('src/lib/threshold.ts')
    await write('datasets/points/points.csv')
    const nothing = { notebooks: [], library: false, data: false }
    expect(told).toEqual([
      { ...nothing, notebooks: [path.join(base, 'notebooks', '01-a-line.ipynb')] },
      { ...nothing, library: true },
      { ...nothing, data: true },
    ])
  })

  it('says nothing of what editors and Jupyter leave beside a notebook', async () => {
    mkdirSync(path.join(base, 'notebooks', '.ipynb_checkpoints'))
    await write('notebooks/.ipynb_checkpoints/a.ipynb', 'notebooks/a.ipynb~', 'notebooks/a.ipynb')
    expect(told.flatMap(({ notebooks }) => notebooks)).toEqual([path.join(base, 'notebooks', 'a.ipynb')])
  })
})
