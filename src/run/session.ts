import type { Output } from '../notebook/types.ts'
import { type Client, connect } from './client.ts'
import { type Connection, openConnection, writeConnection } from './connection.ts'
import { type KernelProcess, type KernelSpec, launch } from './kernel.ts'
import { collect } from './outputs.ts'
import type { Json, Message } from './wire.ts'

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

/** A running kernel with its client. */
export interface Session {
  execute(code: string): Promise<Execution>
  outputs(id: string): Output[]
  /** Why the kernel is of no more use; undefined while it lives. */
  ended(): string | undefined
  close(): Promise<void>
}

/** Why a kernel did not start. */
export class NotStarted extends Error {}

/**
 * Starts a kernel and waits until it can be heard. Throws NotStarted with a sentence; tries again with other ports where
 * another program took one in between.
 */
export async function startSession(
  spec: KernelSpec,
  folder: string,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<Session> {
  for (let attempt = 1; ; attempt++) {
    const session = openSession(spec, await openConnection(spec.name), folder, limits, signal)
    const reason = await session.ready()
    if (reason === undefined) return session
    await session.close()
    if (attempt === 3 || !portTaken.test(session.kernel.lastWords) || signal?.aborted)
      throw new NotStarted(reason)
  }
}

const portTaken = /EADDRINUSE|address already in use/i

interface OpenSession extends Session {
  readonly kernel: KernelProcess
  ready(): Promise<string | undefined>
}

function openSession(
  spec: KernelSpec,
  connection: Connection,
  folder: string,
  limits: Limits,
  signal: AbortSignal | undefined,
): OpenSession {
  const { until, changed } = waiting()
  const file = writeConnection(connection)
  const collector = collect()
  const replies = new Map<string, Json>()
  const idle = new Set<string>()
  let heard = false
  let broken: string | undefined
  const kernel = launch(spec, file.file, folder, changed)
  const client: Client = connect(connection, {
    onIopub(message: Message) {
      heard = true
      if (message.header.msg_type !== 'status') collector.add(message)
      else if (message.content.execution_state === 'idle') idle.add(message.parent.msg_id ?? '')
      changed()
    },
    onReply(message) {
      replies.set(message.parent.msg_id ?? '', message.content)
      changed()
    },
    onBroken(error) {
      broken ??= error.message
      changed()
    },
  })
  signal?.addEventListener('abort', changed)

  const ended = () => (kernel.ending === undefined ? broken : describeEnding(kernel))
  const stopped = () => ended() !== undefined || signal?.aborted === true
  const kill = async () => {
    kernel.kill()
    await until(() => kernel.ending !== undefined, 5)
  }

  async function ready(): Promise<string | undefined> {
    const failed = () => stopped() || portTaken.test(kernel.lastWords)
    const deadline = Date.now() + limits.start * 1000
    while (!heard && !failed() && Date.now() < deadline) {
      // The subscription may reach the kernel after the first request, whose echo is then never heard: ask again.
      const id = client.send('shell', 'kernel_info_request', {})
      await until(() => heard || failed() || replies.has(id), Math.min(5, limits.start))
      await until(() => heard || failed(), 0.05)
    }
    if (heard && !failed()) return undefined
    return ended() ?? `it did not answer within ${limits.start} s${quote(kernel.lastWords)}`
  }

  async function execute(code: string): Promise<Execution> {
    if (stopped()) return { how: ended() === undefined ? 'aborted' : 'died', id: '' }
    const id = client.send('shell', 'execute_request', {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: false,
    })
    const inTime = await until(() => stopped() || replies.has(id), limits.cell)
    if (ended() !== undefined) return { how: 'died', id }
    if (stopped()) return { how: 'aborted', id }
    if (!inTime) return { how: 'timeout', id, killed: !(await interrupt(id)) }
    // The cell is done when its output is, not when it is answered.
    await until(() => stopped() || idle.has(id), limits.output)
    if (signal?.aborted) return { how: 'aborted', id }
    return { how: 'done', id, reply: replies.get(id) ?? {}, idle: idle.has(id) }
  }

  /** True where the cell stopped; else the kernel is killed. */
  async function interrupt(id: string): Promise<boolean> {
    if (!kernel.interrupt()) client.send('control', 'interrupt_request', {})
    const over = await until(() => stopped() || (replies.has(id) && idle.has(id)), limits.grace)
    if (over && !stopped()) return true
    await kill()
    return false
  }

  async function close(): Promise<void> {
    if (!stopped()) {
      client.send('control', 'shutdown_request', { restart: false })
      await until(() => kernel.ending !== undefined, 1)
    }
    await kill()
    signal?.removeEventListener('abort', changed)
    client.close()
    file.remove()
  }

  return { kernel, ready, execute, outputs: collector.outputs, ended, close }
}

/** Waits for conditions on what messages and processes change, which is told by `changed`. */
function waiting() {
  const checks = new Set<() => void>()
  return {
    changed: () => {
      for (const check of checks) check()
    },
    /** Resolves to true as soon as the condition holds, to false after so many seconds. */
    until: (condition: () => boolean, seconds: number) =>
      new Promise<boolean>((resolve) => {
        const settle = (holds: boolean) => {
          clearTimeout(timer)
          checks.delete(check)
          resolve(holds)
        }
        const check = () => {
          if (condition()) settle(true)
        }
        const timer = setTimeout(() => settle(condition()), seconds * 1000)
        checks.add(check)
        check()
      }),
  }
}

function describeEnding({ ending, lastWords }: KernelProcess): string {
  if (ending?.error !== undefined) return `it could not be started: ${ending.error}`
  const how = ending?.signal ? `was ended by ${ending.signal}` : `ended with exit code ${ending?.code}`
  return `its process ${how}${quote(lastWords)}`
}

function quote(words: string): string {
  const text = words.trim()
  return text === '' ? '' : `; it last said: ${text.slice(-1000)}`
}
