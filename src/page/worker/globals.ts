/**
 * What a cell finds besides the language itself: things that compute, wait or convert. Everything else that a browser
 * gives a worker (connections, storage, other workers, channels to other pages) is taken away.
 */
const web = `self globalThis console performance crypto navigator location isSecureContext origin
setTimeout clearTimeout setInterval clearInterval queueMicrotask structuredClone atob btoa reportError
addEventListener removeEventListener dispatchEvent onerror onunhandledrejection onrejectionhandled
URL URLSearchParams TextEncoder TextDecoder Blob File FileReader AbortController AbortSignal
Event EventTarget CustomEvent ErrorEvent MessageEvent PromiseRejectionEvent MessageChannel MessagePort DOMException
DOMPoint DOMRect DOMMatrix ImageData ImageBitmap createImageBitmap OffscreenCanvas OffscreenCanvasRenderingContext2D
ReadableStream WritableStream TransformStream CompressionStream DecompressionStream ByteLengthQueuingStrategy
CountQueuingStrategy TextEncoderStream TextDecoderStream Performance Crypto SubtleCrypto CryptoKey
WebAssembly WorkerGlobalScope DedicatedWorkerGlobalScope`

const language = `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date
Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError
JSON Math Intl ArrayBuffer SharedArrayBuffer Atomics Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
Float16Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap
WeakSet WeakRef Proxy Reflect FinalizationRegistry decodeURI decodeURIComponent encodeURI encodeURIComponent escape
unescape eval isFinite isNaN Iterator AsyncIterator Temporal DisposableStack AsyncDisposableStack`

const kept = new Set(`${web} ${language}`.split(/\s+/))

/** What must not stay, whatever else a browser holds on to (Chrome to a few numbers). */
const doors = new Set(
  `fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource importScripts Worker SharedWorker
BroadcastChannel indexedDB caches cookieStore webkitRequestFileSystem webkitRequestFileSystemSync`.split(
    /\s+/,
  ),
)

/** What the runtime keeps for itself before a cell can see or change anything. */
export interface Natives {
  readonly importScripts: (address: string) => void
  readonly setTimeout: (act: () => void, milliseconds: number) => number
  readonly clearTimeout: (timer: number) => void
  readonly now: () => number
  readonly blobAddress: (script: string) => string
  readonly dropAddress: (address: string) => void
}

/** Takes what the runtime itself needs out of the reach of the cells, which could change it under its hands. */
export function takeNatives(): Natives {
  const { Blob, URL } = self
  const create = URL.createObjectURL.bind(URL)
  return {
    importScripts: self.importScripts.bind(self),
    setTimeout: self.setTimeout.bind(self) as Natives['setTimeout'],
    clearTimeout: self.clearTimeout.bind(self),
    now: performance.now.bind(performance),
    blobAddress: (script) => create(new Blob([script], { type: 'text/javascript' })),
    dropAddress: URL.revokeObjectURL.bind(URL),
  }
}

/**
 * Leaves only what a cell may have. The policy of the page forbids connections as well, and the worker's origin has no
 * storage; this is the third fence, and the one that gives a plain ReferenceError.
 * @throws if something does not let itself be taken away
 */
export function fenceGlobals(): void {
  const { hardwareConcurrency, language, userAgent } = navigator
  for (let object: object = self; object !== Object.prototype; object = Object.getPrototypeOf(object)) {
    for (const key of Reflect.ownKeys(object)) {
      if (typeof key === 'symbol' || key === 'constructor' || kept.has(key)) continue
      if (!Reflect.deleteProperty(object, key) && doors.has(key)) {
        throw new Error(`this browser does not let go of "${key}"`)
      }
    }
  }
  define('navigator', Object.freeze({ hardwareConcurrency, language, userAgent }))
}

/** Puts a plain value in the place of a global. */
export function define(name: string, value: unknown): void {
  Object.defineProperty(self, name, { value, writable: true, configurable: true, enumerable: false })
}
