// The live pages in the browser of the tests: how much must be read, how soon a cell has run, how smoothly a hand moves the
// line, and whether the tab grows. `npm run bench` calls it; `node test/bench/page.mjs` runs it alone.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { buildSite } from '../../dist/page/site.js'
import { memoryOf } from './memory.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`
const heading = (text) => console.log(`\n${text}`)
const line = (what, found, target, ok) =>
  console.log(`  ${what}: ${found} (target: ${target})${ok ? '' : ', MISSED'}`)
const below = (what, value, target, unit) =>
  line(what, `${value.toFixed(0)} ${unit}`, `under ${target} ${unit}`, value < target)

/** The browser of the tests, whose opening is written in TypeScript. */
async function openBrowser() {
  const file = path.join(root, '.fledgling', 'bench-browser.mjs')
  mkdirSync(path.dirname(file), { recursive: true })
  const entryPoints = [path.join(root, 'test', 'browser.ts')]
  await build({
    entryPoints,
    outfile: file,
    bundle: true,
    platform: 'node',
    packages: 'external',
    format: 'esm',
  })
  const browser = await import(pathToFileURL(file).href)
  return browser.openBrowser()
}

function sizes(linked, single) {
  heading('What a page carries, gzipped')
  const assets = path.join(linked, 'assets')
  const size = (name) => {
    const file = readdirSync(assets).find((each) => new RegExp(`^${name}-[0-9a-f]{10}\\.js$`).test(each))
    return gzipped(readFileSync(path.join(assets, file)))
  }
  const first = ['client', 'editor', 'worker'].map((name) => [name, size(name)])
  const sum = first.reduce((total, [, bytes]) => total + bytes, 0)
  const parts = first.map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(', ')
  line(`script before a cell can run (${parts})`, kilobytes(sum), 'at most 250 KB', sum <= 250_000)
  const later = ['more', 'search', 'plotly', 'tensorflow', 'tensorflow-wasm', 'danfojs']
  console.log(`  read when needed: ${later.map((name) => `${name} ${kilobytes(size(name))}`).join(', ')}`)
  for (const file of readdirSync(single)) {
    const html = readFileSync(path.join(single, file), 'utf8')
    const limit = /data-part="tensorflow"/.test(html) ? 1600 : 1200
    const data = /<script type="text\/plain" data-part="data\/[^>]*>[^<]*<\/script>/g
    const bytes = gzipped(html.replace(data, ''))
    line(`${file} alone, data sets aside`, kilobytes(bytes), `at most ${limit} KB`, bytes <= limit * 1000)
  }
}

/** Runs in the page: clicks Run of a cell and resolves with the milliseconds until the frame that shows its result. */
const clickRun = (id) =>
  new Promise((resolve) => {
    const cell = document.querySelector(`.cell[data-cell="${id}"]`)
    const mark = cell.querySelector('.mark')
    let isRunning = false
    const from = performance.now()
    const watch = new MutationObserver(() => {
      const { state } = mark.dataset
      if (state === 'queued' || state === 'running') isRunning = true
      if (!isRunning || (state !== 'fresh' && state !== 'stale')) return
      watch.disconnect()
      requestAnimationFrame(() => resolve(performance.now() - from))
    })
    watch.observe(mark, { attributes: true })
    cell.querySelector('button.run').click()
  })

/** Runs in the page before anything else: notes when the first editor stands there, milliseconds after the start. */
const noteEditor = () => {
  window.editorAt = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('.cm-content') === null) return
      watch.disconnect()
      resolve(performance.now())
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  // Editors are made when they come near the view.
  addEventListener('DOMContentLoaded', () => document.querySelector('.cell').scrollIntoView())
}

async function freshPage(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.addInitScript(noteEditor)
  await page.goto(address)
  const usable = await page.evaluate(() => window.editorAt)
  return { page, usable, close: () => context.close() }
}

async function speed(browser, linked) {
  heading('From a click on Run to the frame with the result, opened from a file; medians')
  const address = (stem) => pathToFileURL(path.join(linked, `${stem}.html`)).href
  const usable = []
  const first = []
  const firstTensors = []
  const later = []
  const chart = []
  for (let round = 0; round < 5; round++) {
    const opened = await freshPage(browser, address('01-a-line-that-decides'))
    usable.push(opened.usable)
    first.push(await opened.page.evaluate(clickRun, 'set-up'))
    for (const [id, times] of [
      ['set-up', later],
      ['load-points', chart],
    ]) {
      await opened.page.evaluate(clickRun, id)
      for (let run = 0; run < 5; run++) times.push(await opened.page.evaluate(clickRun, id))
    }
    await opened.close()
    const tensors = await freshPage(browser, address('05-birds-the-classifier'))
    firstTensors.push(await tensors.page.evaluate(clickRun, 'set-up'))
    await tensors.close()
  }
  below('page usable: text and the first editor', median(usable), 1000, 'ms')
  below('first run of a cell of lesson 01', median(first), 300, 'ms')
  below('a later run of it', median(later), 30, 'ms')
  console.log(`  a later run of the cell with the first chart: ${median(chart).toFixed(0)} ms`)
  below('first cell with TensorFlow.js, lesson 05', median(firstTensors), 1500, 'ms')
}

