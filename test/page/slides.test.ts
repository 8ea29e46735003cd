import type { Browser, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { withCourse } from './course.ts'
import { openFile, violations } from './open.ts'

const lesson = '01-a-line-that-decides.html'
let folder: string
let browser: Browser

withCourse((opened, site) => {
  browser = opened
  folder = site
})

/** The ids of the cells that can be seen. */
const seen = (page: Page) =>
  page
    .locator('main [data-cell]:visible:not(.slides header:not(.on-slide))')
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.cell))
const pressed = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
  return seen(page)
}

describe('a lesson as slides', () => {
  it('is walked through by keyboard, step by step, and left where the reader was', async () => {
    const { page, troubles, close } = await openFile(browser, folder, lesson)
    expect(await pressed(page, 's')).toEqual(['head'])
    expect(await pressed(page, 'ArrowRight')).toEqual(['the-question'])
    expect(await pressed(page, 'PageDown')).toEqual(['the-data'])
    expect(await pressed(page, ' ')).toEqual(['the-data', 'load-points'])
    expect(await pressed(page, 'ArrowLeft', 'ArrowLeft')).toEqual(['the-question'])
    expect(await page.getByText('Slide 2 of').isVisible()).toBe(true)
    expect(await violations(page)).toEqual([])
    expect(await pressed(page, 'End')).toEqual(['say-now'])
    await page.keyboard.press('Escape')
    expect((await seen(page)).length).toBeGreaterThan(60)
    expect(
      await page.locator('[data-cell=say-now]').evaluate((cell) => cell.getBoundingClientRect().top),
    ).toBeLessThan(200)
    expect(troubles).toEqual([])
    await close()
  })

  it('runs its cells, and leaves the arrow keys to whoever types in one', async () => {
    const { page, close } = await openFile(browser, folder, lesson)
    await pressed(page, 's', 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    const cell = page.locator('[data-cell=load-points]')
    await cell.locator('.cm-content').click()
    await page.keyboard.press('ArrowRight')
    expect(await seen(page)).toEqual(['the-data', 'load-points'])
    await page.keyboard.press('Control+Enter')
    await cell.getByText('your run').waitFor()
    await close()
  })

  it('keeps the words for the presenter in a window of their own', async () => {
    const { page, close } = await openFile(browser, folder, lesson)
    await pressed(page, 's', 'Home')
    while (!(await seen(page)).includes('the-loss')) await page.keyboard.press('ArrowRight')
    const [notes] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('n')])
    await notes.getByText('For teachers, minute 8.').waitFor()
    await notes.keyboard.press('ArrowLeft')
    await notes.getByText('No notes for this slide.').waitFor()
    expect(await page.getByText('For teachers, minute 8.').count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(() => notes.isClosed()).toBe(true)
    await close()
  })
})

describe('a handout', () => {
  it('is printed with solutions or without, and puts the page back as it was', async () => {
    const { page, close } = await openFile(browser, folder, lesson, { colorScheme: 'dark' })
    await page.evaluate(() => {
      const printed: unknown[] = []
      Object.assign(window, {
        printed,
        print: () =>
          printed.push([
            document.querySelectorAll('.solution details[open]').length,
            document.documentElement.dataset.theme,
          ]),
      })
    })
    const print = async (withSolutions: boolean) => {
      await page.locator('.top').getByRole('button', { name: 'Print' }).click()
      const dialog = page.getByRole('dialog')
      expect(await violations(page)).toEqual([])
      await dialog.getByRole('checkbox').setChecked(withSolutions)
      await dialog.getByRole('button', { name: 'Print' }).click()
    }
    const printed = () => page.evaluate(() => (window as unknown as { printed: unknown[] }).printed)
    await print(false)
    await expect.poll(printed).toEqual([[0, 'light']])
    await print(true)
    await expect.poll(printed).toEqual([
      [0, 'light'],
      [2, 'light'],
    ])
    expect(await page.locator('.solution details[open]').count()).toBe(0)
    expect(await page.locator('html').getAttribute('data-theme')).toBeNull()
    await close()
  })
})
