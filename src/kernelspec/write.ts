import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { KernelJson } from './spec.ts'

/** The pictures by which Jupyter shows a kernel. */
export const logos = ['logo-svg.svg', 'logo-64x64.png', 'logo-32x32.png']

/**
 * Writes a kernel into `folder`, `.../kernels/NAME`, in the place of what is there: whole or, where that fails, not at all.
 * `pictures` is the folder of the logos. Throws the file system's error.
 */
export function writeKernel(folder: string, spec: KernelJson, pictures: string): void {
  const kernels = path.dirname(folder)
  mkdirSync(kernels, { recursive: true })
  // Beside the folder of the kernels, where Jupyter does not take it for one.
  const staged = beside(kernels)
  try {
    // Jupyter may be another user's: whoever may read the folder above may read this one.
    mkdirSync(staged)
    for (const logo of logos) copyFileSync(path.join(pictures, logo), path.join(staged, logo))
    writeFileSync(path.join(staged, 'kernel.json'), `${JSON.stringify(spec, null, 2)}\n`)
    replace(folder, staged, beside(kernels))
  } finally {
    rmSync(staged, { recursive: true, force: true })
  }
}

/** Removes the folder of a kernel, or the link that stands there for one. Throws the file system's error. */
export function removeKernel(folder: string): void {
  rmSync(folder, { recursive: true })
}

/** Puts `fresh` in the place of `folder`, which is put back where that fails. */
function replace(folder: string, fresh: string, aside: string): void {
  const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined
  if (isThere) renameSync(folder, aside)
  try {
    renameSync(fresh, folder)
  } catch (error) {
    if (isThere && !existsSync(folder)) renameSync(aside, folder)
    throw error
  }
  rmSync(aside, { recursive: true, force: true })
}

const beside = (kernels: string): string =>
  path.join(path.dirname(kernels), `.fledgling-${randomBytes(6).toString('hex')}`)
