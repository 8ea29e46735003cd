import { excerpt } from './layout.ts'
import { type RanCell, wayTo } from './places.ts'
import { isError, wordsOf } from './thrown.ts'
import { traceOf } from './trace.ts'
import { errorWords } from './words.ts'

/** How far reasons behind reasons are told, and how many errors of one. */
const [deepest, most] = [3, 5]

const words = errorWords('en')

/** The reasons behind an error (`cause`), and the errors that it holds (`errors` of an AggregateError). */
export function causesOf(thrown: unknown, failed: RanCell, cells: readonly RanCell[]): string[] {
  return told(thrown, new Set([thrown]), (one) => blockOf(one, failed, cells))
}

function told(thrown: unknown, seen: ReadonlySet<unknown>, block: (one: unknown) => string[]): string[] {
  if (!isError(thrown) || seen.size > deepest) return []
  const lines: string[] = []
  const cause = read(thrown, 'cause')
  if (cause !== undefined && !seen.has(cause)) {
    lines.push(words.cause, ...indented([...block(cause), ...told(cause, new Set([...seen, cause]), block)]))
  }
  const errors = read(thrown, 'errors')
  if (Array.isArray(errors) && errors.length > 0) {
    lines.push(words.several(errors.length))
    for (const one of errors.slice(0, most)) if (!seen.has(one)) lines.push(...indented(block(one)))
    if (errors.length > most) lines.push(words.more(errors.length - most))
  }
  return lines
}

function blockOf(thrown: unknown, failed: RanCell, cells: readonly RanCell[]): string[] {
  const { ename, evalue } = wordsOf(thrown)
  const { places } = wayTo(thrown, failed, cells)
  return [
    `${ename}: ${evalue}`,
    ...(places[0] ? excerpt(places[0].source, places[0]) : []),
    ...traceOf(places),
  ]
}

const indented = (lines: readonly string[]) => lines.map((line) => line.replace(/^/gm, '  '))

function read(thrown: unknown, property: 'cause' | 'errors'): unknown {
  try {
    return (thrown as { cause?: unknown; errors?: unknown })[property]
  } catch {
    return undefined
  }
}
