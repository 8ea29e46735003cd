import { readFileSync } from 'node:fs'

/** Where a kernel listens, as its connection file says. */
export interface KernelConnection {
  readonly transport: 'tcp' | 'ipc'
  /** An address; for `ipc` the path before the hyphen and the port. */
  readonly ip: string
  readonly shell_port: number
  readonly iopub_port: number
  readonly stdin_port: number
  readonly control_port: number
  readonly hb_port: number
  /** What messages are signed with; empty where they are not. */
  readonly key: string
}

/** Why a kernel cannot listen: a sentence for whoever started it. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
}

const ports = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'] as const

/** Reads a connection file. Throws ConnectionError where it is missing, or something in it. */
export function readConnectionFile(file: string | undefined): KernelConnection {
  if (file === undefined)
    throw new ConnectionError('a connection file is needed: node dist/kernel/main.js CONNECTION_FILE')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConnectionError(
      `the connection file ${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`,
    )
  }
  const found = parse(text)
  const wrong = found === undefined ? 'is no JSON object' : whatIsWrong(found)
  if (wrong !== undefined) throw new ConnectionError(`the connection file ${file} ${wrong}`)
  return { transport: 'tcp', key: '', ...found } as KernelConnection
}

/** Where a socket of the kernel listens: `shell`, `iopub`, `stdin`, `control`, `hb`. */
export function addressOf(connection: KernelConnection, name: string): string {
  const { transport, ip } = connection
  const port = connection[`${name}_port` as 'shell_port']
  if (transport === 'ipc') return `ipc://${ip}-${port}`
  return `tcp://${ip.includes(':') ? `[${ip}]` : ip}:${port}`
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {}
  return undefined
}

function whatIsWrong(found: Record<string, unknown>): string | undefined {
  const { transport = 'tcp', ip, key = '', signature_scheme = 'hmac-sha256' } = found
  const says = (field: string, wanted: string) =>
    `says ${field} ${JSON.stringify(found[field])}, not ${wanted}`
  if (transport !== 'tcp' && transport !== 'ipc') return says('transport', 'tcp or ipc')
  if (typeof ip !== 'string' || ip === '') return says('ip', 'an address')
  if (typeof key !== 'string') return says('key', 'a text')
  if (signature_scheme !== 'hmac-sha256') return says('signature_scheme', 'hmac-sha256')
  const port = ports.find((name) => !isPort(found[name]))
  return port && says(port, 'a port between 1 and 65535')
}

function isPort(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 65_536
}
