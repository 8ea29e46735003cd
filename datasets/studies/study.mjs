// Measures what is too dear for a lesson and writes it into datasets/studies/studies.json. `npm run study` measures
// everything, `npm run study -- 05 10` what belongs to these lessons. There is one file a lesson beside this one; each
// runs the lesson's own cells on the kernel, so that what is measured is what the lesson shows.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseNotebook } from '../../dist/notebook/index.js'
import { planNotebook, runSteps } from '../../dist/run/index.js'

/** The seeds of every study. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const results = new URL('studies.json', import.meta.url)
const read = () => JSON.parse(readFileSync(results, 'utf8'))

/**
 * Runs a lesson up to and with a cell, then evaluates an expression there; it may await. Resolves to its value, which
 * must be JSON.
 */
async function evaluateIn(stem, cellId, expression) {
  const folder = fileURLToPath(new URL('../../notebooks/en', import.meta.url))
  const notebook = parseNotebook(readFileSync(`${folder}/${stem}.ipynb`, 'utf8'), stem)
  const cells = planNotebook(notebook).steps.filter((step) => step.kind === 'cell')
  const end = cells.findIndex((step) => step.cellId === cellId)
  if (end < 0) throw new Error(`${stem} has no cell ${cellId}`)
  // Behind a mark of its own: what the model reports while it trains is printed too.
  const mark = 'measured: '
  const code = `console.log(${JSON.stringify(mark)} + JSON.stringify(${expression}))`
  const steps = [...cells.slice(0, end + 1), { kind: 'aside', cellId, code }]
  const done = await runSteps(steps, { notebook: stem, folder }, { cellTimeout: 7200 })
  const failed = done.find((result) => result.status !== 'ok')
  if (failed !== undefined) throw new Error(`${stem}, cell ${failed.step.cellId}: ${failed.message}`)
  const printed = done
    .at(-1)
    .outputs.flatMap((output) => (output.name === 'stdout' ? [output.text] : []))
    .join('')
  return JSON.parse(printed.slice(printed.lastIndexOf(mark) + mark.length))
}

const asked = process.argv.slice(2)
const files = readdirSync(new URL('.', import.meta.url)).filter((file) => /^\d\d-.*\.mjs$/.test(file))
const chosen = files.filter((file) => asked.length === 0 || asked.some((number) => file.startsWith(number)))
if (chosen.length === 0) throw new Error(`there is no study of ${asked.join(', ')}: ${files.join(', ')}`)

for (const file of chosen.sort()) {
  const { studies } = await import(new URL(file, import.meta.url).href)
  for (const [name, measure] of Object.entries(studies)) {
    const from = Date.now()
    const study = await measure(evaluateIn, seeds)
    // Read anew and written at once: what was measured is kept if the next study fails.
    const all = { ...read(), [name]: study }
    const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
    writeFileSync(results, `${JSON.stringify(sorted, null, 2)}\n`)
    console.log(`${name}: ${((Date.now() - from) / 1000).toFixed(0)} s`, study)
  }
}
