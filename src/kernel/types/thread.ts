import { Worker } from 'node:worker_threads'
import type { FromThread, ThreadStart, ToThread } from './messages.ts'
import { standIn } from './stand-in.ts'
import type { Completions, Inspection, TypeFinding, Types } from './types.ts'

export interface TypesOptions {
  /** Whether the compiler's strict settings hold. */
  readonly strict: boolean
  /** Hears a sentence for the reader when types cannot be had for a while. */
  readonly onTrouble?: (sentence: string) => void
}

type Question = Extract<ToThread, { id: number }>
type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never

interface Asked {
  readonly message: Question
  readonly resolve: (answer: FromThread['answer']) => void
}

/** Longest time for one answer, in ms; types can be written that no compiler comes to an end with. */
const patience = 60_000
/** So often in a row the thread may end before it has answered anything. */
const mostDeaths = 3
/** The compiler's memory, in MB. A small young generation keeps the idle kernel small. */
const resourceLimits = { maxOldGenerationSizeMb: 1500, maxYoungGenerationSizeMb: 3 }

/**
 * The compiler in a thread of its own. When it ends, the question that it worked on is answered with nothing, and a new one is told
 * what was accepted so far and asked the rest.
 */
export class TypesThread implements Types {
  readonly #folder: string
  readonly #onTrouble: (sentence: string) => void
  readonly #asked: Asked[] = []
  readonly #accepted: string[] = []
  /** The cells over which the thread ended. */
  readonly #tooMuch = new Set<string>()
  #strict: boolean
  #ids = 0
  #deaths = 0
  #worker: Worker | undefined
  /** Why the thread ends, where that is known. */
  #cause = ''
  #limit: NodeJS.Timeout | undefined

  constructor(folder: string, { strict, onTrouble = () => {} }: TypesOptions) {
    this.#folder = folder
    this.#strict = strict
    this.#onTrouble = onTrouble
    this.#worker = this.#start()
  }

  async check(code: string): Promise<readonly TypeFinding[]> {
    return ((await this.#ask({ type: 'check', code })) as readonly TypeFinding[] | undefined) ?? []
  }

  async complete(code: string, cursor: number): Promise<Completions> {
    const answer = (await this.#ask({ type: 'complete', code, cursor })) as Completions | undefined
    return answer ?? { start: cursor, end: cursor, matches: [] }
  }

  async inspect(code: string, cursor: number): Promise<Inspection | undefined> {
    return (await this.#ask({ type: 'inspect', code, cursor })) as Inspection | undefined
  }

  accept(code: string): void {
    const known = this.#tooMuch.has(code) ? standIn(code) : code
    this.#accepted.push(known)
    this.#tell({ type: 'accept', code: known })
  }

  setStrict(strict: boolean): void {
    this.#strict = strict
    this.#tell({ type: 'strict', strict })
  }

  forget(): void {
    this.#accepted.length = 0
    this.#tell({ type: 'forget' })
  }

  close(): void {
    const worker = this.#worker
    this.#worker = undefined
    clearTimeout(this.#limit)
    void worker?.terminate()
    for (const { resolve } of this.#asked.splice(0)) resolve(undefined)
  }

  #ask(question: Unnumbered<Question>): Promise<FromThread['answer']> {
    if (this.#worker === undefined) return Promise.resolve(undefined)
    return new Promise((resolve) => {
      const message = { ...question, id: ++this.#ids } as Question
      this.#asked.push({ message, resolve })
      if (this.#asked.length === 1) this.#watch()
      this.#tell(message)
    })
  }

  #tell(message: ToThread): void {
    this.#worker?.postMessage(message)
  }

  #start(): Worker {
    const workerData: ThreadStart = { folder: this.#folder, strict: this.#strict }
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData,
      resourceLimits,
      execArgv: [],
    })
    this.#cause = ''
    worker.on('message', (answer: FromThread) => this.#hear(answer))
    worker.on('error', (error) => {
      this.#cause = error.message
    })
    worker.on('exit', () => this.#onEnd(worker))
    return worker
  }

  #hear({ id, answer }: FromThread): void {
    if (this.#asked[0]?.message.id !== id) return
    this.#deaths = 0
    this.#asked.shift()!.resolve(answer)
    this.#watch()
  }

  /** Ends the thread when it takes too long for the question that it works on. */
  #watch(): void {
    clearTimeout(this.#limit)
    if (this.#asked.length === 0) return
    const worker = this.#worker
    this.#limit = setTimeout(() => {
      this.#cause = `no answer in ${patience / 1000} s`
      void worker?.terminate()
    }, patience).unref()
  }

  #onEnd(worker: Worker): void {
    if (worker !== this.#worker) return
    const why = this.#cause === '' ? '' : ` (${this.#cause})`
    if (++this.#deaths >= mostDeaths) {
      this.#onTrouble(
        `The type checker ended again${why}: cells run unchecked until the kernel is restarted.`,
      )
      this.close()
      return
    }
    const [first, ...rest] = this.#asked.splice(0)
    const unchecked = first?.message.type === 'check' ? ': this cell was not checked' : ''
    this.#onTrouble(`The type checker ended${why} and was started again${unchecked}.`)
    if (first) this.#tooMuch.add(first.message.code)
    this.#worker = this.#start()
    for (const code of this.#accepted) this.#tell({ type: 'accept', code })
    this.#asked.push(...rest)
    for (const { message } of rest) this.#tell(message)
    this.#watch()
    first?.resolve(undefined)
  }
}
