import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
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
 * Free ports. A kernel binds them seconds later, so another program may be faster: the caller has to notice that, and
 * to try again with other ports.
 */
async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = []
  const ports: number[] = []
  while (ports.length < count) {
    const server = createServer()
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', resolve)
    })
    // Held open until all are found, so that the system gives a different one each time.
    servers.push(server)
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    if (taken.has(port)) continue
    taken.add(port)
    ports.push(port)
  }
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
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
