/**
 * Loaded into tslab's process before tslab itself (`node --require`), and using nothing of tslab but `process.stdout.write`,
 * which it sets for each cell, and its Publisher. It does what tslab leaves undone:
 * - Nothing is lost: tslab sends every write as a message of its own, and from the 513th in a row on the socket refuses
 *   them. Here writes are put together, and the socket takes what it is given.
 * - The end of a cell is told after its unhandled rejections, not before.
 * - The kernel ends when the engine ends, however it ended.
 * - A library that is built anew while a lesson runs does not disturb it.
 */
import { isMainThread, Worker } from 'node:worker_threads'

import Module = require('node:module')

type Write = (text: string | Uint8Array) => boolean
type Send = (this: unknown, frames: (string | Uint8Array)[]) => Promise<void>

/** Bytes a cell may send; the engine says in the output that there was more. */
const sendLimit = Number(process.env.FLEDGLING_SEND_LIMIT ?? 100_000_000)
/** Characters put together into one message. */
const chunk = 1_000_000
/** Milliseconds after which what was written is sent, however little it is. */
const patience = 50

const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() }
const waiting: { write: Write; texts: string[] }[] = []
let waitingLength = 0
let sent = 0
let lastFlush = 0
let timer: NodeJS.Timeout | undefined

function flush(): void {
  clearTimeout(timer)
  timer = undefined
  lastFlush = performance.now()
  waitingLength = 0
  for (const { write, texts } of waiting.splice(0)) write(texts.join(''))
}

function take(write: Write, text: string): void {
  if (sent > sendLimit || text === '') return
  // The engine puts stdout before stderr whatever came first, so one message for each is enough.
  const same = waiting.find((other) => other.write === write)
  if (same !== undefined) same.texts.push(text)
  else waiting.push({ write, texts: [text] })
  waitingLength += text.length
  if (waitingLength > chunk || performance.now() > lastFlush + patience) flush()
  else timer ??= setTimeout(flush, patience).unref()
}

/** tslab puts a function of its own in place of `write` for every cell; what is called is ours, and calls that one later. */
function batch(name: 'stdout' | 'stderr'): void {
  const stream = process[name]
  let current: Write | undefined
  const original = stream.write.bind(stream)
  const batched = (data: string | Uint8Array, ...rest: unknown[]) => {
    if (current === undefined) return (original as (...all: unknown[]) => boolean)(data, ...rest)
    take(current, typeof data === 'string' ? data : decoders[name].decode(data, { stream: true }))
    const done = rest.at(-1)
    if (typeof done === 'function') process.nextTick(done as () => void)
    return true
  }
  Object.defineProperty(stream, 'write', {
    configurable: true,
    enumerable: true,
    get: () => batched,
    set: (write: Write) => {
      flush()
      sent = 0
      // The first that a cell writes is sent at once: it may be all that is seen of an endless loop.
      lastFlush = 0
      current = write
    },
  })
}

function contains(frame: string | Uint8Array | undefined, text: string): boolean {
  return typeof frame === 'string' && frame.includes(text)
}

/** The Publisher with a queue of any length, that never answers "busy", and keeps the order of text and pictures. */
function pace(zeromq: {
  Publisher: { prototype: { send: Send; bind: (address: string) => Promise<void> } }
}): void {
  const { prototype } = zeromq.Publisher
  const { send, bind } = prototype
  const overwrite = (name: string, value: unknown) =>
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true })
  const options = { sendHighWaterMark: 0, sendTimeout: 0, linger: 1000 }
  overwrite('bind', function (this: typeof options, address: string) {
    Object.assign(this, options)
    return bind.call(this as never, address)
  })
  overwrite('send', function (this: unknown, frames: (string | Uint8Array)[]) {
    const header = frames.at(-4)
    const content = frames.at(-1)
    if (contains(header, '"msg_type":"status"')) {
      if (!contains(content, '"idle"')) return send.call(this, frames)
      return new Promise<void>((resolve) => {
        setImmediate(() => {
          flush()
          resolve(send.call(this, frames))
        })
      })
    }
    if (!contains(header, '"msg_type":"stream"')) flush()
    if (sent > sendLimit) return Promise.resolve()
    sent += typeof content === 'string' ? Buffer.byteLength(content) : 0
    return send.call(this, frames)
  })
}

/** Files are not watched: tslab's compiler throws where one changes between two cells, and no lesson's run is that long. */
function watchNothing({ sys }: { sys: Record<'watchFile' | 'watchDirectory', unknown> }): void {
  sys.watchFile = () => ({ close() {} })
  sys.watchDirectory = () => ({ close() {} })
}

/** Changes modules of tslab's as it loads them. */
function watchForModules(): void {
  const changes = new Map<string, (loaded: never) => void>([
    ['zeromq', pace],
    ['@tslab/typescript-for-tslab', watchNothing],
  ])
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown }
  const load = loader._load
  loader._load = function (request, ...rest) {
    const loaded = load.call(this, request, ...rest)
    changes.get(request)?.(loaded as never)
    changes.delete(request)
    if (changes.size === 0) loader._load = load
    return loaded
  }
}

/**
 * Pipe 3 is held open by the engine alone. A thread of its own waits for its end, as this one may be in an endless loop.
 */
function holdLifeline(connectionFile: string): void {
  const source = `
    const { rmdirSync, unlinkSync } = require('node:fs')
    const { Socket } = require('node:net')
    const path = require('node:path')
    const { workerData: connectionFile } = require('node:worker_threads')
    const end = () => {
      try {
        // The engine, which made a folder for this file alone, could not remove them.
        unlinkSync(connectionFile)
        rmdirSync(path.dirname(connectionFile))
      } finally {
        process.kill(process.pid, 'SIGKILL')
      }
    }
    new Socket({ fd: 3, readable: true, writable: false }).on('close', end).on('error', end).resume()`
  const options = { eval: true, env: {}, execArgv: [], stdin: false, workerData: connectionFile }
  new Worker(source, options).unref()
}

// Threads that a cell starts load this file too, and have no part in all that.
if (isMainThread) {
  const connectionFile = process.env.FLEDGLING_LIFELINE
  if (connectionFile !== undefined) holdLifeline(connectionFile)
  delete process.env.FLEDGLING_LIFELINE
  batch('stdout')
  batch('stderr')
  watchForModules()
  process.on('exit', flush)
}
