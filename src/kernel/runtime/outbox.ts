import type { FromCells } from '../pipes.ts'

/** Characters that a cell may write to each stream; the same limit as in the notebooks (src/run/outputs.ts). */
export const streamLimit = 10_000_000

/** How long written text is gathered, in milliseconds, and how much of it at most, in characters. */
const patience = 50
const chunk = 1_000_000

type Stream = 'stdout' | 'stderr'

/** What the runs write, on its way out: gathered, in order, and cut where it is more than a notebook can hold. */
export class Outbox {
  readonly #send: (message: FromCells) => void
  readonly #kept = new Map<string, number>()
  #waiting: { run: number; name: Stream; texts: string[] } | undefined
  #length = 0
  #sentAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | undefined

  constructor(send: (message: FromCells) => void) {
    this.#send = send
  }

  write(run: number, name: Stream, text: string): void {
    const kept = this.#kept.get(`${run} ${name}`) ?? 0
    if (text === '' || kept > streamLimit) return
    this.#kept.set(`${run} ${name}`, kept + text.length)
    if (kept + text.length <= streamLimit) this.#gather(run, name, text)
    else {
      // Half of a surrogate pair is no text.
      this.#gather(run, name, text.slice(0, streamLimit - kept).replace(/[\uD800-\uDBFF]$/, ''))
      this.#gather(
        run,
        'stderr',
        `\nOutput cut: a cell keeps ${streamLimit / 1_000_000} MB of each stream.\n`,
      )
    }
  }

  /** Sends something that is no text, after all that was written before it. */
  send(message: FromCells): void {
    this.flush()
    this.#send(message)
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const waiting = this.#waiting
    this.#waiting = undefined
    this.#length = 0
    if (waiting === undefined) return
    this.#sentAt = performance.now()
    this.#send({ type: 'stream', run: waiting.run, name: waiting.name, text: waiting.texts.join('') })
  }

  #gather(run: number, name: Stream, text: string): void {
    if (this.#waiting?.run !== run || this.#waiting.name !== name) this.flush()
    this.#waiting ??= { run, name, texts: [] }
    this.#waiting.texts.push(text)
    this.#length += text.length
    if (this.#length >= chunk || performance.now() - this.#sentAt >= patience) this.flush()
    else this.#timer ??= later(() => this.flush(), patience)
  }
}

const later = setTimeout
