import { availableParallelism } from 'node:os'
import type { Engine, Environment, Report } from './environment.ts'
import { explain } from './error.ts'
import { describeProblem } from './problems.ts'
import { count, nameOf, showProgress } from './progress.ts'

/** Checks notebooks one bundle after another while the reader reads. */
export interface BackgroundCheck {
  /** Has these notebooks checked after those that are being checked now. */
  ask(files: readonly string[]): void
  /** Ends what is being checked and forgets what was asked; resolves when no kernel runs any more. */
  halt(): Promise<void>
}

/** One processor stays with the reader. */
const jobs = Math.max(1, Math.min(4, availableParallelism() - 1))

/** Nothing is started before the first `ask`. Results go to standard error, problems even when quiet. */
export function backgroundCheck(environment: Environment, quiet: boolean): BackgroundCheck {
  const asked = new Set<string>()
  let current: { readonly stop: AbortController; readonly done: Promise<void> } | undefined
  const work = async (signal: AbortSignal) => {
    while (asked.size > 0 && !signal.aborted) {
      const files = [...asked]
      asked.clear()
      await checkOnce(environment, files, signal, quiet)
    }
  }
  const halt = async () => {
    asked.clear()
    current?.stop.abort()
    await current?.done
  }
  environment.stopped.addEventListener('abort', () => void halt())
  return {
    ask(files) {
      for (const file of files) asked.add(file)
      if (current !== undefined || environment.stopped.aborted) return
      const stop = new AbortController()
      const done = work(stop.signal).finally(() => {
        current = undefined
      })
      current = { stop, done }
    },
    halt,
  }
}

async function checkOnce(
  environment: Environment,
  files: readonly string[],
  signal: AbortSignal,
  quiet: boolean,
): Promise<void> {
  const progress = showProgress({ ...environment, stopped: signal }, quiet)
  try {
    const engine: Engine = await environment.engine()
    const reports = await engine.checkNotebooks(files, { jobs, signal, onProgress: progress.tell })
    progress.end()
    if (!signal.aborted) tellResult(environment, reports, quiet)
  } catch (error) {
    progress.end()
    if (!signal.aborted) environment.err(explain(error, environment.debug).text)
  }
}

function tellResult(environment: Environment, reports: readonly Report[], quiet: boolean): void {
  const failed = reports.filter((report) => !report.ok)
  for (const problem of failed.flatMap((report) => report.problems)) environment.err(describeProblem(problem))
  if (failed.length > 0) {
    environment.err(`not reproduced: ${failed.map((report) => nameOf(report.notebook)).join(', ')}`)
  } else if (!quiet) {
    const [only] = reports
    environment.err(
      reports.length === 1 && only
        ? `${nameOf(only.notebook)} reproduces`
        : `all ${count(reports.length, 'lesson')} reproduce: executed here, every result is the stored one`,
    )
  }
}
