import { createRequire } from 'node:module'
import path from 'node:path'
import type { Json } from '../../wire/wire.ts'
import type { CommsDoor } from './comms.ts'

/** What is displayed, as Jupyter has it; with a `display_id` it can be updated. */
export interface DisplayContent {
  readonly data: Json
  readonly metadata: Json
  readonly transient: { readonly display_id?: string }
}

/** How a value is shown. */
export interface Bundle {
  readonly data: Json
  readonly metadata: Json
}

/** Where the library reaches its reader; it looks for `globalThis[Symbol.for('fledgling.kernel')]`. */
export interface KernelDoor {
  display(content: DisplayContent, update: boolean): void
  /** Takes away what the cell has put out so far; with `wait` not before it puts out something new. */
  clearOutput(wait: boolean): void
  /** Set by the library when it is loaded: how a value of its own looks; undefined for others. */
  describe?: (value: unknown) => Bundle | undefined
  readonly comms: CommsDoor
}

const doorName = Symbol.for('fledgling.kernel')

/** The door is there for every copy of the library that a cell loads. `console.clear` goes through it, and tslab's displays do. */
export function openDoor(door: KernelDoor): void {
  Object.defineProperty(globalThis, doorName, { value: door })
  console.clear = () => door.clearOutput(false)
  standInForTslab(process.cwd(), door.display)
}

/** Stands where tslab's displays are written (`display.html(...)`), in a module of tslab's, which itself is never loaded. */
function standInForTslab(folder: string, write: KernelDoor['display']): void {
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
      // There is no tslab here, and nobody to import it.
    }
  }
}
