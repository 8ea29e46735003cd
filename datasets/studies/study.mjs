// Measures what is too dear for a lesson and writes datasets/studies/studies.json: npm run study (about a minute).
// It runs the lesson's own cells on the kernel, so that what is measured is what the lesson shows.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseNotebook } from '../../dist/notebook/index.js'
import { planNotebook, runSteps } from '../../dist/run/index.js'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const lesson = '05-birds-the-classifier'
/** The cell that defines `wholeWay(seed, loudness)`, from the split to the accuracy on the test birds. */
const lastCell = 'whole-way'

/** Runs the lesson up to a cell, then evaluates an expression there. */
async function evaluateIn(stem, cellId, expression) {
  const folder = fileURLToPath(new URL('../../notebooks/en', import.meta.url))
  const notebook = parseNotebook(readFileSync(`${folder}/${stem}.ipynb`, 'utf8'), stem)
  const cells = planNotebook(notebook).steps.filter((step) => step.kind === 'cell')
  const end = cells.findIndex((step) => step.cellId === cellId)
  if (end < 0) throw new Error(`${stem} has no cell ${cellId}`)
  const code = `console.log(JSON.stringify(${expression}))`
  const results = await runSteps(
    [...cells.slice(0, end + 1), { kind: 'aside', cellId, code }],
    { notebook: stem, folder },
    { cellTimeout: 600 },
  )
  const failed = results.find((result) => result.status !== 'ok')
  if (failed !== undefined) throw new Error(`${stem}, cell ${failed.step.cellId}: ${failed.message}`)
  const printed = results.at(-1).outputs.flatMap((output) => (output.name === 'stdout' ? [output.text] : []))
  return JSON.parse(printed.join(''))
}

const [loudness, loud, soft] = await evaluateIn(
  lesson,
  lastCell,
  `[chosen.loudness, ...[1, chosen.loudness].map((each) => ${JSON.stringify(seeds)}.map((seed) => wholeWay(seed, each)))]`,
)
const studies = {
  'bird-network': {
    about: `Accuracy of the small network of lesson 05 on its test birds; the seed sets the split and the first weights. "loud": colours at loudness 1, "soft": at the loudness chosen on the validation birds of seed 1.`,
    seeds,
    loudness,
    loud,
    soft,
  },
}
writeFileSync(new URL('studies.json', import.meta.url), `${JSON.stringify(studies, null, 2)}\n`)
console.log(studies['bird-network'])
