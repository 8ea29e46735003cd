import { randomBytes, randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** What a kernel and its client agree on, in the form of Jupyter's connection file. */
export interface Connection {
  readonly transport: 'tcp'
  readonly ip: '127.0.0.1'
  readonly shell_port: number
  readonly iopub_port: number
  readonly stdin_port: number
  readonly control_port: number
  readonly hb_port: number
  readonly signature_scheme: 'hmac-sha256'
  readonly key: string
  readonly kernel_name: string
}

/** A connection on five free ports of the loopback address, with a fresh key. */
export async function openConnection(kernelName: string): Promise<Connection> {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = (await freePorts(5)) as Ports
  return {
    transport: 'tcp',
    ip: '127.0.0.1',
    shell_port,
    iopub_port,
    stdin_port,
    control_port,
    hb_port,
    signature_scheme: 'hmac-sha256',
    key: randomBytes(32).toString('hex'),
    kernel_name: kernelName,
  }
}

type Ports = [number, number, number, number, number]

/** Ports handed out by this process, so that kernels started side by side never get the same one. */
const taken = new Set<number>()

/**
 * Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere): a client that tries
 * again and again to reach a port in that range, where nobody listens yet, may end up connected to itself and block it.
 */
const range = { from: 10_000, to: 32_768 }

/**
 * Free ports. A kernel binds them seconds later, so another program may be faster: the caller has to notice that, and
 * to try again with other ports.
 */
async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  for (let attempt = 0; ports.length < count; attempt++) {
    if (attempt > 1000) throw new Error(`no ${count} free ports between ${range.from} and ${range.to}`)
    const port = randomInt(range.from, range.to)
    if (taken.has(port) || !(await isFree(port))) continue
    taken.add(port)
    ports.push(port)
  }
  return ports
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** Folders to remove, by whichever way this process ends. */
const folders = new Set<string>()
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Writes the connection file into a folder of its own, which only this user can read. */
export function writeConnection(connection: Connection): { file: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), `fledgling-${process.pid}-`))
  folders.add(folder)
  const file = path.join(folder, 'kernel.json')
  writeFileSync(file, JSON.stringify(connection, null, 1), { mode: 0o600 })
  return {
    file,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
      folders.delete(folder)
      for (const [name, value] of Object.entries(connection)) if (name.endsWith('_port')) taken.delete(value)
    },
  }
}
