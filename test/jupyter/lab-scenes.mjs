// What a reader does in JupyterLab, and what is to be seen then.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { completion, pager, tooltip } from './lab-assist.mjs'
import { writeNotebook } from './notebook.mjs'

const lesson = '01-a-line-that-decides.ipynb'

/**
 * Each gets the page, what opens a file of the lessons' folder, that folder, what says under which names our kernel is
 * installed, and what takes a picture.
 */
export const scenes = [
  { name: 'the launcher shows our logo', act: launcher },
  {
    name: 'lesson 01 opens without a question where ours is the only kernel for TypeScript',
    act: lessonAlone,
  },
  { name: 'lesson 01 runs with our kernel under the name tslab', act: lessonAsTslab },
  { name: 'lesson 01 runs with our kernel chosen in the dialog', act: lessonChosen },
  { name: 'an error says its sentence first and its place', act: anError },
  { name: 'the stop button ends an endless cell, and the next one runs', act: stopButton },
  { name: 'Tab completes a member, a variable just defined and an import', act: completion },
  { name: 'Shift+Tab shows signature and documentation', act: tooltip },
  { name: 'a bar shows how far a training is', act: progressBar },
  { name: 'console.clear takes away what was put out', act: clearing },
  { name: 'prompt asks in an input box', act: prompting },
  { name: 'name? shows the documentation', act: pager },
  { name: '%reload says what it does, and the restart button forgets variables', act: restarting },
]

async function launcher({ lab, open, shoot }) {
  await lab.page.goto(open(''))
  const logos = lab.page.locator('.jp-LauncherCard[title^="Fledgling"] img.jp-Launcher-kernelIcon')
  await logos.first().waitFor({ timeout: 60_000 })
  const widths = await logos.evaluateAll((all) =>
    all.map(({ complete, naturalWidth }) => complete && naturalWidth),
  )
  await shoot('launcher')
  assert.ok(widths.length >= 2 && widths.every((width) => width >= 32), `widths of the logos: ${widths}`)
}

async function lessonAlone({ lab, open, setKernels, shoot }) {
  setKernels(['fledgling'])
  await lab.open(open(lesson))
  await shoot('lesson-alone')
  assert.equal(await lab.dialog.count(), 0)
  assert.match(await lab.notebook.locator('.jp-KernelName').innerText(), /Fledgling as fledgling/)
}

async function lessonAsTslab({ lab, open, shoot }) {
  await lab.open(open(lesson))
  assert.equal(await lab.dialog.count(), 0)
  await runLesson(lab, shoot, 'lesson-as-tslab')
}

async function lessonChosen({ lab, open, folder, shoot }) {
  const text = readFileSync(path.join(folder, lesson), 'utf8').replace(
    '"name": "tslab"',
    '"name": "none-such"',
  )
  writeFileSync(path.join(folder, 'chosen.ipynb'), text)
  await lab.open(open('chosen.ipynb'))
  await lab.dialog.locator('select').selectOption({ label: 'Fledgling as fledgling' })
  await shoot('choosing')
  await lab.dialog.locator('.jp-mod-accept').click()
  await lab.untilIdle()
  await runLesson(lab, shoot, 'lesson-chosen')
}

/** Runs all cells of lesson 01 and looks at every output: the figures as pictures, and no error. */
async function runLesson(lab, shoot, name) {
  await lab.menu('Edit', 'Clear Outputs of All Cells')
  assert.equal(await lab.notebook.locator('.jp-OutputArea-output').count(), 0)
  await lab.menu('Run', 'Run All Cells')
  const cells = await lab.notebook.locator('.jp-CodeCell').count()
  await lab.untilRan(cells - 1, 120)
  await lab.untilIdle()
  const counts = await lab.notebook.locator('.jp-CodeCell .jp-InputPrompt').allInnerTexts()
  assert.deepEqual(
    counts,
    Array.from({ length: cells }, (_, i) => `[${i + 1}]:`),
  )
  const errors = lab.notebook.locator(
    '[data-mime-type="application/vnd.jupyter.error"], [data-mime-type$=".stderr"]',
  )
  assert.deepEqual(await errors.allInnerTexts(), [])
  const pictures = lab.notebook.locator('.jp-OutputArea-output img[src^="data:image/png"]')
  await pictures.first().scrollIntoViewIfNeeded()
  const widths = await pictures.evaluateAll((all) => all.map((image) => image.naturalWidth))
  assert.equal(widths.length, 8, 'lesson 01 draws eight figures')
  assert.ok(
    widths.every((width) => width > 500),
    `widths of the figures: ${widths}`,
  )
  await lab.page.mouse.move(0, 0)
  await shoot(name)
}

