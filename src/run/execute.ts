import path from 'node:path'
import type { Notebook } from '../notebook/types.ts'
import { type CachedRun, keysOf, readCache, resultsFor, runFile, writeCache } from './cache.ts'
import type { Fingerprints } from './fingerprint.ts'
import { proseFindings } from './merge.ts'
import { withPictures } from './pictures.ts'
import type { Plan } from './plan.ts'
import type { Problem, RunOptions, Step, StepResult } from './types.ts'

/** What executes steps on a kernel; `runSteps` unless a test passes a double. */
export type Executor = (
  steps: readonly Step[],
  place: { readonly notebook: string; readonly folder: string },
  options: RunOptions & { readonly onStep?: (result: StepResult) => void },
) => Promise<StepResult[]>

/** The results of a plan, from a kernel or from the cache, and what went wrong. */
export interface Executed {
  readonly results: readonly StepResult[]
  readonly problems: readonly Problem[]
  readonly cached: boolean
}

/** What executing one notebook needs; `label` is how messages call it. */
export interface Execution {
  readonly file: string
  readonly label: string
  readonly notebook: Notebook
  readonly plan: Plan
  readonly options: RunOptions
  readonly fingerprints: Fingerprints
  readonly execute: Executor
  readonly onCell: (done: number) => void
}

/**
 * Executes a plan, unless the cache holds its results. Only a run without any problem is kept, and only where the library
 * and the data were the same at its end as at its start.
 */
export async function executePlan(execution: Execution): Promise<Executed> {
  const { file, plan, options, fingerprints } = execution
  const folder = path.dirname(path.resolve(file))
  const code = plan.steps.map((step) => step.code).join('\n')
  const fingerprint = options.cache === false ? null : fingerprints.of(code, folder)
  if (fingerprint === null) return { ...(await executeSteps(execution, folder)), cached: false }

  const kept = runFile(file, options.kernel)
  const keys = keysOf(plan, fingerprint)
  const known = resultsFor(await readCache<CachedRun>(kept), plan, keys)
  if (known !== null) return { results: known, problems: [], cached: true }

  const started = performance.now()
  const executed = await executeSteps(execution, folder)
  const seconds = (performance.now() - started) / 1000
  if (isClean(plan, executed) && fingerprints.anew().of(code, folder) === fingerprint) {
    const results = executed.results.map(({ step: _, ...result }) => result)
    const exercisesKey = plan.exercises.length > 0 ? keys.exercisesKey : null
    await writeCache(kept, { key: keys.key, exercisesKey, results, seconds } satisfies CachedRun)
  }
  return { ...executed, cached: false }
}

async function executeSteps(execution: Execution, folder: string): Promise<Omit<Executed, 'cached'>> {
  const { label, plan, options, onCell } = execution
  let done = 0
  const onStep = ({ step }: StepResult) => {
    if (step.kind === 'cell') onCell(++done)
  }
  try {
    const results = await execution.execute(plan.steps, { notebook: label, folder }, { ...options, onStep })
    const problems = stepProblems(execution, results)
    return problems.length > 0 ? { results, problems } : await developed(label, results)
  } catch (error) {
    const message = (error as { reason?: string }).reason ?? (error as Error).message
    return { results: [], problems: [{ notebook: label, kind: 'kernel', message }] }
  }
}

/** The results with the pictures of their charts. */
async function developed(label: string, results: readonly StepResult[]): Promise<Omit<Executed, 'cached'>> {
  const whole: StepResult[] = []
  for (const result of results) {
    try {
      whole.push({ ...result, outputs: await withPictures(result.outputs) })
    } catch (error) {
      const message = `the picture of a chart could not be drawn: ${(error as Error).message}`
      return { results, problems: [{ notebook: label, cell: result.step.cellId, kind: 'output', message }] }
    }
  }
  return { results: whole, problems: [] }
}

const KINDS = { error: 'error', timeout: 'timeout', died: 'kernel', interrupted: 'interrupted' } as const

/** The first step that stopped the notebook is its problem; what was skipped after it is told in one sentence. */
function stepProblems({ label, notebook }: Execution, results: readonly StepResult[]): Problem[] {
  const isBad = ({ step, status }: StepResult) =>
    status !== 'ok' && !(status === 'error' && (step.kind === 'aside' || step.mayFail))
  const bad = results.find(isBad)
  if (bad === undefined || bad.status === 'ok' || bad.status === 'skipped') return []
  const skipped = results.filter(({ step, status }) => step.kind === 'cell' && status === 'skipped').length
  const lost =
    skipped === 0 ? '' : ` The ${skipped === 1 ? 'cell' : `${skipped} cells`} after it did not run.`
  const cell = notebook.cells.find(({ id }) => id === bad.step.cellId)
  const isData = /no such data file|data set must be one of/.test(bad.message ?? '')
  const message = bad.message ?? `it ended as "${bad.status}".`
  return [
    {
      notebook: label,
      cell: bad.step.cellId,
      kind: isData ? 'data' : KINDS[bad.status],
      message: lost === '' ? message : `${message.replace(/[^.!?]$/, '$&.')}${lost}`,
      ...(cell?.cell_type === 'code' && { source: cell.source }),
    },
  ]
}

/** Everything ended well, and every prose number has a value: what failed in any way is to be tried again. */
function isClean(plan: Plan, { results, problems }: Omit<Executed, 'cached'>): boolean {
  const isGood = ({ step, status }: StepResult) =>
    status === 'ok' || (status === 'error' && step.kind === 'cell' && step.mayFail)
  return (
    problems.length === 0 &&
    results.length === plan.steps.length &&
    results.every(isGood) &&
    proseFindings(plan, results).every(({ problem }) => problem === undefined)
  )
}
