import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../src/page/site.ts'
import { openBrowser } from '../browser.ts'
import { openFile, violations } from './open.ts'

const notebooks = path.resolve('notebooks/en')
const files = ['01-a-line-that-decides.ipynb', 'glossary.ipynb']
const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-look-up-'))
const single = path.join(folder, 'single')
const lesson = '01-a-line-that-decides.html'
const phone = { viewport: { width: 390, height: 844 } }
const draw = async (_: unknown, id: string) => `<svg id="${id}" viewBox="0 0 640 400"></svg>`
let browser: Browser

beforeAll(async () => {
  await buildSite({ notebooks, files, language: 'en', out: folder }, draw)
  await buildSite({ notebooks, files, language: 'en', out: single, single: true }, draw)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const isTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe('a term in the text', () => {
  it('shows its definition on a click, by keyboard and to voices, and leads on to the glossary', async () => {
    const { page, troubles, close } = await openFile(browser, folder, lesson, phone)
    const note = page.locator('.term-note')
    const term = page.locator('a.term', { hasText: 'staircase' }).first()
    await term.click()
    expect(await note.innerText()).toMatch(/^The count of mistakes drawn for every k\./)
    expect(await term.getAttribute('aria-expanded')).toBe('true')
    expect(await violations(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    const box = (await note.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(390)
    await page.locator('h1').click()
    expect(await note.count()).toBe(0)

    await page.locator('#s-training').evaluate((heading) => {
      heading.tabIndex = -1
      heading.focus()
    })
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Training')
    expect(await note.innerText()).toMatch(/^Looking for the values of the parameters/)
    const described = await page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-describedby') ?? ''
      return document.getElementById(id)?.textContent
    })
    expect(described).toMatch(/^Looking for the values of the parameters/)
    await page.keyboard.press('Tab')
    expect(await focused(page)).not.toBe('lesson 01, A line that decides')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('lesson 01, A line that decides')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toMatch(/^Training/)
    expect(await note.count()).toBe(0)
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/glossary\.html#s-training$/)
    expect(troubles).toEqual([])
    await close()
  })

  it('opens on a slide as well, where Escape closes it and no more, and the search leads to other slides', async () => {
    const { page, close } = await openFile(browser, folder, lesson)
    const slides = page.locator(':root.slides')
    await page.locator('#s-the-data').scrollIntoViewIfNeeded()
    await page.keyboard.press('s')
    const terms = page.locator('a.term:visible')
    for (let i = 0; i < 10 && (await terms.count()) === 0; i += 1) await page.keyboard.press('ArrowRight')
    await terms.first().click()
    expect(await page.locator('.term-note').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.locator('.term-note').count()).toBe(0)
    expect(await slides.count()).toBe(1)
    await page.keyboard.press('/')
    await page.keyboard.type('swap the labels')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(await slides.count()).toBe(1)
    await page.keyboard.press('/')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#s-swap-the-labels').waitFor()
    expect(await slides.count()).toBe(1)
    await close()
  })

  it('is a link to the glossary where scripts are off', async () => {
    const { page, close } = await openFile(browser, folder, lesson, { javaScriptEnabled: false })
    await page.locator('a.term', { hasText: 'staircase' }).first().click()
    expect(page.url()).toMatch(/glossary\.html#s-staircase$/)
    await close()
  })

  it('finds its definition inside a single file, with and without scripts', async () => {
    const { page, foreign, close } = await openFile(browser, single, lesson)
    await page.locator('a.term', { hasText: 'staircase' }).first().click()
    expect(await page.locator('.term-note').innerText()).toMatch(/^The count of mistakes drawn for every k\./)
    expect(await page.locator('.term-note a[href^="glossary"]').count()).toBe(0)
    expect(foreign).toEqual([])
    await close()
    const paper = await openFile(browser, single, lesson, { javaScriptEnabled: false })
    await paper.page.locator('a.term', { hasText: 'staircase' }).first().click()
    expect(paper.page.url()).toMatch(/#t-staircase$/)
    expect(await paper.page.locator('#t-staircase + dd').isVisible()).toBe(true)
    await paper.close()
  })
})

describe('the search', () => {
  it('opens with a key, forgives a typing error, and leads by keyboard to a heading of another page', async () => {
    const { page, foreign, troubles, close } = await openFile(browser, folder, lesson, phone)
    await page.keyboard.press('/')
    await page.keyboard.type('lerning rate')
    const results = page.getByRole('option')
    await results.first().waitFor()
    expect(await page.locator('.search [role=status]').textContent()).toMatch(/places were found\.$/)
    expect(await page.getByRole('combobox').getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    const chosen = await page.getByRole('combobox').getAttribute('aria-activedescendant')
    expect(await page.locator(`#${chosen}`).getAttribute('href')).toBe('glossary.html#s-learning-rate')
    expect(await page.locator('[aria-selected=true]').count()).toBe(1)
    expect(await violations(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await page.keyboard.press('Enter')
    await page.waitForURL(/glossary\.html#s-learning-rate$/)
    expect({ foreign, troubles }).toEqual({ foreign: [], troubles: [] })
    await close()
  })

  it('moves the focus to a heading of the same page, and gives it back when it is closed', async () => {
    const { page, close } = await openFile(browser, single, lesson)
    const button = page.getByRole('button', { name: 'Search' })
    await button.click()
    await page.keyboard.type('swap the labels')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('/')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#s-swap-the-labels$/)
    expect(await focused(page)).toBe('Swap the labels')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await close()
  })

  it('is there on the contents page too, and leaves the key alone where somebody types', async () => {
    const { page, close } = await openFile(browser, folder, 'index.html')
    await page.keyboard.press('/')
    await page.keyboard.type('1/2')
    expect(await page.getByRole('combobox').inputValue()).toBe('1/2')
    await page.getByRole('combobox').fill('outlier')
    await page.getByRole('option').first().click()
    await page.waitForURL(/glossary\.html#s-outlier$/)
    await close()
  })
})

describe('the data of a chart', () => {
  it('stands under it as a table, and can be copied whole', async () => {
    const { page, troubles, close } = await openFile(browser, folder, lesson, {
      ...phone,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const chart = page.locator('[data-cell=load-points] figure[data-chart]')
    await chart.getByText('Show the data').click()
    await chart.locator('tbody tr').nth(39).waitFor()
    const rows = await chart.locator('tbody tr').evaluateAll((all) => {
      return all.map((row) => [...row.children].map((cell) => cell.textContent).join(','))
    })
    // Line by line what the file of the points says, the A first.
    const known = readFileSync('datasets/points/points.csv', 'utf8').trim().split('\n').slice(1, 41)
    const expected = known.map((line) => line.split(',')).map((cells) => cells.slice(0, 3))
    const sorted = (lines: readonly string[]) => [...lines].sort()
    expect(sorted(rows)).toEqual(
      sorted(expected.map(([x, y, label]) => `${label},${Number(x)},${Number(y)}`)),
    )
    expect(await violations(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await chart.getByRole('button', { name: 'Copy as CSV' }).click()
    await chart.getByText('Copied.').waitFor()
    const copy = await page.evaluate(() => navigator.clipboard.readText())
    expect(copy.replaceAll('\r', '')).toBe(`series,x,y\n${rows.map((row) => `${row}\n`).join('')}`)
    expect(troubles).toEqual([])
    await close()
  })

  it('follows the chart when the reader has changed its cell', async () => {
    const { page, troubles, close } = await openFile(browser, folder, lesson)
    const cell = (id: string) => page.locator(`.cell[data-cell=${id}]`)
    await cell('set-up').locator('button.run').click()
    const charts = cell('load-points').locator('figure[data-chart]')
    const chart = charts.first()
    await chart.getByText('Show the data').click()
    await expect.poll(() => chart.locator('tbody tr').count()).toBe(40)
    // As before, the chart is the second thing that the cell shows.
    await cell('load-points').locator('.cm-content').click()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(
      "show('One.', line([{ points: [{ x: 1, y: 5 }] }], { x: 'k', y: 'loss', alt: 'One.' }))\n" +
        "show(line([{ points: [{ x: 2, y: 6 }] }], { x: 'k', y: 'loss', alt: 'Two.' }))",
    )
    await page.keyboard.press('Control+Enter')
    await chart.locator('tbody td', { hasText: /^5$/ }).waitFor()
    expect(await chart.locator('th, td').allTextContents()).toEqual(['k', 'loss', '1', '5'])
    await charts.nth(1).getByText('Show the data').click()
    // A table is made when it is opened.
    await expect.poll(() => charts.nth(1).locator('td').allTextContents()).toEqual(['2', '6'])
    const all = await page.locator('figure[data-chart]').count()
    await expect.poll(() => page.locator('.chart-data').count()).toBe(all)
    expect(troubles).toEqual([])
    await close()
  })
})
