import type { CellError } from '../../worker/protocol'
import type { Runner } from '../runner'
import type { ClientWords } from '../words'
import { adviseOn } from './advice-part'
import type { Cell } from './cell'

/** What was thrown while a cell was made runnable: mostly an error of syntax, with its place. */
export function cellError(thrown: unknown): CellError {
  const { name, message, line, column } = thrown as Error & { line?: number; column?: number }
  const place = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) }
  return { name, message, ...place, trace: [] }
}

/** The error as its reader knows the lesson: cells by their numbers, and what to do, where that is known. */
export async function explained(
  error: CellError,
  cell: Cell,
  cells: readonly Cell[],
  { known, library }: Pick<Runner, 'known' | 'library'>,
  words: ClientWords,
): Promise<CellError> {
  const at = cells.find(({ id }) => id === error.cell) ?? cell
  const number = (id: string) => String(cells.find((one) => one.id === id)?.number ?? id)
  const trace = error.trace.map((place) => place.replace(/(?<=cell )[\w-]+/, number))
  const context = {
    language: document.documentElement.lang,
    cells: cells.map((one) => ({ label: words.cell(one.number), source: one.source })),
    index: cells.indexOf(at),
    line: error.line,
    known,
    library,
  }
  const advice = error.advice ?? (await adviseOn(error, context))
  return { ...error, trace, ...(advice === undefined ? {} : { advice }) }
}
