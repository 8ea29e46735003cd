import path from 'node:path'
import type { Engine, Environment, Report } from '../../src/cli/environment.ts'

/** The repository, from which the tests run. */
export const root = path.resolve(import.meta.dirname, '..', '..')

/** An environment that keeps what is printed, and whose Ctrl-C is `stop.abort()`. */
export function fakeEnvironment(given: Partial<Environment> & { engineIs?: Partial<Engine> } = {}) {
  const printed: string[] = []
  const complained: string[] = []
  const stop = new AbortController()
  const { engineIs, ...rest } = given
  const environment: Environment = {
    cwd: root,
    root,
    // A test that looks for Jupyter brings a machine of its own.
    machine: { platform: process.platform, env: {}, home: path.join(root, 'nobody') },
    out: (line) => void printed.push(line),
    err: (line) => void complained.push(line),
    terminal: undefined,
    stopped: stop.signal,
    debug: false,
    engine: async () => ({
      notebookFiles: (paths) => [...paths],
      runNotebooks: async (files) => files.map((notebook) => report({ notebook })),
      checkNotebooks: async (files) => files.map((notebook) => report({ notebook })),
      ...engineIs,
    }),
    ...rest,
  }
  return { environment, printed, complained, stop }
}

/** The report of a notebook in which all is well, but for what is given. */
export function report(given: Partial<Report> = {}): Report {
  return {
    notebook: 'a.ipynb',
    ok: true,
    cached: false,
    written: false,
    seconds: 1.25,
    problems: [],
    ...given,
  }
}
