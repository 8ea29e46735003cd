import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../src/page/serve.ts'
import { buildSite, openSite } from '../../src/page/site.ts'
import { openBrowser } from '../browser.ts'
import { drawCharts, openFile, violations } from './open.ts'

const notebooks = path.resolve('test/input/course/notebooks/en')
const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-pages-'))
const single = path.join(folder, 'single')
const lesson = '01-every-kind-of-cell.html'
const phone = { viewport: { width: 390, height: 844 } }
let browser: Browser

beforeAll(async () => {
  await buildSite({ notebooks, language: 'en', out: folder })
  await buildSite({ notebooks, language: 'en', out: single, single: true })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

describe('a page opened from a file', () => {
  it.each([
    ['index.html', 'light', {}],
    ['index.html', 'dark', phone],
    ['notices.html', 'dark', {}],
    [lesson, 'light', {}],
    [lesson, 'dark', {}],
    [lesson, 'light', phone],
    [lesson, 'dark', phone],
    [`single/${lesson}`, 'light', {}],
  ] as const)(
    '%s, %s, %o: nothing is fetched, nothing fails, axe finds nothing',
    async (file, colorScheme, size) => {
      const { page, foreign, troubles, close } = await openFile(browser, folder, file, {
        colorScheme,
        ...size,
      })
      await drawCharts(page)
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      expect({ foreign, troubles }).toEqual({ foreign: [], troubles: [] })
      await close()
    },
  )

  it('shows all of a lesson without scripts', async () => {
    const { page, foreign, troubles, close } = await openFile(browser, folder, lesson, {
      javaScriptEnabled: false,
    })
    const main = page.locator('main')
    for (const text of [
      'Does a page show all',
      '5.30',
      'step 2 { k: 4 }',
      'here is not there',
      'row 30',
      'What you can say now',
    ]) {
      expect(await main.getByText(text).first().isVisible(), text).toBe(true)
    }
    const pictures = page.locator('.still > svg[role="img"]')
    expect(await pictures.count()).toBe(3)
    expect(await pictures.first().getAttribute('aria-label')).toContain('Red circles lie mostly left')
    await page.getByText('One number, k').click()
    expect(await page.getByText('That is all the model keeps of them.').isVisible()).toBe(true)
    await page.getByText('Show the solution').click()
    expect(await page.getByText('return values.length').isVisible()).toBe(true)
    expect(await page.locator('button:visible').count()).toBe(0)
    expect({ foreign, troubles }).toEqual({ foreign: [], troubles: [] })
    await close()
  })

  it('names its language and itself, and its headings go down one level at a time', async () => {
    const { page, close } = await openFile(browser, folder, lesson)
    expect(await page.title()).toBe('Every kind of cell · Fledgling')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((all) => all.map((each) => Number(each.tagName[1])))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, i) => i > 0 && level > levels[i - 1]! + 1)).toEqual([])
    await close()
  })

  it('walks from lesson to lesson, and to a heading of another', async () => {
    const { page, close } = await openFile(browser, folder, 'index.html')
    await page.getByRole('link', { name: 'Every kind of cell' }).click()
    await page.getByRole('link', { name: 'Next' }).click()
    expect(await page.title()).toBe('The other lesson · Fledgling')
    await page.locator('main').getByRole('link', { name: 'Every kind of cell' }).first().click()
    await page.waitForURL('**/01-every-kind-of-cell.html#s-the-loss')
    await close()
  })

  it('loads Plotly once, when a chart comes near, and not before', async () => {
    const { page, close } = await openFile(browser, folder, lesson, phone)
    expect(await page.locator('script[src*="plotly"]').count()).toBe(0)
    await drawCharts(page)
    expect(await page.locator('script[src*="plotly"]').count()).toBe(1)
    await close()
  })

  it('changes the theme, charts included, and remembers it', async () => {
    const { page, close } = await openFile(browser, folder, lesson, { colorScheme: 'light' })
    await drawCharts(page)
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const dot = () =>
      page
        .locator('.live .points path')
        .first()
        .evaluate((path) => getComputedStyle(path).fill)
    const light = [await paper(), await dot()]
    await page.getByRole('button', { name: 'Dark' }).click()
    await expect
      .poll(async () => [await paper(), await dot()])
      .toEqual(['rgb(20, 24, 28)', 'rgb(255, 138, 92)'])
    await page.reload()
    expect(await paper()).toBe('rgb(20, 24, 28)')
    await page.getByRole('button', { name: 'Light' }).click()
    await drawCharts(page)
    await expect.poll(async () => [await paper(), await dot()]).toEqual(light)
    await close()
  })

  it('walks through the moments of a chart by keyboard', async () => {
    const { page, close } = await openFile(browser, folder, lesson)
    await drawCharts(page)
    const slider = page.getByRole('slider')
    const line = () =>
      page
        .locator('[data-moments] .live .lines path, [data-moments] .live path.js-line')
        .first()
        .getAttribute('d')
    const last = await line()
    await slider.press('Home')
    expect(await slider.getAttribute('aria-valuetext')).toBe('after 1')
    await expect.poll(line).not.toBe(last)
    await close()
  })

  it('asks its questions by radio buttons, by keyboard too, and explains every choice', async () => {
    const { page, close } = await openFile(browser, folder, lesson)
    const group = page.getByRole('group', { name: 'You train twice' })
    expect(await group.getByRole('radio').count()).toBe(3)
    await group.getByRole('radio', { name: 'The points' }).focus()
    await page.keyboard.press('Space')
    expect(await group.getByRole('status').allInnerTexts()).toEqual([
      expect.stringContaining('They are gone'),
      '',
      '',
    ])
    await page.keyboard.press('ArrowDown')
    expect(await group.getByText('That is all the model keeps').isVisible()).toBe(true)
    expect(await group.getByText('They are gone').count()).toBe(0)
    await close()
  })

  it('can be reached by keyboard from the first link to the last', async () => {
    const { page, close } = await openFile(browser, folder, lesson)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the text')
    const seen = new Set<string>()
    for (let i = 0; i < 160; i += 1) {
      await page.keyboard.press('Tab')
      // In an editor Tab indents; Escape leads out of it, to its buttons.
      if (await page.evaluate(() => document.activeElement?.matches('.cm-content'))) {
        await page.keyboard.press('Escape')
      }
      seen.add(await page.evaluate(() => (document.activeElement as HTMLElement).innerText ?? ''))
    }
    for (const name of ['The model', 'Hint', 'Show the solution', 'Licences and sources', 'Dark']) {
      expect(
        [...seen].some((text) => text.includes(name)),
        name,
      ).toBe(true)
    }
    await close()
  })

  it('prints pictures and no controls', async () => {
    const { page, close } = await openFile(browser, folder, lesson, { colorScheme: 'dark' })
    await drawCharts(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.still > svg').first().isVisible()).toBe(true)
    expect(
      await page.locator('.live:visible, button:visible, nav:visible, input[type=range]:visible').count(),
    ).toBe(0)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
    await close()
  })
})

describe('a served page', () => {
  it('works under its stricter address, and loads itself again when it has changed', async () => {
    const site = await openSite({ notebooks, language: 'en', served: true })
    const source = async (name: string) => (site.paths.includes(name) ? site.render(name) : undefined)
    const serving = await serve(source, { port: 0 })
    const page = await browser.newPage()
    const troubles: string[] = []
    page.on('pageerror', (error) => troubles.push(error.message))
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    const listening = page.waitForRequest('**/-/events')
    await page.goto(`${serving.url}${lesson}`)
    await listening
    await drawCharts(page)
    expect(troubles.filter((text) => !text.includes('favicon'))).toEqual([])
    const again = page.waitForEvent('load')
    // The page may not listen yet when it is first told; and while it is loading it should not be told again.
    const told = () => {
      serving.send({ reload: [lesson] })
      return Promise.race([again.then(() => 'loaded'), new Promise((resolve) => setTimeout(resolve, 5000))])
    }
    await expect.poll(told, { timeout: 30_000 }).toBe('loaded')
    await page.close()
    await serving.close()
  })
})
