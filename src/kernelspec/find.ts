import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { kernelFolders, type Machine } from './paths.ts'
import { pythonHome } from './python.ts'
import { isOurs, type KernelJson, whatIsGone } from './spec.ts'

/** A kernel that Jupyter finds. */
export interface FoundKernel {
  readonly name: string
  /** The folder of its kernel.json. */
  readonly folder: string
  /** Undefined where its kernel.json cannot be read. */
  readonly spec: KernelJson | undefined
  readonly isOurs: boolean
  /** Why it will not start, as far as can be seen without starting it. */
  readonly problem: string | undefined
  /** Folders of kernels of the same name that Jupyter does not see for this one. */
  readonly hides: readonly string[]
}

/** Every kernel that Jupyter finds, in the order of their names; `prefix` as for `pythonHome`. */
export function findKernels(machine: Machine, prefix?: string): FoundKernel[] {
  const found = new Map<string, string[]>()
  for (const place of kernelFolders(machine, pythonHome(machine, prefix))) {
    for (const folder of specFolders(place)) {
      const name = path.basename(folder).toLowerCase()
      found.set(name, [...(found.get(name) ?? []), folder])
    }
  }
  return [...found]
    .map(([name, [folder = '', ...hides]]) => ({ name, folder, hides, ...readKernel(folder) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** What the kernel.json of a folder says. */
export function readKernel(folder: string): Pick<FoundKernel, 'spec' | 'isOurs' | 'problem'> {
  try {
    const spec = JSON.parse(readFileSync(path.join(folder, 'kernel.json'), 'utf8')) as KernelJson
    if (!Array.isArray(spec?.argv) || spec.argv.length === 0) throw new Error('it has no argv')
    const ours = isOurs(spec)
    return { spec, isOurs: ours, problem: ours ? whatIsGone(spec) : undefined }
  } catch (error) {
    const why = (error as Error).message
    return { spec: undefined, isOurs: false, problem: `its kernel.json cannot be read: ${why}` }
  }
}

/** The folders of `place` that Jupyter takes for kernels. */
export function specFolders(place: string): string[] {
  let names: string[]
  try {
    names = readdirSync(place)
  } catch {
    return []
  }
  const folders = names.map((name) => path.join(place, name))
  return folders.filter((folder) => existsSync(path.join(folder, 'kernel.json')))
}
