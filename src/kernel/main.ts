// The kernel's process: `node dist/kernel/main.js CONNECTION_FILE`.
import { ConnectionError, readConnectionFile } from './connection-file.ts'
import { Kernel } from './kernel.ts'
import { holdLifelines } from './lifeline.ts'
import { openSockets, type Request, type Sockets } from './sockets.ts'
import { openTypes, type Types } from './types/index.ts'
import { typesByName } from './types-by-name.ts'

const early: Request[] = []
let kernel: Kernel | undefined
let isEnding = false
const sockets = await listen()
kernel = new Kernel({ sockets, openTypes: open, end })
for (const request of early) kernel.receive(request)
process.on('SIGINT', () => kernel?.interrupt())
process.on('SIGTERM', end)
process.on('SIGHUP', end)
holdLifelines(process.env, end)

async function listen(): Promise<Sockets> {
  try {
    return await openSockets(readConnectionFile(process.argv[2]), (request) => {
      if (kernel === undefined) early.push(request)
      else kernel.receive(request)
    })
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error
    process.stderr.write(`The kernel cannot start: ${error.message}\n`)
    process.exit(1)
  }
}

function open(known: () => readonly string[], onTrouble: (sentence: string) => void): Types {
  const { FLEDGLING_TYPES, FLEDGLING_STRICT } = process.env
  if (FLEDGLING_TYPES === 'none') return typesByName(known)
  return openTypes(process.cwd(), { strict: FLEDGLING_STRICT === '1', onTrouble })
}

/** Ends once everything that was said is on its way; the sockets have a second to deliver it. */
function end(): void {
  if (isEnding) return
  isEnding = true
  kernel?.close()
  void sockets.close().then(() => process.exit(0))
}
