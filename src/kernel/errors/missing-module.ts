import { textOf } from './frames.ts'
import { nearestFile, nearestPackage } from './packages.ts'
import { errorWords } from './words.ts'

const words = errorWords('en')

/** What to do about a module that is not there, seen from a folder; `name` as the import has it. */
export function adviceOnModule(name: string, folder: string): string {
  return /^(?:\.{0,2}\/|[A-Za-z]:[\\/])/.test(name)
    ? words.noFile(name, nearestFile(name, folder))
    : words.noPackage(name, nearestPackage(name, folder))
}

/** The same for an error that an import failed with; undefined for other errors. */
export function missingModule(thrown: unknown): string | undefined {
  if (!/^(?:ERR_)?MODULE_NOT_FOUND$/.test(textOf(thrown, 'code'))) return undefined
  const [, name] = /^Cannot find (?:module|package) '([^']+)'/.exec(textOf(thrown, 'message')) ?? []
  return name === undefined ? undefined : adviceOnModule(name, process.cwd())
}
