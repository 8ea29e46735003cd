import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv } from 'ajv'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseNotebook } from '../../src/notebook/parse.ts'
import { isCode } from '../../src/notebook/roles.ts'
import { serialiseNotebook } from '../../src/notebook/serialise.ts'
import type { CodeCell, Notebook } from '../../src/notebook/types.ts'
import { validateLesson } from '../../src/notebook/validate.ts'
import { buildSite } from '../../src/page/site.ts'
import { openBrowser } from '../browser.ts'
import { type Opened, openFile, violations } from './open.ts'

const course = path.resolve('notebooks/en')
const stem = '01-a-line-that-decides'
const lesson = `${stem}.html`
const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-progress-'))
const committed = (name: string) =>
  parseNotebook(readFileSync(path.join(course, `${name}.ipynb`), 'utf8'), name)
const published = committed(stem)
const start = committed('00-start-here')
// The schema is of draft 4, of which it uses only what later drafts have too.
const { $schema: _, ...schema } = JSON.parse(
  readFileSync(path.resolve('test/input/nbformat/nbformat.v4.5.schema.json'), 'utf8'),
)
const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema)
let browser: Browser

/** Builds the lesson, and a later edition of it in which two cells are worded otherwise. */
beforeAll(async () => {
  const draw = async (_: unknown, id: string) => `<svg id="${id}" viewBox="0 0 640 400"></svg>`
  const files = ['00-start-here.ipynb', `${stem}.ipynb`]
  const options = { language: 'en', files } as const
  await buildSite({ ...options, notebooks: course, out: path.join(folder, 'old') }, draw)
  const later = path.join(folder, 'notebooks', 'en')
  mkdirSync(later, { recursive: true })
  const changed = published.cells.map((cell) =>
    ['one-line', 'predict-one'].includes(cell.id)
      ? { ...cell, source: `// A later edition.\n${cell.source}` }
      : cell,
  )
  writeFileSync(path.join(later, `${stem}.ipynb`), serialiseNotebook({ ...published, cells: changed }))
  await buildSite(
    { ...options, files: [`${stem}.ipynb`], notebooks: later, out: path.join(folder, 'new') },
    draw,
  )
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

const open = (file = lesson) => openFile(browser, path.join(folder, 'old'), file)
const go = (page: Page, file: string) => page.goto(pathToFileURL(path.join(folder, file)).href)
const cell = (page: Page, id: string) => page.locator(`div.cell[data-cell="${id}"]`)
const bar = (page: Page) => page.locator('.work-bar')
const source = (id: string) => published.cells.find((one) => one.id === id)?.source ?? ''

/** Types at the beginning of a cell, as a reader would. */
async function type(page: Page, id: string, text: string): Promise<void> {
  await cell(page, id).scrollIntoViewIfNeeded()
  const editor = cell(page, id).locator('.cm-content')
  await editor.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.insertText(text)
}

/** Puts another text into a cell. */
async function fill(page: Page, id: string, text: string): Promise<void> {
  await cell(page, id).scrollIntoViewIfNeeded()
  await cell(page, id).locator('.cm-content').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(text)
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'My work' }).click()
  await page.getByRole('button', { name, exact: true }).click()
}

async function download(
  page: Page,
  lesson = stem,
): Promise<{ readonly text: string; readonly notebook: Notebook }> {
  const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Download my notebook')])
  expect(file.suggestedFilename()).toBe(`my-${lesson}.ipynb`)
  const text = readFileSync(await file.path(), 'utf8')
  return { text, notebook: parseNotebook(text, 'my.ipynb') }
}

async function give(page: Page, name: string, text: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(page, 'Open my notebook')])
  await chooser.setFiles({ name, mimeType: 'application/x-ipynb+json', buffer: Buffer.from(text) })
}

/** The one `ts` fence of a solution. */
const solutionOf = (id: string) => /```ts\n([\s\S]*?)\n```/.exec(source(id))?.[1] ?? ''

/** Drops a file onto an element, as a hand would. */
async function drop(page: Page, target: string, name: string, text: string): Promise<void> {
  const event = await page.evaluateHandle(
    ([name, text]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], name))
      return dataTransfer
    },
    [name, text] as const,
  )
  await page.locator(target).first().dispatchEvent('drop', { dataTransfer: event })
}

const codeOf = (notebook: Notebook, id: string) => notebook.cells.filter(isCode).find((one) => one.id === id)

/** A picture depends on who draws it, and is too long to be printed where it differs. */
function withoutPictures(cell: CodeCell | undefined): unknown {
  return cell?.outputs.map((output) => {
    if (!('data' in output)) return output
    const { 'image/png': _, ...data } = output.data
    return { ...output, data }
  })
}

