import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../browser.ts'
import { type Case, cases } from '../../cells/cases.ts'
import { openRunner, type RunnerPage } from './harness.ts'

let browser: Browser
let page: RunnerPage

beforeAll(async () => {
  browser = await openBrowser()
  page = await openRunner(browser)
})
afterAll(() => browser?.close())

/** Runs a session in a worker of its own; answers what each cell wrote, and its error. */
function written({ cells }: Case): Promise<string[]> {
  return page.page.evaluate(
    async (sources) => {
      window.harness.stop()
      const outputs: string[] = []
      for (const source of sources) {
        try {
          const { stdout, stderr, error } = await window.harness.run(source, 'cell')
          const failed = error === undefined ? '' : `! ${error.name}: ${error.message}`
          outputs.push(`${stdout}${stderr}${failed}`.replace(/\n$/, ''))
        } catch (error) {
          outputs.push(`! ${(error as Error).name}: ${(error as Error).message}`)
        }
      }
      return outputs
    },
    cells.map(([source]) => source),
  )
}

/** What a page writes otherwise: no program can look into a promise, but for those that are part of Node. */
const otherwise: Readonly<Record<string, readonly string[]>> = {
  'a promise is shown as one': ['Promise { <pending> }'],
}

/** Some import a module of Node, which no page carries; worker.test.ts imports what it does carry. */
const importsPath = ({ cells }: Case) => cells.some(([source]) => /\bpath"/.test(source))

describe('a cell in the worker of a page writes what the table says', () => {
  it.each(cases.filter((session) => !importsPath(session)))('$name', async (session) => {
    const expected = session.cells.map(([, output]) => output)
    expect(await written(session)).toEqual(otherwise[session.name] ?? expected)
  })
})
