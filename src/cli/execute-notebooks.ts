import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import type { Engine, Environment, Report, RunOptions } from './environment.ts'
import type { ExitCode } from './error.ts'
import { kernel } from './kernel-option.ts'
import { jobs, seconds } from './numbers.ts'
import { namedNotebooks } from './place.ts'
import { describeProblem } from './problems.ts'
import { count, showProgress } from './progress.ts'

/** What `run` and `check` both understand. */
export interface ExecuteOptions {
  readonly jobs?: number
  readonly timeout?: number
  readonly cache: boolean
  readonly kernel?: string
  readonly report?: string
  readonly quiet?: boolean
}

/** Declares the arguments and options that `run` and `check` share. */
export function executeOptions(command: Command): Command {
  return command
    .argument('[notebooks...]', 'files or folders; without them, all lessons')
    .option('--jobs <n>', 'how many notebooks run side by side', jobs)
    .option('--timeout <seconds>', 'how long a cell may take (120)', seconds)
    .option('--kernel <kernel>', 'fledgling, tslab, or the path of a kernel.json', kernel)
    .option('--no-cache', 'execute even what has not changed')
    .option('--report <file>', 'also write the results to a file, as JSON')
    .option('--quiet', 'print problems only')
}

/** What differs between the two. */
interface Doing {
  readonly execute: (engine: Engine, files: readonly string[], options: RunOptions) => Promise<Report[]>
  /** The last line, for results without a problem and with. */
  readonly summary: (reports: readonly Report[]) => string
}

/** Executes the named notebooks with progress and prints what is wrong. Resolves with the exit code. */
export async function executeNotebooks(
  environment: Environment,
  names: readonly string[],
  options: ExecuteOptions,
  { execute, summary }: Doing,
): Promise<ExitCode> {
  const files = await namedNotebooks(environment, names)
  const progress = showProgress(environment, options.quiet ?? false)
  let reports: Report[]
  try {
    reports = await execute(await environment.engine(), files, {
      ...runOptions(options),
      signal: environment.stopped,
      onProgress: progress.tell,
    })
  } finally {
    progress.end()
  }
  if (options.report) writeFileSync(path.resolve(environment.cwd, options.report), JSON.stringify(reports))
  if (environment.stopped.aborted) return stopped(environment, reports)
  for (const problem of reports.flatMap((report) => report.problems))
    environment.err(describeProblem(problem))
  if (!options.quiet) environment.out(summary(reports))
  return reports.every((report) => report.ok) ? 0 : 1
}

function runOptions({ jobs, timeout, cache, kernel }: ExecuteOptions): RunOptions {
  return {
    cache,
    ...(jobs === undefined ? {} : { jobs }),
    ...(timeout === undefined ? {} : { cellTimeout: timeout }),
    ...(kernel === undefined ? {} : { kernel }),
  }
}

/** After Ctrl-C: what became of the files. */
function stopped(environment: Environment, reports: readonly Report[]): ExitCode {
  const written = reports.filter((report) => report.written).length
  environment.err(
    written === 0
      ? 'stopped; the notebooks are as they were'
      : `stopped; ${count(written, 'notebook')} had been finished and rewritten, the others are as they were`,
  )
  return 130
}
