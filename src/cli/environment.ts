import path from 'node:path'
import { fileURLToPath } from 'node:url'
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

/** The real one. Ctrl-C (and the signals that stand for it) aborts `stopped`; the command then ends by itself. */
export function nodeEnvironment(): Environment {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
  // `fledgling doctor | head -1` closes the pipe early: that is no error.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  }
  return {
    cwd: process.cwd(),
    root,
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    terminal: process.stderr.isTTY ? process.stderr : undefined,
    stopped: stop.signal,
    debug: process.env.FLEDGLING_DEBUG === '1',
    engine: () => import('../run/index.ts'),
  }
}
