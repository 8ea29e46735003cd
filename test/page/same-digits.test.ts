import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { isCode } from '../../src/notebook/roles.ts'
import { serialiseNotebook } from '../../src/notebook/serialise.ts'
import type { CodeCell, Notebook, Output } from '../../src/notebook/types.ts'
import { folderSource } from '../../src/page/folder.ts'
import { serve } from '../../src/page/serve.ts'
import { buildSite } from '../../src/page/site.ts'
import { compareNotebooks } from '../../src/run/compare.ts'
import { openBrowser } from '../browser.ts'
import { type Opened, openAddress, openFile } from './open.ts'

const course = path.resolve('notebooks/en')
const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-digits-'))
const linked = path.join(folder, 'linked')
const single = path.join(folder, 'single')
const notebookOf = (stem: string) =>
  parseNotebook(readFileSync(path.join(course, `${stem}.ipynb`), 'utf8'), stem)
const stems = readdirSync(course)
  .filter((file) => file.endsWith('.ipynb'))
  .map((file) => path.basename(file, '.ipynb'))
  .filter((stem) => notebookOf(stem).cells.some(isCode))
let browser: Browser

/** A lesson may train for a minute, and three times as long on a busy machine. */
const LONG = 400_000

/** The pages are built without any output, so that nothing can be compared but what a run has put out. */
beforeAll(async () => {
  const notebooks = path.join(folder, 'notebooks', 'en')
  mkdirSync(notebooks, { recursive: true })
  for (const stem of stems) {
    const notebook = notebookOf(stem)
    const cells = notebook.cells.map((cell) => (isCode(cell) ? { ...cell, outputs: [] } : cell))
    writeFileSync(path.join(notebooks, `${stem}.ipynb`), serialiseNotebook({ ...notebook, cells }))
  }
  const options = { notebooks, language: 'en' } as const
  await buildSite({ ...options, out: linked })
  await buildSite({ ...options, out: single, single: true })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

/** Runs every cell of the page, one after the other, and waits for the last. */
async function runAll(page: Page, notebook: Notebook): Promise<void> {
  await page.getByRole('button', { name: 'Run all', exact: true }).click()
  // Without published outputs, a cell is fresh once it was run here, and the last one ends the run.
  const fresh = page.locator('main div.cell[data-cell] [data-state=fresh]')
  await expect.poll(() => fresh.count(), { timeout: LONG }).toBe(notebook.cells.filter(isCode).length)
  await page.getByRole('button', { name: 'Run all', exact: true }).waitFor()
}

/** What the reader takes away: the notebook with the outputs of the page. */
async function taken(page: Page): Promise<Notebook> {
  await page.getByRole('button', { name: 'My work' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my notebook' }).click(),
  ])
  return parseNotebook(readFileSync(await file.path(), 'utf8'), 'my.ipynb')
}

/** Without what only the engine adds: the pictures of charts, what describes them, and the counts. */
function bare(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => {
    if (!isCode(cell)) return cell
    return { ...cell, execution_count: null, outputs: cell.outputs.map(bareOutput) } as CodeCell
  })
  return { ...notebook, cells }
}

function bareOutput(output: Output): Output {
  if (output.output_type !== 'display_data') return output
  const { 'image/png': _, ...data } = output.data
  return { ...output, data, metadata: {} }
}

async function expectSameDigits({ page, troubles, foreign, close }: Opened, stem: string): Promise<void> {
  const committed = notebookOf(stem)
  await runAll(page, committed)
  const found = await taken(page)
  expect(compareNotebooks(bare(committed), bare(found))).toEqual([])
  expect([troubles, foreign]).toEqual([[], []])
  await close()
}

describe('every cell of a lesson, run in the page', { timeout: LONG }, () => {
  it.each(stems)('%s gives the committed outputs from a file, without a network', async (stem) => {
    await expectSameDigits(await openFile(browser, linked, `${stem}.html`, { offline: true }), stem)
  })

  it('00-start-here gives them from a server too', async () => {
    const { url, close } = await serve(folderSource(linked), { port: 0 })
    await expectSameDigits(await openAddress(browser, url, `${url}${stems[0]}.html`), stems[0]!)
    await close()
  })

  it('05-birds-the-classifier gives them as a single file, stopped in its training and begun again', async () => {
    const stem = '05-birds-the-classifier'
    const opened = await openFile(browser, single, `${stem}.html`, { offline: true })
    const { page } = opened
    await page.getByRole('button', { name: 'Run all', exact: true }).click()
    await page.locator('.progress:visible').waitFor()
    await page.getByRole('button', { name: 'Stop', exact: true }).first().click()
    await page.getByRole('button', { name: 'Run all', exact: true }).waitFor()
    await expectSameDigits(opened, stem)
  })
})
