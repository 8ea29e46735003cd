import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from './environment.ts'
import { CliError } from './error.ts'
import { languageOf, lessonFolder } from './place.ts'
import type { CommandFile } from './program.ts'
import { count } from './progress.ts'

interface BuildOptions {
  readonly out: string
  readonly single?: boolean
  readonly zip?: boolean
  readonly quiet?: boolean
}

/** `fledgling build`: makes pages from notebooks. */
export const buildCommand: CommandFile = {
  describe: (command) =>
    command
      .summary('make a site from notebooks')
      .description('Makes a site from the stored notebooks: a page for each lesson, and one of contents.')
      .argument('[notebooks]', 'the folder of the lessons; without it, the course')
      .option('--out <folder>', 'where to write it', 'site')
      .option('--single', 'each lesson as one file that needs no other')
      .option('--zip', 'also one archive for a workshop: pages, notebooks, data, notices')
      .option('--quiet', 'print nothing but problems')
      .addHelpText('after', '\nExample:\n  fledgling build --out site --zip'),
  act: async (environment, name: string | undefined, options: BuildOptions) => {
    const out = outFolder(environment, options.out)
    const notebooks = lessonFolder(environment, name)
    refuseWithin(notebooks, out)
    const { buildSite } = await import('../page/site.ts')
    if (!options.quiet) environment.err(`building ${path.relative(environment.cwd, out) || out} …`)
    const written = await buildSite({
      notebooks,
      language: languageOf(notebooks),
      out,
      single: options.single ?? false,
      zip: options.zip ?? false,
    })
    if (!options.quiet) environment.out(`${count(written.length, 'file')} in ${out}`)
    return 0
  },
}

/** The folder to write to; never one whose files are somebody's sources. */
function outFolder({ cwd, root }: Environment, name: string): string {
  const out = path.resolve(cwd, name)
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new CliError(`--out ${name} is a file, not a folder`)
  if (out === root || out === cwd) throw new CliError(`--out ${name} holds sources; ${advice}`)
  return out
}

function refuseWithin(notebooks: string, out: string): void {
  if (path.relative(notebooks, out).startsWith('..')) return
  throw new CliError(`--out lies in the folder of the notebooks; ${advice}`)
}

const advice = 'name a folder for the site, for instance --out site'
