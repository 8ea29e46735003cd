import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import {
  findKernels,
  fledglingSpec,
  kernelFolders,
  pythonHome,
  readKernel,
  writeKernel,
} from '../kernelspec/index.ts'
import type { Environment } from './environment.ts'
import { CliError } from './error.ts'
import { kernelFolder, name, onDisk, type PlaceOptions, placeOptions, usualNames } from './kernel-place.ts'
import type { CommandFile } from './program.ts'

interface InstallOptions extends PlaceOptions {
  readonly name?: string
  readonly displayName?: string
  readonly strict?: boolean
  readonly force?: boolean
  readonly quiet?: boolean
}

/** `fledgling kernel install`: writes the kernelspec by which Jupyter starts the kernel of this package. */
export const kernelInstall: CommandFile = {
  describe: (command) =>
    placeOptions(command)
      .summary('offer the kernel to JupyterLab and VS Code')
      .description(
        'Tells Jupyter how to start the kernel: this Fledgling, run by this Node.js. When either of them has moved, install it again.',
      )
      .option(
        '--name <name>',
        'what notebooks call it: fledgling, with --strict fledgling-strict; tslab is the name that the lessons ask for',
        name,
      )
      .option('--display-name <text>', 'what the reader sees')
      .option('--strict', 'cells have to pass the strict type check')
      .option('--force', "also in the place of another program's kernel of that name")
      .option('--quiet', 'print nothing but problems')
      .addHelpText(
        'after',
        '\nExamples:\n  fledgling kernel install\n  fledgling kernel install --prefix .venv --name tslab',
      ),
  act: async (environment, options: InstallOptions) => {
    const { strict = false } = options
    const usual = usualNames(strict)
    const { name: kernel = usual.name, displayName = usual.displayName } = options
    if (displayName.trim() === '') throw new CliError('--display-name is empty; the reader would see nothing')
    const { root } = environment
    const main = path.join(root, 'dist', 'kernel', 'main.js')
    if (!existsSync(main)) throw new CliError(`${main} is not there; build it: npm run build`, 1)
    const folder = kernelFolder(environment, options, kernel)
    if (!options.force) refuseOthers(folder)
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    const spec = fledglingSpec({ node: process.execPath, main, version, displayName, isStrict: strict })
    onDisk('written', folder, () => writeKernel(folder, spec, path.join(root, 'dist', 'kernelspec')))
    for (const warning of warnings(environment, { kernel, displayName, folder }, options))
      environment.err(warning)
    if (!options.quiet) environment.out(`${displayName} is the kernel ${kernel}, installed in ${folder}`)
    return 0
  },
}

/** What another program has put there stays. */
function refuseOthers(folder: string): void {
  if (!existsSync(folder) || readKernel(folder).isOurs) return
  if (statSync(folder).isDirectory() && readdirSync(folder).length === 0) return
  const { spec } = readKernel(folder)
  const whose =
    spec === undefined ? "something that is not Fledgling's" : `another kernel, ${spec.display_name}`
  throw new CliError(
    `${folder} holds ${whose}; --force puts Fledgling's in its place, --name gives it another name`,
  )
}

/** What will keep the kernel from being found, now or later. */
function warnings(
  { cwd, root, machine }: Environment,
  { kernel, displayName, folder }: { kernel: string; displayName: string; folder: string },
  { prefix }: PlaceOptions,
): string[] {
  const said: string[] = []
  // npm, pnpm and bun throw away what they fetched for one command.
  if (/[\\/](_npx|dlx-?[^\\/]*|bunx-[^\\/]*)[\\/]/.test(root))
    said.push(
      `Fledgling lies in a cache that may be emptied (${root}), and the kernel with it; to keep it: npm install --global fledgling && fledgling kernel install`,
    )
  const isFound = kernelFolders(machine, pythonHome(machine)).includes(path.dirname(folder))
  if (prefix !== undefined && !isFound)
    said.push(`only a Jupyter that itself runs in ${path.resolve(cwd, prefix)} looks there`)
  const found = findKernels(machine)
  const tslab = found.find(({ name }) => name === 'tslab')
  if (tslab !== undefined && !tslab.isOurs)
    said.push(
      `the lessons open with tslab, which is there too: choose ${displayName} in the notebook, or install it with --name tslab`,
    )
  const first = found.find(({ name }) => name === kernel)
  if (first?.hides.includes(folder))
    said.push(`Jupyter takes ${first.folder} for ${kernel}, which it finds first`)
  return said
}