describe('the work of a reader', () => {
  it('is kept, downloaded, cleared, brought back, and handed on to nobody', async () => {
    const { page, foreign, troubles, close } = await open()
    const mine = () => cell(page, 'one-line').getByText('// mine').count()
    await type(page, 'one-line', '// mine\n')
    await page.reload()
    await cell(page, 'one-line').scrollIntoViewIfNeeded()
    await cell(page, 'one-line').getByText('// mine').waitFor()

    const { text, notebook } = await download(page)
    expect(isValid(JSON.parse(text)), JSON.stringify(isValid.errors)).toBe(true)
    expect(validateLesson(notebook)).toEqual([])
    expect(codeOf(notebook, 'one-line')?.source).toBe(`// mine\n${source('one-line')}`)
    expect(codeOf(notebook, 'staircase')?.source).toBe(source('staircase'))

    await choose(page, 'Start over')
    expect(await mine()).toBe(0)
    await bar(page).getByRole('button', { name: 'Undo' }).click()
    await cell(page, 'one-line').getByText('// mine').waitFor()
    await choose(page, 'Start over')
    await page.reload()
    await cell(page, 'one-line').scrollIntoViewIfNeeded()
    expect(await mine()).toBe(0)

    for (const [name, bad] of Object.entries({ empty: '', 'no-notebook': '{"cells": []}', diary: 'Dear' })) {
      await give(page, `${name}.ipynb`, bad)
      await bar(page)
        .getByText(new RegExp(`^${name}\\.ipynb is .*Nothing was changed\\.$`))
        .waitFor()
    }
    await drop(page, '.cm-content', 'dropped.ipynb', 'Dear diary')
    await bar(page)
      .getByText(/^dropped\.ipynb is not JSON/)
      .waitFor()
    expect(await page.locator('.cm-content').getByText('Dear diary').count()).toBe(0)
    await give(page, 'mine.ipynb', text)
    await bar(page).getByText('mine.ipynb is open: 1 cell with work of yours.').waitFor()
    await cell(page, 'one-line').getByText('// mine').waitFor()
    expect(await violations(page)).toEqual([])

    await go(page, 'old/index.html')
    expect(await page.locator(`li[data-lesson="${stem}"]`).textContent()).toContain(
      '0 of 2 exercises solved, 0 of 3 questions answered, 1 cell changed.',
    )
    await choose(page, 'New learner')
    expect(await page.getByRole('dialog').textContent()).toContain('A line that decides')
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Cancel' }).click()
    await choose(page, 'New learner')
    const other = await page.context().newPage()
    await go(other, `old/${lesson}`)
    await page.bringToFront()
    const inBothTabs = Promise.all([page.waitForEvent('load'), other.waitForEvent('load')])
    await page.getByRole('button', { name: 'Clear everything' }).click()
    await inBothTabs
    expect(await page.getByText('cell changed').count()).toBe(0)
    await go(page, `old/${lesson}`)
    await cell(page, 'one-line').scrollIntoViewIfNeeded()
    expect(await mine()).toBe(0)
    expect({ foreign, troubles }).toEqual({ foreign: [], troubles: [] })
    await close()
  })

  it('remembers which exercises were solved and what was answered', async () => {
    const { page, troubles, close } = await open()
    const choice = page.locator('[data-cell="quiz-use"] input[type="radio"]').nth(2)
    await choice.check()
    await fill(page, 'mistakes-starter', solutionOf('mistakes-solution'))
    await page.locator('.turn').getByRole('button', { name: 'Check' }).first().click()
    await cell(page, 'mistakes-check').locator('.checked .good').waitFor()
    await page.reload()
    await page.getByText('Solved.').first().waitFor()
    expect(await choice.isChecked()).toBe(true)
    const { notebook } = await download(page)
    expect(notebook.metadata.fledgling).toMatchObject({
      passed: ['01-mistakes'],
      answers: [{ id: 'quiz-use' }],
    })
    await go(page, 'old/index.html')
    await page.getByText('1 of 2 exercises solved, 1 of 3 questions answered, 1 cell changed.').waitFor()
    await go(page, `old/${lesson}`)
    await fill(page, 'predict-one', 'while (true) {}')
    await page.keyboard.press('Control+Enter')
    await cell(page, 'predict-one').getByRole('button', { name: 'Stop' }).waitFor()
    await choose(page, 'Start over')
    await bar(page).getByText('as it was published').waitFor()
    await cell(page, 'predict-one').locator('.mark').getByText('as published').waitFor()
    expect([await page.getByText('Solved.').count(), await choice.isChecked()]).toEqual([0, false])
    expect(troubles).toEqual([])
    await close()
  })

  it('runs in the engine as it was downloaded, with the outputs of the run in the page', async () => {
    const { page, troubles, close } = await open('00-start-here.html')
    await type(page, 'first-cell', "console.log('by my own hand', 6 * 7)\n")
    await page.getByRole('button', { name: 'Run all', exact: true }).click()
    await cell(page, 'first-cell').getByText('by my own hand 42').waitFor()
    await page.getByRole('button', { name: 'Run all', exact: true }).waitFor()
    const { text, notebook } = await download(page, '00-start-here')
    const [first] = codeOf(start, 'first-cell')?.outputs ?? []
    const printed = first?.output_type === 'stream' ? first.text : ''
    expect(codeOf(notebook, 'first-cell')?.outputs).toEqual([
      { ...first, text: `by my own hand 42\n${printed}` },
    ])
    expect(withoutPictures(codeOf(notebook, 'course'))).toEqual(withoutPictures(codeOf(start, 'course')))
    expect(text).toContain('"image/png": "iVBORw0KGgo')
    const file = path.join(folder, 'mine', 'my.ipynb')
    mkdirSync(path.join(folder, 'mine', 'node_modules'), { recursive: true })
    symlinkSync(path.resolve('.'), path.join(folder, 'mine', 'node_modules', 'fledgling'), 'junction')
    writeFileSync(file, text)
    execFileSync(process.execPath, [path.resolve('dist/cli/main.js'), 'run', file, '--quiet'])
    const { fledgling: _, ...metadata } = notebook.metadata
    const again = parseNotebook(readFileSync(file, 'utf8'), file)
    for (const { id } of start.cells.filter(isCode)) {
      expect(withoutPictures(codeOf(again, id))).toEqual(withoutPictures(codeOf(notebook, id)))
    }
    expect(again.metadata).toMatchObject(metadata)
    expect(troubles).toEqual([])
    await close()
  }, 180_000)

  it('may come back with whatever somebody has put into its outputs, and none of that runs', async () => {
    const { page, foreign, troubles, close } = await open()
    const hostile = readFileSync('test/input/hostile/notebooks/en/01-hostile.ipynb', 'utf8')
    const outputs = parseNotebook(hostile, 'hostile')
      .cells.filter(isCode)
      .flatMap((one) => one.outputs)
    const cells = published.cells.map((one) => (isCode(one) ? { ...one, outputs } : one))
    expect(outputs.length).toBeGreaterThan(5)
    await give(page, 'hostile.ipynb', serialiseNotebook({ ...published, cells: cells.slice(0, 12) }))
    await bar(page).getByText('hostile.ipynb is open').waitFor()
    await cell(page, 'one-line').scrollIntoViewIfNeeded()
    await page.waitForTimeout(500)
    expect(await page.evaluate(() => (window as { __ran?: number }).__ran)).toBeUndefined()
    expect(await page.evaluate(() => ({}) as { polluted?: boolean })).toEqual({})
    expect({ foreign, troubles }).toEqual({ foreign: [], troubles: [] })
    await close()
  })

  it('keeps both texts when the lesson was updated, until the reader decides', async () => {
    const { page, close } = await open()
    await type(page, 'one-line', '// mine\n')
    await type(page, 'staircase', '// mine too\n')
    await go(page, `new/${lesson}`)
    await bar(page).getByText('One cell has changed that you had changed too').waitFor()
    await cell(page, 'one-line').scrollIntoViewIfNeeded()
    await cell(page, 'one-line').getByText('// mine').waitFor()
    expect(await violations(page)).toEqual([])
    await bar(page).getByText('Compare the texts').click()
    expect(await bar(page).locator('pre').allTextContents()).toEqual([
      `// mine\n${source('one-line')}`,
      `// A later edition.\n${source('one-line')}`,
    ])
    await page.getByRole('button', { name: 'Take the new text' }).click()
    await cell(page, 'one-line').getByText('// A later edition.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Keep my text' }).click()
    await page.reload()
    await cell(page, 'one-line').scrollIntoViewIfNeeded()
    await cell(page, 'one-line').getByText('// mine').waitFor()
    await cell(page, 'staircase').scrollIntoViewIfNeeded()
    await cell(page, 'staircase').getByText('// mine too').waitFor()
    expect(await bar(page).textContent()).toBe('')
    await close()
  })

  it('lasts as long as the page where the browser keeps nothing, which the page says', async () => {
    const { page, troubles, close }: Opened = await open('index.html')
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
    })
    await go(page, `old/${lesson}`)
    await type(page, 'one-line', '// mine\n')
    await bar(page).getByText('This browser keeps nothing').waitFor()
    const { notebook } = await download(page)
    expect(codeOf(notebook, 'one-line')?.source).toBe(`// mine\n${source('one-line')}`)
    expect(troubles).toEqual([])
    await close()
  })

  it('can be reached by keyboard alone', async () => {
    const { page, close } = await open()
    const focused = () => page.evaluate(() => document.activeElement?.textContent)
    await page.getByRole('button', { name: 'My work' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Download my notebook')
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('My work')
    expect(await page.getByRole('button', { name: 'Start over' }).count()).toBe(0)
    await page.keyboard.press('Enter')
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('Download my notebook')
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('My work')
    await close()
  })
})
