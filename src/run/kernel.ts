import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { kernelEnvironment } from './kernel-environment.ts'
import type { KernelSpec } from './kernel-spec.ts'

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
    // 3 is the lifeline: our kernels see it end when this process ends, even by SIGKILL.
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
