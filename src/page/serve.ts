import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { events } from './events.ts'

/** What is served: bytes by path (`index.html`, `assets/plotly.js`), or nothing where there is no such page. */
export type Source = (path: string) => Promise<Uint8Array | undefined>

/** A refusal or a failure that the reader's browser shows as one sentence. */
export class ServeError extends Error {
  override readonly name = 'ServeError'
  constructor(
    readonly status: 400 | 403 | 500 | 503,
    message: string,
  ) {
    super(message)
  }
}

export interface Serving {
  /** `http://127.0.0.1:8123/` */
  readonly url: string
  readonly port: number
  /** Sends one message to every page that listens at `/-/events`. */
  send(message: unknown): void
  /** Ends every connection and frees the port. */
  close(): Promise<void>
}

/** How many ports are tried after the wanted one. */
const neighbours = 100

/**
 * Serves `source` on 127.0.0.1, for this machine alone: at `port`, or the next free one when it is taken
 * (0: any free one). Requests that name another host are refused, so that no foreign page can reach the server by
 * pointing its own name at 127.0.0.1. Nothing is cached.
 */
export async function serve(source: Source, { port = 8123 }: { port?: number } = {}): Promise<Serving> {
  const stream = events()
  const server = createServer((request, response) => {
    answer(request, response, source, stream).catch((error) => fail(request, response, error))
  })
  for (let tried = port; ; tried++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(tried, '127.0.0.1', () => {
          server.removeListener('error', reject)
          resolve()
        })
      })
      break
    } catch (error) {
      // EACCES: ports below 1024 where they need rights, and those that Windows keeps for itself.
      const taken = ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')
      if (!taken || tried >= Math.min(port + neighbours, 65535)) throw error
    }
  }
  const listening = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${listening}/`,
    port: listening,
    send: (message) => stream.send(message),
    close: () =>
      new Promise((resolve) => {
        stream.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  source: Source,
  stream: ReturnType<typeof events>,
): Promise<void> {
  if (!isOurs(request.headers.host)) throw new ServeError(403, 'This server answers to 127.0.0.1 only.')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return reply(request, response, 405, 'text/plain', 'Pages can be read here (GET, HEAD), nothing else.')
  }
  const path = pathOf(request.url ?? '/')
  if (path === '-/events') return stream.join(request, response)
  const wanted = path === '' || path.endsWith('/') ? `${path}index.html` : path
  const body = await source(wanted)
  if (body !== undefined) return reply(request, response, 200, contentType(wanted), body)
  if (await source(`${wanted}/index.html`)) {
    response.setHeader('Location', `/${wanted.split('/').map(encodeURIComponent).join('/')}/`)
    return reply(request, response, 307, 'text/plain', 'This is a folder.')
  }
  reply(request, response, 404, 'text/html', notFound)
}

/** The host name of the request must be this machine's own; its port may differ, where a tunnel forwards one. */
function isOurs(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host ?? '')
}

/**
 * The path of a request, decoded, without query: `assets/a b.js`. Throws where it is malformed or tries to leave the
 * folder, in whatever way it is written (`..`, `%2e%2e`, `..%2f`, `..%5c`, a drive letter, a NUL).
 */
export function pathOf(url: string): string {
  const [raw = ''] = url.split(/[?#]/)
  let decoded: string
  try {
    decoded = decodeURIComponent(raw)
  } catch {
    throw new ServeError(400, 'The address of this page is not written correctly.')
  }
  if (!decoded.startsWith('/')) throw new ServeError(400, 'The address of a page begins with a slash.')
  const segments = decoded.slice(1).split('/')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (segments.some((segment) => /^\.\.?$|[\\:\u0000-\u001f]/.test(segment))) {
    throw new ServeError(403, 'This address leads out of the folder that is served.')
  }
  const last = segments.length - 1
  return segments.filter((segment, i) => segment !== '' || (i === last && last > 0)).join('/')
}

function reply(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  response.writeHead(status, {
    'Content-Type': /^text\/|json|javascript|svg/.test(type) ? `${type}; charset=utf-8` : type,
    'Content-Length': bytes.byteLength,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const status = error instanceof ServeError ? error.status : 500
  const sentence = error instanceof Error ? error.message : String(error)
  reply(request, response, status, 'text/plain', `${sentence}\n`)
}

const notFound = `<!doctype html><html lang="en"><meta charset="utf-8"><title>No such page</title>
<meta name="viewport" content="width=device-width"><p>There is no page at this address. <a href="/">To the contents</a></p></html>\n`

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  html: 'text/html',
  ico: 'image/x-icon',
  ipynb: 'application/x-ipynb+json',
  jpg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  mjs: 'text/javascript',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  wasm: 'application/wasm',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml',
  zip: 'application/zip',
}

function contentType(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return contentTypes[ending] ?? 'application/octet-stream'
}
