import { readdirSync, statSync } from 'node:fs'
import { folderSource } from '../page/folder.ts'
import { type Serving, type Source, serve } from '../page/serve.ts'
import type { Environment } from './environment.ts'
import { CliError } from './error.ts'
import { port } from './numbers.ts'
import { existing } from './place.ts'
import type { CommandFile } from './program.ts'

/** `fledgling serve`: shows a built site. */
export const serveCommand: CommandFile = {
  describe: (command) =>
    command
      .summary('show a built site')
      .description('Serves a folder of pages, as `fledgling build` made it, to this machine alone.')
      .argument('[folder]', 'the site', 'site')
      .option('--port <port>', 'where to listen; the next free port if it is taken', port, 8123)
      .option('--quiet', 'print the address only')
      .addHelpText('after', '\nExample:\n  fledgling serve site --port 8200'),
  act: async (environment, name: string, options: { port: number; quiet?: boolean }) => {
    const folder = existing(environment.cwd, name)
    if (!statSync(folder).isDirectory())
      throw new CliError(`${name} is a file; name the folder of a built site`)
    const pages = readdirSync(folder).filter((file) => file.endsWith('.html'))
    if (pages.length === 0) {
      throw new CliError(`${name} holds no page (*.html); make a site first: fledgling build --out ${name}`)
    }
    const serving = await listen(environment, folderSource(folder), options.port)
    // Single files come without a page of contents.
    if (!pages.includes('index.html'))
      for (const page of pages) environment.out(serving.url + encodeURI(page))
    if (!options.quiet) environment.err('Ctrl-C ends it.')
    await untilStopped(environment)
    await serving.close()
    return 0
  },
}

/** Serves, and prints the address on standard output; says so where the wanted port was taken. */
export async function listen(environment: Environment, source: Source, wanted: number): Promise<Serving> {
  const serving = await serve(source, { port: wanted }).catch((error) => {
    throw ['EADDRINUSE', 'EACCES'].includes(error?.code)
      ? new CliError(`port ${wanted} and those after it cannot be used; name another with --port`, 1)
      : error
  })
  if (wanted !== 0 && serving.port !== wanted) environment.err(`port ${wanted} is taken`)
  environment.out(serving.url)
  return serving
}

/** Resolves on Ctrl-C. */
export function untilStopped({ stopped }: Environment): Promise<void> {
  if (stopped.aborted) return Promise.resolve()
  return new Promise((resolve) => stopped.addEventListener('abort', () => resolve(), { once: true }))
}
