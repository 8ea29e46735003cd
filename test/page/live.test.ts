import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serialiseNotebook } from '../../src/notebook/serialise.ts'
import type { Cell } from '../../src/notebook/types.ts'
import { buildSite } from '../../src/page/site.ts'
import { openBrowser } from '../browser.ts'
import { type Opened, openFile, violations } from './open.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-live-'))
let browser: Browser

const code = (id: string, source: string, printed: string): Cell => ({
  cell_type: 'code',
  execution_count: 1,
  id,
  metadata: {},
  outputs: [{ output_type: 'display_data', data: { 'text/plain': printed }, metadata: {} }],
  source,
})
const text = (id: string, source: string): Cell => ({ cell_type: 'markdown', id, metadata: {}, source })

const cells: readonly Cell[] = [
  text('head', '# Live\n\nDoes it run?'),
  code('imports', "import { scatter, show } from 'fledgling'\n\nshow('Ready.')", 'Ready.'),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's
  code('number', 'const k = 3\nshow(`k is ${k}.`)', 'k is 3.'),
  text('prose', 'Twice that is 6<!-- 2 * k -->, and one is 1<!-- 1 -->.'),
  code('square', 'function square(x: number): number {\n  return x * x\n}\nshow(square(k))', '9'),
  code(
    'chart',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's
    "const at = (x: number) => ({ x, y: x, label: 'A' as const })\nshow(scatter([at(1), at(k)], { x: 'x', y: 'y', alt: `Two points, at 1 and ${k}.` }))",
    'Two points, at 1 and 3.',
  ),
  text('end', 'The end.'),
]

beforeAll(async () => {
  const notebooks = path.join(folder, 'notebooks', 'en')
  mkdirSync(notebooks, { recursive: true })
  const metadata = { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } }
  const notebook = { cells, metadata, nbformat: 4, nbformat_minor: 5 } as const
  writeFileSync(path.join(notebooks, '99-live.ipynb'), serialiseNotebook(notebook as never))
  const draw = async (_: unknown, id: string) => `<svg id="${id}" viewBox="0 0 640 400"></svg>`
  await buildSite({ notebooks, language: 'en', out: folder }, draw)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const cellOf = (page: Page, id: string) => page.locator(`div.cell[data-cell=${id}]`)
const stateOf = (cell: Locator, state: string) => cell.locator(`> .mark[data-state=${state}]`)

/** Types a text into a cell in place of its own, as a reader does. */
async function write(page: Page, id: string, source: string): Promise<Locator> {
  const cell = cellOf(page, id)
  await cell.scrollIntoViewIfNeeded()
  await cell.locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(source)
  return cell
}

async function open(options = {}): Promise<Opened> {
  return openFile(browser, folder, '99-live.html', { offline: true, ...options })
}

async function closeWithoutTrouble({ page, troubles, foreign, close }: Opened): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect([troubles, foreign]).toEqual([[], []])
  await close()
}

