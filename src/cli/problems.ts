import type { Problem } from '../run/types.ts'
import { plain } from './error.ts'
import { nameOf } from './progress.ts'

/** Longer than this, a value is cut, and what was left out is counted. */
const most = { lines: 12, columns: 160 }

/** A problem as it is printed: notebook, cell and message on one line, then source, expected and found, indented. */
export function describeProblem(problem: Problem): string {
  const where = problem.cell === undefined ? '' : `, cell ${plain(problem.cell)}`
  const head = `${nameOf(problem.notebook)}${where}: ${plain(problem.message).trim()}`
  const parts = (['source', 'expected', 'found'] as const).flatMap((part) => {
    const text = problem[part]
    return text === undefined ? [] : [block(part, text)]
  })
  return [head, ...parts].join('\n')
}

function block(name: string, text: string): string {
  const lines = plain(text).replace(/\n+$/, '').split('\n')
  const shown = lines.slice(0, most.lines).map(shortLine)
  if (lines.length > shown.length) shown.push(`… and ${lines.length - shown.length} more lines`)
  return shown.map((line, i) => `  ${(i === 0 ? name : '').padEnd(8)}  ${line}`.trimEnd()).join('\n')
}

function shortLine(line: string): string {
  const tooLong = line.length - most.columns
  return tooLong > 0 ? `${line.slice(0, most.columns)}… and ${tooLong} more characters` : line
}
