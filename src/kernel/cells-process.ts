import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { FromCells, ToCells } from './pipes.ts'

/** Milliseconds in which a cell that waits for something hears that it is to stop; one that computes does not. */
const patience = 100

/** Milliseconds that an interrupted cell has to stop before its process is replaced. */
const grace = 3000

export interface CellsListener {
  hear(message: FromCells): void
  /** The process ended without being told to; a new one is being started. */
  lost(how: string): void
}

/** The process in which the cells run: started anew whenever it ends. */
export class CellsProcess {
  readonly #listener: CellsListener
  #child: ChildProcess
  #running = 0
  #closed = false

  constructor(listener: CellsListener) {
    this.#listener = listener
    this.#child = this.#start()
  }

  run(message: Extract<ToCells, { type: 'run' }>): void {
    this.#running = message.run
    this.#tell(message)
  }

  /** Stops the cell that is running; where it does not stop, its process is ended. */
  interrupt(): void {
    const [run, child] = [this.#running, this.#child]
    if (run === 0) return
    this.#tell({ type: 'stop', run })
    const ifStillRunning = (signal: NodeJS.Signals, after: number) =>
      setTimeout(() => {
        if (this.#running === run && this.#child === child) child.kill(signal)
      }, after).unref()
    // The signal is for who does not listen: while a guard is taken up or given up, it would end the process.
    ifStillRunning('SIGINT', patience)
    ifStillRunning('SIGKILL', grace)
  }

  close(): void {
    this.#closed = true
    this.#child.kill('SIGKILL')
  }

  #tell(message: ToCells): void {
    ;(this.#child.stdio[4] as Writable).write(`${JSON.stringify(message)}\n`)
  }

  #start(): ChildProcess {
    // Compiled, wherever this file itself stands: in src for the tests, in dist for the reader.
    const script = fileURLToPath(new URL('../../dist/kernel/runtime/main.js', import.meta.url))
    const child = spawn(process.execPath, ['--no-warnings', script], {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'],
      windowsHide: true,
    })
    for (const pipe of child.stdio) pipe?.on('error', () => {})
    createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
      const message = JSON.parse(line) as FromCells
      if (message.type === 'done' && message.run === this.#running) this.#running = 0
      this.#listener.hear(message)
    })
    child.on('close', (code, signal) => {
      this.#running = 0
      if (this.#closed) return
      this.#child = this.#start()
      this.#listener.lost(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`)
    })
    return child
  }
}
