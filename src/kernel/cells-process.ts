import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { readLines } from './lines.ts'
import type { FromCells, InputAnswer, ToCells, ToldError } from './pipes.ts'
import { startWatcher } from './watcher.ts'

/** Milliseconds in which a cell that waits for something hears that it is to stop; one that computes does not. */
const patience = 100

/** Milliseconds that an interrupted cell has to stop before its process is replaced. */
const grace = 3000

/** Signals reach all that a cell has started; Windows knows neither groups nor SIGINT. */
const hasGroups = process.platform !== 'win32'

/** What V8 says on stderr before it gives up; nothing that follows is the reader's. */
const lastWords = /^\s*(?:<--- Last few GCs|#\s*\n# Fatal error|FATAL ERROR)/m

/** How the process of the cells ended. */
export interface Loss {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The variables that went with it. */
  readonly names: readonly string[]
  /** True where it was ended because it did not heed an interrupt. */
  readonly isDeaf: boolean
}

/** How a run ended: told by itself, or with its process. */
export type RunEnd = { readonly error?: ToldError; readonly values: Json } | { readonly loss: Loss }
type Json = Extract<FromCells, { type: 'done' }>['values']

export interface CellsListener {
  hear(message: FromCells): void
  /** The process ended without being told to, and while no run was going on. */
  lost(loss: Loss): void
  /** There is a new process, without a variable. */
  replaced(): void
}

type Run = Extract<ToCells, { type: 'run' | 'comm' }>

/** The process in which the cells run: started anew whenever it ends. */
export class CellsProcess {
  readonly #listener: CellsListener
  readonly #watcher = startWatcher()
  #child: ChildProcess | undefined
  #isReady = false
  #isDeaf = false
  #isClosed = false
  #running: { readonly run: number; readonly end: (end: RunEnd) => void } | undefined
  /** The run that what is written past the runtime (by a library in C++, by a program that a cell started) belongs to. */
  #last = 0
  #known: readonly string[] = []

  constructor(listener: CellsListener) {
    this.#listener = listener
    this.#start()
  }

  /** The names that the cells have declared so far. */
  get known(): readonly string[] {
    return this.#known
  }

  /** Runs a cell, or hands over a message of a comm. One at a time. */
  run(message: Run): Promise<RunEnd> {
    this.#last = message.run
    return new Promise((end) => {
      this.#running = { run: message.run, end }
      this.#tell(4, message)
    })
  }

  answer(answer: InputAnswer): void {
    this.#tell(5, answer)
  }

  /** Stops the run that is going on; where it does not stop, its process is ended. */
  interrupt(): void {
    const [running, child] = [this.#running, this.#child]
    if (running === undefined || child === undefined) return
    this.#tell(4, { type: 'stop', run: running.run })
    const ifStillRunning = (after: number, act: () => void) =>
      setTimeout(() => {
        if (this.#running === running && this.#child === child) act()
      }, after).unref()
    // The signal is for who does not listen: while a guard is taken up or given up, it would end the process.
    if (hasGroups) ifStillRunning(patience, () => signal(child, 'SIGINT'))
    ifStillRunning(grace, () => {
      this.#isDeaf = true
      signal(child, 'SIGKILL')
    })
  }

  /** A new process in place of the old one, which nobody asked for more than this. */
  replace(): void {
    const old = this.#child
    this.#child = undefined
    if (old) signal(old, 'SIGKILL')
    this.#start()
    this.#forget()
  }

  close(): void {
    this.#isClosed = true
    const child = this.#child
    this.#child = undefined
    if (child) signal(child, 'SIGKILL')
    this.#watcher.close()
  }

  #tell(pipe: 4 | 5, message: ToCells | InputAnswer): void {
    if (this.#isClosed) return
    // One that could not even start is tried once more.
    if (this.#child === undefined) this.#start()
    const pipes = this.#child!.stdio as (Readable | Writable | null)[]
    ;(pipes[pipe] as Writable).write(`${JSON.stringify(message)}\n`)
  }

  #start(): void {
    // Compiled, wherever this file itself stands: in src for the tests, in dist for the reader.
    const script = fileURLToPath(new URL('../../dist/kernel/runtime/main.js', import.meta.url))
    const child = spawn(process.execPath, ['--no-warnings', script], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
      // A group of its own: a signal to the kernel's group, as Jupyter sends it, does not reach it a second time.
      detached: hasGroups,
      windowsHide: true,
    })
    this.#child = child
    this.#isReady = false
    this.#isDeaf = false
    if (hasGroups && child.pid !== undefined) this.#watcher.follow(child.pid)
    for (const pipe of child.stdio) pipe?.on('error', () => {})
    readLines(child.stdio[3] as Readable, (line) => this.#hear(child, line))
    for (const name of ['stdout', 'stderr'] as const) this.#forward(child, name)
    // All that it said is read first; but a program that it started may hold its stdout for ever.
    const said = new Promise((resolve) => child.stdio[3]!.on('close', resolve))
    child.on('error', () => this.#ended(child, null, null))
    child.on('exit', (code, signal) => void said.then(() => this.#ended(child, code, signal)))
    // Whoever has closed the pipe can say nothing any more.
    void said.then(() => signal(child, 'SIGKILL'))
  }

  #hear(child: ChildProcess, line: string): void {
    if (child !== this.#child) return
    const message = parse(line)
    if (message === undefined) return
    if (message.type === 'ready') this.#isReady = true
    else if (message.type !== 'done') this.#listener.hear(message)
    else {
      this.#known = message.known
      // What was written past the runtime is in pipes of its own, which are read in this turn.
      setImmediate(() => {
        const running = this.#running
        if (running?.run !== message.run) return
        this.#running = undefined
        running.end(message)
      })
    }
  }

  #forward(child: ChildProcess, name: 'stdout' | 'stderr'): void {
    const decoder = new TextDecoder()
    let isOver = false
    child[name]!.on('data', (bytes: Buffer) => {
      const text = decoder.decode(bytes, { stream: true })
      isOver ||= name === 'stderr' && lastWords.test(text)
      if (!isOver && child === this.#child)
        this.#listener.hear({ type: 'stream', run: this.#last, name, text })
    })
  }

  #ended(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (child !== this.#child) return
    const loss: Loss = { code, signal, names: this.#known, isDeaf: this.#isDeaf }
    const running = this.#running
    this.#running = undefined
    this.#child = undefined
    // What ends before it is ready would end again: the next run tries.
    if (this.#isReady) this.#start()
    this.#forget()
    if (running) running.end({ loss })
    else this.#listener.lost(loss)
  }

  #forget(): void {
    this.#known = []
    this.#listener.replaced()
  }
}

/** Undefined where it is no message: a cell may write into the pipe, too. */
function parse(line: string): FromCells | undefined {
  try {
    const message = JSON.parse(line) as FromCells | null
    return typeof message?.type === 'string' ? message : undefined
  } catch {
    return undefined
  }
}

/** Reaches the process, and where there are groups all that it has started. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    if (hasGroups) process.kill(-child.pid, name)
    else child.kill(name)
  } catch {
    // It has ended already.
  }
}
