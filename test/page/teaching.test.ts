import type { Browser } from 'playwright-core'
import { expect, it } from 'vitest'
import { withCourse } from './course.ts'
import { openFile, violations } from './open.ts'

let folder: string
let browser: Browser
withCourse((opened, site) => {
  browser = opened
  folder = site
})

it('shows the notes for the instructor on request, in every lesson from then on, and on no paper or slide', async () => {
  const { page, troubles, close } = await openFile(browser, folder, '01-a-line-that-decides.html')
  const notes = page.locator('.text.instructor')
  const toggle = page.getByRole('button', { name: 'Notes for the instructor' })
  await toggle.waitFor()
  expect(await notes.count()).toBe(0)
  await toggle.click()
  expect(await notes.filter({ hasText: 'For teachers, minute 8.' }).isVisible()).toBe(true)
  expect(await violations(page)).toEqual([])

  await page.emulateMedia({ media: 'print' })
  expect(await notes.first().isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('s')
  await page.keyboard.press('End')
  for (const note of await notes.all()) expect(await note.isVisible()).toBe(false)
  await page.keyboard.press('Escape')

  await page.goto(page.url().replace(/[^/]*$/, '03-the-child-in-the-park.html'))
  await notes.first().waitFor()
  await toggle.press('Enter')
  expect(await notes.count()).toBe(0)
  await page.reload()
  await toggle.waitFor()
  expect(await notes.count()).toBe(0)
  expect(troubles).toEqual([])
  await close()
})
