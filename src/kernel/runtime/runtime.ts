import vm from 'node:vm'
import { type CellFunction, createScope, prepareCell, runCell } from '../../cells/index.ts'
import type { Json } from '../../wire/wire.ts'
import type { FromCells, ToCells, ToldError } from '../pipes.ts'
import { followPromises } from './attribution.ts'
import { type Failed, runOf, scriptName, toldError } from './cell-error.ts'
import { followChildren } from './children.ts'
import { openComms } from './comms.ts'
import { type KernelDoor, openDoor } from './door.ts'
import { listenForErrors } from './listeners.ts'
import { forgetHalfLoaded, importFrom, offerRequire } from './modules.ts'
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
const { setImmediate: soon, setTimeout: later } = globalThis

/** Milliseconds in which a stopped run comes to rest. */
const closing = 20

/** Runs cells, one after the other, in one scope. */
export class Runtime {
  readonly #lock = new StopLock()
  readonly #outbox: Outbox
  readonly #scope = createScope()
  /** The names in the scope. */
  readonly #known = new Set<string>()
  readonly #runs = new Map<number, Run>()
  readonly #cells: Run['cell'][] = []
  readonly #attribution = followPromises({
    runOf: (id) => this.#runs.get(id),
    mayEnd: () => this.#last === undefined || this.#last.isOver || this.#last.isStopped,
  })
  readonly #watchdog = new Watchdog(this.#lock, (run) => this.stop(run))
  readonly #comms = openComms((message, content) => {
    const run = this.#current()
    if (run) this.#outbox.send({ type: 'comm', run: run.id, message, content })
  })
  readonly #door: KernelDoor
  /** The run that came last. */
  #last: Run | undefined
  /** A run that was stopped before it came. */
  #stoppedEarly = 0

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
    const isComm = message.type === 'comm'
    const run = isComm
      ? newRun(message.run, 'the message to a comm', '')
      : newRun(message.run, message.label, message.code, message.expressions)
    this.#runs.set(run.id, run)
    this.#last = run
    if (run.id === this.#stoppedEarly) this.#say(run, stopped, {})
    // What is running may be ended at any moment; whoever called must not be.
    soon(() => this.#start(run, isComm ? () => this.#comms.receive(message) : () => this.#execute(run)))
  }

  /** Ends a run that is still going on, and what it has started. May be called more than once. */
  stop(id: number): void {
    this.#lock.whole(() => {
      this.#attribution.forget()
      const run = this.#runs.get(id)
      // Two pipes: the one may be faster.
      if (run === undefined) this.#stoppedEarly = id
      else if (!run.isOver) this.#close(run)
      if (run === undefined || run.isOver) this.#lock.note(id)
    })
  }

  /** What a stopped run still goes on with is ended, as long as no other runs; then the run is over. */
  #close(run: Run): void {
    run.isStopped = true
    if (run.stoppedAt === undefined) {
      run.stoppedAt = performance.now()
      forgetHalfLoaded()
      later(() => this.stop(run.id), closing)
    } else if (performance.now() - run.stoppedAt >= closing - 1) this.#say(run, stopped, {})
  }

  flush(): void {
    this.#outbox.flush()
  }

  /** What has no owner, a library's own doing, belongs to the cell that ran last. */
  #current(): Run | undefined {
    return this.#attribution.current() ?? this.#last
  }

  #start(run: Run, act: () => Promise<void>): void {
    if (run.isOver || run.isStopped) return
    this.#watchdog.watch()
    this.#attribution.within(run, act).then(
      () => this.#settle(run),
      (thrown) => this.#settle(run, thrown instanceof Stopped ? stopped : this.#told(thrown, run.cell)),
    )
  }

  async #execute(run: Run): Promise<void> {
    this.#cells.push(run.cell)
    const returned = await this.#call(run.cell)
    const bundle = await bundleOf(returned?.value, this.#door.describe)
    if (bundle && !run.isStopped) this.#outbox.display(run, { type: 'result', run: run.id, ...bundle })
  }

  /** A run has come to its end; the first error counts. */
  #settle(run: Run, error?: ToldError): void {
    if (run.isSettled) return
    run.isSettled = true
    // Rejections that nobody handles are told in a task of their own.
    soon(() => soon(() => void this.#finish(run, error)))
  }

  #call(cell: Run['cell']): ReturnType<CellFunction> {
    const prepared = prepareCell(cell.source, this.#known)
    cell.shifts = prepared
    const made = vm.runInThisContext(prepared.code, { filename: scriptName(cell.run) }) as CellFunction
    for (const { name } of prepared.declares) this.#known.add(name)
    return runCell(made, this.#scope, importFrom(process.cwd()))
  }

  async #finish(run: Run, error: ToldError | undefined): Promise<void> {
    const values = error === undefined ? await this.#evaluate(run) : {}
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
  async #evaluate(run: Run): Promise<Json> {
    const values: Record<string, unknown> = {}
    for (const [name, source] of Object.entries(run.expressions)) {
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
    if (run.isSettled) this.#lock.whole(() => this.#say(run, error, {}))
    else this.#settle(run, error)
  }
}
