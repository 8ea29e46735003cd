import type { Json } from '../wire/wire.ts'
import { RequestError, textOf, wholeOf } from './request-error.ts'

/** Where in a source the reader is: Jupyter counts code points, JavaScript UTF-16 units. */
export interface CursorPlace {
  readonly code: string
  /** In UTF-16 units. */
  readonly cursor: number
}

/** The place that a `complete_request` or `inspect_request` asks about. Throws RequestError where it names none. */
export function placeOf(request: Json): CursorPlace {
  const code = textOf(request, 'code')
  const points = [...code]
  const at = wholeOf(request, 'cursor_pos', points.length)
  if (at < 0) throw new RequestError(`cursor_pos must not be negative: ${at}`)
  return { code, cursor: points.slice(0, at).join('').length }
}

/** A place in UTF-16 units, in code points. */
export function codePointsBefore(code: string, unit: number): number {
  return [...code.slice(0, unit)].length
}
