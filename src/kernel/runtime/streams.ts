import { createRequire } from 'node:module'
import { Writable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

type Name = 'stdout' | 'stderr'
type Done = (error: null) => void

/** Takes what is written: text, in whole characters. */
export type TakeText = (name: Name, text: string) => void

/**
 * Puts streams of ours in the place of `process.stdout` and `process.stderr`, through which the console writes too. They know
 * no waiting: what is written is taken at once.
 */
export function replaceStreams(take: TakeText): void {
  for (const [fd, name] of [
    [1, 'stdout'],
    [2, 'stderr'],
  ] as const) {
    Object.defineProperty(process, name, {
      value: openStream(fd, (text) => take(name, text)),
      configurable: true,
      enumerable: true,
      writable: true,
    })
  }
  catchWriteSync()
}

function openStream(fd: number, take: (text: string) => void): Writable {
  const decoder = new StringDecoder('utf8')
  const text = (data: string | Uint8Array, encoding: unknown) => {
    if (typeof data !== 'string') return decoder.write(Buffer.from(data.buffer, data.byteOffset, data.length))
    const isPlain = typeof encoding !== 'string' || /^utf-?8$/i.test(encoding)
    return isPlain ? `${decoder.end()}${data}` : decoder.write(Buffer.from(data, encoding as BufferEncoding))
  }
  const told = tellLater()
  const stream = new Writable()
  // Nobody need put up a listener for every line that is written.
  stream.on('error', () => {})
  return Object.assign(stream, {
    fd,
    write(data: unknown, ...rest: unknown[]): boolean {
      if (typeof data !== 'string' && !(data instanceof Uint8Array)) {
        const kind = data === null ? 'null' : typeof data
        throw new TypeError(`write takes a text, a Buffer or a Uint8Array: ${kind}`)
      }
      take(text(data, rest[0]))
      const done = rest.at(-1)
      if (typeof done === 'function') told(done as Done)
      return true
    },
    end(...rest: unknown[]) {
      if (typeof rest[0] === 'string' || rest[0] instanceof Uint8Array) this.write(...(rest as [unknown]))
      return stream
    },
    destroy: () => stream,
  })
}

/** Calls back after what is going on, all at once. */
function tellLater(): (done: Done) => void {
  let waiting: Done[] = []
  return (done) => {
    waiting.push(done)
    if (waiting.length > 1) return
    process.nextTick(() => {
      const all = waiting
      waiting = []
      for (const one of all) one(null)
    })
  }
}

/** What is written to the files 1 and 2 with `writeSync`, as WebAssembly does, keeps its place among the rest. */
function catchWriteSync(): void {
  const require = createRequire(import.meta.url)
  const fs = require('node:fs') as typeof import('node:fs')
  const { writeSync } = fs
  const caught = (fd: number, data: string | Uint8Array, ...rest: unknown[]): number => {
    if ((fd !== 1 && fd !== 2) || (typeof data !== 'string' && !(data instanceof Uint8Array)))
      return (writeSync as (...all: unknown[]) => number)(fd, data, ...rest)
    const bytes = typeof data === 'string' ? Buffer.from(data, rest[1] as BufferEncoding) : slice(data, rest)
    process[fd === 1 ? 'stdout' : 'stderr'].write(bytes)
    return bytes.length
  }
  fs.writeSync = caught as typeof fs.writeSync
  const { syncBuiltinESMExports } = require('node:module') as typeof import('node:module')
  syncBuiltinESMExports()
}

/** `writeSync(fd, data, offset, length)` or `writeSync(fd, data, { offset, length })`. */
function slice(data: Uint8Array, [first, length]: unknown[]): Uint8Array {
  const options = (typeof first === 'object' && first !== null ? first : { offset: first, length }) as {
    offset?: number
    length?: number
  }
  const from = options.offset ?? 0
  return data.subarray(from, from + (options.length ?? data.length - from))
}
