import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type BackgroundCheck, backgroundCheck } from './background-check.ts'
import type { Environment } from './environment.ts'
import { explain } from './error.ts'
import { type LiveSite, liveSite } from './live-site.ts'
import { port } from './numbers.ts'
import { openBrowser } from './open-browser.ts'
import { languageOf, lessonFolder } from './place.ts'
import type { CommandFile } from './program.ts'
import { buildScript, rebuild } from './rebuild.ts'
import { listen, untilStopped } from './serve.ts'
import { startSiteThread } from './site-thread.ts'
import { type Changes, watchFolders } from './watch.ts'

interface StartOptions {
  readonly port: number
  readonly check: boolean
  readonly open?: boolean
  readonly quiet?: boolean
}

/** `fledgling start`: the course in the browser, kept up to date while somebody writes. */
export const startCommand: CommandFile = {
  describe: (command) =>
    command
      .summary('show the course in the browser')
      .description(
        'Shows the lessons in the browser, executes them in the background to see that they reproduce, and loads ' +
          'a page again when its notebook, the library or a data set changes.',
      )
      .argument('[notebooks]', 'the folder of the lessons; without it, the course')
      .option('--port <port>', 'where to listen; the next free port if it is taken', port, 8123)
      .option('--no-check', 'do not execute the lessons')
      .option('--open', 'open the browser')
      .option('--quiet', 'print the address and problems only')
      .addHelpText('after', '\nExample:\n  fledgling start --open'),
  act: async (environment, name: string | undefined, options: StartOptions) => {
    const folder = lessonFolder(environment, name)
    const site = liveSite({ notebooks: folder, language: languageOf(folder), served: true }, startSiteThread)
    const serving = await listen(environment, site.source, options.port)
    const say = options.quiet ? () => {} : environment.err
    say('Open this address in your browser; Ctrl-C ends it.')
    if (options.open) openBrowser(serving.url, environment)
    const check = backgroundCheck(environment, options.quiet ?? false)
    const update = inTurn(updater({ environment, folder, site, check, say, options, send: serving.send }))
    const unwatch = await watchFolders(watched(environment, folder), update)
    say('Watching the notebooks, the library and the data sets for changes.')
    // Pages first: kernels would take the processors from the reader who waits for one.
    const drawn = site.drawAll().catch((error) => environment.err(explain(error, environment.debug).text))
    drawn.then(() => {
      if (!options.check || environment.stopped.aborted) return
      say('executing the lessons in the background …')
      check.ask(lessons(folder))
    })
    await untilStopped(environment)
    await Promise.all([unwatch(), serving.close(), check.halt()])
    site.end()
    say('stopped; the notebooks are as they were')
    return 0
  },
}

function watched({ root }: Environment, folder: string) {
  const datasets = [path.resolve(folder, '..', '..', 'datasets'), path.join(root, 'datasets')].find(
    existsSync,
  )
  return {
    notebooks: folder,
    sources: buildScript(root) && path.join(root, 'src'),
    datasets: datasets ?? path.join(root, 'datasets'),
  }
}

function lessons(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ipynb'))
  return files.sort().map((file) => path.join(folder, file))
}

interface Parts {
  readonly environment: Environment
  readonly folder: string
  readonly site: LiveSite
  readonly check: BackgroundCheck
  readonly say: (line: string) => void
  readonly options: StartOptions
  readonly send: (message: unknown) => void
}

/** What is done about a change: build what it changed, show it, and see whether the lessons still reproduce. */
function updater({ environment, folder, site, check, say, options, send }: Parts) {
  return async (changes: Changes) => {
    const everything = changes.library || changes.data
    try {
      // Kernels must not load a library that is just being written.
      if (everything) await check.halt()
      const script = buildScript(environment.root)
      if (changes.library && script) await rebuild(script)
      const reload = await site.renew(changes)
      send({ reload })
      say(`changed: ${whatChanged(changes)}`)
    } catch (error) {
      environment.err(explain(error, environment.debug).text)
      return environment.err('The pages stay as they were.')
    }
    if (options.check)
      check.ask(everything ? lessons(folder) : changes.notebooks.filter((file) => existsSync(file)))
  }
}

function whatChanged({ notebooks, library, data }: Changes): string {
  const names = notebooks.map((file) => path.basename(file, '.ipynb'))
  return [...names, ...(library ? ['the library'] : []), ...(data ? ['a data set'] : [])].join(', ')
}

/** Calls one after the other, each when the one before has ended. */
function inTurn<T>(act: (value: T) => Promise<void>): (value: T) => void {
  let last = Promise.resolve()
  return (value) => {
    last = last.then(() => act(value))
  }
}
