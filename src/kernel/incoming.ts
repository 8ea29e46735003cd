import { type Header, type Json, parseObject, verify, WireError } from '../wire/wire.ts'

export type Channel = 'shell' | 'control' | 'stdin'

/** A request, and where its answer goes. */
export interface Request {
  readonly channel: Channel
  readonly identities: readonly Buffer[]
  readonly header: Header
  readonly content: Json
  /** What is wrong with the content, where it is no JSON object: then `content` is empty. */
  readonly malformed?: string
}

/** How many signatures are remembered, to know a message that is sent a second time. */
const remembered = 65_536

/**
 * Reads what clients send. The reader throws WireError where nobody can be answered: not signed with the key, sent before, or
 * with a header that is none.
 */
export function requestReader(key: string): (frames: readonly Buffer[], channel: Channel) => Request {
  const seen = new Set<string>()
  return (frames, channel) => {
    const { identities, signature, parts } = verify(frames, key)
    const header = readHeader(parts[0])
    // Unsigned messages, where the key is empty, have nothing to be known by.
    if (signature !== '') {
      if (seen.has(signature)) throw new WireError('the message was sent before')
      seen.add(signature)
      if (seen.size > remembered) seen.delete(seen.values().next().value!)
    }
    return { channel, identities: identities as Buffer[], header, ...readContent(parts[3]) }
  }
}

function readHeader(frame: Uint8Array): Header {
  const header = parseObject(frame)
  for (const field of ['msg_id', 'msg_type', 'session'])
    if (typeof header[field] !== 'string')
      throw new WireError(`the ${field} in the header of the message is no text`)
  return header as unknown as Header
}

function readContent(frame: Uint8Array): { content: Json; malformed?: string } {
  try {
    return { content: parseObject(frame) }
  } catch {
    return { content: {}, malformed: 'the content of the message is no JSON object' }
  }
}
