// Finds Python with Jupyter's official conformance suite for kernels, or puts the suite into a folder.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const required = 'jupyter_kernel_test==0.7.0'
const install = [
  '-m',
  'pip',
  'install',
  '--quiet',
  '--no-input',
  '--disable-pip-version-check',
  '--retries',
  '1',
]

/** Milliseconds that fetching the suite may take. */
const patience = 120_000

/** Runs a program to its end, or to its time limit. */
export function run(command, args, options = {}) {
  return spawnSync(command, args, { encoding: 'utf8', killSignal: 'SIGKILL', timeout: 20_000, ...options })
}

/**
 * A Python that imports the suite, and its environment: one that has it, else a virtual environment in `folder`, else
 * pip's `--target` there. Where there is none, `why` says so in half a sentence.
 */
export function findSuite(folder) {
  const python = ['python3', 'python'].find((name) => run(name, ['-c', newEnough]).status === 0)
  if (python === undefined) return { why: 'there is no Python 3.9 or newer here' }
  const home = path.join(folder, 'jupyter')
  const inHome = path.join(
    home,
    ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
  )
  const target = path.join(folder, 'jupyter-packages')
  const own = { python: inHome, env: process.env }
  const beside = { python, env: { ...process.env, PYTHONPATH: target } }
  const there = [{ python, env: process.env }, own, beside].find(hasSuite)
  if (there !== undefined) return there

  console.log(`installing ${required} into ${home}`)
  const end = Date.now() + patience
  const inVenv = tryAll(
    [
      [python, '-m', 'venv', home],
      [inHome, ...install, required],
    ],
    end,
  )
  if (hasSuite(own)) return own
  const asTarget = tryAll([[python, ...install, '--target', target, required]], end)
  if (hasSuite(beside)) return beside
  return { why: `${required} could not be installed: ${inVenv ?? asTarget ?? 'it does not import'}` }
}

const newEnough = 'import sys; sys.exit(sys.version_info < (3, 9))'

function hasSuite({ python, env }) {
  return run(python, ['-c', 'import jupyter_kernel_test, jupyter_client'], { env }).status === 0
}

/** Runs one command after the other until one fails; answers its last words. */
function tryAll(commands, end) {
  for (const [command, ...args] of commands) {
    const { status, error, stderr } = run(command, args, { timeout: Math.max(1000, end - Date.now()) })
    if (status !== 0) return error?.message ?? stderr.trim().split('\n').at(-1)
  }
}
