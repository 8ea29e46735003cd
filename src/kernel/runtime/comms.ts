import { randomUUID } from 'node:crypto'
import type { Json } from '../../wire/wire.ts'
import type { CommMessage } from '../pipes.ts'

type Hear = (data: Json) => unknown

/** A line between a cell and its clients, as widgets have it; either side may send, and close it. */
export interface Comm {
  readonly id: string
  readonly target: string
  send(data: Json): void
  close(data?: Json): void
  /** Calls `hear` for every message that comes; a promise that it answers is waited for. */
  onMessage(hear: Hear): void
  /** Calls `hear` once, when a client closes the comm. */
  onClose(hear: Hear): void
}

type OnOpen = (comm: Comm, data: Json) => unknown

/** What the cells, and the library, have of comms. */
export interface CommsDoor {
  /** From now on a client may open comms with this target; a second call takes the place of the first. */
  register(target: string, onOpen: OnOpen): void
  /** Opens a comm; a client that does not know the target closes it. */
  open(target: string, data?: Json): Comm
}

/** Puts out a message in the name of the cell that is running. */
type Send = (message: CommMessage['message'], content: Json) => void

/** The cells' end of the comms. `receive` takes what a client says, and throws what a cell's function throws. */
export function openComms(send: Send): { door: CommsDoor; receive: (message: CommMessage) => Promise<void> } {
  const targets = new Map<string, OnOpen>()
  const comms = new Map<string, OwnComm>()
  const add = (id: string, target: string): OwnComm => {
    const comm = new OwnComm(id, target, send, () => comms.delete(id))
    comms.set(id, comm)
    return comm
  }
  return {
    door: {
      register: (target, onOpen) => void targets.set(target, onOpen),
      open(target, data = {}) {
        const comm = add(randomUUID(), target)
        send('comm_open', { comm_id: comm.id, target_name: target, data })
        return comm
      },
    },
    async receive({ message, content }) {
      const id = String(content.comm_id)
      const data = (content.data ?? {}) as Json
      if (message === 'comm_open') {
        const target = String(content.target_name)
        const onOpen = targets.get(target)
        if (onOpen) await onOpen(add(id, target), data)
        else send('comm_close', { comm_id: id, data: {} })
      } else if (message === 'comm_msg') await comms.get(id)?.hear(data)
      else {
        const comm = comms.get(id)
        comms.delete(id)
        await comm?.hearClose(data)
      }
    },
  }
}

class OwnComm implements Comm {
  readonly id: string
  readonly target: string
  readonly #send: Send
  readonly #forget: () => boolean
  readonly #hearers: Hear[] = []
  readonly #closers: Hear[] = []

  constructor(id: string, target: string, send: Send, forget: () => boolean) {
    this.id = id
    this.target = target
    this.#send = send
    this.#forget = forget
  }

  send(data: Json): void {
    this.#send('comm_msg', { comm_id: this.id, data })
  }

  close(data: Json = {}): void {
    // Whoever closes it twice closes it once.
    if (this.#forget()) this.#send('comm_close', { comm_id: this.id, data })
  }

  onMessage(hear: Hear): void {
    this.#hearers.push(hear)
  }

  onClose(hear: Hear): void {
    this.#closers.push(hear)
  }

  async hear(data: Json): Promise<void> {
    for (const hear of this.#hearers) await hear(data)
  }

  async hearClose(data: Json): Promise<void> {
    for (const hear of this.#closers) await hear(data)
  }
}
