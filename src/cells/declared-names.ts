import { declarationsOf, readCell } from './prepare.ts'
import { isCellSyntaxError } from './syntax-error.ts'
import type { Declaration } from './types.ts'

/** What a source declares at its top level; nothing where it cannot be read. */
export function declaredNames(source: string): Declaration[] {
  try {
    return declarationsOf(readCell(source))
  } catch (error) {
    if (isCellSyntaxError(error)) return []
    throw error
  }
}
