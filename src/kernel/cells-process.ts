import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Json } from '../wire/wire.ts'
import type { InputAnswer, Stop, ToCells, ToldError } from './pipes.ts'
import { readSaid, type Said } from './said.ts'
import { startWatcher } from './watcher.ts'

/** Milliseconds after which what a cell has started hears an interrupt, too; the cell itself hears it at once. */
const patience = 100

/** Milliseconds that an interrupted cell has to stop before its process is replaced. */
const grace = 2000

/** Milliseconds after which a second interrupt replaces the process at once; an earlier one is a double click. */
const insistence = 500

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
  /** What V8 said before it gave up. */
  readonly lastWords: string
  /** True where it was ended because it did not heed an interrupt. */
  readonly isDeaf: boolean
}

/** How a run ended: told by itself, or with its process. */
export type RunEnd = { readonly error?: ToldError; readonly values: Json } | { readonly loss: Loss }

export interface CellsListener {
  hear(message: Said): void
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
  #lastWords = ''
  #interrupted: { readonly run: number; readonly at: number } | undefined
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

  /** Stops the run that is going on; where it does not stop, or somebody insists, its process is ended. */
  interrupt(): void {
    const [running, child] = [this.#running, this.#child]
    if (running === undefined || child === undefined) return
    const end = () => {
      this.#isDeaf = true
      signal(child, 'SIGKILL')
    }
    if (this.#interrupted?.run === running.run) {
      if (performance.now() - this.#interrupted.at > insistence) end()
      return
    }
    this.#interrupted = { run: running.run, at: performance.now() }
    this.#tell(6, { type: 'stop', run: running.run })
    const ifStillRunning = (after: number, act: () => void) =>
      setTimeout(() => {
        if (this.#running === running && this.#child === child) act()
      }, after).unref()
    if (hasGroups) ifStillRunning(patience, () => signal(child, 'SIGINT'))
    ifStillRunning(grace, end)
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

  #tell(pipe: 4 | 5 | 6, message: ToCells | InputAnswer | Stop): void {
    if (this.#isClosed) return
    // One that could not even start is tried once more.
    if (this.#child === undefined) this.#start()
    const pipes = this.#child!.stdio as (Readable | Writable | null)[]
    ;(pipes[pipe] as Writable).write(`${JSON.stringify(message)}\n`)
  }

  #start(): void {
    // Compiled, wherever this file itself stands: in src for the tests, in dist for the reader.
    const script = fileURLToPath(new URL('../../dist/kernel/runtime/main.js', import.meta.url))
    const child = spawn(process.execPath, ['--no-warnings', '--no-force-async-hooks-checks', script], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
      env: environmentOfCells(process.env),
      // A group of its own: a signal to the kernel's group, as Jupyter sends it, does not reach it a second time.
      detached: hasGroups,
      windowsHide: true,
    })
    this.#child = child
    this.#isReady = false
    this.#isDeaf = false
    this.#lastWords = ''
    if (hasGroups && child.pid !== undefined) this.#watcher.follow(child.pid)
    for (const pipe of child.stdio) pipe?.on('error', () => {})
    for (const name of ['stdout', 'stderr'] as const) this.#forward(child, name)
    // All that it said is read first; but a program that it started may hold its stdout for ever.
    const said = readSaid(child.stdio[3] as Readable, (message) => this.#hear(child, message))
    child.on('error', () => this.#ended(child, null, null))
    child.on('exit', (code, signal) => void said.then(() => this.#ended(child, code, signal)))
    // Whoever has closed the pipe can say nothing any more.
    void said.then(() => signal(child, 'SIGKILL'))
  }

  #hear(child: ChildProcess, message: Said): void {
    if (child !== this.#child) return
    if (message.type === 'ready') this.#isReady = true
    if (message.type !== 'done') {
      this.#listener.hear(message)
      return
    }
    this.#known = message.known
    const running = this.#running
    if (running?.run !== message.run) return
    this.#running = undefined
    running.end(message)
  }

  /** What a library in C++ or a program that a cell started writes is output of the cell, but for what V8 says at its end. */
  #forward(child: ChildProcess, name: 'stdout' | 'stderr'): void {
    const decoder = new TextDecoder()
    child[name]!.on('data', (bytes: Buffer) => {
      const text = decoder.decode(bytes, { stream: true })
      if (child !== this.#child) return
      if (name === 'stderr' && (this.#lastWords !== '' || lastWords.test(text))) this.#lastWords += text
      else this.#listener.hear({ type: 'stream', run: this.#last, name, text })
    })
  }

  #ended(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (child !== this.#child) return
    const loss: Loss = { code, signal, names: this.#known, lastWords: this.#lastWords, isDeaf: this.#isDeaf }
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

/** What is meant for the kernel's own process: to the cells, frugal pieces of memory would cost a third of their time. */
const forKernel = /^(MALLOC_(TRIM|MMAP)_THRESHOLD_|FLEDGLING_(LIFELINE|TYPES|STRICT))$/

function environmentOfCells(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(own).filter(([name]) => !forKernel.test(name)))
}
