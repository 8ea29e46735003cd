import { mkdir, readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { hash } from './fingerprint.ts'
import { defaultKernel, ownKernels } from './kernel-spec.ts'
import { packageFolder } from './packages.ts'
import type { Plan } from './plan.ts'
import type { StepResult } from './types.ts'
import { writeWhole } from './write.ts'

/** The last good execution of one notebook, and what it was an execution of. */
export interface CachedRun {
  /** Hash of the cells, prose expressions and all else that the first part of the results depends on. */
  readonly key: string
  /** The same with the exercises; null where they were not run. */
  readonly exercisesKey: string | null
  readonly results: readonly Omit<StepResult, 'step'>[]
  /** How long the execution took, so that the longest notebook can be started first. */
  readonly seconds: number
}

/** Both keys of a plan in its surroundings. */
export function keysOf(plan: Plan, fingerprint: string): { key: string; exercisesKey: string } {
  const first = plan.exercises[0]?.step ?? plan.steps.length
  const code = plan.steps.map((step) =>
    hash(step.kind, step.kind === 'cell' ? String(step.mayFail) : '', step.code),
  )
  return { key: hash(fingerprint, ...code.slice(0, first)), exercisesKey: hash(fingerprint, ...code) }
}

/** The results for the steps of a plan, if the cached run is one of just these steps. */
export function resultsFor(
  cached: CachedRun | null,
  plan: Plan,
  keys: { key: string; exercisesKey: string },
): StepResult[] | null {
  if (cached === null || cached.key !== keys.key) return null
  if (plan.exercises.length > 0 && cached.exercisesKey !== keys.exercisesKey) return null
  const results = plan.steps.map((step, i) => ({ ...cached.results[i]!, step }))
  return cached.results.length < plan.steps.length ? null : results
}

/** Where the last good execution of a notebook on a kernel is kept: the kernels do not push each other's out. */
export function runFile(notebook: string, kernel: string = defaultKernel): string {
  const name = (ownKernels as readonly string[]).includes(kernel) ? kernel : 'other'
  return cacheFile(notebook, `${name}.run`)
}

/** Where results of a notebook are kept: `.fledgling/cache` beside its package.json, else in the user's cache folder. */
export function cacheFile(notebook: string, ending: string): string {
  const file = path.resolve(notebook)
  const root = packageFolder(path.dirname(file))
  if (root !== null) {
    const name = path
      .relative(root, file)
      .replace(/\.ipynb$/, '')
      .replaceAll(/[\\/]/g, '+')
    return path.join(root, '.fledgling', 'cache', `${name}.${ending}.json`)
  }
  const home = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache')
  return path.join(
    home,
    'fledgling',
    `${path.basename(file, '.ipynb')}+${hash(file).slice(0, 16)}.${ending}.json`,
  )
}

/** Reads an entry; null where there is none, or where a single byte of it is not as it was written. */
export async function readCache<T>(file: string): Promise<T | null> {
  try {
    const text = await readFile(file, 'utf8')
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    return text.slice(0, end) === hash(json) ? (JSON.parse(json) as T) : null
  } catch {
    return null
  }
}

/** Writes an entry. A cache that cannot be written is no failure: the next run is slower, that is all. */
export async function writeCache(file: string, entry: unknown): Promise<void> {
  const json = JSON.stringify(entry)
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeWhole(file, `${hash(json)}\n${json}`)
  } catch {}
}