/**
 * Runs in the page: moves the grasped line to another place with every frame, as fast as the page keeps up, for three
 * seconds. Resolves with the frames a second whose picture differs from the one before. The pointer is grasped by the real
 * mouse; moved by it, the connection to the browser would be measured.
 */
const dragInPage = ({ x, y }) =>
  new Promise((resolve) => {
    const grip = document.querySelector('[role="slider"][data-part="line"]')
    const picture = grip.closest('svg')
    const from = performance.now()
    let [frames, changed, seen] = [0, 0, '']
    const frame = () => {
      const now = picture.parentElement.innerHTML
      if (now !== seen) changed += 1
      seen = now
      frames += 1
      const seconds = (performance.now() - from) / 1000
      if (seconds > 3) return resolve({ changed: changed / seconds, all: frames / seconds })
      // To and fro over 200 pixels, never twice the same place in a row.
      const clientX = x + Math.abs(((frames * 7) % 400) - 200) - 100
      const target = document.querySelector('[role="slider"][data-part="line"]').closest('svg')
      target.dispatchEvent(
        new PointerEvent('pointermove', {
          clientX,
          clientY: y,
          pointerId: 1,
          pointerType: 'mouse',
          bubbles: true,
        }),
      )
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })

async function dragging(browser, linked) {
  heading('Dragging the line x = k of lesson 01')
  const { page, close } = await freshPage(
    browser,
    pathToFileURL(path.join(linked, '01-a-line-that-decides.html')).href,
  )
  const grip = page.locator('[role="slider"][data-part="line"]').first()
  await grip.scrollIntoViewIfNeeded()
  const { x, y, width, height } = await grip.boundingBox()
  const middle = { x: x + width / 2, y: y + height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  const { changed, all } = await page.evaluate(dragInPage, middle)
  await page.mouse.up()
  await close()
  const found = `${changed.toFixed(0)} frames a second with another picture, of ${all.toFixed(0)}`
  line('for three seconds', found, 'at least 30', changed >= 30)
}

/** Runs all cells of the page, and gives the number of cells that ended well. */
async function runAll(page) {
  const button = page.locator('button.run-all')
  const word = await button.textContent()
  await button.click()
  await page.locator('.mark[data-state="running"]').first().waitFor({ state: 'attached' })
  await page.waitForFunction(
    (idle) =>
      document.querySelector('button.run-all').textContent === idle &&
      document.querySelector('.mark[data-state="running"], .mark[data-state="queued"]') === null,
    word,
    { timeout: 120_000 },
  )
}

async function memory(browser, linked) {
  heading('Memory of a tab after a whole lesson was run, and run again')
  for (const stem of ['01-a-line-that-decides', '05-birds-the-classifier']) {
    const { page, close } = await freshPage(browser, pathToFileURL(path.join(linked, `${stem}.html`)).href)
    const found = []
    for (let round = 0; round < 2; round++) {
      await runAll(page)
      found.push(await memoryOf(page))
    }
    const [once, twice] = found
    const growth = (name) => 100 * (twice[name] / once[name] - 1)
    const names = { page: 'MB', worker: 'MB', nodes: 'nodes', resident: 'MB' }
    for (const [name, unit] of Object.entries(names)) {
      if (once[name] === undefined) continue
      const text = `${once[name].toFixed(1)}, then ${twice[name].toFixed(1)} ${unit}, ${growth(name).toFixed(1)} %`
      line(`${stem}, ${name}`, text, 'at most 10 % more', growth(name) <= 10)
    }
    await close()
  }
}

/** Prints the numbers of the live pages beside their targets. */
export async function benchPages() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-bench-pages-'))
  const [linked, single] = ['linked', 'single'].map((name) => path.join(folder, name))
  const course = { notebooks: path.join(root, 'notebooks', 'en'), language: 'en' }
  await buildSite({ ...course, out: linked })
  await buildSite({ ...course, out: single, single: true })
  sizes(linked, single)
  const browser = await openBrowser()
  try {
    await speed(browser, linked)
    await dragging(browser, linked)
    await memory(browser, linked)
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchPages()
