import { adviceWords, isCellSyntaxError, prepareCell } from '../../cells/index.ts'
import { compileWords as words } from './compile-words.ts'
import type { FindingRule, Found } from './finding.ts'
import { asThrown } from './finding-names.ts'
import type { Spot } from './layout.ts'

/** Whether the compiler could not read the cell. */
export const isSyntax = (code: number) => code >= 1000 && code < 2000

/** Numbers of the compiler that need no reading of the cell again. */
const fixed: Readonly<Record<number, FindingRule>> = {
  1103: () => adviceWords('en').needsAsync,
  1308: () => adviceWords('en').needsAsync,
  1108: () => adviceWords('en').noReturn,
  1003: ({ marked }) => (marked.trim() === '' ? undefined : words.nameMissing(marked)),
  1104: () => words.onlyInLoop('continue'),
  1105: () => words.onlyInLoop('break'),
  1134: ({ marked, line }) => {
    if (/\d,\d{3}\b/.test(line)) return adviceWords('en').thousands
    return marked.trim() === '' ? undefined : words.nameMissing(marked)
  },
  1142: () => words.throwLine,
  1156: () => words.needsBlock,
  1155: () => adviceWords('en').noInitializer,
}

/**
 * What our own reader of cells says about a source that the compiler cannot read, with its place: so the sentence is the one
 * that stands where no types are checked.
 */
export function adviceOnSyntax(found: Found): { sentence: string; spot: Spot } | undefined {
  const sentence = fixed[found.finding.code]?.(found)
  if (sentence !== undefined) return { sentence, spot: found.finding }
  const error = readingError(found.cell.source)
  if (error === undefined) return undefined
  const { line, column, message } = error
  const advice = asThrown({ ...found, finding: { ...found.finding, line } }, { name: 'SyntaxError', message })
  return advice === undefined ? undefined : { sentence: advice, spot: { line, column } }
}

function readingError(source: string): { line: number; column: number; message: string } | undefined {
  try {
    prepareCell(source, new Set())
    return undefined
  } catch (error) {
    return isCellSyntaxError(error) ? error : undefined
  }
}
