import { randomUUID } from 'node:crypto'
import { Reply, Router, XPublisher } from 'zeromq'
import { type Header, type Json, sign, WireError } from '../wire/wire.ts'
import { addressOf, ConnectionError, type KernelConnection } from './connection-file.ts'
import { type Channel, type Request, requestReader } from './incoming.ts'

/** The version of the protocol: 5.5 has the welcome on IOPub and kernel_info on the control channel. */
export const protocolVersion = '5.5'

/** The kernel's side of its five sockets. */
export interface Sockets {
  reply(request: Request, type: string, content: Json): void
  /** Tells all clients; `parent` is the request that caused it. Bytes are content that is JSON already. */
  publish(parent: Partial<Header>, type: string, content: Json | Uint8Array, metadata?: Json): void
  /** Asks the client that sent the request, on its stdin socket. Rejects where it has none. */
  ask(request: Request, type: string, content: Json): Promise<void>
  /** Closes the sockets once everything is on its way. */
  close(): Promise<void>
}

type Frames = (string | Uint8Array)[]
const delimiter = '<IDS|MSG>'

/** Tells every new subscriber that it is one: no message reaches it before this one. */
class Iopub extends XPublisher {
  accept(topic: Buffer): void {
    const subscribe = 6
    this.setStringOption(subscribe, topic)
  }
}

/** Binds the sockets where the connection file says, and nowhere else. Throws ConnectionError where that cannot be done. */
export async function openSockets(
  connection: KernelConnection,
  onRequest: (request: Request) => void,
): Promise<Sockets> {
  // Nothing is lost because a queue is full, and what was said last is still sent.
  const options = { linger: 1000, sendHighWaterMark: 0, ipv6: connection.ip.includes(':') }
  // A client that comes again under its old name takes the place of what is left of it.
  const incoming = { ...options, receiveHighWaterMark: 0, handover: true }
  const sockets = {
    shell: new Router(incoming),
    control: new Router(incoming),
    // What cannot be delivered is told at once: nobody would answer.
    stdin: new Router({ ...incoming, mandatory: true, sendTimeout: 0 }),
    iopub: new Iopub({ ...options, manual: true }),
    hb: new Reply({ ...options, linger: 0 }),
  }
  for (const [name, socket] of Object.entries(sockets)) await bind(socket, connection, name)

  const read = requestReader(connection.key)
  for (const channel of ['shell', 'control', 'stdin'] as const)
    void receive(sockets[channel], (frames) => onRequest(read(frames, channel)))
  void echo(sockets.hb)

  const framesOf = framer(connection.key)
  const queues = {
    iopub: queue(sockets.iopub),
    shell: queue(sockets.shell),
    control: queue(sockets.control),
    stdin: queue(sockets.stdin),
  }
  void welcome(sockets.iopub, (topic) =>
    queues.iopub.send([
      ...(topic.length > 0 ? [topic] : []),
      ...framesOf('iopub_welcome', {}, { subscription: topic.toString() }),
    ]),
  )
  return {
    reply: ({ channel, identities, header }, type, content) =>
      void queues[channel].send([...identities, ...framesOf(type, header, content)]),
    publish: (parent, type, content, metadata) =>
      void queues.iopub.send([type, ...framesOf(type, parent, content, metadata)]),
    ask: ({ identities, header }, type, content) =>
      queues.stdin.send([...identities, ...framesOf(type, header, content)], true),
    async close() {
      await Promise.all(Object.values(queues).map(({ empty }) => empty()))
      for (const socket of Object.values(sockets)) if (!socket.closed) socket.close()
    },
  }
}

async function bind(
  socket: Router | Reply | Iopub,
  connection: KernelConnection,
  name: string,
): Promise<void> {
  const address = addressOf(connection, name)
  try {
    await socket.bind(address)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'EADDRINUSE' ? 'another program listens there' : message
    throw new ConnectionError(`the ${name} socket cannot be opened at ${address}: ${why}`)
  }
}

/** Puts the frames of a message together, from the delimiter on. */
function framer(key: string) {
  const session = randomUUID()
  return (type: string, parent: object, content: Json | Uint8Array, metadata: Json = {}): Frames => {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session,
      username: 'kernel',
      date: new Date().toISOString(),
      version: protocolVersion,
    }
    const parts = [header, parent, metadata, content].map((part) =>
      part instanceof Uint8Array ? part : Buffer.from(JSON.stringify(part)),
    )
    return [delimiter, sign(key, parts), ...parts]
  }
}

/** A socket takes one message at a time; the others wait in their order. */
function queue(socket: { send(frames: Frames): Promise<void> }) {
  let last: Promise<void> = Promise.resolve()
  return {
    /** Rejects only where `isAsked`: what a client that has gone does not take is nobody's loss. */
    send(frames: Frames, isAsked = false): Promise<void> {
      const sent = last.then(() => socket.send(frames))
      last = sent.catch(() => {})
      return isAsked ? sent : last
    },
    empty: () => last,
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

async function welcome(socket: Iopub, greet: (topic: Buffer) => void): Promise<void> {
  for await (const [frame] of socket as AsyncIterable<Buffer[]>) {
    if (frame?.[0] !== 1) continue
    socket.accept(frame.subarray(1))
    greet(frame.subarray(1))
  }
}

async function echo(socket: Reply): Promise<void> {
  for await (const frames of socket) await socket.send(frames)
}

export type { Channel, Request }
