import { readFile } from 'node:fs/promises'
import os from 'node:os'
import { serialiseNotebook } from '../notebook/serialise.ts'
import type { Notebook } from '../notebook/types.ts'
import { type CachedRun, readCache, runFile } from './cache.ts'
import { type Executor, executePlan } from './execute.ts'
import { type ReadNotebook, readNotebook } from './files.ts'
import { Fingerprints } from './fingerprint.ts'
import { brokenProse, differences, exerciseProblems, typeProblems } from './judge.ts'
import { defaultKernel } from './kernel-spec.ts'
import { merge } from './merge.ts'
import { type Plan, planNotebook, withoutExercises } from './plan.ts'
import { sideBySide } from './side-by-side.ts'
import { runSteps } from './steps.ts'
import type { Problem, Report, RunOptions, StepResult } from './types.ts'
import { checkTypes } from './types-cache.ts'
import { reasonOf, writeWhole } from './write.ts'

export interface CheckOptions extends RunOptions {
  /** False: leave out the strict type check. */
  readonly types?: boolean
}

/**
 * Executes notebooks side by side and writes outputs, execution counts and prose numbers back into those that ran to their
 * end. A notebook in which a cell fails stays as it was. One report a file, in the order given.
 */
export function runNotebooks(
  files: readonly string[],
  options: RunOptions = {},
  execute: Executor = runSteps,
): Promise<Report[]> {
  return forEach(files, options, execute, {
    planOf: (notebook) => withoutExercises(planNotebook(notebook)),
    finish: async ({ file, label, read, plan, results }) => {
      const merged = merge(read.notebook, plan, results)
      const broken = brokenProse(label, read.notebook, plan, results)
      const { problems, written } = await writeBack(file, label, read.text, merged, options)
      return { problems: [...broken, ...problems], written }
    },
  })
}

/**
 * Executes notebooks side by side and compares: outputs and prose numbers with the committed ones, exercises with what
 * they list, and the cells' types with the strict rules. Changes no file. One report a file, in the order given.
 */
export async function checkNotebooks(
  files: readonly string[],
  options: CheckOptions = {},
  execute: Executor = runSteps,
): Promise<Report[]> {
  const types = options.types === false ? null : checkTypes(files, options)
  const strictly = { strict: types !== null, ...options }
  return forEach(files, strictly, execute, {
    planOf: planNotebook,
    finish: async ({ label, read, plan, results }) => {
      const executed = merge(read.notebook, plan, results)
      const problems = [
        ...brokenProse(label, read.notebook, plan, results),
        ...differences(label, read.notebook, executed, plan, results),
        ...exerciseProblems(label, plan, results),
      ]
      return { problems, written: false }
    },
    beside: async (file) => (types === null ? [] : typeProblems(file, (await types).get(file) ?? [])),
  })
}

/** A notebook that ran to its end. */
interface Ran {
  readonly file: string
  readonly label: string
  readonly read: ReadNotebook
  readonly plan: Plan
  readonly results: readonly StepResult[]
}

type Outcome = Pick<Report, 'problems' | 'written'>

/** What `run` and `check` do differently. */
interface Doing {
  readonly planOf: (notebook: Notebook) => Plan
  /** What is left to do once the notebook has run to its end. */
  readonly finish: (ran: Ran) => Promise<Outcome>
  /** What is found beside the execution, whether or not that succeeds. */
  readonly beside?: (file: string) => Promise<Problem[]>
}

async function forEach(
  files: readonly string[],
  options: RunOptions,
  execute: Executor,
  doing: Doing,
): Promise<Report[]> {
  const jobs = options.jobs ?? Math.min(4, os.availableParallelism())
  const fingerprints = new Fingerprints(options.kernel ?? defaultKernel)
  const reports = new Map<string, Report>()
  await sideBySide(await longestFirst(files, options.kernel), jobs, async (file) => {
    const started = performance.now()
    const outcome = await runOne(file, { options, execute, doing, fingerprints })
    const problems = [...outcome.problems, ...((await doing.beside?.(file)) ?? [])]
    const seconds = (performance.now() - started) / 1000
    const report: Report = { ...outcome, notebook: file, ok: problems.length === 0, seconds, problems }
    reports.set(file, report)
    options.onProgress?.({ kind: 'finished', notebook: file, report })
  })
  return files.map((file) => reports.get(file)!)
}

interface Means {
  readonly options: RunOptions
  readonly execute: Executor
  readonly doing: Doing
  readonly fingerprints: Fingerprints
}

async function runOne(file: string, means: Means): Promise<Outcome & { cached: boolean }> {
  const { options, execute, doing, fingerprints } = means
  const failed = (kind: Problem['kind'], message: string) => {
    return { problems: [{ notebook: file, kind, message }], written: false, cached: false }
  }
  const read = await readNotebook(file)
  if (typeof read === 'string') return failed('file', read)
  if (options.signal?.aborted) return failed('interrupted', 'stopped before it ran')
  const plan = doing.planOf(read.notebook)
  const progress = { notebook: file, cells: plan.cells }
  options.onProgress?.({ kind: 'started', ...progress })
  const onCell = (done: number) => options.onProgress?.({ kind: 'cell', done, ...progress })
  const common = { file, label: file, plan, options }
  const { notebook } = read
  const executed = await executePlan({ ...common, notebook, fingerprints, execute, onCell })
  const { results, problems, cached } = executed
  if (problems.length > 0) return { problems, written: false, cached }
  return { ...(await doing.finish({ ...common, read, results })), cached }
}

/**
 * The notebook that took longest the last time goes first, so that no processor waits for it at the end. Those that were
 * never timed come before all others, the last of them first: a course begins with what is quick.
 */
async function longestFirst(files: readonly string[], kernel: string | undefined): Promise<string[]> {
  const timed = await Promise.all(
    [...new Set(files)].reverse().map(async (file) => {
      const last = await readCache<CachedRun>(runFile(file, kernel))
      return { file, seconds: last?.seconds ?? Number.POSITIVE_INFINITY }
    }),
  )
  return timed
    .sort((a, b) => (a.seconds < b.seconds ? 1 : a.seconds > b.seconds ? -1 : 0))
    .map(({ file }) => file)
}

/** Writes a notebook unless nothing changed, or somebody else changed the file meanwhile. */
async function writeBack(
  file: string,
  label: string,
  before: string,
  merged: Notebook,
  options: RunOptions,
): Promise<Outcome> {
  const failed = (kind: Problem['kind'], message: string) => {
    return { problems: [{ notebook: label, kind, message }], written: false }
  }
  const text = serialiseNotebook(merged)
  if (text === before) return { problems: [], written: false }
  if (options.signal?.aborted) return failed('interrupted', 'stopped before its outputs were written')
  try {
    if ((await readFile(file, 'utf8')) !== before) {
      return failed(
        'file',
        'the file was changed while it ran, so its outputs were not written; run it again.',
      )
    }
    await writeWhole(file, text)
    return { problems: [], written: true }
  } catch (error) {
    return failed('file', `the file cannot be written: ${reasonOf(error)}. It is as it was before.`)
  }
}
