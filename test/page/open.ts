import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page in a context of its own, and everything that happened in it that should not. */
export interface Opened {
  readonly page: Page
  /** Requests for anything that is not a file below the site's folder, nor inside the page. */
  readonly foreign: string[]
  /** Errors of the console and of scripts, dialogs, new windows. */
  readonly troubles: string[]
  close(): Promise<void>
}

/** Opens a file of a site as a double click would, and watches it. */
export async function openFile(
  browser: Browser,
  folder: string,
  file: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const own = pathToFileURL(folder + path.sep).href
  return openAddress(browser, own, pathToFileURL(path.join(folder, file)).href, options)
}

/** Opens a page of a site that begins with `own`, and watches it. */
export async function openAddress(
  browser: Browser,
  own: string,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const foreign: string[] = []
  const troubles: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !/^(data|blob):/.test(request.url())) foreign.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', (popup) => troubles.push(`popup: ${popup.url()}`))
  await page.goto(address)
  return { page, foreign, troubles, close: () => context.close() }
}

/** Brings every chart that the page shows near the view and waits until Plotly has drawn it. */
export async function drawCharts(page: Page): Promise<void> {
  for (const chart of await page.locator('figure[data-chart]:visible').all()) {
    await chart.scrollIntoViewIfNeeded()
    await chart.and(page.locator('.drawn')).waitFor()
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds on the page as it stands, each with the element. */
export async function violations(page: Page): Promise<string[]> {
  // Playwright puts it into the page past the policy, which the reader's browser would not.
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const result = await axe.run()
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`),
    )
  })
}
