import type { Header, Json } from '../wire/wire.ts'
import type { CommMessage } from './pipes.ts'
import { RequestError, textOf } from './request-error.ts'

type Publish = (parent: Partial<Header>, type: CommMessage['message'], content: Json) => void

/** The comms that are open between clients and cells, by `comm_id`. Who talks through them is on either side. */
export class Comms {
  readonly #targets = new Map<string, string>()
  readonly #publish: Publish

  constructor(publish: Publish) {
    this.#publish = publish
  }

  /** Answers a `comm_info_request`. */
  info(request: Json): Json {
    const target = request.target_name === undefined ? undefined : textOf(request, 'target_name')
    const open = [...this.#targets].filter(([, name]) => target === undefined || name === target)
    return {
      status: 'ok',
      comms: Object.fromEntries(open.map(([id, target_name]) => [id, { target_name }])),
    }
  }

  /** Notes what a client says, and answers whether the cells are to hear it. Throws RequestError where it is no such message. */
  fromClient(message: CommMessage['message'], content: Json): boolean {
    const id = textOf(content, 'comm_id')
    if (message === 'comm_open') this.#targets.set(id, textOf(content, 'target_name'))
    else if (!this.#targets.has(id)) throw new RequestError(`there is no comm ${JSON.stringify(id)}`)
    if (message === 'comm_close') this.#targets.delete(id)
    return true
  }

  /** Tells the clients what a cell says. */
  fromCells({ message, content }: CommMessage, parent: Partial<Header>): void {
    const id = String(content.comm_id)
    if (message === 'comm_open') this.#targets.set(id, String(content.target_name))
    if (message === 'comm_close') this.#targets.delete(id)
    this.#publish(parent, message, content)
  }

  /** The process of the cells is gone, and with it one end of every comm. */
  closeAll(parent: Partial<Header>): void {
    for (const comm_id of this.#targets.keys()) this.#publish(parent, 'comm_close', { comm_id, data: {} })
    this.#targets.clear()
  }
}
