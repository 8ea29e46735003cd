import { sep } from 'node:path'
import type { MimeBundle } from '../figure'
import { shownSize } from './png'
import { printText } from './terminal'

/** The part of `tslab/dist/jupyter` we use; it takes a whole MIME bundle, tslab's public `display` one type at a time. */
interface TslabJupyter {
  readonly lastWriteDisplayData:
    | ((content: { data: MimeBundle; metadata: object; transient: object }, update: boolean) => void)
    | null
}

const modulePath = ['tslab', 'dist', 'jupyter.js'].join(sep)

/** tslab's own module, if this process is its kernel: then it is already loaded. Never loads it. */
function loadedTslab(): TslabJupyter | undefined {
  const found = Object.keys(require.cache).find((file) => file.endsWith(modulePath))
  return found === undefined ? undefined : (require.cache[found]?.exports as TslabJupyter)
}

/** True in a process that is a tslab kernel. */
export function isInTslab(): boolean {
  return loadedTslab() !== undefined
}

/** Sends a bundle to the notebook as one `display_data` message. */
export function displayInTslab(data: MimeBundle): void {
  const write = loadedTslab()?.lastWriteDisplayData
  if (!write) {
    printText(data)
    return
  }
  const png = data['image/png']
  // Pictures have two pixels for one; told their size, viewers show them sharp and not twice as large.
  const metadata = typeof png === 'string' ? { 'image/png': shownSize(png) } : {}
  write({ data, metadata, transient: {} }, false)
}
