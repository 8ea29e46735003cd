import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../browser.ts'
import { dataSetsOracle } from '../../oracles/data-sets.ts'
import { openRunner, type RunnerPage } from './harness.ts'

let browser: Browser
let page: RunnerPage

beforeAll(async () => {
  browser = await openBrowser()
  page = await openRunner(browser)
})

afterAll(async () => {
  expect(page.troubles).toEqual([])
  expect(page.foreign).toEqual([])
  await browser?.close()
})

describe('a cell in the worker', () => {
  it('writes what Node writes, and the value that it ends in', async () => {
    const { stdout, error } = await page.run('console.log([1, 2], { a: "x" })\nnew Map([["k", 3n]])')
    expect(error).toBeUndefined()
    expect(stdout).toBe("[ 1, 2 ] { a: 'x' }\nMap(1) { 'k' => 3n }\n")
  })

  it('keeps its variables for the next one, which may declare them again', async () => {
    await page.run('const kept: number = 41\nlet count = 0\nfunction raise() { count += 1 }', 'one')
    const { stdout } = await page.run('raise(); raise()\nconsole.log(kept + 1, count)', 'two')
    expect(stdout).toBe('42 2\n')
    expect((await page.run('const kept = "new"\nkept', 'one')).stdout).toBe('new\n')
  })

  it('gives back the value of an expression beside the cells, and prints nothing', async () => {
    await page.run('const weight = 4100', 'loon')
    const { value, stdout } = await page.run('weight / 1000', '')
    expect([value, stdout]).toEqual([4.1, ''])
  })

  it('imports the library, shows what it shows, and loads the data that the page carries', async () => {
    const bytes = [...readFileSync('datasets/points/points.csv')]
    await page.page.evaluate(
      (csv) => void window.harness.parts.set('data/points/points.csv', new Uint8Array(csv)),
      bytes,
    )
    const source = `import { load, show, table } from 'fledgling'
      const { known } = await load('points')
      show(known.length + ' points', table([{ a: 1 }], { caption: 'One row.' }))`
    const { displays, error } = await page.run(source)
    expect(error).toBeUndefined()
    expect(displays[0]).toEqual({ 'text/plain': '40 points' })
    expect(displays[1]!['text/html']).toContain('<td')
  })

  it('loads bytes that are no text, the same as in Node', async () => {
    const files = ['drawings/drawings.bin', 'drawings/junk.json'].map((file) => {
      return { file, bytes: [...readFileSync(`datasets/${file}`)] }
    })
    await page.page.evaluate((parts) => {
      for (const { file, bytes } of parts) window.harness.parts.set(`data/${file}`, new Uint8Array(bytes))
    }, files)
    const { displays, error } = await page.run(`import { load, show } from 'fledgling'
      const { drawings } = await load('drawings')
      const ink = (kind) => drawings.filter((each) => each.kind === kind)
        .reduce((sum, { pixels }) => sum + pixels.flat().reduce((a, pixel) => a + Math.round(pixel * 15), 0), 0)
      show(ink('bird') + ' ' + ink('butterfly'))`)
    expect(error).toBeUndefined()
    const { bird, butterfly } = dataSetsOracle.drawings
    expect(displays[0]).toEqual({ 'text/plain': `${bird?.ink} ${butterfly?.ink}` })
  })

  it('says which modules and data sets a page has where one is not there', async () => {
    expect((await page.run("import _ from 'lodash'")).error?.message).toBe(
      'This page carries no module "lodash". It carries fledgling, @tensorflow/tfjs and danfojs-node.',
    )
    expect((await page.run("import * as tf from '@tensorflow/tfjs'")).error?.message).toContain(
      'This page carries no @tensorflow/tfjs',
    )
    const { error } = await page.run("import { load } from 'fledgling'\nawait load('birds')")
    expect(error?.message).toContain('does not carry the data file "birds/six.csv"')
  })
})

describe('an error', () => {
  it('is told with its line and column, and the way to it through the cells', async () => {
    await page.run('const deep = (x: number) => {\n  if (x > 1) throw new RangeError("too deep")\n}', 'below')
    const { error } = await page.run('const a = 1\nfunction dive() { deep(2) }\ndive()', 'above')
    expect(error).toMatchObject({
      name: 'RangeError',
      message: 'too deep',
      cell: 'below',
      line: 2,
      column: 20,
    })
    expect(error!.trace).toEqual([
      'deep, cell below, line 2',
      'dive, cell above, line 2',
      'cell above, line 3',
    ])
  })

  it('has the reader’s column in the first line too, where the code has more before it', async () => {
    const { error } = await page.run('const nothing: null = null; nothing.x', 'first')
    expect(error).toMatchObject({ cell: 'first', line: 1, column: 37 })
  })

  it('may be anything that was thrown', async () => {
    expect((await page.run('throw "a text"')).error).toMatchObject({ name: 'Error', message: 'a text' })
    expect((await page.run('throw { code: 7 }')).error?.message).toBe('{ code: 7 }')
    expect((await page.run('throw undefined')).error?.message).toBe('undefined')
  })

  it('is not lost in a promise that nobody waits for', async () => {
    const { error } = await page.run('const other = 1\nPromise.reject(new Error("left alone"))\n0', 'alone')
    expect(error).toMatchObject({ message: 'left alone', cell: 'alone', line: 2 })
  })

  it('of a timer stands under the cell that set it, and so does what the timer prints', async () => {
    const texts = await page.page.evaluate(async () => {
      const source = 'const t = setTimeout(() => {\n  console.log("tick")\n  throw new Error("late") }, 30)'
      const first = await window.harness.run(source, 'timer')
      await window.harness.run('await new Promise((done) => setTimeout(done, 90))', 'other')
      return [first.stdout, first.late[0]?.message, first.late[0]?.line]
    })
    expect(texts).toEqual(['tick\n', 'late', 3])
  })
})

