import type { Json, MimeBundle } from '../../lib/figure'
import type { Language } from '../../lib/host'
import type { CellError, FromWorker, Job, Progress, ToWorker } from '../worker/protocol'
import type { ClientWords } from './words'
import { openInFrame, openInPage, type WorkerLink } from './worker-frame'

/** What a run puts out while it is going on, and what its timers put out later. */
export interface RunListener {
  stream(name: 'stdout' | 'stderr', text: string): void
  display(bundle: MimeBundle): void
  progress(progress: Progress): void
  /** An error of a timer, or of a promise that nobody waits for, after the run was done. */
  error?(error: CellError): void
}

export interface RunRequest {
  /** Its id; empty for an expression beside the cells, whose value comes back instead of being printed. */
  readonly cell: string
  readonly job: Job
}

export interface RunResult {
  readonly value?: Json
  readonly error?: CellError
  /** True where the worker was ended before the run was. */
  readonly stopped?: boolean
}

/** Where the page keeps the worker's script and what lessons load, see parts.ts. */
export interface Parts {
  hasPart(name: string): boolean
  loadText(name: string): Promise<string>
  loadBytes(name: string): Promise<Uint8Array>
}

export interface RunnerOptions {
  readonly language: Language
  readonly words: Pick<ClientWords, 'noWorker' | 'workerDied'>
  readonly parts: Parts
  /** The worker is gone and all variables with it: the reader stopped it, or it came to its end by itself. */
  readonly onLost?: (why: 'stopped' | 'died') => void
}

/** A browser that says nothing for so long starts no worker in a frame, in milliseconds. */
const patience = 5000

interface Pending {
  readonly run: number
  readonly resolve: (result: RunResult) => void
}

/** Runs cells in a worker, one after the other. The worker starts with the first run, or with `warm`. */
export class Runner {
  readonly #options: RunnerOptions
  readonly #known = new Set<string>()
  readonly #listeners = new Map<number, RunListener>()
  /** The last run of each cell: what an earlier one still has to say is of no interest. */
  readonly #lastRuns = new Map<string, number>()
  #queue: Promise<unknown> = Promise.resolve()
  #link: Promise<WorkerLink> | undefined
  #opened: WorkerLink | undefined
  #text: Promise<string> | undefined
  #pending: Pending | undefined
  /** False once a worker did not start in a frame of its own. */
  #hasFrames = true
  #library: readonly string[] = []
  #runs = 0
  /** How many workers have been given up; what waited for an earlier one ends as stopped. */
  #lives = 0

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  /** The names that cells have declared so far in this worker. */
  get known(): ReadonlySet<string> {
    return this.#known
  }

  /** What `fledgling` exports; empty until a worker has started. */
  get library(): readonly string[] {
    return this.#library
  }

  /** Starts the worker ahead of the first run. */
  warm(): void {
    this.#worker().catch(() => {})
  }

  /** Runs a cell after those that were asked for before. Never rejects: what goes wrong is the result's error. */
  run({ cell, job }: RunRequest, listener: RunListener): Promise<RunResult> {
    const life = this.#lives
    const result = this.#queue.then(() => (life === this.#lives ? this.#next(cell, job, listener) : gone))
    this.#queue = result
    return result
  }

  /** Ends the worker at once. Every run that is not over ends as stopped, and all variables are gone. */
  stop(): void {
    this.#lose({ stopped: true })
    this.#options.onLost?.('stopped')
    setTimeout(() => this.warm())
  }

