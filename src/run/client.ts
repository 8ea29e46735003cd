import { randomUUID } from 'node:crypto'
import { Dealer, Subscriber } from 'zeromq'
import type { Connection } from '../wire/connection.ts'
import { decode, encode, type Json, type Message } from '../wire/wire.ts'

/** The client's side of a kernel's sockets. */
export interface Client {
  /** Sends a request and returns its msg_id. */
  send(channel: 'shell' | 'control', type: string, content: Json): string
  close(): void
}

export interface Listener {
  onIopub(message: Message): void
  onReply(message: Message): void
  /** What was received is not from this kernel, or no message at all; nothing more will be received. */
  onBroken(error: Error): void
}

/** Milliseconds between two attempts to reach a port on which nobody listens yet. */
const reconnectInterval = 20

/** Connects to the sockets of a kernel, which need not be there yet. */
export function connect(connection: Connection, listener: Listener): Client {
  const { key } = connection
  const session = randomUUID()
  // linger 0: what a dead kernel never took must not keep this process from ending.
  const common = { linger: 0, reconnectInterval, receiveHighWaterMark: 0 }
  const dealer = { ...common, sendHighWaterMark: 0, sendTimeout: 0 }
  const iopub = new Subscriber(common)
  const channels = { shell: new Dealer(dealer), control: new Dealer(dealer) }
  const address = (port: number) => `${connection.transport}://${connection.ip}:${port}`
  iopub.connect(address(connection.iopub_port))
  iopub.subscribe()
  channels.shell.connect(address(connection.shell_port))
  channels.control.connect(address(connection.control_port))

  const listen = async (socket: AsyncIterable<Buffer[]>, hear: (message: Message) => void) => {
    try {
      for await (const frames of socket) hear(decode(frames, key))
    } catch (error) {
      listener.onBroken(error as Error)
    }
  }
  void listen(iopub, listener.onIopub)
  void listen(channels.shell, listener.onReply)
  void listen(channels.control, listener.onReply)

  return {
    send(channel, type, content) {
      const msg_id = randomUUID()
      const date = new Date().toISOString()
      const header = { msg_id, msg_type: type, session, username: 'fledgling', date, version: '5.3' }
      channels[channel].send(encode({ header, content }, key)).catch(listener.onBroken)
      return msg_id
    },
    close() {
      for (const socket of [iopub, channels.shell, channels.control]) if (!socket.closed) socket.close()
    },
  }
}