async function anError({ lab, open, folder, shoot }) {
  writeNotebook(path.join(folder, 'errors.ipynb'), 'tslab', [
    'function half(values: number[]) {\n  return values.map((v) => v / divisor)\n}\nlet divisor: number',
    "const birds = [{ name: 'wren' }]\nbirds[1].name.toUpperCase()",
    "const n: number = 'five'",
    "const weights = [1, 2, 3\nconsole.log('never')",
    "setTimeout(() => { throw new RangeError('too late') }, 50)\nawait new Promise((done) => setTimeout(done, 200))",
    'cosnt k = 3',
    'console.log(birdz.length)',
  ])
  await lab.open(open('errors.ipynb'))
  for (const index of [0, 1, 2, 3, 4, 5, 6]) await lab.runWhole(index)
  const told = await lab.outputOf(1)
  await shoot('errors')
  assert.match(told, /TypeError/)
  assert.match(told, /line 2/)
  assert.ok(told.indexOf('TypeError') > 20, `a sentence stands before the compiler's words: ${told}`)
  assert.doesNotMatch(told, /node:internal|dist\/kernel|\[\d+m/)
  assert.match(await lab.outputOf(4), /too late/)
}

async function stopButton({ lab, open, folder, shoot }) {
  const sources = ['let kept = 41', 'while (true) {}', 'kept + 1', 'await new Promise(() => {})', 'kept + 2']
  writeNotebook(path.join(folder, 'endless.ipynb'), 'tslab', sources)
  await lab.open(open('endless.ipynb'))
  await lab.runWhole(0)
  for (const index of [1, 3]) {
    await lab.run(index)
    await lab.page.waitForTimeout(700)
    assert.match(await lab.cell(index).locator('.jp-InputPrompt').innerText(), /\*/)
    await lab.button('notebook:interrupt-kernel')
    await lab.untilRan(index, 10)
    assert.match(await lab.outputOf(index), /stopped/i)
    assert.equal(await lab.runWhole(index + 1), String(41 + (index + 1) / 2))
  }
  await shoot('stopped')
}

async function progressBar({ lab, open, folder, shoot }) {
  writeNotebook(path.join(folder, 'progress.ipynb'), 'tslab', [
    "import { report } from 'fledgling'\nfor (let epoch = 1; epoch <= 30; epoch++) {\n  await new Promise((done) => setTimeout(done, 100))\n  report(epoch, 30, { loss: 3 / epoch })\n}",
  ])
  await lab.open(open('progress.ipynb'))
  await lab.run(0)
  const bar = lab.cell(0).locator('.jp-OutputArea-output', { hasText: /epoch [12]\d of 30: loss/ })
  await bar.waitFor({ timeout: 30_000 })
  assert.match(await lab.cell(0).locator('.jp-InputPrompt').innerText(), /\*/)
  await shoot('progress')
  await lab.untilRan(0)
  await shoot('progress-end')
  assert.match(await lab.outputOf(0), /epoch 30 of 30: loss 0.1/)
  assert.equal(await lab.cell(0).locator('.jp-OutputArea-output').count(), 1, 'one bar, brought up to date')
}

async function clearing({ lab, open, folder }) {
  const source = "console.log('gone')\nconsole.clear()\nconsole.log('here')"
  writeNotebook(path.join(folder, 'clear.ipynb'), 'tslab', [source])
  await lab.open(open('clear.ipynb'))
  assert.equal((await lab.runWhole(0)).trim(), 'here')
}

async function prompting({ lab, open, folder, shoot }) {
  const sources = ["const k = Number(prompt('Where does the line stand?', '5'))\nk * 2", "confirm('Train?')"]
  writeNotebook(path.join(folder, 'prompt.ipynb'), 'tslab', sources)
  await lab.open(open('prompt.ipynb'))
  for (const [index, answer, result] of [
    [0, '5.3', '10.6'],
    [1, 'y', 'true'],
  ]) {
    await lab.run(index)
    const box = lab.cell(index).locator('.jp-Stdin-input')
    await box.waitFor({ timeout: 15_000 })
    await shoot(`prompt-${index}`)
    await box.fill(answer)
    await box.press('Enter')
    await lab.untilRan(index)
    const results = await lab.cell(index).locator('.jp-OutputArea-executeResult').allInnerTexts()
    assert.deepEqual(
      results.map((text) => text.split('\n').at(-1)),
      [result],
    )
  }
}

async function restarting({ lab, open, folder, shoot }) {
  writeNotebook(path.join(folder, 'restart.ipynb'), 'tslab', [
    'let w = 7',
    '%reload',
    'typeof w',
    'let v = 8',
    'typeof v',
  ])
  await lab.open(open('restart.ipynb'))
  await lab.runWhole(0)
  const said = await lab.runWhole(1)
  await shoot('reload')
  assert.ok(said.length > 10, `what %reload says: ${said}`)
  assert.match(await lab.runWhole(2), /undefined|TS2304|Cannot find name|not known/i)
  await lab.runWhole(3)
  await lab.button('notebook:restart-kernel')
  await lab.dialog.locator('.jp-mod-accept').click()
  await lab.page.waitForTimeout(1000)
  await lab.untilIdle()
  assert.match(await lab.runWhole(4), /undefined|not known|Cannot find name/i)
  assert.equal(await lab.cell(4).locator('.jp-InputPrompt').innerText(), '[1]:')
}
