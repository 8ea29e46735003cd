import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { withCourse } from './course.ts'
import { type Opened, openFile, violations } from './open.ts'

const line = '01-a-line-that-decides.html'
const bird = '05-birds-the-classifier.html'
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

let folder: string
let browser: Browser

withCourse((opened, site) => {
  browser = opened
  folder = site
})

/** The known points, read from the data set itself. */
const known = readFileSync(path.resolve('datasets/points/points.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split(','))
  .filter(([, , , set]) => set === 'known')
  .map(([x, , label]) => ({ x: Number(x), label }))

/** What the caption must say of a line. */
function counted(k: number, points: readonly { x: number; label: string | undefined }[] = known): string {
  const leftB = points.filter(({ x, label }) => label === 'B' && x < k).length
  const rightA = points.filter(({ x, label }) => label === 'A' && x >= k).length
  const mistakes = leftB + rightA
  const word = mistakes === 1 ? 'mistake' : 'mistakes'
  return `k = ${k}: ${mistakes} ${word} on ${points.length} points, each with a ring: ${leftB} B on the left, ${rightA} A on the right of the line.`
}

async function open(file: string, hash = '', options = {}): Promise<Opened & ReturnType<typeof parts>> {
  const opened = await openFile(browser, folder, file, options)
  if (hash !== '') await opened.page.evaluate((to) => location.assign(to), hash)
  const found = parts(opened.page)
  await found.control.scrollIntoViewIfNeeded()
  await found.cell.locator('.cm-content').waitFor()
  return { ...opened, ...found }
}

function parts(page: Page) {
  const control = page.locator('.control')
  return {
    control,
    cell: page.locator('.cell.controlled'),
    grip: control.getByRole('slider', { name: 'k, the place of the line' }),
    caption: control.locator('.caption'),
    rings: control.locator('.rings circle'),
    own: control.locator('[data-part=own]'),
    /** The text of the cell as it stands in its editor. */
    code: async () => (await page.locator('.cell.controlled .cm-line').allTextContents()).join('\n'),
    /** A place of the sheet in pixels of the page. */
    async spot(x: number, y: number) {
      const ticks = control.locator('.axes text')
      const at = async (text: string, order: number) => {
        const box = (await ticks
          .filter({ hasText: new RegExp(`^${text}$`) })
          .nth(order)
          .boundingBox())!
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      }
      const [left, right] = [await at('0', 0), await at('10', 0)]
      const [low, high] = [await at('0', 2), await at('10', 2)]
      return { x: left.x + ((right.x - left.x) * x) / 10, y: low.y + ((high.y - low.y) * y) / 10 }
    },
  }
}

const nothing = { foreign: [], troubles: [] }

describe('the line x = k', () => {
  it('follows the mouse, and the count, the rings and the code follow the line', async () => {
    const { page, grip, caption, rings, code, close, foreign, troubles } = await open(line)
    expect(await caption.textContent()).toContain(counted(3))
    const box = (await grip.boundingBox())!
    const perUnit = ((await page.locator('.control svg').first().boundingBox())!.width - 50) / 10
    await page.mouse.move(box.x + box.width / 2, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 2 * perUnit, box.y + 90, { steps: 20 })
    await expect.poll(() => caption.textContent()).toContain(counted(5))
    expect(await rings.count()).toBe(5)
    await page.mouse.move(box.x + box.width / 2 + 2.3 * perUnit, box.y + 90)
    await page.mouse.up()
    await expect.poll(() => caption.textContent()).toBe(`${counted(5.3)} The fewest so far: 4, at k = 5.3.`)
    await expect.poll(code).toContain('const k = 5.3 // where the line stands')
    expect({ foreign, troubles }).toEqual(nothing)
    await close()
  })

  it('is a slider for the keyboard', async () => {
    const { page, grip, caption, code, close } = await open(line)
    await grip.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => grip.getAttribute('aria-valuetext')).toBe('k = 3.1, 10 mistakes')
    for (const [key, k] of [
      ['PageUp', 4.1],
      ['ArrowLeft', 4],
      ['End', 10],
      ['PageDown', 9],
      ['Home', 0],
    ] as const) {
      await page.keyboard.press(key)
      await expect.poll(() => caption.textContent()).toContain(counted(k))
    }
    await expect.poll(code).toContain('const k = 0 //')
    expect(await grip.evaluate((each) => each === document.activeElement)).toBe(true)
    await close()
  })

  it('stands where the sheet is clicked, and where the code says', async () => {
    const { page, cell, spot, caption, control, code, close } = await open(line)
    const { x, y } = await spot(7, 9)
    await page.mouse.click(x, y)
    await expect.poll(() => caption.textContent()).toContain(counted(7))
    await expect.poll(code).toContain('const k = 7 //')
    await cell.locator('.cm-line').first().click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.keyboard.type('const k = 4.2')
    await expect.poll(() => caption.textContent()).toContain(counted(4.2))
    await page.keyboard.type(' + 1')
    await expect.poll(() => control.textContent()).toContain('The cell says k, added in a way')
    expect(await violations(page)).toEqual([])
    await cell.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(() => caption.textContent()).toContain(counted(3))
    await close()
  })

  it('counts points that are added by a click, moved, and removed', async () => {
    const { page, control, own, spot, caption, code, close } = await open(line)
    await control.getByLabel('adds a B').check()
    const { x, y } = await spot(1.3, 8)
    await page.mouse.click(x, y)
    await expect.poll(() => caption.textContent()).toContain(counted(3, [...known, { x: 1.3, label: 'B' }]))
    await expect
      .poll(code)
      .toContain("const added: Point[] = [\n  { x: 1.3, y: 8, label: 'B' },\n] // points of")
    expect(await violations(page)).toEqual([])
    const to = await spot(6, 3)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 5 })
    await page.mouse.up()
    await expect.poll(code).toContain("{ x: 6, y: 3, label: 'B' }")
    expect(await caption.textContent()).toContain(counted(3, [...known, { x: 6, label: 'B' }]))
    await page.mouse.click(to.x, to.y)
    await expect.poll(() => own.count()).toBe(0)
    await expect.poll(code).toContain('const added: Point[] = [] // points of')
    await close()
  })

  it('takes and gives up points by keyboard alone', async () => {
    const { page, control, own, caption, close } = await open(line)
    await control.getByLabel('moves the line').focus()
    await page.keyboard.press('ArrowDown')
    expect(await control.getByLabel('adds an A').isChecked()).toBe(true)
    const next = control.locator('[data-part=next]')
    await next.waitFor({ state: 'attached' })
    await page.keyboard.press('Shift+Tab')
    await expect.poll(() => next.evaluate((each) => each === document.activeElement)).toBe(true)
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
    await expect.poll(() => own.count()).toBe(1)
    const added = [...known, { x: 5.4, label: 'A' }]
    await expect.poll(() => caption.textContent()).toContain(counted(3, added))
    expect(await control.getByRole('status').textContent()).toBe('A added at x = 5.4, y = 5.7: 12 mistakes.')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Delete')
    await expect.poll(() => own.count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('slider')
    await close()
  })

  it('shows the count where it has been, and everywhere when asked', async () => {
    const { page, control, grip, close } = await open(line)
    const drawn = () =>
      control.locator('.stairs path').evaluateAll((all) => all.map((each) => each.getAttribute('d')))
    expect(await drawn()).toEqual([])
    await grip.focus()
    await page.keyboard.press('PageUp')
    await expect.poll(async () => (await drawn()).length).toBe(1)
    await control.getByLabel('Show the count for every k').check()
    // Every point but those that share a place is a step.
    const steps = new Set(known.map(({ x }) => x)).size
    await expect.poll(async () => (await drawn())[0]?.match(/V/g)?.length).toBe(steps)
    await close()
  })

  it('counts as the cell does when it is run', async () => {
    const { cell, grip, page, close, troubles } = await open(line)
    await grip.focus()
    for (const key of ['PageUp', 'PageUp', 'ArrowRight']) await page.keyboard.press(key)
    expect(await cell.locator('.out').isVisible()).toBe(false)
    await cell.locator('button.run').click()
    await expect
      .poll(() => cell.locator('.out').textContent(), { timeout: 20_000 })
      .toContain('k = 5.1: 5 mistakes on 40')
    expect(await cell.locator('.out').isVisible()).toBe(true)
    expect(troubles).toEqual([])
    await close()
  })

  it('stands where an address says, which can be copied', async () => {
    const { page, control, caption, code, close } = await open(line, '#control=by-hand&k=6.2&points=A9,1')
    await expect.poll(() => caption.textContent()).toContain(counted(6.2, [...known, { x: 9, label: 'A' }]))
    await expect.poll(code).toContain('const k = 6.2 //')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await control.getByRole('slider').focus()
    await page.keyboard.press('ArrowRight')
    await control.getByRole('button', { name: 'Copy the address' }).click()
    await expect.poll(() => page.url()).toMatch(/#control=by-hand&k=6\.3&points=A9,1$/)
    await page.reload()
    await expect.poll(() => caption.textContent()).toContain(counted(6.3, [...known, { x: 9, label: 'A' }]))
    await close()
  })

  it('takes nothing but numbers from an address', async () => {
    const hash = `#control=by-hand&k=6&points=${encodeURIComponent("A1,2'}]; alert(1); [{x:'")}`
    const { caption, code, close, troubles } = await open(line, hash)
    expect(await caption.textContent()).toContain(counted(3))
    expect(await code()).not.toContain('alert')
    expect(troubles).toEqual([])
    await close()
  })

  it('follows a finger, and lets it scroll the page elsewhere', async () => {
    const { page, grip, caption, close } = await open(line, '', phone)
    const box = (await grip.boundingBox())!
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const session = await page.context().newCDPSession(page)
    const before = await page.evaluate(() => scrollY)
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number }[]
    ) => session.send('Input.dispatchTouchEvent', { type, touchPoints })
    await touch('touchStart', { x, y })
    for (let i = 1; i <= 10; i++) await touch('touchMove', { x: x + 6 * i, y: y + 5 * i })
    await touch('touchEnd')
    const k = Number(await grip.getAttribute('aria-valuenow'))
    expect(k).toBeGreaterThan(4)
    expect(await caption.textContent()).toContain(counted(k))
    expect(await page.evaluate(() => scrollY)).toBe(before)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await close()
  })

  it('leaves the published chart on paper, and without scripts', async () => {
    const { page, cell, control, close } = await open(line)
    await page.emulateMedia({ media: 'print' })
    expect(await control.isVisible()).toBe(false)
    expect(await cell.locator('.out').isVisible()).toBe(true)
    await close()
    const still = await openFile(browser, folder, line, { javaScriptEnabled: false })
    const out = still.page.locator('[data-cell=by-hand] .out')
    expect(await out.textContent()).toContain('k = 3: 11 mistakes on 40 points.')
    expect(await out.locator('svg').isVisible()).toBe(true)
    await still.close()
  })
})

