import type { TypeFinding } from '../types/types.ts'
import { linesOf } from './layout.ts'

/** A cell that the compiler has looked at, and what is known around it. */
export interface CheckedCell {
  readonly label: string
  readonly source: string
  /** The cells that were sent before it, in their order, whether they ran or not. */
  readonly earlier?: readonly { readonly label: string; readonly source: string }[]
  /** The names that cells have declared and that are still there. */
  readonly known?: Iterable<string>
  /** The folder in which the cells run: packages and files are looked for from there. */
  readonly folder?: string
}

/** A finding, and the source around it. */
export interface Found {
  readonly finding: TypeFinding
  readonly cell: CheckedCell
  /** The line of it. */
  readonly line: string
  /** What is marked. */
  readonly marked: string
  /** What stands before and after it. */
  readonly before: string
  readonly after: string
}

/** What to do about a finding; undefined where nothing better is known than the compiler says. */
export type FindingRule = (found: Found) => string | undefined

export function foundIn(cell: CheckedCell, finding: TypeFinding): Found {
  const { source } = cell
  const start = lineStart(source, finding.line) + finding.column - 1
  const end = start + finding.length
  return {
    finding,
    cell,
    line: linesOf(source)[finding.line - 1] ?? '',
    marked: source.slice(start, end),
    before: source.slice(0, start),
    after: source.slice(end),
  }
}

function lineStart(source: string, line: number): number {
  if (line === 1) return 0
  const end = [...source.matchAll(/\r\n|[\n\r\u2028\u2029]/g)][line - 2]
  return end === undefined ? source.length : end.index + end[0].length
}

/** What stands before a dot: `known[0]` of `known[0].x`. */
export function ownerBefore({ before }: Found): string | undefined {
  return /((?:new )?[\p{ID_Start}$_][\p{ID_Continue}$]*(?:!?\??\.[\p{ID_Continue}$]+|!?\[[^\][]*\]|\([^()]*\))*)!?\??\.\s*$/u.exec(
    before,
  )?.[1]
}

/** What is marked, as a sentence can hold it. */
export function shortMark({ marked }: Found): string {
  const whole = marked.replace(/\s+/g, ' ')
  return whole.length <= 40 ? whole : `${whole.slice(0, 39)}…`
}

/** Whether a name goes through the names of something, and not through its elements. */
export function isForIn(name: string, { source }: CheckedCell): boolean {
  return (
    /^[\p{ID_Continue}$]+$/u.test(name) &&
    new RegExp(`\\bfor\\s*\\(\\s*(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\s+in\\b`).test(source)
  )
}

/** What is called by the bracket in which a place stands: `predict` for the 3 of `predict(3, 4)`. */
export function calledAround(before: string): string | undefined {
  let depth = 0
  for (let at = before.length - 1; at >= 0; at--) {
    const char = before[at]!
    if (')]}'.includes(char)) depth++
    else if ('([{'.includes(char) && depth-- === 0)
      return char === '(' ? calledBefore(before.slice(0, at)) : undefined
  }
  return undefined
}

const words = new Set('if while for switch catch return'.split(' '))

/** The last name before a bracket, with its owners: `Math.max`. */
function calledBefore(text: string): string | undefined {
  const name = /([\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Continue}$]+)*)(?:<[^<>]*>)?\s*$/u.exec(
    text,
  )?.[1]
  return name === undefined || words.has(name) ? undefined : name
}
