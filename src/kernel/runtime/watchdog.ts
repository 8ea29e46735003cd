import { Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { readLines } from '../lines.ts'
import type { StopLock } from './stop-lock.ts'

/** Milliseconds without a run after which the thread is ended: it takes 8 MB, and is there again in 30 ms. */
const rest = 2000

const { setTimeout: later } = globalThis

/**
 * Hears that a run is to stop, on pipe 6. Where the cells leave the event loop time to turn, that is all. A thread beside it
 * looks at the pipe too, and ends what keeps the loop from turning, whatever it is; all variables stay.
 */
export class Watchdog {
  readonly #lock: StopLock
  readonly #onStop: (run: number) => void
  #thread: Worker | undefined
  #timer: NodeJS.Timeout | undefined
  #hasPipe = true

  constructor(lock: StopLock, onStop: (run: number) => void) {
    this.#lock = lock
    this.#onStop = onStop
    try {
      // This also makes the pipe answer the thread at once, whether there is something in it or not.
      const pipe = new Socket({ fd: 6, readable: true, writable: false })
      pipe.on('error', () => {})
      readLines(pipe, (line) => onStop((JSON.parse(line) as { run: number }).run))
    } catch {
      this.#hasPipe = false
    }
  }

  /** A run begins. */
  watch(): void {
    clearTimeout(this.#timer)
    // Windows has no pipes that can be looked at without waiting: there the process is replaced.
    if (this.#thread === undefined && this.#hasPipe && process.platform !== 'win32') this.#start()
  }

  /** The run is over. */
  rest(): void {
    clearTimeout(this.#timer)
    this.#timer = later(() => {
      void this.#thread?.terminate()
      this.#thread = undefined
    }, rest).unref()
  }

  #start(): void {
    const thread = new Worker(new URL('./watchdog-thread.js', import.meta.url), {
      workerData: this.#lock.memory,
      env: {},
      execArgv: [],
      resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 },
    })
    this.#thread = thread
    thread.on('message', (run: number) => this.#onStop(run))
    // Without it a run stops where it waits, and else its process is replaced.
    thread.on('error', () => {
      this.#hasPipe = false
    })
    thread.unref()
  }
}