  #next(cell: string, job: Job, listener: RunListener): Promise<RunResult> {
    this.#runs += 1
    const run = this.#runs
    return new Promise((resolve) => {
      // Known from the beginning on: the reader may press Stop while the worker is still being started.
      this.#pending = { run, resolve }
      this.#worker().then(
        (worker) => {
          if (this.#pending?.run !== run) return
          this.#listen(run, cell, listener)
          post(worker, { type: 'run', run, job, ...(cell === '' ? {} : { cell }) })
        },
        (error: Error) => {
          if (this.#pending?.run !== run) return
          this.#pending = undefined
          resolve({ error: plainError(this.#options.words.noWorker(error.message)) })
        },
      )
    })
  }

  #listen(run: number, cell: string, listener: RunListener): void {
    this.#listeners.delete(this.#lastRuns.get(cell) ?? -1)
    this.#lastRuns.set(cell, run)
    this.#listeners.set(run, listener)
  }

  /** The worker; where none has started, whoever asks again tries again. */
  #worker(): Promise<WorkerLink> {
    if (this.#link !== undefined) return this.#link
    const link = this.#start()
    this.#link = link
    link.catch(() => {
      if (this.#link === link) this.#link = undefined
    })
    return link
  }

  async #start(): Promise<WorkerLink> {
    const life = this.#lives
    this.#text ??= this.#options.parts.loadText('worker')
    this.#text.catch(() => {
      this.#text = undefined
    })
    const text = await this.#text
    // Another one is being started already, and this one would never be ended.
    if (life !== this.#lives) throw new Error('stopped')
    if (this.#hasFrames) {
      try {
        return await this.#open(openInFrame, text, patience)
      } catch (error) {
        if (life !== this.#lives) throw error
        this.#hasFrames = false
      }
    }
    return this.#open(openInPage, text, 4 * patience)
  }

  /** Opens a worker; resolves when its runtime answers. */
  #open(open: typeof openInFrame, text: string, milliseconds: number): Promise<WorkerLink> {
    return new Promise((resolve, reject) => {
      const refuse = (message: string) => {
        link.end()
        reject(new Error(message))
      }
      let fail = refuse
      const timer = setTimeout(() => fail(''), milliseconds)
      const link = open(text, (message) => fail(message))
      this.#opened = link
      link.port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type !== 'ready') return this.#receive(link, data)
        clearTimeout(timer)
        this.#library = data.library
        fail = () => this.#died()
        resolve(link)
      }
      post(link, { type: 'start', language: this.#options.language })
    })
  }

  /** What a cell has made of its data is judged where it is shown; here it only finds its way. */
  #receive(worker: WorkerLink, message: FromWorker): void {
    if (message.type === 'ready') return
    if (message.type === 'need') return void this.#answer(worker, message.name, message.form)
    if (message.type === 'done') return void this.#done(message)
    const listener = this.#listeners.get(message.run)
    if (message.type === 'stream') listener?.stream(message.name, message.text)
    else if (message.type === 'display') listener?.display(JSON.parse(message.bundle) as MimeBundle)
    else if (message.type === 'progress') listener?.progress(message.progress)
    else listener?.error?.(message.error)
  }

  #done({ run, value, error, known }: Extract<FromWorker, { type: 'done' }>): void {
    if (this.#pending?.run !== run) return
    const { resolve } = this.#pending
    this.#pending = undefined
    for (const name of known) this.#known.add(name)
    resolve({
      ...(value === undefined ? {} : { value: value as Json }),
      ...(error === undefined ? {} : { error }),
    })
  }

  async #answer(worker: WorkerLink, name: string, form: 'text' | 'bytes'): Promise<void> {
    const { hasPart, loadText, loadBytes } = this.#options.parts
    let content: string | Uint8Array | undefined
    try {
      if (hasPart(name)) content = await (form === 'text' ? loadText(name) : loadBytes(name))
    } catch {
      // The page says that it carries the part and its file is not there: for the cell that is the same.
    }
    post(worker, { type: 'part', name, ...(content === undefined ? {} : { content }) })
  }

  #died(): void {
    this.#lose({ error: plainError(this.#options.words.workerDied) })
    this.#options.onLost?.('died')
  }

  #lose(result: RunResult): void {
    this.#lives += 1
    this.#opened?.end()
    this.#opened = undefined
    this.#link = undefined
    this.#known.clear()
    this.#listeners.clear()
    this.#lastRuns.clear()
    const pending = this.#pending
    this.#pending = undefined
    pending?.resolve(result)
  }
}

const gone: RunResult = { stopped: true }

function post({ port }: WorkerLink, message: ToWorker): void {
  port.postMessage(message)
}

function plainError(message: string): CellError {
  return { name: '', message, trace: [] }
}
