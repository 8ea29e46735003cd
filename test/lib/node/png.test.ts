import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const figure = { data: [], layout: { width: 100, height: 50 }, alt: 'Nothing.' }

/** Asks a drawer for the same picture twice, in a process of its own, and tells what came. */
function drawTwice(dist: string): { pictures: (string | null)[]; errors: string; status: number | null } {
  const script = `
    const { PictureDrawer } = require(${JSON.stringify(path.join(dist, 'lib/node/png.js'))})
    const drawer = new PictureDrawer()
    const figure = ${JSON.stringify(figure)}
    console.log(JSON.stringify([drawer.draw(figure), drawer.draw(figure)]))`
  const run = spawnSync(process.execPath, ['--eval', script], { encoding: 'utf8' })
  return { pictures: JSON.parse(run.stdout), errors: run.stderr, status: run.status }
}

describe('PictureDrawer', () => {
  let copy: string

  beforeEach(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'fledgling-png-'))
    for (const part of ['lib', 'picture'])
      cpSync(path.join('dist', part), path.join(copy, 'dist', part), { recursive: true })
    for (const file of ['package.json']) cpSync(file, path.join(copy, file))
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'), 'junction')
  })
  afterEach(() => rmSync(copy, { recursive: true, force: true }))

  it('draws while its thread waits, the same bytes each time, and lets the process end', () => {
    const { pictures, errors, status } = drawTwice(path.join(copy, 'dist'))
    expect(errors).toBe('')
    expect(status).toBe(0)
    expect(pictures[0]).toMatch(/^iVBORw0KGgo/)
    expect(pictures[1]).toBe(pictures[0])
  }, 240_000)

  it('gives null and warns once where a part that it needs is missing', () => {
    writeFileSync(
      path.join(copy, 'dist/picture/plotly.js'),
      `throw new Error('no Plotly here')\nexport function openStudio() {}`,
    )
    const { pictures, errors, status } = drawTwice(path.join(copy, 'dist'))
    expect({ pictures, status }).toEqual({ pictures: [null, null], status: 0 })
    expect(errors).toBe('Charts come without pictures: no Plotly here\n')
  }, 240_000)

  it('gives null and warns once where the whole drawing part is missing', () => {
    rmSync(path.join(copy, 'dist/picture'), { recursive: true })
    mkdirSync(path.join(copy, 'dist/picture'))
    const { pictures, errors } = drawTwice(path.join(copy, 'dist'))
    expect(pictures).toEqual([null, null])
    expect(errors).toMatch(/^Charts come without pictures: .*npm run build.*\n$/)
  })
})
