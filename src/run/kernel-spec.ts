import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { kernelStart } from '../kernelspec/spec.ts'
import { engineWishes } from './kernel-environment.ts'
import { tslabSpec } from './tslab/spec.ts'

/** How a kernel is started and interrupted: what Jupyter writes into kernel.json. */
export interface KernelSpec {
  readonly name: string
  /** The command; `{connection_file}` and `{resource_dir}` stand for their paths. */
  readonly argv: readonly string[]
  /** Added to the environment; `{connection_file}` as in `argv`. */
  readonly env: Readonly<Record<string, string>>
  readonly interruptMode: 'signal' | 'message'
}

/** The kernels that come with the package. */
export const ownKernels = ['fledgling', 'tslab'] as const

/** The kernel that is meant where none is named. */
export const defaultKernel: (typeof ownKernels)[number] = 'fledgling'

/** What a kernel may be called, for messages. */
export const kernelChoices = `${ownKernels.join(', ')} or the path of a kernel.json`

/** True for the kernels that come with the package, and for what can be the path of a kernel.json. */
export function isKernel(text: string): boolean {
  return (ownKernels as readonly string[]).includes(text) || /[\\/]|\.json$/.test(text)
}

/**
 * One of the kernels that come with the package, or that of a kernel.json. `strict` has the cells' types checked strictly,
 * where the kernel can. Throws a sentence where there is no such kernel, or its kernel.json is not readable.
 */
export function kernelSpec(kernel: string = defaultKernel, strict = false): KernelSpec {
  if (!isKernel(kernel)) throw new Error(`the kernel must be ${kernelChoices}: "${kernel}"`)
  if (kernel === 'fledgling') return fledglingSpec(strict)
  return kernel === 'tslab' ? tslabSpec() : readSpec(kernel)
}

function fledglingSpec(strict: boolean): KernelSpec {
  // Compiled, wherever this file itself stands: in src for the tests, in dist for the reader.
  const main = fileURLToPath(new URL('../../dist/kernel/main.js', import.meta.url))
  // Not its environment, which saves memory where a kernel idles, and costs time.
  const { argv } = kernelStart(process.execPath, main)
  // Whatever the reader's own environment says: types are checked.
  const types = { FLEDGLING_TYPES: '', FLEDGLING_STRICT: strict ? '1' : '' }
  return { name: 'fledgling', argv, env: { ...engineWishes, ...types }, interruptMode: 'message' }
}

function readSpec(file: string): KernelSpec {
  let spec: { argv?: unknown; env?: unknown; interrupt_mode?: unknown; display_name?: unknown }
  try {
    spec = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(`the kernel ${file} cannot be read: ${(error as Error).message}`)
  }
  if (!Array.isArray(spec.argv) || spec.argv.length === 0) throw new Error(`the kernel ${file} has no argv`)
  const folder = path.dirname(path.resolve(file))
  return {
    name: typeof spec.display_name === 'string' ? spec.display_name : file,
    argv: spec.argv.map((part) => String(part).replaceAll('{resource_dir}', folder)),
    env: (spec.env ?? {}) as Record<string, string>,
    interruptMode: spec.interrupt_mode === 'message' ? 'message' : 'signal',
  }
}
