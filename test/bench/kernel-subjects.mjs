// The kernels that are measured side by side, and what differs in the cells that they are given.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const { resolve } = createRequire(import.meta.url)
const installed = (name, ...file) => path.join(path.dirname(resolve(`${name}/package.json`)), ...file)

/** Cells that say the same in TypeScript on Node, under our kernel and under tslab. */
const cellsOnNode = {
  importFledgling: "import { show, sigmoid } from 'fledgling'",
  show: 'show(figure)',
}

/** `argv` starts a kernel with a connection file; `engine` is its name there, where the engine can run lessons on it. */
const ours = {
  name: 'fledgling',
  argv: (file) => [process.execPath, path.join(root, 'dist', 'kernel', 'main.js'), file],
  interrupts: 'by message',
  cells: cellsOnNode,
}

/** As it comes: without what the engine loads before it. */
const tslab = {
  name: 'tslab',
  argv: (file) => [process.execPath, installed('tslab', 'bin', 'tslab'), 'kernel', `--config-path=${file}`],
  interrupts: 'by signal',
  cells: cellsOnNode,
  engine: 'tslab',
}

/** Where Deno is: what the variable FLEDGLING_BENCH_DENO names, else the npm package, where somebody has installed it. */
function denoProgram() {
  const named = process.env.FLEDGLING_BENCH_DENO
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`FLEDGLING_BENCH_DENO: there is no file ${named}`)
    return [named]
  }
  try {
    // Its script in Node would only stand before the program, which its installation has put beside it.
    const file = installed('deno', process.platform === 'win32' ? 'deno.exe' : 'deno')
    return existsSync(file) ? [file] : undefined
  } catch {
    return undefined
  }
}

function deno(program) {
  return {
    name: 'deno',
    argv: (file) => [...program, 'jupyter', '--kernel', '--conn', file],
    interrupts: 'by message',
    cells: {
      importFledgling: "import { sigmoid } from 'fledgling'",
      show: `await Deno.jupyter.broadcast('display_data', {
  data: { 'application/vnd.plotly.v1+json': figure }, metadata: {}, transient: {},
})`,
    },
  }
}

/** Our kernel and its peers; `missing` says how to get a peer that is not there. */
export function subjects() {
  const program = denoProgram()
  if (program) return { all: [ours, tslab, deno(program)], missing: undefined }
  return {
    all: [ours, tslab],
    missing:
      "Deno's kernel skipped: `npm install --no-save deno` (some 100 MB), or name its program in FLEDGLING_BENCH_DENO",
  }
}
