import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Client, connect } from '../../src/run/client.ts'
import { type Connection, openConnection, writeConnection } from '../../src/wire/connection.ts'
import type { Json, Message } from '../../src/wire/wire.ts'

/** A kernel in a process of its own, and a client on real sockets. */
export interface Driven {
  readonly connection: Connection
  readonly process: ChildProcess
  readonly client: Client
  /** Everything heard on IOPub. */
  readonly heard: Message[]
  /** Asks and waits for reply and idle; answers them and what was put out. */
  ask(type: string, content?: Json, channel?: 'shell' | 'control'): Promise<Answer>
  execute(code: string, options?: Json): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  readonly reply: Json
  readonly outputs: readonly Message[]
}

export interface DriveOptions {
  /** Added to the environment. */
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  /** In place of what openConnection says. */
  readonly connection?: object
}

/** Starts a kernel, as Jupyter does: in a process group of its own. */
export async function drive({ env = {}, cwd, connection: changed }: DriveOptions = {}): Promise<Driven> {
  const connection: Connection = { ...(await openConnection('fledgling')), ...changed }
  const { file, remove } = writeConnection(connection)
  const main = fileURLToPath(new URL('../../dist/kernel/main.js', import.meta.url))
  const child = spawn(process.execPath, [main, file], {
    stdio: ['ignore', 'ignore', process.env.KERNEL_STDERR === undefined ? 'ignore' : 'inherit'],
    env: { ...process.env, NO_COLOR: '1', ...env },
    cwd,
    detached: process.platform !== 'win32',
  })
  const heard: Message[] = []
  const replies = new Map<string, Message>()
  const client = connect(connection, {
    onIopub: (message) => heard.push(message),
    onReply: (message) => replies.set(message.parent.msg_id ?? '', message),
    onBroken: () => {},
  })
  const driven: Driven = {
    connection,
    process: child,
    client,
    heard,
    async ask(type, content = {}, channel = 'shell') {
      const id = client.send(channel, type, content)
      const own = () => heard.filter(({ parent }) => parent.msg_id === id)
      await until(() => replies.has(id) && own().some(({ content }) => content.execution_state === 'idle'))
      return {
        reply: replies.get(id)!.content,
        outputs: own().filter(({ header }) => header.msg_type !== 'status'),
      }
    },
    execute: (code, options) =>
      driven.ask('execute_request', {
        code,
        silent: false,
        store_history: true,
        allow_stdin: false,
        ...options,
      }),
    async close() {
      child.kill('SIGTERM')
      await until(() => child.exitCode !== null || child.signalCode !== null)
      client.close()
      remove()
    },
  }
  // The subscription may reach the kernel after the first request.
  while (heard.length === 0) {
    client.send('shell', 'kernel_info_request', {})
    await pause(50)
  }
  return driven
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 20_000
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited for 20 s')
    await pause(5)
  }
}

/** The message types of an answer, in their order. */
export const types = ({ outputs }: Answer) => outputs.map(({ header }) => header.msg_type)

/** All that an answer wrote. */
export const texts = ({ outputs }: Answer) => outputs.map(({ content }) => content.text ?? '').join('')

/** The last message of an answer. */
export const last = ({ outputs }: Answer) => outputs.at(-1)!
