import { sep } from 'node:path'
import type { MimeBundle } from '../figure'
import { metadataOf } from './kernel-door'
import { printText } from './terminal'

/** The part of `tslab/dist/jupyter` we use; it takes a whole MIME bundle, tslab's public `display` one type at a time. */
interface TslabJupyter {
  readonly lastWriteDisplayData:
    | ((content: { data: MimeBundle; metadata: object; transient: object }, update: boolean) => void)
    | null
}

const modulePath = ['tslab', 'dist', 'jupyter.js'].join(sep)

/**
 * tslab's own modules that are already loaded; never loads one. A tslab that was installed globally hands the notebook
 * over to the tslab of the notebook's folder, and then both are here.
 */
function loadedTslabs(): TslabJupyter[] {
  const files = Object.keys(require.cache).filter((file) => file.endsWith(modulePath))
  return files.map((file) => require.cache[file]?.exports as TslabJupyter)
}

/** True in a process that is a tslab kernel. */
export function isInTslab(): boolean {
  return loadedTslabs().length > 0
}

/** Sends a bundle to the notebook as one `display_data` message. */
export function displayInTslab(data: MimeBundle): void {
  // Only the one that runs the cells has been given somewhere to write to.
  const write = loadedTslabs().find((tslab) => tslab.lastWriteDisplayData)?.lastWriteDisplayData
  if (!write) {
    printText(data)
    return
  }
  write({ data, metadata: metadataOf(data), transient: {} }, false)
}
