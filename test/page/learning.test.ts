import type { Browser, Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { exercises } from '../../src/lib/exercises/index.ts'
import { withCourse } from './course.ts'
import { asCell } from './learning-answers/answers.ts'
import { answers } from './learning-answers/index.ts'
import { type Opened, openFile, violations } from './open.ts'

let folder: string
let browser: Browser

withCourse((opened, site) => {
  browser = opened
  folder = site
})

/** Opens a lesson and keeps what its parts tell the document. */
async function openLesson(lesson: string, options = {}): Promise<Opened> {
  const opened = await openFile(browser, folder, `${lesson}.html`, options)
  await opened.page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    for (const type of ['exercise-checked', 'quiz-answered']) {
      document.addEventListener(type, (event) => heard.push((event as CustomEvent).detail))
    }
  })
  return opened
}

const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)

const turnOf = (page: Page, id: string) =>
  page.locator('section.turn', { has: page.locator(`[data-exercise="${id}"]`) })

async function type(turn: Locator, source: string): Promise<void> {
  await turn.locator('.cell:not(.checks) .source').scrollIntoViewIfNeeded()
  await turn.locator('.cell:not(.checks) .cm-content').click()
  await turn.page().keyboard.press('Control+A')
  await turn.page().keyboard.insertText(source)
}

const press = (turn: Locator, name: string) => turn.getByRole('button', { name, exact: true }).click()

describe.each(Object.entries(answers))('the exercises of %s', (lesson, of) => {
  it('explain each typical wrong answer as it is typed, then pass what is right', {
    timeout: 300_000,
  }, async () => {
    const { page, foreign, troubles, close } = await openLesson(lesson)
    for (const exercise of of) {
      const turn = turnOf(page, exercise.id)
      const { wrong } = exercises[exercise.id]!
      expect(exercise.wrong).toHaveLength(wrong.length)
      for (const [i, body] of exercise.wrong.entries()) {
        await type(turn, asCell(exercise, body))
        await press(turn, 'Check')
        await turn.locator('.checked .advice').getByText(wrong[i]!.say.en, { exact: true }).waitFor()
      }
      expect(await turn.locator('.cases > li').count()).toBe(exercises[exercise.id]!.cases.length)
      await type(turn, asCell(exercise, exercise.right))
      expect(await turn.locator('.ask .note').innerText()).toBe('Your cell has changed since this check.')
      await press(turn, 'Check')
      await turn.locator('.checked .headline.good').waitFor()
      expect(await turn.locator('.cases > li.ok').count()).toBe(exercises[exercise.id]!.cases.length)
      expect((await heard(page)).at(-1)).toEqual({ exercise: exercise.id, right: true })
    }
    expect({ foreign, troubles }).toEqual({ foreign: [], troubles: [] })
    await close()
  })
})

