import type { MimeBundle } from '../../lib/figure'
import type { Progress } from '../../lib/host'
import type { FromWorker } from './protocol'
import type { WorkerWords } from './words'

/** How much a cell keeps of each kind of output, as in the notebooks (see src/run/outputs.ts). */
export const outputLimit = 10_000_000

/** A page with more pieces than this is of no use to a reader, and slow. */
const displayLimit = 1000

/** How long written text is gathered, and how often a progress is told, in milliseconds. */
const gathering = 50

/** How much of a display that is too large still shows what it is. */
const headLines = 20

type Kind = 'stdout' | 'stderr' | 'display'

/** What the outbox needs of its surroundings; a test has its own clock. */
export interface OutboxPorts {
  readonly send: (message: FromWorker) => void
  readonly now: () => number
  readonly later: (act: () => void, milliseconds: number) => void
  readonly words: WorkerWords
}

/**
 * What one run puts out, on its way to the page: gathered, so that ten thousand lines are a few messages, and cut where
 * it becomes more than a page can hold.
 */
export class Outbox {
  readonly #run: number
  readonly #ports: OutboxPorts
  readonly #kept: Record<Kind, number> = { stdout: 0, stderr: 0, display: 0 }
  readonly #cut = new Set<Kind>()
  /** Text not yet sent, in the order of its first piece. */
  readonly #waiting = new Map<'stdout' | 'stderr', string[]>()
  #displays = 0
  #sentAt = Number.NEGATIVE_INFINITY
  #timed = false
  #progress: Progress | undefined
  #progressAt = Number.NEGATIVE_INFINITY

  constructor(run: number, ports: OutboxPorts) {
    this.#run = run
    this.#ports = ports
  }

  /** Writes text to a stream. A loop that never rests sends now and then from here, since no timer reaches it. */
  write(name: 'stdout' | 'stderr', text: string): void {
    const fits = this.#fit(name, text)
    if (fits !== '') {
      const pieces = this.#waiting.get(name) ?? []
      this.#waiting.set(name, pieces)
      pieces.push(fits)
    }
    if (fits.length < text.length) this.#sayCut(name)
    this.#sendSoon()
  }

  /** Sends a display; one that is too large becomes the head of its text. */
  display(bundle: MimeBundle): void {
    const json = JSON.stringify(bundle)
    this.#kept.display += json.length
    this.#displays += 1
    if (this.#kept.display <= outputLimit && this.#displays <= displayLimit) {
      this.flush()
      this.#ports.send({ type: 'display', run: this.#run, bundle: json })
      return
    }
    const isFirst = !this.#cut.has('display')
    const plain = bundle['text/plain']
    if (isFirst && typeof plain === 'string') this.write('stdout', `${headOf(plain)}\n`)
    this.#sayCut('display')
  }

  /** Tells how far a training is, unless it was told a moment ago; the last step is always told. */
  progress(progress: Progress): void {
    const now = this.#ports.now()
    this.#progress = progress
    if (now - this.#progressAt >= gathering || progress.step === progress.of) this.#sendProgress(now)
  }

  /** Sends all that waits. */
  flush(): void {
    const now = this.#ports.now()
    if (this.#progress !== undefined) this.#sendProgress(now)
    for (const [name, pieces] of this.#waiting) {
      this.#ports.send({ type: 'stream', run: this.#run, name, text: pieces.join('') })
    }
    this.#waiting.clear()
    this.#sentAt = now
  }

  #sendProgress(now: number): void {
    const progress = this.#progress
    if (progress === undefined) return
    this.#progress = undefined
    this.#progressAt = now
    this.#ports.send({ type: 'progress', run: this.#run, progress })
  }

  #sendSoon(): void {
    if (this.#waiting.size === 0) return
    const rest = this.#sentAt + gathering - this.#ports.now()
    if (rest <= 0) this.flush()
    else if (!this.#timed) {
      this.#timed = true
      this.#ports.later(() => {
        this.#timed = false
        this.flush()
      }, rest)
    }
  }

  #fit(kind: Kind, text: string): string {
    const room = Math.max(0, outputLimit - this.#kept[kind])
    this.#kept[kind] += text.length
    // Half of a surrogate pair is no text.
    return text.length <= room ? text : text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '')
  }

  #sayCut(kind: Kind): void {
    if (this.#cut.has(kind)) return
    this.#cut.add(kind)
    const pieces = this.#waiting.get('stderr') ?? []
    this.#waiting.set('stderr', pieces)
    const isCount = kind === 'display' && this.#displays > displayLimit
    const { cut, cutDisplays } = this.#ports.words
    pieces.push(`\n${isCount ? cutDisplays(displayLimit) : cut(outputLimit / 1_000_000)}\n`)
    this.#sendSoon()
  }
}

function headOf(text: string): string {
  const lines = text.slice(0, 100_000).split('\n')
  const head = lines.slice(0, headLines).join('\n')
  return head.length < text.length ? `${head}\n...` : head
}
