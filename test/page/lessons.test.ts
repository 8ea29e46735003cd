import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { withCourse } from './course.ts'
import { drawCharts, openFile, violations } from './open.ts'

const lessons = readdirSync(path.resolve('notebooks/en'))
  .filter((name) => name.endsWith('.ipynb'))
  .map((name) => name.replace('.ipynb', '.html'))
let folder: string
let browser: Browser

withCourse((opened, site) => {
  browser = opened
  folder = site
})

describe('the page of a lesson', () => {
  it.each(lessons.flatMap((file) => [[file, 1280, 'light'] as const, [file, 390, 'dark'] as const]))(
    '%s, %i pixels wide, %s: nothing is fetched, nothing fails, axe finds nothing',
    async (file, width, colorScheme) => {
      const opened = await openFile(browser, folder, file, { viewport: { width, height: 900 }, colorScheme })
      const { page, foreign, troubles } = opened
      await drawCharts(page)
      expect(await violations(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      expect({ foreign, troubles }).toEqual({ foreign: [], troubles: [] })
      await opened.close()
    },
  )

  it.each([...lessons])('%s: every link leads to a page or a heading that is there', async (file) => {
    const { page, close } = await openFile(browser, folder, file, { javaScriptEnabled: false })
    const targets = await page
      .locator('a[href]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
    const there = new Set(await page.locator('[id]').evaluateAll((all) => all.map((each) => `#${each.id}`)))
    const files = new Set(
      readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/')),
    )
    const isThere = (target: string) => {
      if (target.startsWith('https:')) return true
      return target.startsWith('#')
        ? there.has(decodeURIComponent(target))
        : files.has(target.replace(/#.*/, ''))
    }
    expect(targets.filter((target) => !isThere(target))).toEqual([])
    await close()
  })

  it.each([...lessons])('%s: every chart is a picture with alternative text', async (file) => {
    const { page, close } = await openFile(browser, folder, file, { javaScriptEnabled: false })
    const charts = page.locator('figure[data-chart]')
    expect(await charts.locator('> .still > svg[role="img"][aria-label]').count()).toBe(await charts.count())
    await close()
  })
})
