import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/** The folder of this package, with a separator at its end. Looked for upwards, as this file may be bundled into another one. */
export function packageRoot(): string {
  if (found === undefined) {
    let folder = path.dirname(fileURLToPath(import.meta.url))
    while (!existsSync(path.join(folder, 'package.json')) && path.dirname(folder) !== folder)
      folder = path.dirname(folder)
    found = path.join(folder, path.sep)
  }
  return found
}
