import { existsSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { buildSite } from '../../src/page/site.ts'
import { openBrowser } from '../browser.ts'
import { oneAtATime } from '../lock.ts'

/** The pages of all lessons of the course: as a site, and each lesson one file. */
export interface BuiltCourse {
  readonly linked: string
  readonly single: string
}

/** Builds the course's pages once in a run of the tests, and finds them afterwards; drawing their charts takes a while. */
export async function builtCourse(): Promise<BuiltCourse> {
  const folder = inject('courseFolder')
  const linked = path.join(folder, 'linked')
  const single = path.join(folder, 'single')
  await oneAtATime(path.join(folder, 'lock'), async () => {
    if (existsSync(linked)) return
    const making = path.join(folder, 'making')
    const course = { notebooks: path.resolve('notebooks/en'), language: 'en' } as const
    await buildSite({ ...course, out: single, single: true })
    await buildSite({ ...course, out: making })
    // Under its name only when it is whole.
    renameSync(making, linked)
  })
  return { linked, single }
}

/** Opens a browser for the tests of a file, and hands it over with the folder of the course's site. */
export function withCourse(use: (browser: Browser, folder: string) => void): void {
  let browser: Browser | undefined
  beforeAll(async () => {
    const { linked } = await builtCourse()
    browser = await openBrowser()
    use(browser, linked)
  })
  afterAll(() => browser?.close())
}
