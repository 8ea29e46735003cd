import { createHmac, randomUUID } from 'node:crypto'
import { Dealer, Subscriber } from 'zeromq'
import type { Connection } from '../../src/wire/connection.ts'
import type { Json } from '../../src/wire/wire.ts'
import { until } from './harness.ts'

type Channel = 'shell' | 'control' | 'stdin'

/** A message as it came, its signature proved. */
export interface Heard {
  readonly header: Readonly<Record<string, string>>
  readonly parent: Readonly<Record<string, string>>
  readonly metadata: Json
  readonly content: Json
}

/** A client that is made of frames by hand, so that it can send what no honest one sends. */
export class Peer {
  readonly session = randomUUID()
  readonly iopub: Heard[] = []
  readonly replies: Record<Channel, Heard[]> = { shell: [], control: [], stdin: [] }
  readonly #key: string
  readonly #sockets: Record<Channel, Dealer>
  readonly #subscriber = new Subscriber({ linger: 0, receiveHighWaterMark: 0 })

  constructor(connection: Connection, { hasStdin = true, ip = connection.ip as string } = {}) {
    this.#key = connection.key
    // The same name on all sockets, as the protocol wants it for stdin.
    const options = { linger: 0, routingId: `peer-${this.session}` }
    this.#sockets = { shell: new Dealer(options), control: new Dealer(options), stdin: new Dealer(options) }
    for (const channel of ['shell', 'control', 'stdin'] as const) {
      if (channel === 'stdin' && !hasStdin) continue
      this.#sockets[channel].connect(`tcp://${ip}:${connection[`${channel}_port`]}`)
      void this.#listen(this.#sockets[channel], this.replies[channel])
    }
    this.#subscriber.connect(`tcp://${ip}:${connection.iopub_port}`)
    this.#subscriber.subscribe()
    void this.#listen(this.#subscriber, this.iopub)
  }

  /** Waits for the welcome: from then on everything is heard. */
  async ready(): Promise<this> {
    await until(() => this.iopub.length > 0)
    return this
  }

  header(type: string): Record<string, unknown> {
    const date = new Date().toISOString()
    return {
      msg_id: randomUUID(),
      msg_type: type,
      session: this.session,
      username: 'peer',
      date,
      version: '5.5',
    }
  }

  /** The frames of a message, signed with the key or with another one. */
  frames(parts: readonly (string | object)[], key = this.#key): Buffer[] {
    const json = parts.map((part) => Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)))
    return [Buffer.from('<IDS|MSG>'), Buffer.from(signatureOf(json, key)), ...json]
  }

  async sendFrames(channel: Channel, frames: readonly Buffer[]): Promise<void> {
    await this.#sockets[channel].send([...frames])
  }

  /** Sends a request and answers its header. */
  send(channel: Channel, type: string, content: object): Record<string, unknown> {
    const header = this.header(type)
    void this.sendFrames(channel, this.frames([header, {}, {}, content]))
    return header
  }

  /** Sends a request and waits for reply and idle. */
  async ask(type: string, content: object = {}, channel: 'shell' | 'control' = 'shell'): Promise<Heard> {
    const { msg_id } = this.send(channel, type, content)
    const reply = () => this.replies[channel].find(({ parent }) => parent.msg_id === msg_id)
    await until(() => reply() !== undefined && this.isIdle(msg_id as string))
    return reply()!
  }

  execute(code: string, options: object = {}): Promise<Heard> {
    return this.ask('execute_request', { code, silent: false, allow_stdin: false, ...options })
  }

  isIdle(msg_id: string): boolean {
    return this.iopub.some(
      ({ parent, content }) => parent.msg_id === msg_id && content.execution_state === 'idle',
    )
  }

  close(): void {
    for (const socket of [...Object.values(this.#sockets), this.#subscriber]) socket.close()
  }

  async #listen(socket: AsyncIterable<Buffer[]>, into: Heard[]): Promise<void> {
    for await (const frames of socket) {
      const [, signature, ...parts] = frames.slice(frames.findIndex((frame) => String(frame) === '<IDS|MSG>'))
      if (String(signature) !== signatureOf(parts, this.#key)) throw new Error('the kernel signs wrongly')
      const [header, parent, metadata, content] = parts.map((part) => JSON.parse(String(part)))
      into.push({ header, parent, metadata, content })
    }
  }
}

function signatureOf(parts: readonly Buffer[], key: string): string {
  return key === '' ? '' : createHmac('sha256', key).update(Buffer.concat(parts)).digest('hex')
}
