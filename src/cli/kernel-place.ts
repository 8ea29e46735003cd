import path from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type FoundKernel, kernelName, nameRule, specFolders, userDataFolder } from '../kernelspec/index.ts'
import type { Environment } from './environment.ts'
import { CliError, explain } from './error.ts'

/** Where a kernel is put, or taken away. */
export interface PlaceOptions {
  readonly user?: boolean
  readonly prefix?: string
}

/** Adds --user and --prefix. */
export function placeOptions(command: Command): Command {
  return command
    .addOption(new Option('--user', 'for you alone, wherever your Jupyter runs (the default)'))
    .addOption(
      new Option(
        '--prefix <folder>',
        'for the Jupyter of this environment: the folder of a venv, /usr/local',
      ).conflicts('user'),
    )
}

/** Parses a name for commander. */
export function name(text: string): string {
  const taken = kernelName(text)
  if (taken === undefined) throw new InvalidArgumentError(`The name of a kernel has ${nameRule}.`)
  return taken
}

/** The folder of the kernel of that name there, which Jupyter writes with small letters but finds in any. */
export function kernelFolder(environment: Environment, options: PlaceOptions, kernel: string): string {
  const { cwd, machine } = environment
  const data =
    options.prefix === undefined
      ? userDataFolder(machine)
      : path.resolve(cwd, options.prefix, 'share', 'jupyter')
  const kernels = path.join(data, 'kernels')
  const there = specFolders(kernels).find((folder) => path.basename(folder).toLowerCase() === kernel)
  return there ?? path.join(kernels, kernel)
}

/** What a kernel is called where nobody says otherwise. */
export function usualNames(isStrict: boolean): { readonly name: string; readonly displayName: string } {
  return isStrict
    ? { name: 'fledgling-strict', displayName: 'TypeScript (Fledgling, strict)' }
    : { name: 'fledgling', displayName: 'TypeScript (Fledgling)' }
}

/** The command that installs a kernel anew, as it was and where it is. */
export function mendFor({ machine }: Environment, { name, folder, spec }: FoundKernel): string {
  const isStrict = spec?.env?.FLEDGLING_STRICT === '1'
  const usual = usualNames(isStrict)
  const kernels = path.dirname(folder)
  const prefix = path.resolve(kernels, '..', '..', '..')
  const isUsers = kernels === path.join(userDataFolder(machine), 'kernels')
  const words = ['npx fledgling kernel install']
  if (isStrict) words.push('--strict')
  if (name !== usual.name) words.push(`--name ${name}`)
  if (spec?.display_name !== usual.displayName) words.push(`--display-name "${spec?.display_name}"`)
  if (!isUsers && kernels === path.join(prefix, 'share', 'jupyter', 'kernels'))
    words.push(`--prefix "${prefix}"`)
  return words.join(' ')
}

/** Does something to the files of a kernel; what the file system refuses becomes a sentence with what to do. */
export function onDisk<T>(doing: string, folder: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    const { text } = explain(error, false)
    throw new CliError(
      `the kernel cannot be ${doing} in ${folder} (${text}); name a folder that you may write to with --prefix`,
      1,
    )
  }
}
