import { existsSync } from 'node:fs'
import path from 'node:path'
import { readKernel, removeKernel, specFolders } from '../kernelspec/index.ts'
import { CliError } from './error.ts'
import { kernelFolder, name, onDisk, type PlaceOptions, placeOptions } from './kernel-place.ts'
import type { CommandFile } from './program.ts'

interface RemoveOptions extends PlaceOptions {
  readonly name: string
  readonly quiet?: boolean
}

/** `fledgling kernel remove`: takes a kernel of Fledgling's away from Jupyter; nobody else's. */
export const kernelRemove: CommandFile = {
  describe: (command) =>
    placeOptions(command)
      .summary('take the kernel away from JupyterLab and VS Code')
      .description('Removes a kernelspec that `fledgling kernel install` has written, and no other.')
      .option('--name <name>', 'the name that it was installed by', name, 'fledgling')
      .option('--quiet', 'print nothing but problems')
      .addHelpText('after', '\nExample:\n  fledgling kernel remove --name tslab'),
  act: async (environment, options: RemoveOptions) => {
    const folder = kernelFolder(environment, options, options.name)
    if (!existsSync(folder)) throw new CliError(`there is no kernel ${options.name} in ${where(folder)}`)
    if (!readKernel(folder).isOurs)
      throw new CliError(
        `${folder} is not Fledgling's and stays; to remove it: jupyter kernelspec remove ${options.name}`,
      )
    onDisk('removed', folder, () => removeKernel(folder))
    if (!options.quiet) environment.out(`removed the kernel ${options.name} from ${path.dirname(folder)}`)
    return 0
  },
}

/** The folder, and which of Fledgling's kernels are in it. */
function where(folder: string): string {
  const kernels = path.dirname(folder)
  const ours = specFolders(kernels).filter((each) => readKernel(each).isOurs)
  const names = ours.map((each) => path.basename(each)).join(', ')
  return names === '' ? kernels : `${kernels}; Fledgling's there: ${names} (--name)`
}
