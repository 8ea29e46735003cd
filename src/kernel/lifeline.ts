import { rmdirSync, unlinkSync } from 'node:fs'
import { Socket } from 'node:net'
import path from 'node:path'

/** Milliseconds between two looks whether the process that Jupyter names is still there. */
const interval = 1000

/**
 * Ends the kernel with whoever started it, however that one ended:
 * - the engine (FLEDGLING_LIFELINE names the connection file) holds pipe 3 open; with it goes the folder it had made for this file;
 * - Jupyter's server (JPY_PARENT_PID) cannot be heard, so it is looked for.
 */
export function holdLifelines(env: NodeJS.ProcessEnv, end: () => void): void {
  const connectionFile = env.FLEDGLING_LIFELINE
  delete env.FLEDGLING_LIFELINE
  if (connectionFile !== undefined)
    onEndOfPipe(3, () => {
      removeAll(connectionFile)
      end()
    })
  // On Windows the variable holds no number of a process.
  const parent = process.platform === 'win32' ? Number.NaN : Number(env.JPY_PARENT_PID)
  if (!(parent > 1) || !isThere(parent)) return
  const timer = setInterval(() => {
    if (isThere(parent)) return
    clearInterval(timer)
    end()
  }, interval)
  timer.unref()
}

function onEndOfPipe(fd: number, act: () => void): void {
  try {
    const pipe = new Socket({ fd, readable: true, writable: false })
    pipe.once('close', act).on('error', () => {})
    pipe.resume()
    pipe.unref()
  } catch {
    // Whoever set the variable has opened no pipe.
  }
}

/** The engine, which made a folder for this file alone, could not remove them. */
function removeAll(connectionFile: string): void {
  try {
    unlinkSync(connectionFile)
    rmdirSync(path.dirname(connectionFile))
  } catch {
    // It could.
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
