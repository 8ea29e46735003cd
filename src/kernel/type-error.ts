import type { CheckedCell } from './errors/finding.ts'
import { type Advised, adviceOnFinding } from './errors/finding-advice.ts'
import { isSyntax } from './errors/finding-syntax.ts'
import { cut, excerpt, headline, wrapped } from './errors/layout.ts'
import { errorWords } from './errors/words.ts'
import type { ToldError } from './pipes.ts'
import type { TypeFinding } from './types/types.ts'

export type { CheckedCell } from './errors/finding.ts'

const words = errorWords('en')

/** Further mistakes that are told in a line each. */
const most = 3

/**
 * What the compiler says against a cell, as the reader is told. The cell has not run, so the name is `CompileError`, and
 * `SyntaxError` where the compiler could not even read it. `findings` holds at least one, in the order of their places.
 */
export function typeError(findings: readonly TypeFinding[], cell: CheckedCell): ToldError {
  const [first, ...others] = distinct(findings.map((finding) => adviceOnFinding(finding, cell)))
  const { finding, sentence, spot } = first!
  const ename = isSyntax(finding.code) ? 'SyntaxError' : 'CompileError'
  const evalue = cut(finding.message)
  const traceback = [
    headline(`${words.line(spot.line)}: ${sentence ?? words.found}`),
    words.notRun,
    `${ename}: ${evalue}`.replace(/$/m, ` (TS${finding.code})`),
    ...excerpt(cell.source, spot),
    ...(isSyntax(finding.code) ? followers(others) : inShort(others)),
  ]
  return { ename, evalue, traceback }
}

/** Numbers of what is said at every declaration of a name; the later one is the mistake. */
const declaredTwice = new Set([2300, 2393, 2451])

/** One mistake, once: a name that is not there may be used in ten places. */
function distinct(advised: readonly Advised[]): Advised[] {
  const said = advised.map(({ finding, sentence }) => sentence ?? finding.message)
  const place = (text: string, code: number) =>
    declaredTwice.has(code) ? said.lastIndexOf(text) : said.indexOf(text)
  return advised.filter(({ finding }, i) => place(said[i]!, finding.code) === i)
}

function inShort(others: readonly Advised[]): string[] {
  const told = others
    .slice(0, most)
    .map(({ finding, sentence, spot }) =>
      wrapped(`${words.also(spot.line)}${sentence ?? cut(finding.message.split('\n')[0]!)}`),
    )
  return others.length > most ? [...told, words.alsoMore(others.length - most)] : told
}

/** What cannot be read makes what stands behind it unreadable too. */
const followers = (others: readonly Advised[]) => (others.length > 0 ? [words.alsoFollow(others.length)] : [])
