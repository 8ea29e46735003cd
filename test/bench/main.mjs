// `npm run bench`: ratios against peers measured in the same run. It decides nothing, it tells. `npm run bench -- network`
// measures that part alone.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseNotebook } from '../../dist/notebook/index.js'
import { withPictures } from '../../dist/run/pictures.js'
import { planNotebook, withoutExercises } from '../../dist/run/plan.js'
import { runSteps } from '../../dist/run/steps.js'
import { runBare } from './bare-client.mjs'
import { benchConvolution } from './convolution.mjs'
import { benchKernel } from './kernel.mjs'
import { benchNetwork } from './network.mjs'
import { benchPages } from './page.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = path.join(root, 'notebooks', 'en')
const files = readdirSync(folder).filter((file) => file.endsWith('.ipynb'))
const cli = path.join(root, 'dist', 'cli', 'main.js')
const rounds = 3

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const seconds = (value) => `${value.toFixed(2)} s`
const heading = (text) => console.log(`\n${text}`)

function timed(command, args, options = {}) {
  const started = performance.now()
  const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', ...options })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return (performance.now() - started) / 1000
}

const fledgling = (...args) => timed(process.execPath, [cli, ...args])

async function overhead() {
  heading(
    'What the engine adds to tslab, the same cells (target: at most 10 %); beside it prose numbers and pictures',
  )
  let [engineTotal, bareTotal] = [0, 0]
  for (const file of files) {
    const notebook = parseNotebook(readFileSync(path.join(folder, file), 'utf8'), file)
    const steps = planNotebook(notebook).steps.filter((step) => step.kind === 'cell')
    const engine = []
    const bare = []
    for (let round = 0; round < rounds; round++) {
      bare.push(
        await runBare(
          steps.map((step) => step.code),
          folder,
        ),
      )
      const started = performance.now()
      await runSteps(steps, { notebook: file, folder })
      engine.push((performance.now() - started) / 1000)
    }
    engineTotal += median(engine)
    bareTotal += median(bare)
    const more = 100 * (median(engine) / median(bare) - 1)
    const [prose, pictures] = await extras(notebook, file)
    console.log(
      `  ${file}: engine ${seconds(median(engine))}, bare tslab ${seconds(median(bare))}, ${more.toFixed(1)} %; ` +
        `prose numbers ${seconds(prose)}, pictures ${seconds(pictures)}`,
    )
  }
  console.log(`  all: ${(100 * (engineTotal / bareTotal - 1)).toFixed(1)} %`)
}

/** Seconds for a notebook's prose numbers, and for the pictures of its charts. */
async function extras(notebook, file) {
  const results = await runSteps(withoutExercises(planNotebook(notebook)).steps, { notebook: file, folder })
  const asides = results.filter(({ step }) => step.kind === 'aside')
  const started = performance.now()
  for (const { outputs } of results) await withPictures(outputs)
  return [asides.reduce((sum, aside) => sum + aside.seconds, 0), (performance.now() - started) / 1000]
}

function againstJupyter() {
  heading(
    'All lessons, nothing cached, against `jupyter nbconvert --execute` with the same tslab (target: 1.5 x)',
  )
  if (spawnSync('jupyter', ['nbconvert', '--version']).status !== 0) {
    console.log('  skipped: jupyter nbconvert is not on the PATH (pip install nbconvert)')
    return
  }
  const temp = mkdtempSync(path.join(tmpdir(), 'fledgling-bench-'))
  const spec = path.join(temp, 'kernels', 'tslab')
  mkdirSync(spec, { recursive: true })
  const tslab = path.join(
    path.dirname(createRequire(import.meta.url).resolve('tslab/package.json')),
    'bin',
    'tslab',
  )
  const argv = [process.execPath, tslab, 'kernel', '--config-path={connection_file}']
  writeFileSync(
    path.join(spec, 'kernel.json'),
    JSON.stringify({ argv, display_name: 'TypeScript', language: 'typescript' }),
  )
  const env = { ...process.env, JUPYTER_PATH: temp }
  const ours = []
  const theirs = []
  for (let round = 0; round < rounds; round++) {
    ours.push(fledgling('run', '--no-cache', '--quiet', folder))
    const args = ['nbconvert', '--execute', '--to', 'notebook', '--output-dir', temp]
    theirs.push(timed('jupyter', [...args, ...files.map((file) => path.join(folder, file))], { env }))
  }
  rmSync(temp, { recursive: true, force: true })
  console.log(
    `  fledgling run ${seconds(median(ours))}, nbconvert ${seconds(median(theirs))}, ${(median(theirs) / median(ours)).toFixed(2)} x`,
  )
}

function nothingChanged() {
  heading('Nothing changed (target: under 1 s)')
  fledgling('run', '--quiet', folder)
  const times = Array.from({ length: 5 }, () => fledgling('run', '--quiet', folder))
  const check = Array.from({ length: 5 }, () => fledgling('check', '--quiet', folder))
  console.log(`  fledgling run ${seconds(median(times))}, fledgling check ${seconds(median(check))}`)
}

function pageSizes() {
  heading("A lesson's page to be read: HTML and CSS, pictures aside (target: at most 60 KB)")
  const out = mkdtempSync(path.join(tmpdir(), 'fledgling-bench-'))
  fledgling('build', '--quiet', '--out', out)
  const pages = readdirSync(out, { recursive: true }).map(String)
  for (const file of pages.filter((file) => /\d\d-.*\.html$/.test(file))) {
    const html = readFileSync(path.join(out, file), 'utf8')
    const words = html
      .replace(/<svg[\s\S]*?<\/svg>/g, '')
      .replace(/<script type="application\/json"[\s\S]*?<\/script>/g, '')
    const kilobytes = Buffer.byteLength(words) / 1000
    console.log(
      `  ${file}: ${kilobytes.toFixed(1)} KB (whole file ${(Buffer.byteLength(html) / 1000).toFixed(0)} KB)`,
    )
  }
  rmSync(out, { recursive: true, force: true })
}

/** Every lesson from nothing: one after the other, and as the engine does it. */
function wholeCourse() {
  heading('The course, nothing cached (target: under 5 minutes, 1.3 x faster side by side)')
  const alone = fledgling('run', '--no-cache', '--quiet', '--jobs', '1', folder)
  const beside = fledgling('run', '--no-cache', '--quiet', folder)
  console.log(
    `  one after the other ${seconds(alone)}, side by side ${seconds(beside)}, ${(alone / beside).toFixed(2)} x`,
  )
}

const parts = {
  overhead,
  jupyter: againstJupyter,
  cache: nothingChanged,
  sizes: pageSizes,
  course: wholeCourse,
  network: benchNetwork,
  convolution: benchConvolution,
  kernel: benchKernel,
  pages: benchPages,
}
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  throw new Error(`bench has no part ${unknown.join(', ')}: ${Object.keys(parts).join(', ')}`)
}
console.log(`Node ${process.version}, ${cpus().length} processors, median of ${rounds} rounds`)
for (const [name, bench] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await bench()
}
