import { writeSync } from 'node:fs'
import type { FromCells } from '../pipes.ts'
import { linesOf } from '../said.ts'

const clock = new Int32Array(new SharedArrayBuffer(4))

/** Writes messages on pipe 3, at once and whole, even from an endless loop or just before the process ends; answers their bytes. */
export function sendMessages(messages: readonly FromCells[]): number {
  const bytes = Buffer.from(messages.map(linesOf).join(''))
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(clock, 0, 0, 1)
    }
  }
  return bytes.length
}
