import type { FromCells } from '../pipes.ts'
import type { Run } from './run.ts'

/** Characters that a cell may write to each stream; as many as a notebook keeps (src/run/outputs.ts). */
export const streamLimit = 10_000_000

/** Bytes of displays that a cell may put out. */
export const displayLimit = 100_000_000

/** How long written text is gathered, in milliseconds, and how much of it at most, in characters. */
const patience = 50
const chunk = 1_000_000

type Stream = 'stdout' | 'stderr'
type Display = Extract<FromCells, { type: 'display' | 'result' }>

const { setTimeout: later } = globalThis

export interface OutboxOptions {
  /** Sends messages, in this order, and answers how many bytes that were. */
  readonly send: (messages: readonly FromCells[]) => number
  /** Does something that must not be interrupted half way. */
  readonly whole: <T>(act: () => T) => T
  /** Bytes after which nothing more of a run is sent, by a kernel whose client cuts by itself and says so. */
  readonly silentLimit?: number | undefined
}

/** What the runs put out, on its way: gathered, in order, and cut where it is more than a notebook can hold. */
export class Outbox {
  readonly #options: OutboxOptions
  #waiting: { run: Run; name: Stream; texts: string[] }[] = []
  #length = 0
  #sentAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined

  constructor(options: OutboxOptions) {
    this.#options = options
  }

  write(run: Run, name: Stream, text: string): void {
    if (text === '') return
    const room = this.#room(run, name)
    run.sent[name] += text.length
    if (text.length <= room) this.#gather(run, name, text)
    else if (room >= 0) {
      // Half of a surrogate pair is no text.
      this.#gather(run, name, text.slice(0, room).replace(/[\uD800-\uDBFF]$/, ''))
      // From here on there is no room, not even for nothing.
      run.sent[name] = Number.POSITIVE_INFINITY
      this.#sayCut(run, `${streamLimit / 1_000_000} MB of each stream`)
    }
  }

  display(run: Run, message: Display): void {
    const limit = this.#options.silentLimit ?? displayLimit
    if (run.sent.display > limit || this.#isSilenced(run)) return
    run.sent.display += this.send(message)
    if (run.sent.display > limit && this.#options.silentLimit === undefined)
      this.#sayCut(run, `${limit / 1_000_000} MB of displays`)
  }

  /** Sends something that is no text, after all that was written before it; answers its bytes. */
  send(message: FromCells): number {
    return this.#options.whole(() => {
      this.flush()
      return this.#options.send([message])
    })
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#waiting.length === 0) return
    this.#options.whole(() => {
      const waiting = this.#waiting
      this.#waiting = []
      this.#length = 0
      this.#options.send(
        waiting.map(({ run, name, texts }) => ({ type: 'stream', run: run.id, name, text: texts.join('') })),
      )
      this.#sentAt = performance.now()
    })
  }

  /** Characters that still fit; negative where nothing is taken any more. */
  #room(run: Run, name: Stream): number {
    if (this.#options.silentLimit === undefined) return streamLimit - run.sent[name]
    // The one that goes over the limit is still sent, so that the client sees that there was more.
    return this.#isSilenced(run) ? -1 : Number.POSITIVE_INFINITY
  }

  #isSilenced({ sent }: Run): boolean {
    const { silentLimit } = this.#options
    return silentLimit !== undefined && sent.stdout + sent.stderr + sent.display > silentLimit
  }

  #sayCut(run: Run, kept: string): void {
    this.#gather(run, 'stderr', `\nOutput cut: a cell keeps ${kept}.\n`)
  }

  #gather(run: Run, name: Stream, text: string): void {
    const last = this.#waiting.at(-1)
    if (last?.run === run && last.name === name) last.texts.push(text)
    else this.#waiting.push({ run, name, texts: [text] })
    this.#length += text.length
    if (this.#length >= chunk || performance.now() - this.#sentAt >= patience) this.flush()
    else this.#timer ??= later(() => this.flush(), patience)
  }
}
