import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../src/page/site.ts'
import { openBrowser } from '../browser.ts'
import { drawCharts, openFile } from './open.ts'

const notebooks = path.resolve('test/input/hostile/notebooks/en')
const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-hostile-'))
const single = path.join(folder, 'single')
const file = '01-hostile.html'
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

describe('a notebook full of hostile content', () => {
  it.each([[file], [`single/${file}`], ['index.html']])(
    '%s runs nothing, asks nothing, loads nothing',
    async (name) => {
      const { page, foreign, troubles, close } = await openFile(browser, folder, name)
      await drawCharts(page)
      for (const link of await page.locator('main a, main summary, main label, main svg text').all()) {
        await link.dispatchEvent('mouseover')
        const href = (await link.getAttribute('href')) ?? ''
        if (!/^https:|\.html|\.ipynb/.test(href)) await link.dispatchEvent('click')
      }
      expect(await page.evaluate(() => (window as { __ran?: number }).__ran)).toBeUndefined()
      expect(await page.evaluate(() => ({}) as { polluted?: boolean })).toEqual({})
      expect({ foreign, troubles }).toEqual({ foreign: [], troubles: [] })
      await close()
    },
  )

  // What the policy would stop must not even be there: each page is looked at as a browser without policy reads it.
  it.each([[file], [`single/${file}`]])('%s holds nothing that a policy would have to stop', async (name) => {
    const html = readFileSync(path.join(folder, name), 'utf8').replace(/<meta http-equiv[^>]*>/, '')
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.setContent(html, { waitUntil: 'commit' })
    const found = await page.locator('html').evaluate((root) => {
      // What is for the instructor waits in templates, and is looked at as if it were shown.
      for (const note of root.querySelectorAll('template[data-slide=notes]')) {
        note.replaceWith((note as HTMLTemplateElement).content)
      }
      const all = [...root.querySelectorAll('*')]
      const attributes = all.flatMap((element) =>
        [...element.attributes].map((a) => `${a.name}=${a.value.slice(0, 60)}`),
      )
      return {
        links: all.filter((element) => element.localName === 'link').length,
        elements: [...new Set(all.map((element) => element.localName))],
        handlers: attributes.filter((text) => /^on/i.test(text)),
        addresses: attributes.filter((text) =>
          /^(?:\w+:)?(?:href|src|action|data|srcset|poster|style)=\s*(?:java|vb|data:text|.*evil)/i.test(
            text,
          ),
        ),
        scripts: all.filter((element) => element.localName === 'script' && !element.hasAttribute('type'))
          .length,
      }
    })
    for (const element of [
      'iframe',
      'object',
      'embed',
      'base',
      'form',
      'foreignobject',
      'video',
      'audio',
      'template',
    ]) {
      expect(found.elements, element).not.toContain(element)
    }
    // The page's own picture for the tab, which is inside it.
    expect(found.links).toBe(1)
    expect(found.handlers).toEqual([])
    expect(found.addresses.filter((text) => text !== 'href=https://evil.example/')).toEqual([])
    expect(found.scripts).toBe(name === file ? 1 : 2)
    await page.close()
  })

  it("shows what stands after it, and the instructor's words to nobody who has not asked", async () => {
    const { page, close } = await openFile(browser, folder, file)
    expect(await page.locator('main').getByText('EVERYTHING-IS-STILL-HERE').isVisible()).toBe(true)
    const secret = page.locator('main').getByText('SECRET-OF-THE-INSTRUCTOR')
    expect(await secret.count()).toBe(0)
    await page.getByRole('button', { name: 'Notes for the instructor' }).click()
    expect(await secret.isVisible()).toBe(true)
    expect(await page.locator('#main').count()).toBe(1)
    expect(await page.locator('main > footer, body > footer').count()).toBe(1)
    await close()
  })
})