describe('an exercise', () => {
  it('gives hints one at a time, the solution after two tries, and puts it into the cell', async () => {
    const { page, troubles, close } = await openLesson('01-a-line-that-decides')
    const turn = turnOf(page, '01-mistakes')
    await turn.scrollIntoViewIfNeeded()
    expect(await turn.locator('details:visible').count()).toBe(0)
    await press(turn, 'Hint')
    expect(await turn.locator('.hint:visible').count()).toBe(1)
    await press(turn, 'Another hint')
    expect(await turn.locator('.hint:visible').count()).toBe(2)
    await press(turn, 'Show the solution')
    expect(await turn.locator('.solution:visible').count()).toBe(0)
    await turn.getByRole('button', { name: 'Show it anyway' }).waitFor()
    const exercise = answers['01-a-line-that-decides']![0]!
    for (const body of exercise.wrong.slice(0, 2)) {
      await type(turn, asCell(exercise, body))
      await page.keyboard.press('Shift+Enter')
      await turn.locator('.ask .note:empty').waitFor({ state: 'attached' })
      await turn.locator('.checked .advice').waitFor()
    }
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Check')
    await press(turn, 'Show the solution')
    await press(turn, 'Put it into the cell')
    await press(turn, 'Check')
    await turn.locator('.checked .headline.good').waitFor()
    expect(await violations(page)).toEqual([])
    expect(troubles).toEqual([])
    await close()
  })

  it('waits to be asked, says what to do about an error, and stops a loop that never ends', async () => {
    const { page, close } = await openLesson('00-start-here')
    const turn = turnOf(page, '00-side')
    await page.getByRole('button', { name: 'Run all', exact: true }).click()
    await expect.poll(() => heard(page)).toEqual([{ exercise: '00-side', right: false }])
    expect(await turn.locator('.checked:visible').count()).toBe(0)
    await turn.scrollIntoViewIfNeeded()
    await press(turn, 'Check')
    await turn.locator('.advice', { hasText: 'Nothing to check yet' }).waitFor()
    expect(await turn.locator('.checked').innerText()).not.toMatch(/run this one|cases/)
    await type(turn, 'function side(k: number, x: number): string {\n  return x < k ? "A" : \n}')
    await press(turn, 'Check')
    await turn.locator('.note', { hasText: 'stops with an error' }).waitFor()
    await turn.locator('.cell:not(.checks) .out', { hasText: 'SyntaxError' }).waitFor()
    await type(
      turn,
      'function side(k: number, x: number): string {\n  if (x < k) { const y = 1 }\n  return y\n}',
    )
    await press(turn, 'Check')
    await turn.locator('.advice', { hasText: '“y” is known only between the { }' }).waitFor()
    expect(await turn.locator('.cases > li').first().innerText()).toContain('stops with: y is not defined')
    await type(turn, 'function side(k: number, x: number): string {\n  while (true) {}\n}')
    await press(turn, 'Check')
    await turn.locator('.ask').getByRole('button', { name: 'Stop' }).click()
    await turn.locator('.note', { hasText: 'Does a loop in it never end?' }).waitFor()
    const exercise = answers['00-start-here']![0]!
    await type(turn, asCell(exercise, exercise.right))
    await press(turn, 'Check')
    await turn.locator('.checked .headline.good').waitFor()
    await close()
  })

  it('is solved, and help is asked for, with the keys alone', async () => {
    const { page, troubles, close } = await openLesson('00-start-here')
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    const tabTo = async (text: string, key = 'Tab') => {
      for (let i = 0; i < 200 && !(await focused()).startsWith(text); i += 1) {
        // Tab indents in an editor; Escape leads out of it.
        if (await page.locator('.cm-content:focus').count()) await page.keyboard.press('Escape')
        await page.keyboard.press(key)
      }
      expect(await focused()).toContain(text)
    }
    await tabTo('function side')
    await page.keyboard.press('Control+A')
    const exercise = answers['00-start-here']![0]!
    await page.keyboard.insertText(asCell(exercise, exercise.wrong[1]!))
    await page.keyboard.press('Shift+Enter')
    await page.locator('.advice', { hasText: 'Only the border is off' }).waitFor()
    await tabTo('Hint')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('Check')
    await tabTo('Show the solution')
    await page.keyboard.press('Enter')
    await tabTo('Show it anyway')
    await page.keyboard.press('Enter')
    await tabTo('Put it into the cell')
    await page.keyboard.press('Enter')
    await tabTo('Check', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('.checked .headline.good').waitFor()
    expect(troubles).toEqual([])
    await close()
  })

  it('is a starter, a check and folded help without scripts', async () => {
    const { page, close } = await openFile(browser, folder, '01-a-line-that-decides.html', {
      javaScriptEnabled: false,
    })
    const turn = turnOf(page, '01-search')
    expect(await turn.locator('li:visible > code:first-child').count()).toBe(10)
    expect(await turn.locator('details:visible').count()).toBe(3)
    expect(await turn.innerText()).toContain("check('01-search', search)")
    expect(await turn.getByRole('button').count()).toBe(0)
    await close()
  })
})

const inOrder = [
  'let best = NaN',
  'let fewest = Infinity',
  'for (const k of ks) {',
  'const count = mistakes(k, points)',
  'if (count < fewest) {',
  'best = k',
  'fewest = count',
  '}',
  '}',
  'return best',
]

describe('the lines of a puzzle', () => {
  const order = (turn: Locator) => turn.locator('.lines code').allInnerTexts()
  const passes = async (turn: Locator) => {
    expect(await order(turn)).toEqual(inOrder)
    await press(turn, 'Check')
    await turn.locator('.checked .headline.good').waitFor()
  }

  it('are put in order with the keys alone, and told while they move', async () => {
    const { page, troubles, close } = await openLesson('01-a-line-that-decides')
    const turn = turnOf(page, '01-search')
    await turn.locator('.lines .grip').first().focus()
    for (const [place, line] of inOrder.entries()) {
      const at = (await order(turn)).indexOf(line, place)
      // From the line that was moved last: Tab goes to the next one.
      const from = Math.max(0, place - 1)
      for (let i = from; i < at; i += 1) await page.keyboard.press('Tab')
      for (let i = at; i > place; i -= 1) await page.keyboard.press('ArrowUp')
      if (at > place) {
        expect(await turn.locator('.parsons [role=status]').innerText()).toBe(
          `${line}, line ${place + 1} of 10`,
        )
      }
    }
    await passes(turn)
    expect(await turn.locator('.cell:not(.checks) .cm-content').innerText()).toContain(
      '  for (const k of ks) {\n    const count = mistakes(k, points)\n    if (count < fewest) {\n      best = k\n',
    )
    expect(await violations(page)).toEqual([])
    expect(troubles).toEqual([])
    await close()
  })

  it('are dragged with the mouse, follow the text of the cell, and go back with it', {
    timeout: 300_000,
  }, async () => {
    const { page, close } = await openLesson('01-a-line-that-decides')
    const turn = turnOf(page, '01-search')
    const shuffled = await order(turn)
    for (const [place, line] of inOrder.entries()) {
      const at = (await order(turn)).indexOf(line, place)
      if (at === place) continue
      const [item, target] = [turn.locator('.lines li').nth(at), turn.locator('.lines li').nth(place)]
      await turn.locator('.lines').evaluate((list) => list.scrollIntoView({ block: 'center' }))
      const [from, to] = [await item.boundingBox(), await target.boundingBox()]
      await page.mouse.move(from!.x + 120, from!.y + from!.height / 2)
      await page.mouse.down()
      await page.mouse.move(from!.x + 120, from!.y, { steps: 3 })
      await page.mouse.move(to!.x + 120, to!.y + 2, { steps: 8 })
      await page.mouse.up()
    }
    await passes(turn)
    await turn.getByRole('button', { name: 'Move up: return best' }).click()
    await turn.locator('.note:visible', { hasText: 'changed since' }).waitFor()
    expect((await order(turn)).slice(-2)).toEqual(['return best', '}'])
    await press(turn, 'Check')
    await turn.locator('.advice', { hasText: 'return best stands inside the loop' }).waitFor()

    const exercise = answers['01-a-line-that-decides']![1]!
    await type(turn, asCell(exercise, exercise.right))
    await turn.getByRole('button', { name: 'Write these lines into it' }).click()
    expect(await turn.locator('.cell:not(.checks) .cm-content').innerText()).toContain('return best\n  }\n}')
    await press(turn, 'Reset')
    expect(await order(turn)).toEqual(shuffled)
    await close()
  })

  it('are dragged with a finger by their grips on a telephone', async () => {
    const { page, close } = await openLesson('01-a-line-that-decides', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    const turn = turnOf(page, '01-search')
    const touch = await page.context().newCDPSession(page)
    const send = (kind: string, points: { x: number; y: number }[]) =>
      touch.send('Input.dispatchTouchEvent', { type: kind as 'touchStart', touchPoints: points })
    for (const [place, line] of inOrder.entries()) {
      const at = (await order(turn)).indexOf(line, place)
      if (at === place) continue
      await turn.locator('.lines').evaluate((list) => list.scrollIntoView({ block: 'center' }))
      const from = (await turn.locator('.lines .grip').nth(at).boundingBox())!
      const to = (await turn.locator('.lines .grip').nth(place).boundingBox())!
      const x = from.x + from.width / 2
      const start = from.y + from.height / 2
      const end = to.y + 3
      await send('touchStart', [{ x, y: start }])
      for (let i = 1; i <= 8; i += 1) await send('touchMove', [{ x, y: start + ((end - start) * i) / 8 }])
      await send('touchEnd', [])
    }
    await passes(turn)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await close()
  })
})

describe('the questions', () => {
  const lessons = Object.keys(answers).filter((lesson) => !lesson.startsWith('00'))
  it.each(lessons)('of %s explain every choice, by keys, and tell what was answered', async (lesson) => {
    const { page, troubles, close } = await openLesson(lesson)
    const quizzes = page.locator('div.quiz[data-quiz]')
    expect(await quizzes.count()).toBeGreaterThanOrEqual(3)
    for (const quiz of await quizzes.all()) {
      const id = await quiz.evaluate((element) => element.closest<HTMLElement>('[data-cell]')!.dataset.cell)
      const radios = await quiz.getByRole('radio').all()
      const whys = new Set<string>()
      await radios[0]!.focus()
      await page.keyboard.press('Space')
      for (const [choice] of radios.entries()) {
        if (choice > 0) await page.keyboard.press('ArrowDown')
        const why = await quiz.locator('.why:visible').innerText()
        const right = why.startsWith('Right.')
        expect(right || why.startsWith('Not quite.')).toBe(true)
        whys.add(why)
        expect((await heard(page)).at(-1)).toEqual({ quiz: id, choice, right })
        if (right) expect(await quiz.getByRole('button').count()).toBe(1)
        else expect(await quiz.getByRole('button').count()).toBe(0)
      }
      expect(whys.size).toBe(radios.length)
      await quiz.locator('label', { hasText: await rightText(quiz, radios) }).click()
      await quiz.getByRole('button', { name: 'And the other choices?' }).click()
      expect(await quiz.locator('.why:visible').count()).toBe(radios.length)
    }
    expect(await violations(page)).toEqual([])
    expect(troubles).toEqual([])
    await close()
  })

  async function rightText(quiz: Locator, radios: readonly Locator[]): Promise<string> {
    for (const radio of radios) {
      await radio.check()
      if (await quiz.locator('.why.right:visible').count()) {
        return radio.evaluate((input) => input.closest('label')!.innerText.trim())
      }
    }
    throw new Error('no choice is right')
  }
})
