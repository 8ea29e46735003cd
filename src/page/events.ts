import type { IncomingMessage, ServerResponse } from 'node:http'

/** How often a silent connection is kept alive, in milliseconds; browsers and tunnels drop one after a minute. */
const heartbeat = 20_000

/** The pages that listen for news from the server, by Server-Sent Events. */
export interface Events {
  /** Keeps the response open and writes every later message to it. */
  join(request: IncomingMessage, response: ServerResponse): void
  /** One message, as JSON, to all. */
  send(message: unknown): void
  close(): void
}

/** A list of listeners, empty at first. */
export function events(): Events {
  const listeners = new Set<ServerResponse>()
  const write = (text: string) => {
    for (const listener of listeners) listener.write(text)
  }
  const timer = setInterval(() => write(': still here\n\n'), heartbeat)
  timer.unref()
  return {
    join(request, response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      if (request.method === 'HEAD') return void response.end()
      // The browser comes back after a second when the server was restarted.
      response.write('retry: 1000\n\n')
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    },
    send: (message) => write(`data: ${JSON.stringify(message)}\n\n`),
    close() {
      clearInterval(timer)
      for (const listener of listeners) listener.end()
      listeners.clear()
    },
  }
}
