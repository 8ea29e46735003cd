import path from 'node:path'
import { type FoundKernel, findKernels } from '../kernelspec/index.ts'
import type { Environment } from './environment.ts'
import { plain } from './error.ts'
import { mendFor } from './kernel-place.ts'
import type { CommandFile } from './program.ts'

interface ListOptions {
  readonly prefix?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** `fledgling kernel list`: the kernels that Jupyter finds, and whether Fledgling's among them will start. */
export const kernelList: CommandFile = {
  describe: (command) =>
    command
      .summary('see which kernels Jupyter finds')
      .description(
        "Lists the kernels that Jupyter finds, and says of Fledgling's whether they will start: if not, it ends with 1.",
      )
      .option('--prefix <folder>', 'as the Jupyter of this environment finds them')
      .option('--json', 'as JSON, in the form of `jupyter kernelspec list --json`')
      .option('--quiet', 'print only what will not start')
      .addHelpText('after', '\nExample:\n  fledgling kernel list'),
  act: async (environment, { prefix, json = false, quiet = false }: ListOptions) => {
    const { machine, cwd } = environment
    const kernels = findKernels(machine, prefix === undefined ? undefined : path.resolve(cwd, prefix))
    const broken = kernels.filter(({ isOurs, problem }) => isOurs && problem !== undefined)
    if (json) environment.out(JSON.stringify({ kernelspecs: asJson(kernels) }, null, 2))
    else for (const kernel of quiet ? broken : kernels) environment.out(describe(environment, kernel))
    if (!json && !quiet && !kernels.some(({ isOurs }) => isOurs))
      environment.out("Fledgling's is not among them: npx fledgling kernel install")
    return broken.length > 0 ? 1 : 0
  },
}

/** What Jupyter says of them, and what it does not know. */
function asJson(kernels: readonly FoundKernel[]): Record<string, unknown> {
  const entries = kernels.map(({ name, folder, spec, isOurs, problem, hides }) => [
    name,
    { resource_dir: folder, spec: spec ?? null, fledgling: isOurs, problem: problem ?? null, hides },
  ])
  return Object.fromEntries(entries)
}

function describe(environment: Environment, kernel: FoundKernel): string {
  const { name, folder, spec, isOurs, problem, hides } = kernel
  const state = problem !== undefined ? 'BROKEN' : isOurs ? 'ok' : 'other'
  const lines = [`${state.padEnd(8)}${name}: ${plain(spec?.display_name ?? '?')}, in ${plain(folder)}`]
  if (problem !== undefined) lines.push(plain(problem))
  if (problem !== undefined && isOurs) lines.push(`mend: ${mendFor(environment, kernel)}`)
  for (const hidden of hides) lines.push(`hides: ${plain(hidden)}`)
  return lines.join('\n        ')
}