describe('errors without end', () => {
  it('in promises and timers become a few', async () => {
    const count = await page.page.evaluate(async () => {
      const source = 'for (let i = 0; i < 10000; i++) Promise.reject(new Error("no " + i))\n0'
      const { error, late } = await window.harness.run(source, 'flood')
      await window.harness.run('await new Promise((done) => setTimeout(done, 100))', 'other')
      return late.length + (error === undefined ? 0 : 1)
    })
    expect(count).toBe(20)
  })

  it('cannot silence the runtime: it has its own console', async () => {
    await page.run('const before = console\nglobalThis.console = null as any')
    expect((await page.run('1 + 1')).stdout).toBe('2\n')
    await page.run('globalThis.console = before')
  })
})

describe('much output', () => {
  it('of ten thousand lines comes whole, in a few messages', async () => {
    const { stdout, messages } = await page.run('for (let i = 0; i < 10000; i++) console.log("line", i)')
    expect(stdout).toBe(Array.from({ length: 10000 }, (_, i) => `line ${i}\n`).join(''))
    expect(messages).toBeLessThan(100)
  })

  it('is cut at 10 MB of a kind, and says so', async () => {
    const { stdout, stderr } = await page.run('for (let i = 0; i < 1100; i++) console.log("x".repeat(9999))')
    expect(stdout.length).toBe(10_000_000)
    expect(stderr).toBe('\nOutput cut: a cell keeps 10 MB of each kind of output.\n')
  })

  it('of a table with a million rows becomes its head and a sentence', async () => {
    const source = `import { show, table } from 'fledgling'
      show(table(Array.from({ length: 1e6 }, (_, i) => ({ i })), { caption: 'A million.' }))`
    const { displays, stdout, stderr } = await page.run(source)
    expect(displays).toEqual([])
    expect(stdout.split('\n').slice(0, 3)).toEqual(['A million.', '', '     i'])
    expect(stdout.split('\n').length).toBeLessThan(30)
    expect(stderr).toContain('Output cut')
  })

  it('of displays without end is cut as well', async () => {
    const source = "import { show } from 'fledgling'\nfor (let i = 0; i < 5000; i++) show(i)"
    const { displays, stderr } = await page.run(source)
    expect(displays).toHaveLength(1000)
    expect(stderr).toContain('Output cut: a cell keeps 1000 charts, tables and texts.')
  })

  it('of a training are the steps that a page can show, the last one among them', async () => {
    const source = `import { report } from 'fledgling'
      for (let epoch = 1; epoch <= 20000; epoch++) report(epoch, 20000, { loss: 1 / epoch })`
    const { progress, stdout, displays } = await page.run(source)
    expect(progress.at(-1)).toEqual({ step: 20000, of: 20000, unit: 'epoch', values: { loss: 1 / 20000 } })
    expect(progress.length).toBeLessThan(200)
    expect([stdout, displays]).toEqual(['', []])
  })
})

describe('a browser that starts no worker in a frame', () => {
  it('starts it in the page, and cells run as before', async () => {
    // The script of the frame, known by its hash, is the first after that of the page.
    const without = (policy: string) => policy.replace(/( 'sha256-[^']+') 'sha256-[^']+'/, '$1')
    const other = await openRunner(browser, without)
    expect((await other.run('typeof fetch + (20 + 1) * 2')).stdout).toBe('undefined42\n')
    expect(await other.page.locator('iframe').count()).toBe(0)
    await other.close()
  })
})

describe('stop', () => {
  it('ends an endless loop and what waits behind it, and the next run finds an empty scope', async () => {
    await page.run('const before = 1')
    const ended = await page.page.evaluate(async () => {
      const loop = window.harness.run('console.log("in"); while (true) {}', 'loop')
      await new Promise((resolve) => setTimeout(resolve, 200))
      const begun = performance.now()
      window.harness.stop()
      const { stopped, stdout } = await loop
      return { stopped, stdout, milliseconds: performance.now() - begun, lost: window.harness.lost }
    })
    expect(ended).toMatchObject({ stopped: true, stdout: 'in\n', lost: ['stopped'] })
    expect((await page.run('typeof before')).stdout).toBe('undefined\n')
  })

  it('reaches a loop that never stops writing', async () => {
    const { stopped, length } = await page.page.evaluate(async () => {
      const loop = window.harness.run('while (true) console.log("again and again")', 'loop')
      await new Promise((resolve) => setTimeout(resolve, 300))
      window.harness.stop()
      const { stopped, stdout } = await loop
      return { stopped, length: stdout.length }
    })
    expect(stopped).toBe(true)
    expect(length).toBeGreaterThan(100)
  })
})
