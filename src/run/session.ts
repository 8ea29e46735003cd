import type { Output } from '../notebook/types.ts'
import { type Connection, openConnection, writeConnection } from '../wire/connection.ts'
import type { Json, Message } from '../wire/wire.ts'
import { type Answers, plainAnswers } from './answers.ts'
import { type Client, connect } from './client.ts'
import { type KernelProcess, launch } from './kernel.ts'
import type { KernelSpec } from './kernel-spec.ts'
import { collect } from './outputs.ts'
import { tslabAnswers } from './tslab/answers.ts'

/** How an execution ended. */
export type Execution =
  | { readonly how: 'done'; readonly id: string; readonly reply: Json; readonly idle: boolean }
  /** Over its time limit; `killed` where it did not stop when interrupted. */
  | { readonly how: 'timeout'; readonly id: string; readonly killed: boolean }
  | { readonly how: 'died' | 'aborted'; readonly id: string }

/** Seconds. */
export interface Limits {
  /** Until a started kernel answers. */
  readonly start: number
  readonly cell: number
  /** After an interrupt, until the kernel is killed. */
  readonly grace: number
  /** Between the reply and the end of the output. */
  readonly output: number
}

/** Why a kernel did not start, as a sentence. */
export class NotStarted extends Error {}

const portTaken = /EADDRINUSE|address already in use|EBUSY/i

/**
 * Starts a kernel and waits until it can be heard. Throws NotStarted; tries again with other ports where another program
 * took one in between.
 */
