import type { Loss } from './cells-process.ts'
import type { MagicError } from './magics.ts'
import type { ToldError } from './pipes.ts'
import type { TypeFinding } from './types/types.ts'

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

  types(findings: readonly TypeFinding[], cell: { label: string; code: string }): ToldError {
    const lines = findings.map(
      ({ line, column, code, message }) =>
        `${cell.label}, line ${line}, column ${column}: ${message} (${code})`,
    )
    return { ename: 'CompileError', evalue: findings[0]!.message, traceback: lines }
  },

  lost({ code, signal, names, isDeaf }: Loss): ToldError {
    const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`
    const evalue = `the process that ran the cells ${isDeaf ? 'did not stop and was ended' : how}`
    const lost =
      names.length === 0 ? 'No variable was there yet' : `Lost are its variables: ${names.join(', ')}`
    const sentence = `T${evalue.slice(1)}. ${lost}. A new one is there: run the cells above again.`
    return { ename: 'CellsLost', evalue, traceback: [sentence] }
  },
}
