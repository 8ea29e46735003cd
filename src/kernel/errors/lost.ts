import type { ToldError } from '../pipes.ts'
import { headline, wrapped } from './layout.ts'

/** How the process of the cells came to its end. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** The names that cells had declared. */
  readonly names: readonly string[]
  /** True where it was ended because it did not heed an interrupt. */
  readonly isDeaf?: boolean
}

/** Names that are listed. */
const listed = 12

/** The process of the cells has ended without being told to: what happened, what is lost, what to do. */
export function cellsLost({ code, signal, names, isDeaf = false }: Ending): ToldError {
  const isFull = !isDeaf && isOutOfMemory(code, signal)
  const ended = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`
  const how = isFull ? 'ran out of memory' : isDeaf ? 'did not stop and was ended' : ended
  const evalue = `the process that ran the cells ${how}`
  const more = names.length > listed ? ` and ${names.length - listed} more` : ''
  const lost =
    names.length === 0
      ? 'No variable was there yet.'
      : `Lost are its variables: ${names.slice(0, listed).join(', ')}${more}.`
  const hint = isFull
    ? [
        'Memory fills where a list grows without end, or where tensors are not disposed of (tf.tidy): which loop adds something in each round?',
      ]
    : []
  const told = `${evalue[0]!.toUpperCase()}${evalue.slice(1)}.`
  const again = `${lost} A new process is there: run the cells above again.`
  const traceback = [headline(told), ...[...hint, again].map(wrapped)]
  return { ename: 'CellsLost', evalue, traceback }
}

/** V8 aborts where its heap is full: SIGABRT, or as an exit code 134. */
function isOutOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  return signal === 'SIGABRT' || code === 134
}