export async function startSession(
  spec: KernelSpec,
  folder: string,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<Session> {
  for (let attempt = 1; ; attempt++) {
    const session = new Session(spec, await openConnection(spec.name), folder, limits, signal)
    const reason = await session.ready()
    if (reason === undefined) return session
    await session.close()
    if (attempt === 3 || !session.portTaken || signal?.aborted) throw new NotStarted(reason)
  }
}

/** A kernel's process with its client, and what was heard from them. */
export class Session {
  readonly #limits: Limits
  readonly #signal: AbortSignal | undefined
  readonly #kernel: KernelProcess
  readonly #client: Client
  readonly #removeConnection: () => void
  readonly #collector = collect()
  readonly #replies = new Map<string, Json>()
  readonly #idle = new Set<string>()
  readonly #checks = new Set<() => void>()
  #heard = false
  /** What the kernel calls itself. */
  #implementation: string | undefined
  /** What was wrong with a message, after which no more is read. */
  #broken: string | undefined

  constructor(
    spec: KernelSpec,
    connection: Connection,
    folder: string,
    limits: Limits,
    signal: AbortSignal | undefined,
  ) {
    this.#limits = limits
    this.#signal = signal
    const { file, remove } = writeConnection(connection)
    this.#removeConnection = remove
    try {
      this.#kernel = launch(spec, file, folder, this.#changed)
    } catch (error) {
      remove()
      throw error
    }
    this.#client = connect(connection, {
      onIopub: (message) => this.#hear(message),
      onReply: (message) => {
        const { header, parent, content } = message
        if (header.msg_type === 'kernel_info_reply') this.#implementation = String(content.implementation)
        this.#replies.set(parent.msg_id ?? '', content)
        this.#changed()
      },
      onBroken: (error) => {
        this.#broken ??= error.message
        this.#changed()
      },
    })
    signal?.addEventListener('abort', this.#changed)
  }

  /** The outputs of an execution, as they stand now. */
  outputs(id: string): Output[] {
    return this.#collector.outputs(id)
  }

  /** Why the kernel is of no more use; undefined while it lives. */
  ended(): string | undefined {
    return this.#kernel.ending === undefined ? this.#broken : describeEnding(this.#kernel)
  }

  /** True where the kernel said that one of its ports is in use. */
  get portTaken(): boolean {
    return portTaken.test(this.#kernel.lastWords)
  }

  /** How the kernel's answers are to be read. */
  get answers(): Answers {
    return this.#implementation === 'tslab' ? tslabAnswers : plainAnswers
  }

  /** Waits until the kernel has said what it is, and is heard on IOPub; resolves to the reason where it is not. */
  async ready(): Promise<string | undefined> {
    const isReady = () => this.#heard && this.#implementation !== undefined
    const over = () => isReady() || this.#stopped() || this.portTaken
    const deadline = Date.now() + this.#limits.start * 1000
    while (!over() && Date.now() < deadline) {
      // The subscription may reach the kernel after the first request, whose echo is then never heard: ask again.
      const id = this.#client.send('shell', 'kernel_info_request', {})
      await this.#until(() => over() || this.#replies.has(id), Math.min(5, this.#limits.start))
      await this.#until(over, 0.05)
    }
    if (isReady() && !this.#stopped() && !this.portTaken) return undefined
    return this.ended() ?? `it did not answer within ${this.#limits.start} s${quote(this.#kernel.lastWords)}`
  }

  /** Executes code; resolves when its output is complete, its time is over, or nothing more is to be expected. */
  async execute(code: string): Promise<Execution> {
    if (this.#stopped()) return this.#endedEarly('')
    const options = { silent: false, store_history: true, allow_stdin: false, stop_on_error: false }
    const id = this.#client.send('shell', 'execute_request', { code, user_expressions: {}, ...options })
    const inTime = await this.#until(() => this.#stopped() || this.#replies.has(id), this.#limits.cell)
    if (this.#stopped()) return this.#endedEarly(id)
    if (!inTime) return { how: 'timeout', id, killed: !(await this.#interrupt(id)) }
    // The cell is done when its output is, not when it is answered.
    await this.#until(() => this.#stopped() || this.#idle.has(id), this.#limits.output)
    if (this.#signal?.aborted) return { how: 'aborted', id }
    return { how: 'done', id, reply: this.#replies.get(id) ?? {}, idle: this.#idle.has(id) }
  }

  /** Ends the kernel, gently where it lives, and removes every trace. */
  async close(): Promise<void> {
    if (!this.#stopped()) {
      this.#client.send('control', 'shutdown_request', { restart: false })
      await this.#until(() => this.#kernel.ending !== undefined, 1)
    }
    await this.#kill()
    this.#signal?.removeEventListener('abort', this.#changed)
    this.#client.close()
    this.#removeConnection()
  }

  #hear(message: Message): void {
    this.#heard = true
    if (message.header.msg_type !== 'status') this.#collector.add(message)
    else if (message.content.execution_state === 'idle') this.#idle.add(message.parent.msg_id ?? '')
    this.#changed()
  }

  #stopped(): boolean {
    return this.ended() !== undefined || this.#signal?.aborted === true
  }

  #endedEarly(id: string): Execution {
    return { how: this.ended() === undefined ? 'aborted' : 'died', id }
  }

  /** True where the cell stopped; else the kernel is killed. */
  async #interrupt(id: string): Promise<boolean> {
    if (!this.#kernel.interrupt()) this.#client.send('control', 'interrupt_request', {})
    const isOver = () => this.#replies.has(id) && this.#idle.has(id)
    await this.#until(() => this.#stopped() || isOver(), this.#limits.grace)
    if (isOver() && !this.#stopped()) return true
    await this.#kill()
    return false
  }

  async #kill(): Promise<void> {
    this.#kernel.kill()
    await this.#until(() => this.#kernel.ending !== undefined, 5)
  }

  #changed = (): void => {
    for (const check of this.#checks) check()
  }

  /** Resolves to true as soon as a message or the process makes the condition hold, to false after so many seconds. */
  #until(condition: () => boolean, seconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (holds: boolean) => {
        clearTimeout(timer)
        this.#checks.delete(check)
        resolve(holds)
      }
      const check = () => {
        if (condition()) settle(true)
      }
      const timer = setTimeout(() => settle(condition()), seconds * 1000)
      this.#checks.add(check)
      check()
    })
  }
}

function describeEnding({ ending, lastWords }: KernelProcess): string {
  if (ending?.error !== undefined) return `it could not be started: ${ending.error}`
  const how = ending?.signal ? `was ended by ${ending.signal}` : `ended with exit code ${ending?.code}`
  return `its process ${how}${quote(lastWords)}`
}

/** What the process wrote last, or of all that Node writes when it crashes the one line that says why. */
function quote(words: string): string {
  const text = words.match(/^FATAL ERROR: .*$/m)?.[0] ?? words.trim().slice(-500)
  return text === '' ? '' : `; it last said: ${text}`
}
