import { textOf } from './frames.ts'
import { nearestFile, nearestModuleFile, nearestPackage } from './packages.ts'
import { errorWords } from './words.ts'

const words = errorWords('en')

/** What to do about a module that is not there, seen from a folder; `name` as the import has it. */
export function adviceOnModule(name: string, folder: string): string {
  return /^(?:\.{0,2}\/|[A-Za-z]:[\\/])/.test(name)
    ? words.noFile(name, nearestModuleFile(name, folder))
    : words.noPackage(name, nearestPackage(name, folder))
}

/** What to do about an error that says that a module or a file is not there; undefined for other errors. */
export function missing(thrown: unknown): string | undefined {
  const code = textOf(thrown, 'code')
  const file = textOf(thrown, 'path')
  if (code === 'ENOENT' && file !== '') return words.noFile(file, nearestFile(file, process.cwd()))
  if (!/^(?:ERR_)?MODULE_NOT_FOUND$/.test(code)) return undefined
  const [, name] = /^Cannot find (?:module|package) '([^']+)'/.exec(textOf(thrown, 'message')) ?? []
  return name === undefined ? undefined : adviceOnModule(name, process.cwd())
}
