import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import vm from 'node:vm'
import { type CellFunction, createScope, prepareCell, runCell } from '../../cells/index.ts'
import type { Json } from '../../wire/wire.ts'
import type { FromCells, ToCells, ToldError } from '../pipes.ts'
import { type RanCell, runOf, scriptName, toldError } from './cell-error.ts'
import { offerDisplay } from './display.ts'
import { guarded, takeStrayInterrupt } from './guard.ts'
import { Outbox } from './outbox.ts'
import { followTimers } from './timers.ts'
import { bundleOf } from './value.ts'

const stopped: ToldError = {
  ename: 'Interrupted',
  evalue: 'the cell was stopped',
  traceback: ['The cell was stopped. What earlier cells declared is still there.'],
}
const { setImmediate } = globalThis

/** Runs cells, one after the other, in one scope. */
export class Runtime {
  readonly #outbox: Outbox
  readonly #scope = createScope()
  readonly #cells: RanCell[] = []
  readonly #timers = followTimers({
    current: () => this.#current,
    within: (run, act) => this.#within(run, act),
  })
  #current = 0
  /** Ends the run that is going on; the first call counts. */
  #settle: ((error?: ToldError) => void) | undefined
  /** The run whose end is not told yet, and an error of its timers and promises. */
  #open = 0
  #stray: ToldError | undefined

  constructor(send: (message: FromCells) => void) {
    this.#outbox = new Outbox(send)
    for (const name of ['stdout', 'stderr'] as const) {
      process[name].write = ((data: string | Uint8Array, ...rest: unknown[]) => {
        this.#outbox.write(
          this.#current,
          name,
          typeof data === 'string' ? data : Buffer.from(data).toString(),
        )
        const done = rest.at(-1)
        if (typeof done === 'function') process.nextTick(done as () => void)
        return true
      }) as typeof process.stdout.write
    }
    offerDisplay(process.cwd(), (content, update) =>
      this.#outbox.send({ type: 'display', run: this.#current, update, content: content as unknown as Json }),
    )
    process.on('uncaughtException', (thrown) => this.#onStray(thrown))
    process.on('unhandledRejection', (thrown) => this.#onStray(thrown))
  }

  receive(message: ToCells): void {
    if (message.type === 'run') this.#start(message)
    else if (message.type === 'stop') {
      if (message.run === this.#current) this.#stop()
      takeStrayInterrupt()
    }
  }

  flush(): void {
    this.#outbox.flush()
  }

  #start({ run, label, code, expressions }: Extract<ToCells, { type: 'run' }>): void {
    const cell: RanCell = { run, label, source: code, shifts: { firstLineShift: 0, shifts: [] } }
    this.#cells.push(cell)
    this.#current = run
    this.#open = run
    this.#stray = undefined
    this.#settle = (error) => {
      this.#settle = undefined
      // Rejections that nobody handles are told in a task of their own.
      setImmediate(() =>
        setImmediate(() => {
          this.#open = 0
          this.#finish(cell, error ?? this.#stray, expressions)
        }),
      )
    }
    const ended = guarded(() => {
      try {
        this.#call(cell).then(
          (returned) => {
            const data = bundleOf(returned?.value)
            if (data !== undefined && this.#settle)
              this.#outbox.send({ type: 'result', run, data, metadata: {} })
            this.#settle?.()
          },
          (thrown) => this.#settle?.(this.#told(thrown, cell)),
        )
      } catch (thrown) {
        this.#settle?.(this.#told(thrown, cell))
      }
    })
    if (!ended) this.#stop()
  }

  #call(cell: RanCell): ReturnType<CellFunction> {
    const prepared = prepareCell(cell.source, this.#known())
    cell.shifts = prepared
    const made = vm.runInThisContext(prepared.code, { filename: scriptName(cell.run) }) as CellFunction
    return runCell(made, this.#scope, importFrom(process.cwd()))
  }

  #finish(cell: RanCell, error: ToldError | undefined, expressions: Readonly<Record<string, string>>): void {
    this.#evaluate(error === undefined ? expressions : {}).then((values) =>
      this.#outbox.send({
        type: 'done',
        run: cell.run,
        known: [...this.#known()],
        values,
        ...(error && { error }),
      }),
    )
  }

  /** The user expressions of a request: each has a display or an error. */
  async #evaluate(expressions: Readonly<Record<string, string>>): Promise<Json> {
    const values: Record<string, unknown> = {}
    for (const [name, source] of Object.entries(expressions)) {
      const cell: RanCell = {
        run: -1,
        label: 'expression',
        source,
        shifts: { firstLineShift: 0, shifts: [] },
      }
      try {
        const value = (await this.#call(cell))?.value
        values[name] = {
          status: 'ok',
          data: bundleOf(value) ?? { 'text/plain': String(value) },
          metadata: {},
        }
      } catch (thrown) {
        values[name] = { status: 'error', ...this.#told(thrown, cell) }
      }
    }
    return values
  }

  #known(): Set<string> {
    return new Set(Object.getOwnPropertyNames(this.#scope))
  }

  #told(thrown: unknown, cell: RanCell): ToldError {
    return toldError(thrown, cell, this.#cells, this.#known())
  }

  /** Ends the run that is going on, and what it left waiting. */
  #stop(): void {
    this.#timers.clear(this.#current)
    this.#settle?.(stopped)
  }

  #within(run: number, act: () => void): void {
    const before = this.#current
    this.#current = run
    try {
      if (!guarded(act)) this.#stop()
    } catch (thrown) {
      this.#onStray(thrown)
    } finally {
      this.#current = before
    }
  }

  #onStray(thrown: unknown): void {
    const run = runOf(thrown) ?? this.#current
    const cell = this.#cells.find((one) => one.run === run)
    if (cell === undefined) return
    const error = this.#told(thrown, cell)
    if (run === this.#open) this.#stray ??= error
    else this.#outbox.send({ type: 'error', run, error })
  }
}

/** Imports as a file in the folder would: CommonJS first, as the library is written in it. */
function importFrom(folder: string): (name: string) => Promise<unknown> {
  const require = createRequire(path.join(folder, 'cell.js'))
  return async (name) => {
    try {
      const found = require(name) as object
      return typeof found === 'object' && 'default' in found
        ? found
        : Object.assign(Object.create(found), { default: found })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') throw error
      return import(pathToFileURL(require.resolve(name)).href)
    }
  }
}