describe('a cell of the page', () => {
  it('runs what was changed at Shift+Enter, after the cells that it needs, and moves on', async () => {
    const opened = await open()
    const { page } = opened
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's
    const number = await write(page, 'number', 'const k = 5\nshow(`k is ${k}.`)')
    await stateOf(number, 'stale').waitFor()
    await page.keyboard.press('Shift+Enter')
    await stateOf(number, 'fresh').waitFor()
    expect(await number.locator('.out').innerText()).toBe('k is 5.')
    expect(await page.locator('[data-cell=square] .cm-content:focus').count()).toBe(1)
    // The cell above was run for it, and shows what it showed.
    await stateOf(cellOf(page, 'imports'), 'published').waitFor()
    await stateOf(cellOf(page, 'chart'), 'stale').waitFor()
    expect(await page.locator('body > [role=status]').innerText()).toContain('Cell 2 is done. k is 5.')

    const numbers = page.locator('[data-cell=prose] c-number')
    await numbers.first().and(page.locator('.own')).waitFor()
    expect(await numbers.allTextContents()).toEqual(['10 (from your run; as published: 6)', '1'])

    await number.getByRole('button', { name: 'As published' }).click()
    expect(await number.locator('.out').innerText()).toBe('k is 3.')
    await number.getByRole('button', { name: 'Reset' }).click()
    await stateOf(number, 'published').waitFor()
    await stateOf(cellOf(page, 'chart'), 'published').waitFor()
    await closeWithoutTrouble(opened)
  })

  it('shows another figure in the same chart, and brings the published outputs back', async () => {
    const opened = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const { page } = opened
    const chart = cellOf(page, 'chart')
    await chart.scrollIntoViewIfNeeded()
    await chart.getByRole('button', { name: 'Run cell' }).click()
    await chart.getByRole('img', { name: 'Two points, at 1 and 3.' }).waitFor()
    const live = await chart.locator('.live').elementHandle()
    await write(page, 'number', 'const k = 7')
    await page.keyboard.press('ControlOrMeta+Enter')
    await chart.getByRole('button', { name: 'Run cell' }).click()
    await chart.getByRole('img', { name: 'Two points, at 1 and 7.' }).waitFor()
    expect(await live?.evaluate((element) => element.isConnected)).toBe(true)
    await write(
      page,
      'chart',
      "const moment = (x: number) => ({ name: String(x), lines: [{ x }] })\nshow(scatter([{ x: 1, y: 2, label: 'A' }], { x: 'x', y: 'y', frames: [1, 2, 3, 4].map(moment), alt: 'Four lines in turn.' }))",
    )
    await page.keyboard.press('ControlOrMeta+Enter')
    // The moments as a strip and, with a slider, as one chart.
    await chart.getByRole('slider').waitFor()
    await chart.locator('.strip .js-plotly-plot').waitFor()
    expect(await chart.getByRole('img', { name: 'Four lines in turn.' }).count()).toBe(2)
    expect(await violations(page)).toEqual([])
    await chart.getByRole('button', { name: 'As published' }).click()
    expect(await chart.locator('.out').innerText()).toBe('Two points, at 1 and 3.')
    expect(await page.locator('.js-plotly-plot').count()).toBe(0)
    await closeWithoutTrouble(opened)
  })

  it('names the line of an error, marks it, and says which cell keeps others from running', async () => {
    const opened = await open()
    const { page } = opened
    const square = await write(page, 'square', 'const two = 2\nconst four = two.square()')
    await page.keyboard.press('ControlOrMeta+Enter')
    const line = square.getByRole('button', { name: 'Line 2' })
    await line.waitFor()
    expect(await square.locator('.trouble').innerText()).toContain('TypeError: two.square is not a function')
    await line.click()
    expect(await square.locator('.cm-marked').innerText()).toBe('const four = two.square()')
    expect(await page.locator('[data-cell=square] .cm-content:focus').count()).toBe(1)

    await write(page, 'square', 'const four = (2 *')
    await page.keyboard.press('ControlOrMeta+Enter')
    await square.locator('.trouble', { hasText: 'SyntaxError' }).waitFor()
    await page.reload()
    await write(page, 'number', 'const k = unheardOf')
    const chart = cellOf(page, 'chart')
    await chart.getByRole('button', { name: 'Run cell' }).click()
    await chart.getByRole('button', { name: 'Go to cell 2' }).click()
    expect(await page.locator('[data-cell=number] .cm-content:focus').count()).toBe(1)
    expect(await cellOf(page, 'number').locator('.trouble').innerText()).toContain('ReferenceError')

    await write(page, 'number', 'const k = 3\nshwo(k)')
    await page.keyboard.press('ControlOrMeta+Enter')
    await cellOf(page, 'number').locator('.trouble .advice', { hasText: 'show' }).waitFor()
    await closeWithoutTrouble(opened)
  })

  it('says which cell an error comes from that was called in another one', async () => {
    const { page, close } = await openFile(browser, folder, '99-live.html')
    await write(page, 'number', "const k = 3\nfunction boom(): void {\n  throw new Error('no')\n}")
    const square = await write(page, 'square', '\nboom()')
    await page.keyboard.press('Control+Enter')
    await square.getByText('Error: no').waitFor()
    const place = square.getByRole('button', { name: 'boom, cell 2, line 3' })
    expect(await square.locator('.trouble').innerText()).toContain('called from cell 3, line 2')
    await place.click()
    expect(
      await cellOf(page, 'number')
        .locator('.cm-content')
        .evaluate((text) => text === document.activeElement),
    ).toBe(true)
    await close()
  })

  it('is stopped in an endless loop, says what was lost, and begins above at the next run', async () => {
    const opened = await open()
    const { page } = opened
    const square = await write(page, 'square', 'while (true) {}')
    await page.keyboard.press('ControlOrMeta+Enter')
    const stop = square.getByRole('button', { name: 'Stop' })
    await stop.waitFor()
    await square.locator('> .mark', { hasText: /running, \d+ s/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await stop.click()
    const notice = square.locator('.notice')
    await notice.getByText('The variables of all cells are gone').waitFor()
    await notice.getByRole('button', { name: 'Run all above' }).click()
    await stateOf(cellOf(page, 'number'), 'fresh').waitFor()
    await write(page, 'square', 'show(k * k)')
    await page.keyboard.press('ControlOrMeta+Enter')
    await square.locator('.out', { hasText: '9' }).waitFor()
    expect(await notice.isVisible()).toBe(false)
    await closeWithoutTrouble(opened)
  })

  it('begins anew with Run all: nothing of an earlier run is left', async () => {
    const { page, close } = await openFile(browser, folder, '99-live.html')
    const count = 'const runs = ((globalThis as any).runs ?? 0) + 1\n;(globalThis as any).runs = runs'
    const square = await write(page, 'square', `${count}\nshow('run ' + runs)`)
    for (const expected of ['run 1', 'run 2']) {
      await page.keyboard.press('Control+Enter')
      await square.getByText(expected).waitFor()
    }
    for (let i = 0; i < 2; i += 1) {
      await page.getByRole('button', { name: 'Run all', exact: true }).click()
      await expect.poll(() => square.locator('.out').innerText()).toContain('run 1')
      await page.getByRole('button', { name: 'Run all', exact: true }).waitFor()
    }
    await close()
  })

  it('can be worked with from the keyboard alone: Tab indents, Escape leaves, changes are undone', async () => {
    const opened = await open()
    const { page } = opened
    const number = cellOf(page, 'number')
    await number.locator('.cm-content').waitFor()
    await cellOf(page, 'imports').getByRole('button', { name: 'Run cell' }).focus()
    await page.keyboard.press('Tab')
    expect(await page.locator('[data-cell=number] .cm-content:focus').count()).toBe(1)
    await page.keyboard.press('Tab')
    expect((await number.locator('.cm-line').first().innerText()).startsWith('  const k')).toBe(true)
    await page.keyboard.press('ControlOrMeta+z')
    await stateOf(number, 'published').waitFor()
    await page.keyboard.press('Escape')
    expect(
      await number.getByRole('button', { name: 'Run cell' }).evaluate((it) => it.matches(':focus')),
    ).toBe(true)
    await page.keyboard.press('Enter')
    await stateOf(number, 'fresh').waitFor()
    // From Run the way leads on, not back into the text, which would take every Tab for itself.
    for (const _ of ['As published', 'Run all above', 'the next text']) await page.keyboard.press('Tab')
    expect(await page.locator('[data-cell=square] .cm-content:focus').count()).toBe(1)
    await closeWithoutTrouble(opened)
  })
})
