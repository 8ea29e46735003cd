import { isCellSyntaxError, prepareCell } from '../cells/index.ts'

export type Completeness =
  | { readonly status: 'complete' | 'invalid' }
  | { readonly status: 'incomplete'; readonly indent: string }

/** Whether a source can be run, needs more lines, or is wrong whatever follows. */
export function completenessOf(source: string): Completeness {
  try {
    prepareCell(source, new Set())
    return { status: 'complete' }
  } catch (error) {
    if (!isCellSyntaxError(error)) throw error
    return wantsMore(error.message)
      ? { status: 'incomplete', indent: indentAfter(source) }
      : { status: 'invalid' }
  }
}

function wantsMore(message: string): boolean {
  return /^Unexpected end of input|^Unterminated (?:template|comment)/.test(message)
}

/** The next line begins where the last one does, deeper behind an opening bracket. */
function indentAfter(source: string): string {
  const last = source.trimEnd().split('\n').at(-1) ?? ''
  const indent = /^\s*/.exec(last)![0]
  return /[{([]$/.test(last) ? `${indent}  ` : indent
}