describe('four values', () => {
  it('name the bird at once, and the library says so while nothing was run', async () => {
    const { page, control, caption, code, close, foreign, troubles } = await open(bird)
    await expect.poll(() => caption.textContent()).toBe('Red-tailed hawk, with a probability of 0.716.')
    await control.getByLabel('weight (g), typed').fill('4.1 kg')
    await control.getByLabel('webbed feet').check()
    await control.getByLabel('black').check()
    await expect.poll(() => caption.textContent(), { timeout: 20_000 }).toContain('Common loon')
    expect(await control.textContent()).toContain('So says the bird program of the library')
    await expect
      .poll(code)
      .toContain(
        "weight: 4100, // in g\n  wingspan: 150, // in cm\n  webbedFeet: true, // true or false\n  back: 'black',",
      )
    await control.getByLabel('weight (g)', { exact: true }).press('End')
    await expect.poll(() => caption.textContent()).toMatch(/^None I know: .*weight of 20000 g/)
    await control.getByLabel('wingspan (cm), typed').fill('wide')
    await expect
      .poll(() => control.getByRole('alert').allTextContents())
      .toContainEqual(expect.stringContaining('wingspan must be a number'))
    expect(await violations(page)).toEqual([])
    expect({ foreign, troubles }).toEqual(nothing)
    await close()
  })

  it('are named by the model of the lesson once its cells have been run, with the same number', async () => {
    const { page, control, cell, caption, close, troubles } = await open(bird)
    await control.getByLabel('wingspan (cm), typed').fill('180')
    await cell.locator('button.run').click()
    await expect
      .poll(() => cell.locator('.out').textContent(), { timeout: 100_000, interval: 500 })
      .toMatch(/The network says: secretary bird, 0\.\d{3}/)
    const said = /0\.\d{3}/.exec((await cell.locator('.out .output').last().textContent()) ?? '')?.[0]
    await expect
      .poll(() => control.textContent())
      .toContain('So says the model that the cells of this lesson')
    await expect.poll(() => caption.textContent()).toBe(`Secretary bird, with a probability of ${said}.`)
    await control.getByLabel('webbed feet').check()
    await expect.poll(() => caption.textContent()).toMatch(/^(?!Secretary)/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    expect(troubles).toEqual([])
    await close()
  }, 120_000)

  it('fit on a phone, and come back from an address', async () => {
    const { page, caption, close } = await open(
      bird,
      '#control=ask-it&weight=3&wingspan=11&feet=plain&back=green',
      phone,
    )
    await expect.poll(() => caption.textContent(), { timeout: 20_000 }).toContain('Lucifer hummingbird')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await close()
  })
})
