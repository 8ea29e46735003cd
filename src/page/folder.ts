import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { ServeError, type Source } from './serve.ts'

/**
 * The files of one folder. Refuses what lies outside it, also by way of a symbolic link, and knows nothing of names
 * that begin with a dot.
 */
export function folderSource(folder: string): Source {
  return async (name) => {
    if (name.split('/').some((segment) => segment.startsWith('.'))) return undefined
    try {
      const root = await realpath(folder)
      const file = await realpath(path.join(root, ...name.split('/')))
      const inside = path.relative(root, file)
      if (inside.startsWith('..') || path.isAbsolute(inside)) {
        throw new ServeError(403, 'This address leads out of the folder that is served.')
      }
      return (await stat(file)).isFile() ? await readFile(file) : undefined
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EISDIR', 'ELOOP'].includes(code)) return undefined
      if (['EACCES', 'EPERM'].includes(code)) throw new ServeError(403, 'This file may not be read.')
      throw error
    }
  }
}
