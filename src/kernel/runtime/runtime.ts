import vm from 'node:vm'
import { type CellFunction, createScope, prepareCell, runCell } from '../../cells/index.ts'
import type { Json } from '../../wire/wire.ts'
import type { CommMessage, FromCells, ToCells, ToldError } from '../pipes.ts'
import { followPromises } from './attribution.ts'
import { type Failed, runOf, scriptName, toldError } from './cell-error.ts'
import { followChildren } from './children.ts'
import { openComms } from './comms.ts'
import { type KernelDoor, openDoor } from './door.ts'
import { listenForErrors } from './listeners.ts'
import { importFrom, offerRequire } from './modules.ts'
import { Outbox } from './outbox.ts'
import { offerQuestions, Stopped } from './questions.ts'
import { newRun, type Run } from './run.ts'
import { StopLock } from './stop-lock.ts'
import { replaceStreams } from './streams.ts'
import { followTimers } from './timers.ts'
import { bundleOf, textBundle } from './value.ts'
import { Watchdog } from './watchdog.ts'

const stopped: ToldError = {
  ename: 'Interrupted',
  evalue: 'the cell was stopped',
  traceback: ['The cell was stopped. What earlier cells declared is still there.'],
}
const { setImmediate: soon } = globalThis

/** Runs cells, one after the other, in one scope. */
export class Runtime {
  readonly #lock = new StopLock()
  readonly #outbox: Outbox
  readonly #scope = createScope()
  /** The names in the scope. */
  readonly #known = new Set<string>()
  readonly #runs = new Map<number, Run>()
  readonly #cells: Run['cell'][] = []
  readonly #attribution = followPromises((id) => this.#runs.get(id))
  readonly #watchdog = new Watchdog(this.#lock, (run) => this.stop(run))
  readonly #comms = openComms((message, content) => {
    const run = this.#current()
    if (run) this.#outbox.send({ type: 'comm', run: run.id, message, content })
  })
  readonly #door: KernelDoor
  /** The run that began last, and how it is ended; the first to call that counts. */
  #last: Run | undefined
  #settle: ((error?: ToldError) => void) | undefined

  /** Takes over the streams, timers and errors of the process. `send` writes messages and answers their bytes. */
  constructor(send: (messages: readonly FromCells[]) => number) {
    const limit = process.env.FLEDGLING_SEND_LIMIT
    this.#outbox = new Outbox({
      send,
      whole: (act) => this.#lock.whole(act),
      silentLimit: limit === undefined ? undefined : Number(limit),
    })
    const asOwn = (act: (run: Run) => void) => {
      const run = this.#current()
      if (run) act(run)
    }
    this.#door = {
      display: (content, update) =>
        asOwn((run) =>
          this.#outbox.display(run, {
            type: 'display',
            run: run.id,
            update,
            content: content as unknown as Json,
          }),
        ),
      clearOutput: (wait) => asOwn((run) => this.#outbox.send({ type: 'clear', run: run.id, wait })),
      comms: this.#comms.door,
    }
    replaceStreams((name, text) => asOwn((run) => this.#outbox.write(run, name, text)))
    followTimers(this.#attribution)
    openDoor(this.#door)
    offerRequire()
    offerQuestions((prompt) =>
      asOwn((run) => this.#outbox.send({ type: 'input', run: run.id, prompt, password: false })),
    )
    listenForErrors({
      exception: (thrown) => this.#onStray(thrown, 'timer', this.#attribution.ofThrown(thrown)),
      rejection: (thrown, promise) => this.#onStray(thrown, 'promise', this.#attribution.ofPromise(promise)),
    })
    soon(() =>
      followChildren(
        () => this.#outbox.flush(),
        () => this.#outbox.send({ type: 'fence' }),
      ),
    )
  }

  receive(message: ToCells): void {
    // What is running may be ended at any moment; whoever called must not be.
    if (message.type === 'run') soon(() => this.#start(message))
    else soon(() => this.#startComm(message))
  }

  /** Ends a run that is still going on, and what it has started. */
  stop(id: number): void {
    this.#lock.whole(() => {
      this.#lock.note(id)
      this.#attribution.forget()
      const run = this.#runs.get(id)
      if (run === undefined || run.isOver) return
      run.isStopped = true
      this.#settle = undefined
      this.#say(run, stopped, {})
    })
  }

  flush(): void {
    this.#outbox.flush()
  }

  /** What has no owner, a library's own doing, belongs to the cell that ran last. */
  #current(): Run | undefined {
    return this.#attribution.current() ?? this.#last
  }

  #start({ run: id, label, code, expressions }: Extract<ToCells, { type: 'run' }>): void {
    const run = newRun(id, label, code)
    this.#cells.push(run.cell)
    this.#begin(run, () => this.#execute(run), expressions)
  }

  /** A message to a comm: what it causes is a run of its own. */
  #startComm(message: CommMessage): void {
    const run = newRun(message.run, 'the message to a comm', '')
    this.#begin(run, () => this.#settling(run, () => this.#comms.receive(message)), {})
  }

  #begin(run: Run, act: () => Promise<void>, expressions: Readonly<Record<string, string>>): void {
    this.#runs.set(run.id, run)
    this.#last = run
    this.#watchdog.watch()
    this.#settle = (error) => {
      this.#settle = undefined
      // Rejections that nobody handles are told in a task of their own.
      soon(() => soon(() => void this.#finish(run, error, expressions)))
    }
    void this.#attribution.within(run, act)
  }

  #execute(run: Run): Promise<void> {
    return this.#settling(run, async () => {
      const returned = await this.#call(run.cell)
      const bundle = await bundleOf(returned?.value, this.#door.describe)
      if (bundle && !run.isStopped) this.#outbox.display(run, { type: 'result', run: run.id, ...bundle })
    })
  }

  async #settling(run: Run, act: () => Promise<void>): Promise<void> {
    try {
      await act()
      this.#settle?.()
    } catch (thrown) {
      this.#settle?.(thrown instanceof Stopped ? stopped : this.#told(thrown, run.cell))
    }
  }

  #call(cell: Run['cell']): ReturnType<CellFunction> {
    const prepared = prepareCell(cell.source, this.#known)
    cell.shifts = prepared
    const made = vm.runInThisContext(prepared.code, { filename: scriptName(cell.run) }) as CellFunction
    for (const { name } of prepared.declares) this.#known.add(name)
    return runCell(made, this.#scope, importFrom(process.cwd()))
  }

  async #finish(
    run: Run,
    error: ToldError | undefined,
    expressions: Readonly<Record<string, string>>,
  ): Promise<void> {
    const values = error === undefined ? await this.#evaluate(run, expressions) : {}
    this.#lock.whole(() => this.#say(run, error, values))
  }

  #say(run: Run, error: ToldError | undefined, values: Json): void {
    if (run.isOver) return
    run.isOver = true
    const known = [...this.#known]
    this.#outbox.send({ type: 'done', run: run.id, known, values, ...(error && { error }) })
    this.#lock.note(run.id)
    this.#watchdog.rest()
  }

  /** The user expressions of a request: each has a display or an error. */
  async #evaluate(run: Run, expressions: Readonly<Record<string, string>>): Promise<Json> {
    const values: Record<string, unknown> = {}
    for (const [name, source] of Object.entries(expressions)) {
      const { cell } = newRun(-1, 'expression', source)
      try {
        const returned = await this.#attribution.within(run, () => this.#call(cell))
        const bundle = await bundleOf(returned?.value, this.#door.describe)
        values[name] = { status: 'ok', ...(bundle ?? textBundle(returned?.value)) }
      } catch (thrown) {
        values[name] = { status: 'error', ...this.#told(thrown, cell) }
      }
    }
    return values
  }

  #told(thrown: unknown, cell: Run['cell'], what: Failed = 'cell'): ToldError {
    return toldError(thrown, cell, this.#cells, this.#known, what)
  }

  /** An error that nobody caught ends the run in which it was thrown; one that is over can still say so. */
  #onStray(thrown: unknown, what: Failed, own: Run | undefined): void {
    const run = own ?? this.#runs.get(runOf(thrown) ?? 0) ?? this.#last
    if (run === undefined || run.isStopped) return
    const error = this.#told(thrown, run.cell, what)
    if (run.isOver) {
      this.#outbox.send({ type: 'error', run: run.id, error })
      return
    }
    run.isStopped = true
    if (this.#settle) this.#settle(error)
    else this.#lock.whole(() => this.#say(run, error, {}))
  }
}
