// Our kernel, stock tslab and Deno's kernel side by side, in turn, in one run.
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseNotebook } from '../../dist/notebook/index.js'
import { planNotebook } from '../../dist/run/plan.js'
import { runSteps } from '../../dist/run/steps.js'
import { cells, comforts, figure, flood, idle, interrupt, start, thousand } from './kernel-measures.mjs'
import { startKernel } from './kernel-session.mjs'
import { subjects } from './kernel-subjects.mjs'
import { tableOf } from './kernel-table.mjs'
import { tellsMemory } from './process-tree.mjs'

const folder = fileURLToPath(new URL('../../notebooks/en/', import.meta.url))
const rounds = 3

/** In this order, in a session of its own for each round; the flood comes last, for it leaves some kernels stuck. */
const short = [start, idle, cells, comforts, figure, interrupt, flood]

async function measured(subject, measures) {
  const session = await startKernel(subject, folder)
  try {
    const found = {}
    for (const measure of measures) Object.assign(found, await measure(session))
    return found
  } finally {
    await session.close()
  }
}

/** How long the engine takes for a whole lesson, from the start of the kernel to its end, in milliseconds. */
async function lesson({ name, engine }) {
  if (engine === undefined) return {}
  const file = '02-training-by-small-steps.ipynb'
  const notebook = parseNotebook(readFileSync(path.join(folder, file), 'utf8'), file)
  const steps = planNotebook(notebook).steps.filter((step) => step.kind === 'cell')
  const started = performance.now()
  const results = await runSteps(steps, { notebook: file, folder }, { kernel: engine })
  const failed = results.find(({ status }) => status !== 'ok')
  if (failed) throw new Error(`${name} failed in ${file}: ${failed.error?.message}`)
  return { lesson: performance.now() - started }
}

export async function benchKernel() {
  const { all, missing } = subjects()
  console.log(`\nKernels side by side, in turn; median of ${rounds} starts (load ${loadavg()[0].toFixed(1)})`)
  const found = new Map(all.map((subject) => [subject.name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const subject of all)
      found.get(subject.name).push({ ...(await measured(subject, short)), ...(await lesson(subject)) })
  }
  for (const subject of all) found.get(subject.name).push(await measured(subject, [thousand]))
  for (const line of tableOf(found)) console.log(`  ${line}`)
  if (missing) console.log(`  ${missing}`)
  if (!tellsMemory) console.log('  memory not measured: only Linux tells it')
}
