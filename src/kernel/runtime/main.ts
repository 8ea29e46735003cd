// The process in which the reader's cells run. Pipe 3 takes what it says, pipe 4 brings what it is told.
import { createReadStream, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { FromCells, ToCells } from '../pipes.ts'
import { Runtime } from './runtime.ts'

/** Writes at once and whole, even from an endless loop or just before the process ends. */
function send(message: FromCells): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`)
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

Object.assign(Error, { stackTraceLimit: 50 })
// Outside of a cell there is nothing to stop; within one, see guard.ts.
process.on('SIGINT', () => {})
const runtime = new Runtime(send)
const told = createInterface({ input: createReadStream('', { fd: 4 }) })
told.on('line', (line) => runtime.receive(JSON.parse(line) as ToCells))
// The kernel is gone.
told.on('close', () => process.exit())
process.on('exit', () => runtime.flush())
send({ type: 'ready' })
