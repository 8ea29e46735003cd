import { createRequire } from 'node:module'
import path from 'node:path'
import type { Json } from '../../wire/wire.ts'

interface DisplayContent {
  readonly data: Json
  readonly metadata: Json
  readonly transient: Json
}

/**
 * Stands where tslab's displays are written, so that `show` of the library and `display` of tslab find a way out.
 * Both look into this module of tslab's, which itself is never loaded.
 */
export function offerDisplay(
  folder: string,
  write: (content: DisplayContent, update: boolean) => void,
): void {
  const require = createRequire(path.join(folder, 'cell.js'))
  for (const from of [require, createRequire(import.meta.url)]) {
    try {
      const id = path.join(path.dirname(from.resolve('tslab/package.json')), 'dist', 'jupyter.js')
      require.cache[id] = {
        id,
        filename: id,
        loaded: true,
        exports: { lastWriteDisplayData: write },
      } as unknown as NodeJS.Module
      return
    } catch {
      // There is no tslab here: the library prints texts.
    }
  }
}
