import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Machine } from '../kernelspec/paths.ts'
import type { Site, SiteOptions } from '../page/site.ts'
import type { Progress, Report, RunOptions } from '../run/types.ts'

/** The engine, as the commands use it. */
export interface Engine {
  notebookFiles(paths: readonly string[]): string[] | Promise<string[]>
  runNotebooks(files: readonly string[], options: RunOptions): Promise<Report[]>
  checkNotebooks(files: readonly string[], options: RunOptions & { types?: boolean }): Promise<Report[]>
}

/** A site that can be put away, and its worker with it. */
export interface OpenSite extends Pick<Site, 'paths'> {
  render(path: string): Promise<Uint8Array>
  close(): void
}

/** Where a command runs: everything that it reads, prints or starts, so that a test can put a double in its place. */
export interface Environment {
  readonly cwd: string
  /** The folder of the package, which holds notebooks/, datasets/ and dist/, wherever it is installed. */
  readonly root: string
  /** Where Jupyter keeps its kernels goes by these. */
  readonly machine: Machine
  /** Prints one line on standard output: what the command was asked for. */
  out(line: string): void
  /** Prints one line on standard error: progress, problems. */
  err(line: string): void
  /** Standard error where it is a terminal that can draw bars. */
  readonly terminal: NodeJS.WriteStream | undefined
  /** Aborted on Ctrl-C. */
  readonly stopped: AbortSignal
  readonly debug: boolean
  /** Loaded on first use, so that `--help` and the address of `start` do not wait for it. */
  engine(): Promise<Engine>
}

export type { Progress, Report, RunOptions, Site, SiteOptions }

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The real one. */
export function nodeEnvironment(): Environment {
  // `fledgling doctor | head -1` closes the pipe early: that is no error.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  }
  let stopped: AbortSignal | undefined
  return {
    cwd: process.cwd(),
    root,
    machine: { platform: process.platform, env: process.env, home: homedir() },
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    terminal: process.stderr.isTTY ? process.stderr : undefined,
    get stopped() {
      stopped ??= listenForStop()
      return stopped
    },
    debug: process.env.FLEDGLING_DEBUG === '1',
    engine: () => import('../run/index.ts'),
  }
}

/** So long after the first Ctrl-C, in milliseconds, another one no longer waits for anything. */
const patience = 5000

/**
 * Ctrl-C, and the signals that stand for it, abort; the command then ends by itself. A command that never asks for
 * this ends at once, as any program does.
 */
function listenForStop(): AbortSignal {
  const stop = new AbortController()
  let since = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted && performance.now() - since > patience) process.exit(130)
      if (!stop.signal.aborted) since = performance.now()
      stop.abort()
    })
  }
  return stop.signal
}
