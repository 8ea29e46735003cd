// What JupyterLab asks of the kernel while a reader types, and what is to be seen then.
import assert from 'node:assert/strict'
import path from 'node:path'
import { writeNotebook } from './notebook.mjs'

export async function completion({ lab, open, folder, shoot }) {
  writeNotebook(path.join(folder, 'completion.ipynb'), 'tslab', [
    'const wingspans = [24.5, 31]\nfunction heaviest(names: string[]) { return names[0] }',
    'wingspans.fl',
    'wings',
    "import { accu } from 'fledgling'",
  ])
  await lab.open(open('completion.ipynb'))
  await lab.runWhole(0)
  const list = lab.page.locator('.jp-Completer:not(.lm-mod-hidden)')
  const ask = async (index, name) => {
    await lab.focus(index)
    if (index === 3)
      for (let i = 0; i < " } from 'fledgling'".length; i++) await lab.page.keyboard.press('ArrowLeft')
    // JupyterLab takes no answer that comes later than a second: on a busy machine a reader presses Tab again.
    for (let i = 0; i < 3 && !(await list.isVisible()); i++) {
      await lab.page.keyboard.press('Tab')
      await lab.page.waitForTimeout(1500)
    }
    await shoot(name)
    const items = await list.locator('.jp-Completer-match').allInnerTexts()
    await lab.page.keyboard.press('Escape')
    return items
  }
  assert.deepEqual(await ask(1, 'complete-member'), ['flat', 'flatMap'])
  assert.deepEqual(await ask(2, 'complete-variable'), ['wingspans'])
  assert.deepEqual(await ask(3, 'complete-import'), ['accuracy'])
}

export async function tooltip({ lab, open, folder, shoot }) {
  writeNotebook(path.join(folder, 'tooltip.ipynb'), 'tslab', [
    '/** The heavier half of some weights, in grams. */\nfunction heavier(weights: number[], least = 3): number[] { return weights }',
    'heavier',
    "import { accuracy } from 'fledgling'\naccuracy",
  ])
  await lab.open(open('tooltip.ipynb'))
  await lab.runWhole(0)
  const shown = async (index, name) => {
    await lab.focus(index)
    await lab.page.keyboard.press('Shift+Tab')
    const tip = lab.page.locator('.jp-Tooltip')
    await tip.waitFor({ timeout: 15_000 })
    await shoot(name)
    const text = await tip.innerText()
    await lab.page.keyboard.press('Escape')
    return text
  }
  const own = await shown(1, 'tooltip-own')
  assert.match(own, /heavier\(weights: number\[\], least\?: number\): number\[\]/)
  assert.match(own, /The heavier half of some weights/)
  assert.match(await shown(2, 'tooltip-library'), /accuracy/)
}

export async function pager({ lab, open, folder, shoot }) {
  writeNotebook(path.join(folder, 'pager.ipynb'), 'tslab', [
    "import { accuracy } from 'fledgling'",
    'accuracy?',
  ])
  await lab.open(open('pager.ipynb'))
  await lab.runWhole(0)
  const shown = await lab.runWhole(1)
  await shoot('pager')
  assert.match(shown, /accuracy\(/)
}
