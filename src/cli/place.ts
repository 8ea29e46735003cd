import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Language } from '../lib/host.ts'
import type { Environment } from './environment.ts'
import { CliError } from './error.ts'

/** The `notebooks/` that are meant when none are named: of the working folder if it has one, else the course's own. */
export function defaultNotebooks({ cwd, root }: Pick<Environment, 'cwd' | 'root'>): string {
  const here = path.join(cwd, 'notebooks')
  return existsSync(here) && statSync(here).isDirectory() ? here : path.join(root, 'notebooks')
}

/** The notebooks named on the command line (files or folders), or the default ones. Throws when there are none. */
export async function namedNotebooks(environment: Environment, names: readonly string[]): Promise<string[]> {
  const paths =
    names.length > 0 ? names.map((name) => existing(environment.cwd, name)) : [defaultNotebooks(environment)]
  const files = await (await environment.engine()).notebookFiles(paths)
  if (files.length === 0) throw new CliError(`no notebook (*.ipynb) in ${paths.join(', ')}`)
  return files
}

/** The absolute path of something that must be there. */
export function existing(cwd: string, name: string): string {
  const found = path.resolve(cwd, name)
  if (!existsSync(found)) throw new CliError(`there is no file or folder ${name}`)
  return found
}

/** One language's lessons: the folder itself if it holds notebooks, else its `en/`. */
export function lessonFolder(environment: Environment, name: string | undefined): string {
  const folder = name === undefined ? defaultNotebooks(environment) : existing(environment.cwd, name)
  if (!statSync(folder).isDirectory()) throw new CliError(`${name} is a file; name a folder of notebooks`)
  for (const candidate of [folder, path.join(folder, 'en')]) {
    if (existsSync(candidate) && readdirSync(candidate).some((file) => file.endsWith('.ipynb')))
      return candidate
  }
  throw new CliError(`no notebook (*.ipynb) in ${folder}`)
}

/** The language of a folder of lessons, which is its name: `notebooks/zh` speaks Chinese, any other English. */
export function languageOf(folder: string): Language {
  return path.basename(folder) === 'zh' ? 'zh' : 'en'
}
