import type { Json } from '../wire/wire.ts'
import { page } from './assist.ts'
import type { CellsProcess, RunEnd } from './cells-process.ts'
import type { History } from './history.ts'
import type { Request } from './incoming.ts'
import { type Command, MagicError, readMagics } from './magics.ts'
import type { ToldError } from './pipes.ts'
import { RequestError, textOf } from './request-error.ts'
import type { Run, Runs } from './runs.ts'
import type { Sockets } from './sockets.ts'
import { told } from './told.ts'
import type { Types } from './types/types.ts'

/** What executing stands on. */
export interface ExecuteHost {
  readonly sockets: Sockets
  readonly cells: CellsProcess
  readonly types: Types
  readonly history: History
  readonly runs: Runs
}

/** How a request ended; a payload is for the client alone, beside the outputs. */
interface End {
  readonly error?: ToldError
  readonly values?: Json
  readonly payload?: readonly Json[]
}

/** Executes cells: magics, then types, then the process of the cells. */
export class Executor {
  readonly #host: ExecuteHost
  #count = 0
  /** Ends the wait for the types, while there is one. */
  #stopCheck: (() => void) | undefined

  constructor(host: ExecuteHost) {
    this.#host = host
  }

  /** The number of the last cell that was counted. */
  get count(): number {
    return this.#count
  }

  interrupt(): void {
    if (this.#stopCheck) this.#stopCheck()
    else this.#host.cells.interrupt()
  }

  /** Answers the content of the reply. Throws RequestError for a request that is none. */
  async execute(request: Request): Promise<Json> {
    const { sockets, runs, history } = this.#host
    const { content, header } = request
    const code = textOf(content, 'code')
    const expressions = expressionsOf(content)
    const isSilent = content.silent === true
    const isKept = !isSilent && content.store_history !== false
    if (isKept) history.add(++this.#count, code)
    const count = this.#count
    const allowsStdin = content.allow_stdin !== false
    const run = runs.begin({ request, isSilent, isKept, count, allowsStdin })
    if (!isSilent) sockets.publish(header, 'execute_input', { code, execution_count: count })
    const { error, values = {}, payload = [] } = await this.#run(run, code, expressions)
    if (error === undefined)
      return { status: 'ok', execution_count: count, user_expressions: values, payload }
    if (!isSilent) sockets.publish(header, 'error', { ...error })
    return { status: 'error', execution_count: count, ...error, user_expressions: {}, payload }
  }

  async #run(run: Run, source: string, expressions: Readonly<Record<string, string>>): Promise<End> {
    const { cells, types } = this.#host
    const payload: Json[] = []
    let code: string
    try {
      const read = readMagics(source)
      code = read.code
      for (const command of read.commands) payload.push(...(await this.#obey(command, run)))
    } catch (error) {
      if (!(error instanceof MagicError)) throw error
      return { error: told.magic(error) }
    }
    const label = `cell [${run.count}]`
    const wrong = code.trim() === '' ? undefined : await this.#check(code, label, run)
    if (wrong) return { error: wrong, payload }
    if (code.trim() !== '') types.accept(code)
    const end = await cells.run({ type: 'run', run: run.run, label, code, expressions })
    return { ...outcomeOf(end), payload }
  }

  /** What is wrong with the types of a cell. An interrupt need not wait for the answer. */
  async #check(source: string, label: string, { count }: Run): Promise<ToldError | undefined> {
    const { cells, history, types } = this.#host
    const stopped = new Promise<ToldError>((resolve) => {
      this.#stopCheck = () => resolve(told.stopped)
    })
    const place = { label, source, known: cells.known, folder: process.cwd() }
    const checked = types
      .check(source)
      .then((findings) =>
        findings.length === 0
          ? undefined
          : told.types(findings, { ...place, earlier: history.before(count) }),
      )
    try {
      return await Promise.race([checked, stopped])
    } finally {
      this.#stopCheck = undefined
    }
  }

  async #obey(command: Command, run: Run): Promise<readonly Json[]> {
    const { cells, types } = this.#host
    if (command.type === 'help') {
      const found = await page(types, command.name, command.isWhole)
      if (found) return [found]
      this.#say(run, `Nothing is known of ${command.name}.\n`)
    } else if (command.type === 'strict') {
      types.setStrict(command.isStrict)
      this.#say(run, `Types are checked ${command.isStrict ? 'strictly' : 'leniently'} from this cell on.\n`)
    } else {
      const lost = cells.known.length === 0 ? '' : ` Gone are the variables ${cells.known.join(', ')}.`
      cells.replace()
      this.#say(run, `The cells begin anew, with the library as it is on disk now.${lost}\n`)
    }
    return []
  }

  #say({ request, isSilent }: Run, text: string): void {
    if (!isSilent) this.#host.sockets.publish(request.header, 'stream', { name: 'stdout', text })
  }
}

function outcomeOf(end: RunEnd): End {
  return 'loss' in end ? { error: told.lost(end.loss) } : end
}

function expressionsOf({ user_expressions = {} }: Json): Readonly<Record<string, string>> {
  const isObject = typeof user_expressions === 'object' && user_expressions !== null
  if (!isObject || Object.values(user_expressions).some((source) => typeof source !== 'string'))
    throw new RequestError(`user_expressions must be texts by name: ${JSON.stringify(user_expressions)}`)
  return user_expressions as Readonly<Record<string, string>>
}
