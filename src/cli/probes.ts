import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Environment } from './environment.ts'
import { kernelAnswers } from './kernel-answers.ts'
import { kernelProbe } from './kernel-probe.ts'

/** What a probe saw; `found` is a version, a path, or the reason why it is not there. */
export interface Finding {
  readonly ok: boolean
  readonly found: string
  /** A command better than the probe's own, where the reason is known. */
  readonly mend?: string
}

/** One part that the lessons use. */
export interface Probe {
  readonly name: string
  /** Without it a lesson does not run. */
  readonly needed: boolean
  /** What its absence costs the reader. */
  readonly cost: string
  /** The command that mends it. */
  readonly mend?: string
  readonly ask: () => Promise<Finding>
}

const fromHere = createRequire(import.meta.url)
const run = promisify(execFile)

/** Everything that `doctor` looks at, in the order of the course. */
export function probes(environment: Environment): readonly Probe[] {
  return [...needed(environment), ...optional(environment), ...forTests(environment)]
}

function needed({ root }: Environment): readonly Probe[] {
  return [
    {
      name: 'Node.js',
      needed: true,
      cost: 'nothing runs',
      mend: 'install Node.js 20 or newer from https://nodejs.org',
      ask: async () => ({
        ok: Number(process.versions.node.split('.')[0]) >= 20,
        found: process.versions.node,
      }),
    },
    {
      name: 'library',
      needed: true,
      cost: "no lesson can import 'fledgling'",
      mend: 'npm run build',
      ask: async () => {
        const { seededRandom } = fromHere('fledgling')
        return { ok: typeof seededRandom === 'function', found: `built in ${path.join(root, 'dist', 'lib')}` }
      },
    },
    {
      name: 'zeromq (talks to the kernel)',
      needed: true,
      cost: 'no notebook can be run or checked; the pages still read',
      mend: 'npm rebuild zeromq',
      ask: async () => {
        // Its compiled part is loaded by the import; a socket proves that it works.
        const { Push } = await import('zeromq')
        new Push().close()
        return { ok: true, found: versionOf('zeromq') }
      },
    },
    {
      name: 'the kernel',
      needed: true,
      cost: 'no notebook can be run or checked; the pages still read',
      mend: 'npm ci, then npm run build',
      ask: () => kernelAnswers('fledgling'),
    },
    {
      name: 'TypeScript (checks the cells strictly)',
      needed: true,
      cost: '`fledgling check` cannot check types',
      mend: 'npm ci',
      ask: async () => {
        const compiler = path.join(folderOf('typescript'), 'bin', 'tsc')
        const { stdout } = await run(process.execPath, [compiler, '--version'])
        return { ok: stdout.startsWith('Version'), found: stdout.replace('Version', '').trim() }
      },
    },
    {
      name: 'TensorFlow.js on WebAssembly',
      needed: true,
      cost: 'lessons with networks stop at `await ready()`',
      mend: 'npm ci',
      ask: tensorflow,
    },
    {
      name: 'pictures of charts',
      needed: true,
      cost: 'notebooks are stored without pictures, and pages cannot be built',
      mend: 'npm ci',
      ask: picture,
    },
  ]
}

function optional(environment: Environment): readonly Probe[] {
  return [
    {
      name: 'tslab, the other kernel',
      needed: false,
      cost: '`--kernel tslab` does not work; everything else does',
      mend: 'npm ci',
      ask: async () => {
        const finding = await kernelAnswers('tslab')
        return { ...finding, found: `${versionOf('tslab')} ${finding.found}` }
      },
    },
    {
      name: 'TensorFlow, native',
      needed: false,
      cost: 'speed only; the results of the course are made without it',
      mend: 'npm install --no-save @tensorflow/tfjs-node@4.22.0',
      ask: nativeTensorflow,
    },
    {
      name: 'danfojs-node (tables)',
      needed: false,
      cost: 'lesson 04 cannot be run; everything else can',
      mend: 'npm ci (in a clone of the course, which sets it up without its native part)',
      ask: async () => ({ ok: true, found: versionOf('danfojs-node') }),
    },
    {
      name: 'Jupyter',
      needed: false,
      cost: 'the lessons cannot be opened in JupyterLab; VS Code and the pages do without',
      mend: 'pip install jupyterlab, then npx fledgling kernel install',
      ask: async () => {
        const { stdout } = await run('jupyter', ['--version'], { timeout: 20_000 }).catch((error) => {
          throw new Error(error.code === 'ENOENT' ? 'not on the PATH' : 'does not tell its version')
        })
        return { ok: true, found: stdout.trim().split('\n').join(', ') }
      },
    },
    kernelProbe(environment),
  ]
}

