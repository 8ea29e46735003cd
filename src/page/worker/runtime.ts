import { type CellFunction, createScope, runCell } from '../../cells/scope'
import { installHost, type Language } from '../../lib/host'
import { cellError, runOf, type ShiftsOf, scriptName } from './cell-error'
import { cellConsole } from './console'
import { exercises } from './exercises'
import { define, type Natives } from './globals'
import { importModule, libraryNames } from './modules'
import { Outbox } from './outbox'
import { PartLoader } from './part-loader'
import type { CellError, FromWorker, Job, ToWorker } from './protocol'
import { startTensorFlow } from './start-tensorflow'
import { followTimers } from './timers'
import { type WorkerWords, workerWords } from './words'

interface Run {
  readonly outbox: Outbox
  readonly shifts: ReturnType<ShiftsOf>
  /** An error of a timer, or of a promise that nobody waits for, before the run was done. */
  stray: CellError | undefined
  /** How many such errors there were; more than a few say nothing new. */
  strays: number
  isDone: boolean
}

const strayLimit = 20

/** Under this name a run's script hands over its function, for the moment in which it is read. */
const handOver = 'fledglingCell'
const head = `${handOver}(`
const noShifts: ReturnType<ShiftsOf> = { firstLineShift: head.length, shifts: [] }

/** Runs cells, one after the other, in one scope. */
export class Runtime {
  readonly #natives: Natives
  readonly #send: (message: FromWorker) => void
  readonly #parts: PartLoader
  readonly #scope = createScope()
  readonly #runs = new Map<number, Run>()
  readonly #console: Partial<Console>
  #words: WorkerWords = workerWords('en')
  #tensorflow: Promise<void> | undefined
  #current = 0

  constructor(natives: Natives, send: (message: FromWorker) => void) {
    this.#natives = natives
    this.#send = send
    this.#parts = new PartLoader(natives, send)
    this.#console = cellConsole((name, text) => this.#outbox().write(name, text), natives.now)
  }

  receive(message: ToWorker): void {
    if (message.type === 'start') this.#start(message.language)
    else if (message.type === 'part') this.#parts.answer(message.name, message.content)
    else void this.#execute(message.run, message.cell, message.job)
  }

  #start(language: Language): void {
    this.#words = workerWords(language)
    installHost({
      language,
      emit: (bundle) => this.#outbox().display(bundle),
      png: () => null,
      read: async (path) => {
        const bytes = await this.#parts.bytes(`data/${path}`)
        if (bytes === undefined) throw new Error(this.#words.noData(path))
        return bytes
      },
      progress: (progress) => this.#outbox().progress(progress),
      startTensorFlow: () => this.#startTensorFlow(),
    })
    define('console', this.#console)
    followTimers({
      current: () => this.#current,
      within: (run, act) => this.#within(run, act),
    })
    this.#catchStrays()
    this.#send({ type: 'ready', library: libraryNames })
  }

  #outbox(): Outbox {
    return this.#open(this.#current).outbox
  }

  #open(id: number, shifts = noShifts): Run {
    const known = this.#runs.get(id)
    if (known !== undefined) return known
    const outbox = new Outbox(id, {
      send: this.#send,
      now: this.#natives.now,
      later: this.#natives.setTimeout,
      words: this.#words,
    })
    const run: Run = { outbox, shifts, stray: undefined, strays: 0, isDone: false }
    this.#runs.set(id, run)
    return run
  }

  async #execute(id: number, cell: string | undefined, job: Job): Promise<void> {
    const { firstLineShift, shifts } = job
    const run = this.#open(id, { firstLineShift: head.length + firstLineShift, shifts })
    this.#current = id
    let result: { value?: unknown; error?: CellError } = {}
    try {
      if (/\bcheck\s*\(/.test(job.code)) await this.#bringExercises()
      const made = this.#functionOf(job, scriptName(cell ?? '', id))
      const returned = await runCell(made, this.#scope, (name) => this.#import(name))
      const value = returned?.value
      if (cell === undefined) result = { value: plainValue(value) }
      else if (value !== undefined && value !== null) this.#console.log?.(value)
    } catch (thrown) {
      result = { error: this.#errorOf(thrown) }
    }
    await this.#tasks(2)
    run.isDone = true
    run.outbox.flush()
    if (result.error === undefined && run.stray !== undefined) result = { error: run.stray }
    this.#send({ type: 'done', run: id, known: Object.getOwnPropertyNames(this.#scope), ...result })
  }

  /** Rejections that nobody handles are told in a task of their own, after the one in which the cell has ended. */
  async #tasks(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      await new Promise<void>((resolve) => this.#natives.setTimeout(resolve, 0))
    }
  }

  /** Reads the job's script, which calls a function of ours with the cell's. Without `eval`, this is the way. */
  #functionOf(job: Job, name: string): CellFunction {
    let made: CellFunction | undefined
    define(handOver, (cell: CellFunction) => {
      made = cell
    })
    const address = this.#natives.blobAddress(`${head}${job.code}\n)\n//# sourceURL=${name}`)
    try {
      this.#natives.importScripts(address)
    } finally {
      this.#natives.dropAddress(address)
      Reflect.deleteProperty(self, handOver)
    }
    if (made === undefined) throw new Error('the cell did not become a function')
    return made
  }

  /** Most cells check nothing, and the answers are as large as a chapter. */
  async #bringExercises(): Promise<void> {
    Object.assign(exercises, await this.#parts.script('exercises'))
  }

  /** Whoever imports TensorFlow.js finds it on its backend: without `ready()` it has one in Node, too. */
  async #import(name: string): Promise<object> {
    const module = await importModule(name, this.#parts, this.#words)
    if (name !== 'fledgling') await this.#startTensorFlow()
    return module
  }

  /** Once; after a failure the next call tries again. */
  #startTensorFlow(): Promise<void> {
    this.#tensorflow ??= startTensorFlow(this.#parts, this.#words).catch((error) => {
      this.#tensorflow = undefined
      throw error
    })
    return this.#tensorflow
  }

  #errorOf(thrown: unknown): CellError {
    return cellError(thrown, this.#words, (run) => this.#runs.get(run)?.shifts ?? noShifts)
  }

  /** Does something in the name of a run: what it prints stands under that cell. */
  #within(run: number, act: () => void): void {
    const before = this.#current
    this.#current = run
    try {
      act()
    } catch (thrown) {
      this.#stray(thrown, run)
    } finally {
      this.#current = before
    }
  }

  #catchStrays(): void {
    self.addEventListener('unhandledrejection', (event) => {
      event.preventDefault()
      this.#stray(event.reason, runOf(event.reason) ?? this.#current)
    })
    self.addEventListener('error', (event) => {
      event.preventDefault()
      this.#stray(event.error ?? event.message, runOf(event.error) ?? this.#current)
    })
  }

  #stray(thrown: unknown, id: number): void {
    const run = this.#open(id)
    run.strays += 1
    if (run.strays > strayLimit) return
    const error = this.#errorOf(thrown)
    if (!run.isDone && run.stray === undefined) run.stray = error
    else {
      run.outbox.flush()
      this.#send({ type: 'error', run: id, error })
    }
  }
}

/** A value that can be sent; anything else as text. */
function plainValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (['number', 'string', 'boolean'].includes(typeof value)) return value
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return String(value)
  }
}
