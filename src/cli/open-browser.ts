import { spawn } from 'node:child_process'
import type { Environment } from './environment.ts'

const commands: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // `start` belongs to cmd.exe, which reads an address as a command line; this does not.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Opens the reader's browser, or says that he must do it himself. */
export function openBrowser(url: string, environment: Pick<Environment, 'err'>): void {
  const [command, ...given] = commands[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...given, url], { detached: true, stdio: 'ignore' })
  child.on('error', () => environment.err('No browser could be opened; open the address yourself.'))
  child.unref()
}