function forTests({ root }: Environment): readonly Probe[] {
  // An installed package has no tests.
  if (!existsSync(path.join(root, 'test'))) return []
  return [
    {
      name: 'a browser for the tests',
      needed: false,
      cost: '`npm test` cannot look at the pages; nothing else needs it',
      mend: 'npm ci, or install Chrome or Chromium',
      ask: async () => {
        const [first] = browsers()
        return { ok: first !== undefined, found: first ?? 'none found' }
      },
    },
  ]
}

/** Starts the backend as a lesson does, which multiplies two known matrices. */
async function tensorflow(): Promise<Finding> {
  const { ready } = fromHere('fledgling')
  await ready()
  const tf = fromHere('@tensorflow/tfjs')
  const product = tf.tensor2d([[1, 2], [3, 4]]).matMul(tf.tensor2d([[5, 6], [7, 8]])) // biome-ignore format: as written by hand
  const right = JSON.stringify(product.arraySync()) === '[[19,22],[43,50]]'
  return { ok: right, found: right ? `${tf.version.tfjs}, ${tf.getBackend()}` : 'computes a wrong product' }
}

/** Draws one chart. */
async function picture(): Promise<Finding> {
  const { drawPng } = await import('../picture/index.ts')
  const { scatter } = fromHere('fledgling')
  const points = [{ x: 1, y: 1, label: 'A' }]
  const bytes = await drawPng(scatter(points, { x: 'x', y: 'y', alt: 'one point' }), { scale: 1 })
  return { ok: bytes[1] === 0x50, found: `drawn, ${bytes.byteLength} bytes` }
}

/** Looks for the compiled part without loading it, which takes a second and prints a banner. */
async function nativeTensorflow(): Promise<Finding> {
  const version = versionOf('@tensorflow/tfjs-node')
  if (Number(process.versions.node.split('.')[0]) >= 23) {
    // It calls util.isNullOrUndefined, which Node 23 took away.
    const found = `${version} does not run on Node.js ${process.versions.node}`
    return { ok: false, found, mend: 'use Node.js 20 or 22' }
  }
  const lib = path.join(folderOf('@tensorflow/tfjs-node'), 'lib')
  const folders = existsSync(lib) ? readdirSync(lib).filter((name) => name.startsWith('napi-v')) : []
  if (folders.some((name) => existsSync(path.join(lib, name, 'tfjs_binding.node')))) {
    return { ok: true, found: version }
  }
  return {
    ok: false,
    found: `${version} is installed without its compiled part`,
    mend: 'npm rebuild @tensorflow/tfjs-node',
  }
}

/** The browsers that the tests would take, the first of these. */
function browsers(): string[] {
  const named = process.env.FLEDGLING_BROWSER
  return [
    ...(named === undefined ? [] : [named]),
    ...(process.platform === 'linux' && process.arch === 'x64' ? packagedBrowser() : []),
    ...(browserPaths[process.platform] ?? []).filter((file) => existsSync(file)),
  ]
}

function packagedBrowser(): string[] {
  try {
    return [`@sparticuz/chromium ${versionOf('@sparticuz/chromium')}`]
  } catch {
    return []
  }
}

const browserPaths: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
    'C:/Program Files/Microsoft/Edge/Application/msedge.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ],
}

/** The folder of an installed package, also of one that exports no package.json. Throws when it is not there. */
function folderOf(name: string): string {
  for (const base of fromHere.resolve.paths(name) ?? []) {
    const folder = path.join(base, ...name.split('/'))
    if (existsSync(path.join(folder, 'package.json'))) return folder
  }
  throw new Error('not installed')
}

function versionOf(name: string): string {
  return fromHere(path.join(folderOf(name), 'package.json')).version
}
