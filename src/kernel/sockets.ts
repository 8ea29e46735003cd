import { randomUUID } from 'node:crypto'
import { Publisher, Reply, Router } from 'zeromq'
import type { Connection } from '../wire/connection.ts'
import { decode, type Header, type Json, type Message, sign, WireError } from '../wire/wire.ts'

export const protocolVersion = '5.4'

export type Channel = 'shell' | 'control' | 'stdin'

/** A request, and where its answer goes. */
export interface Request extends Message {
  readonly channel: Channel
  readonly identities: readonly Buffer[]
}

/** The kernel's side of its five sockets. */
export interface Sockets {
  reply(request: Request, type: string, content: Json): void
  /** Tells all clients; `parent` is the request that caused it. */
  publish(parent: Partial<Header>, type: string, content: Json, metadata?: Json): void
  close(): void
}

const delimiter = Buffer.from('<IDS|MSG>')

/** Binds the sockets where the connection file says, and nowhere else. Rejects where a port is taken. */
export async function openSockets(
  connection: Connection,
  onRequest: (request: Request) => void,
): Promise<Sockets> {
  const { key } = connection
  const session = randomUUID()
  const address = (port: number) => `${connection.transport}://${connection.ip}:${port}`
  // Nothing is lost because a queue is full, and what was said last is still sent.
  const options = { linger: 1000, sendHighWaterMark: 0, receiveHighWaterMark: 0 }
  const routers = { shell: new Router(options), control: new Router(options), stdin: new Router(options) }
  const iopub = new Publisher({ linger: 1000, sendHighWaterMark: 0 })
  const heartbeat = new Reply({ linger: 0 })
  const ports = {
    shell: connection.shell_port,
    control: connection.control_port,
    stdin: connection.stdin_port,
  }
  await Promise.all([
    ...Object.entries(ports).map(([name, port]) => routers[name as Channel].bind(address(port))),
    iopub.bind(address(connection.iopub_port)),
    heartbeat.bind(address(connection.hb_port)),
  ])
  const isNew = newcomers(key)
  for (const channel of ['shell', 'control', 'stdin'] as const) {
    void receive(routers[channel], (frames) => onRequest(read(frames, key, channel, isNew)))
  }
  void echo(heartbeat)

  const outgoing = {
    iopub: queue(iopub),
    shell: queue(routers.shell),
    control: queue(routers.control),
    stdin: queue(routers.stdin),
  }
  const framesOf = (
    identities: readonly Buffer[],
    type: string,
    parent: object,
    content: Json,
    metadata: Json,
  ) => {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session,
      username: 'kernel',
      date: new Date().toISOString(),
      version: protocolVersion,
    }
    const parts = [header, parent, metadata, content].map((part) => Buffer.from(JSON.stringify(part)))
    return [...identities, delimiter, Buffer.from(sign(key, parts)), ...parts]
  }
  return {
    reply: ({ channel, identities, header }, type, content) =>
      outgoing[channel](framesOf(identities, type, header, content, {})),
    publish: (parent, type, content, metadata = {}) =>
      outgoing.iopub(framesOf([Buffer.from(type)], type, parent, content, metadata)),
    close() {
      for (const socket of [iopub, heartbeat, ...Object.values(routers)]) if (!socket.closed) socket.close()
    },
  }
}

/** A socket takes one message at a time; the others wait in their order. */
function queue(socket: { send(frames: Buffer[]): Promise<void> }): (frames: Buffer[]) => void {
  let last: Promise<void> = Promise.resolve()
  return (frames) => {
    last = last.then(() => socket.send(frames)).catch(() => {})
  }
}

async function receive(socket: Router, take: (frames: Buffer[]) => void): Promise<void> {
  for await (const frames of socket) {
    try {
      take(frames)
    } catch (error) {
      if (!(error instanceof WireError)) throw error
      process.stderr.write(`A message was not taken: ${error.message}\n`)
    }
  }
}

async function echo(socket: Reply): Promise<void> {
  for await (const frames of socket) await socket.send(frames)
}

function read(
  frames: Buffer[],
  key: string,
  channel: Channel,
  isNew: (signature: string) => boolean,
): Request {
  const start = frames.findIndex((frame) => delimiter.equals(frame))
  const message = decode(frames, key)
  const { msg_id, session } = message.header
  if (typeof msg_id !== 'string' || typeof session !== 'string')
    throw new WireError('the header has no msg_id')
  if (!isNew(frames[start + 1]!.toString())) throw new WireError('the message was sent before')
  return { ...message, channel, identities: frames.slice(0, start) }
}

/** How many signatures are remembered, to know a message that is sent a second time. */
const remembered = 65_536

function newcomers(key: string): (signature: string) => boolean {
  const seen = new Set<string>()
  return (signature) => {
    if (key === '') return true
    if (seen.has(signature)) return false
    seen.add(signature)
    if (seen.size > remembered) seen.delete(seen.values().next().value!)
    return true
  }
}
