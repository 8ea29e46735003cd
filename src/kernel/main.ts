// The kernel's process: `node dist/kernel/main.js CONNECTION_FILE`.
import { readFileSync } from 'node:fs'
import type { Connection } from '../wire/connection.ts'
import { Kernel } from './kernel.ts'
import { openSockets, type Request } from './sockets.ts'

const connection = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Connection
const early: Request[] = []
let kernel: Kernel | undefined
const sockets = await openSockets(connection, (request) => {
  if (kernel === undefined) early.push(request)
  else kernel.receive(request)
})
kernel = new Kernel(sockets, end)
for (const request of early) kernel.receive(request)
process.on('SIGINT', () => kernel?.interrupt())
process.on('SIGTERM', end)

function end(): void {
  kernel?.close()
  // What was said last needs a moment to get out.
  setTimeout(() => {
    sockets.close()
    setTimeout(() => process.exit(0), 50)
  }, 50)
}
