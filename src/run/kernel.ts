import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sendLimit } from './outputs.ts'

/** How a kernel is started and interrupted: what Jupyter writes into kernel.json. */
export interface KernelSpec {
  readonly name: string
  /** The command; `{connection_file}` and `{resource_dir}` stand for their paths. */
  readonly argv: readonly string[]
  /** Added to the environment; `{connection_file}` as in `argv`. */
  readonly env: Readonly<Record<string, string>>
  readonly interruptMode: 'signal' | 'message'
}

/** How a kernel's process ended. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Where the command could not be started at all. */
  readonly error?: string
}

/** A kernel's process. */
export interface KernelProcess {
  readonly pid: number | undefined
  /** Set once the process has ended. */
  ending: Ending | undefined
  /** The last it wrote on its own stderr, at most 20,000 characters. */
  lastWords: string
  /** Interrupts as the specification wants it; false where a message has to do it. Kills on Windows, which knows no SIGINT. */
  interrupt(): boolean
  /** Ends the process and those it started, at once. */
  kill(): void
}

/** The tslab that came with the package, or the kernel of a kernel.json. Throws a sentence where that is not readable. */
export function kernelSpec(kernel = 'tslab'): KernelSpec {
  return kernel === 'tslab' ? tslabSpec() : readSpec(kernel)
}

function tslabSpec(): KernelSpec {
  const tslab = path.dirname(createRequire(import.meta.url).resolve('tslab/package.json'))
  // Compiled, wherever this file itself stands: in src for the tests, in dist for the reader.
  const preload = fileURLToPath(new URL('../../dist/run/preload.cjs', import.meta.url))
  const start = ['--no-warnings', '--require', preload, path.join(tslab, 'bin', 'tslab')]
  return {
    name: 'tslab',
    // Node's warnings carry the process id, so a cell that causes one would never print the same again.
    argv: [process.execPath, ...start, 'kernel', '--config-path={connection_file}'],
    env: {
      FLEDGLING_LIFELINE: '{connection_file}',
      FLEDGLING_SEND_LIMIT: String(sendLimit),
      // Whoever needs pictures adds them, see pictures.ts.
      FLEDGLING_PICTURES: 'none',
    },
    interruptMode: 'signal',
  }
}

function readSpec(file: string): KernelSpec {
  let spec: { argv?: unknown; env?: unknown; interrupt_mode?: unknown; display_name?: unknown }
  try {
    spec = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`the kernel ${file} cannot be read: ${(error as Error).message}`)
  }
  if (!Array.isArray(spec.argv) || spec.argv.length === 0) throw new Error(`the kernel ${file} has no argv`)
  const folder = path.dirname(path.resolve(file))
  return {
    name: typeof spec.display_name === 'string' ? spec.display_name : file,
    argv: spec.argv.map((part) => String(part).replaceAll('{resource_dir}', folder)),
    env: (spec.env ?? {}) as Record<string, string>,
    interruptMode: spec.interrupt_mode === 'message' ? 'message' : 'signal',
  }
}

/** The processes that must not outlive ours. */
const running = new Set<KernelProcess>()
process.on('exit', () => {
  for (const kernel of running) kernel.kill()
})

/**
 * Starts a kernel in `folder`. `changed` is called whenever `ending` or `lastWords` has changed.
 */
export function launch(
  spec: KernelSpec,
  connectionFile: string,
  folder: string,
  changed: () => void,
): KernelProcess {
  const child = start(spec, connectionFile, folder)
  const kernel: KernelProcess = {
    pid: child.pid,
    ending: undefined,
    lastWords: '',
    interrupt: () => spec.interruptMode === 'signal' && interrupt(child),
    kill: () => {
      if (kernel.ending === undefined) killTree(child)
    },
  }
  running.add(kernel)
  const ended = (ending: Ending) => {
    kernel.ending ??= ending
    running.delete(kernel)
    changed()
  }
  child.on('error', (error) => ended({ code: null, signal: null, error: error.message }))
  // What it wrote last may still be on its way; a process that it left behind may hold the pipe for ever.
  child.on('exit', (code, signal) => setTimeout(() => ended({ code, signal }), 200).unref())
  child.on('close', (code, signal) => ended({ code, signal }))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    kernel.lastWords = (kernel.lastWords + text).slice(-20_000)
    changed()
  })
  return kernel
}

function start(spec: KernelSpec, connectionFile: string, folder: string): ChildProcess {
  const fill = (text: string) => text.replaceAll('{connection_file}', connectionFile)
  const [command = '', ...args] = spec.argv.map(fill)
  const additions = Object.fromEntries(Object.entries(spec.env).map(([name, value]) => [name, fill(value)]))
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...kernelEnvironment(process.env), ...additions },
    // 3 is the lifeline: the preloaded script sees it end when this process ends, even by SIGKILL.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    // A group of its own: the terminal's Ctrl-C does not reach it, and one signal ends it with all it started.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  child.stdio[3]?.on('error', () => {})
  return child
}

function interrupt(child: ChildProcess): boolean {
  if (process.platform === 'win32') killTree(child)
  else signalGroup(child, 'SIGINT')
  return true
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return
  if (process.platform === 'win32')
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true })
  else signalGroup(child, 'SIGKILL')
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal)
  } catch {
    child.kill(signal)
  }
}

/** Names of variables that hold secrets, which a notebook has no business with. */
const secret = /TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE_KEY|API_?KEY|ACCESS_KEY|_AUTH$/i

/**
 * The environment of a kernel: ours without secrets, and such that outputs are the same on every machine: no colours,
 * English numbers and dates, UTC. (Windows does not look at LC_ALL: there the user's language decides.)
 */
export function kernelEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !secret.test(name) && name !== 'FORCE_COLOR')
  return {
    ...Object.fromEntries(kept),
    NO_COLOR: '1',
    LC_ALL: 'en_US.UTF-8',
    TZ: 'UTC',
    // ipykernel and others end when this process is gone.
    JPY_PARENT_PID: String(process.pid),
  }
}
