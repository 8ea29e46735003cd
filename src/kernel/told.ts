import type { Loss } from './cells-process.ts'
import { cellsLost } from './errors/lost.ts'
import type { MagicError } from './magics.ts'
import type { ToldError } from './pipes.ts'
import { typeError } from './type-error.ts'

/** What the kernel itself has to say when a cell comes to nothing. */
export const told = {
  stopped: {
    ename: 'Interrupted',
    evalue: 'the cell was stopped',
    traceback: ['The cell was stopped before it began: its types were still being checked.'],
  } satisfies ToldError,

  magic: ({ name, message }: MagicError): ToldError => ({
    ename: name,
    evalue: message,
    traceback: [message],
  }),

  types: typeError,

  lost(loss: Loss): ToldError {
    const error = cellsLost(loss)
    if (!loss.isDeaf) return error
    const why = 'The cell did not stop when it was told to, so its process was ended.'
    return { ...error, traceback: [why, ...error.traceback] }
  },
}
