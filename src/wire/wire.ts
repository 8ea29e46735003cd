import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The wire protocol of Jupyter as a pure codec: messages to frames and back.
 * https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */

/** A header as the protocol has it; kernels may leave out what we do not use. */
export interface Header {
  readonly msg_id: string
  readonly msg_type: string
  readonly session: string
  readonly username: string
  /** ISO 8601. */
  readonly date: string
  readonly version: string
}

export type Json = Readonly<Record<string, unknown>>

export interface Message {
  readonly header: Header
  /** The header of the request that this message answers; `{}` where there is none. */
  readonly parent: Partial<Header>
  readonly metadata: Json
  readonly content: Json
  /** Bytes of the content's frame: what the limit on a cell's output counts. */
  readonly size: number
}

/** A message that no honest kernel sends: not signed with our key, or not in the form of the protocol. */
export class WireError extends Error {
  override readonly name = 'WireError'
}

const delimiter = Buffer.from('<IDS|MSG>')

/** The HMAC-SHA256 of the four JSON frames, as lower-case hex; empty where the key is empty, as the protocol wants it. */
export function sign(key: string, frames: readonly Uint8Array[]): string {
  if (key === '') return ''
  const hmac = createHmac('sha256', key)
  for (const frame of frames) hmac.update(frame)
  return hmac.digest('hex')
}

/** The frames of a request: delimiter, signature, header, parent, metadata, content. */
export function encode(request: { header: Header; content: Json }, key: string): Buffer[] {
  const frames = [request.header, {}, {}, request.content].map((part) => Buffer.from(JSON.stringify(part)))
  return [delimiter, Buffer.from(sign(key, frames)), ...frames]
}

/** What a socket received, once its signature is known to be right. */
export interface Verified {
  /** The frames before the delimiter: where a ROUTER socket sends the answer. */
  readonly identities: readonly Uint8Array[]
  readonly signature: string
  /** Header, parent, metadata, content: JSON, not parsed yet. */
  readonly parts: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
}

/** Finds the parts of a message. Throws WireError where there are too few, or they are not signed with `key`. */
export function verify(frames: readonly Uint8Array[], key: string): Verified {
  const start = frames.findIndex((frame) => delimiter.equals(frame))
  if (start < 0) throw new WireError('the message has no delimiter <IDS|MSG>')
  const signature = frames[start + 1]
  const parts = frames.slice(start + 2, start + 6)
  if (signature === undefined || parts.length < 4) throw new WireError('the message has too few frames')
  const signed = sign(key, parts)
  if (!sameBytes(signature, Buffer.from(signed)))
    throw new WireError('the message is not signed with the key of this kernel')
  return {
    identities: frames.slice(0, start),
    signature: signed,
    parts: parts as unknown as Verified['parts'],
  }
}

/** The message in the frames that a socket received. Throws WireError where it is malformed or not signed with `key`. */
export function decode(frames: readonly Uint8Array[], key: string): Message {
  const { parts } = verify(frames, key)
  const [header, parent, metadata, content] = parts.map(parseObject)
  if (typeof header?.msg_type !== 'string') throw new WireError('the header of the message has no msg_type')
  return {
    header: header as unknown as Header,
    parent: parent as Partial<Header>,
    metadata: metadata as Json,
    content: content as Json,
    size: parts[3].byteLength,
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

/** A JSON object. Throws WireError where the frame holds anything else. */
export function parseObject(frame: Uint8Array): Json {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('utf8'))
  } catch {
    throw new WireError('a frame of the message is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WireError('a frame of the message is no JSON object')
  return value as Json
}
