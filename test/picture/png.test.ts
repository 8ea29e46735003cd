import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { drawPng } from '../../src/picture/index.ts'
import { samples } from '../charts/samples.ts'

const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Width and height from the head of a PNG file (its IHDR chunk, RFC 2083). */
function size(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

describe('drawPng(figure, options)', () => {
  it('gives a PNG of two pixels for one, or as many as asked for', async () => {
    const figure = samples.columns!
    const png = await drawPng(figure)
    expect([...png.subarray(0, 8)]).toEqual(head)
    expect(size(png)).toEqual([1280, 800])
    expect(size(await drawPng(figure, { scale: 1 }))).toEqual([640, 400])
  })

  it('gives the same bytes in every process, whatever was drawn before', async () => {
    const draw = (names: string[]) => {
      const script = `
        const { drawPng } = await import('./dist/picture/index.js')
        const { createHash } = await import('node:crypto')
        const { readFileSync } = await import('node:fs')
        const figures = JSON.parse(readFileSync(0, 'utf8'))
        for (const figure of figures) console.log(createHash('sha256').update(await drawPng(figure)).digest('hex'))`
      const input = JSON.stringify(names.map((name) => samples[name]))
      const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
        input,
        encoding: 'utf8',
      })
      expect(run.stderr).toBe('')
      return run.stdout.trim().split('\n')
    }
    const there = draw(['scatter', 'confusion'])
    const back = draw(['confusion', 'scatter'])
    expect(there).toEqual([...back].reverse())
    const here = createHash('sha256')
      .update(await drawPng(samples.confusion!))
      .digest('hex')
    expect(here).toBe(there[1])
    // Three processes load Plotly; on a busy machine that takes a while.
  }, 240_000)
})
