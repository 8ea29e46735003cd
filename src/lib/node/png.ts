import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Figure } from '../figure'

/** The longest that a cell waits for one picture, in milliseconds; it still has the chart and its text. */
const patience = 60_000

interface Desk {
  readonly worker: Worker
  readonly answers: MessagePort
  /** Counts answers; the worker adds one and notifies. */
  readonly signal: Int32Array
  /** Counts questions. */
  asked: number
}

/**
 * Draws pictures for a thread that cannot wait for a promise: `show()` must have its picture before the cell goes on.
 * Another thread draws it while this one sleeps. It is started at once, so that it loads while the kernel does other
 * things, and does not keep the process alive.
 */
export class PictureDrawer {
  #desk: Desk | undefined
  #broken = false

  constructor() {
    this.#attempt(() => {
      this.#desk = open()
    })
  }

  /** The figure as a base64 PNG, or null if it cannot be drawn; the first time it says why on stderr. */
  draw(figure: Figure): string | null {
    let png: string | null = null
    this.#attempt(() => {
      if (this.#desk !== undefined) png = ask(this.#desk, figure)
    })
    return png
  }

  #attempt(work: () => void): void {
    if (this.#broken) return
    try {
      work()
    } catch (error) {
      this.#broken = true
      void this.#desk?.worker.terminate()
      const why = error instanceof Error ? error.message : String(error)
      process.stderr.write(`Charts come without pictures: ${why}\n`)
    }
  }
}

function open(): Desk {
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const file = join(__dirname, '..', '..', 'picture', 'worker.js')
  if (!existsSync(file))
    throw new Error('the part that draws them, dist/picture, is missing; npm run build makes it')
  const worker = new Worker(file, { workerData: { signal }, execArgv: [], stdout: true, stderr: true })
  // Whatever fails there is told in its answer; an error without a listener would end the kernel.
  worker.on('error', () => undefined)
  worker.postMessage({ port: port2 }, [port2])
  worker.unref()
  port1.unref()
  return { worker, answers: port1, signal, asked: 0 }
}

function ask(desk: Desk, figure: Figure): string {
  const own = ++desk.asked
  desk.answers.postMessage(figure)
  for (let given = Atomics.load(desk.signal, 0); given < own; given = Atomics.load(desk.signal, 0)) {
    if (Atomics.wait(desk.signal, 0, given, patience) === 'timed-out') {
      throw new Error(`drawing took longer than ${patience / 1000} s`)
    }
  }
  // A cell that was stopped while it waited has left its answer behind: ours is the last.
  let received: { png?: Uint8Array; error?: string } | undefined
  for (let next = receiveMessageOnPort(desk.answers); next; next = receiveMessageOnPort(desk.answers)) {
    received = next.message
  }
  if (received?.png === undefined) throw new Error(received?.error ?? 'the drawing thread gave no answer')
  return Buffer.from(received.png).toString('base64')
}

/** The size at which a picture is meant to be shown, half of its pixels, from the head of its PNG file. */
export function shownSize(png: string): { readonly width: number; readonly height: number } {
  const head = Buffer.from(png.slice(0, 32), 'base64')
  return { width: head.readUInt32BE(16) / 2, height: head.readUInt32BE(20) / 2 }
}
