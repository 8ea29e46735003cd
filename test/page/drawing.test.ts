import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serialiseNotebook } from '../../src/notebook/serialise.ts'
import { buildSite } from '../../src/page/site.ts'
import { openBrowser } from '../browser.ts'
import { code, markdown, notebookOf } from '../notebook/build.ts'
import { openFile, violations } from './open.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-drawing-'))
const blank = '.'.repeat(28)
/** A model that everybody understands: a sketch with much ink is an owl. */
const guess = `function guess(rows: readonly string[]) {
  const dark = rows.join('').split('f').length - 1
  return [{ name: 'worm', probability: dark < 20 ? 0.9 : 0.2 }, { name: 'owl', probability: dark < 20 ? 0.1 : 0.8 }]
}`
const cell = `const sketch = [\n${`  '${blank}',\n`.repeat(28)}]\nconsole.log(guess(sketch)[0]!.probability)`
const metadata = { fledgling: { control: { kind: 'drawing', drawing: 'sketch', ask: 'guess' } } }

let browser: Browser
beforeAll(async () => {
  const notebooks = path.join(folder, 'notebooks', 'en')
  mkdirSync(notebooks, { recursive: true })
  const notebook = notebookOf(
    markdown('head', '# Draw\n\n**What is it?**'),
    code('model', guess),
    code('draw', cell, { metadata }),
  )
  writeFileSync(path.join(notebooks, '01-draw.ipynb'), serialiseNotebook(notebook))
  await buildSite({ notebooks, language: 'en', out: path.join(folder, 'site') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const open = (options = {}) => openFile(browser, path.join(folder, 'site'), '01-draw.html', options)
const sheetOf = (page: Page) => page.locator('svg.sheet')
const caption = (page: Page) => page.locator('.control .caption')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The sketch as the cell's text says it, once the hand has rested. */
const source = (page: Page) =>
  page.locator('[data-cell=draw] .cm-content, [data-cell=draw] pre').first().innerText()
const inked = async (page: Page) =>
  (await source(page))
    .match(/'[.0-9a-f]{28}'/g)!
    .join('')
    .replace(/[.']/g, '').length

/** Draws a line from one place of the sheet to another, both as parts of its width and height. */
async function stroke(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  await sheetOf(page).scrollIntoViewIfNeeded()
  const box = (await sheetOf(page).boundingBox())!
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 8 })
  await page.mouse.up()
}

describe('a sheet to draw on', () => {
  it('writes strokes into the cell, takes them back, and is named once the model is there', async () => {
    const { page, troubles, foreign, close } = await open()
    await sheetOf(page).waitFor()
    await stroke(page, [0.2, 0.5], [0.4, 0.5])
    await expect.poll(() => inked(page)).toBeGreaterThan(10)
    await expect.poll(() => caption(page).innerText()).toContain('has not learned here yet')

    await page.locator('[data-cell=model]').getByRole('button', { name: /^Run/ }).first().click()
    await expect.poll(() => caption(page).innerText()).toBe('Worm, with a probability of 0.900.')
    await stroke(page, [0.1, 0.2], [0.9, 0.2])
    await stroke(page, [0.1, 0.8], [0.9, 0.8])
    await expect.poll(() => caption(page).innerText()).toBe('Owl, with a probability of 0.800.')
    expect(await violations(page)).toEqual([])

    const both = await inked(page)
    await button(page, 'Undo the last stroke').click()
    await expect.poll(() => inked(page)).toBeLessThan(both)
    await button(page, 'Empty sheet').click()
    await expect.poll(() => inked(page)).toBe(0)
    await button(page, 'Undo the last stroke').click()
    await expect.poll(() => inked(page)).toBeGreaterThan(0)
    expect({ troubles, foreign }).toEqual({ troubles: [], foreign: [] })
    await close()
  })

  it('is drawn on by keyboard, and says where the pen is', async () => {
    const { page, close } = await open()
    await sheetOf(page).focus()
    for (const key of ['ArrowUp', ' ', 'ArrowRight', 'ArrowRight', 'ArrowRight', ' ', 'ArrowRight']) {
      await page.keyboard.press(key)
    }
    expect(await page.locator('.control-status').innerText()).toBe('Row 14, column 19, the pen is up.')
    await expect.poll(() => source(page)).toContain(`'${'.'.repeat(13)}6ffff6${'.'.repeat(9)}'`)
    await page.keyboard.press('Control+z')
    await expect.poll(() => inked(page)).toBe(0)
    await close()
  })

  it('follows the text of the cell, and an address that somebody sent', async () => {
    const first = await open()
    await stroke(first.page, [0.3, 0.3], [0.7, 0.7])
    await button(first.page, 'Copy the address').click()
    const drawn = await source(first.page)
    const address = first.page.url()
    expect(address).toContain('#control=draw&sketch=')
    await first.close()

    const { page, close } = await open()
    await page.goto(address)
    await expect.poll(() => source(page)).toBe(drawn)
    await page.locator('[data-cell=draw] .cm-content').click()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(cell.replace(blank, `f${blank.slice(1)}`))
    await expect.poll(() => sheetOf(page).locator('path[d="M0 0h1v1h-1z"]').count()).toBe(1)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText("const sketch = ['too short']")
    await expect.poll(() => page.locator('.control .advice').innerText()).toContain('sketch')
    await close()
  })

  it('takes a finger on a phone, without moving the page', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
    const { page, close } = await open(phone)
    await sheetOf(page).scrollIntoViewIfNeeded()
    const box = (await sheetOf(page).boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(390)
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await expect.poll(() => inked(page)).toBeGreaterThan(0)
    expect(await sheetOf(page).evaluate((sheet) => getComputedStyle(sheet).touchAction)).toBe('none')
    await close()
  })
})
