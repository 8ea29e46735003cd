import { isCode } from '../notebook/roles.ts'
import type { CodeCell, Notebook, Output } from '../notebook/types.ts'
import { inOneForm } from './one-form.ts'

/** How far numbers in a figure may lie apart: the larger of the two. Everything else in an output is compared exactly. */
export const TOLERANCE = { relative: 1e-6, absolute: 1e-9 }

/** The first difference between a cell's committed outputs and the ones found. */
export interface Difference {
  readonly cellId: string
  /** What differs, e.g. `output 2, chart at data[0].y[3]`. */
  readonly where: string
  readonly expected: string
  readonly found: string
}

/** Compares the committed notebook with the executed one, cell by cell; at most one difference a cell. */
export function compareNotebooks(committed: Notebook, executed: Notebook): Difference[] {
  const found = new Map(executed.cells.filter(isCode).map((cell) => [cell.id, cell]))
  return committed.cells.filter(isCode).flatMap((cell) => {
    const other = found.get(cell.id)
    const difference = other === undefined ? null : compareCells(cell, other)
    return difference === null ? [] : [{ cellId: cell.id, ...difference }]
  })
}

type Found = Omit<Difference, 'cellId'>

function compareCells(committed: CodeCell, executed: CodeCell): Found | null {
  const [stored, ran] = inOneForm(committed.outputs, executed.outputs)
  for (const [i, expected] of stored.entries()) {
    const found = ran[i]
    if (found === undefined) break
    const difference = compareOutputs(expected, found)
    if (difference !== null) return { ...difference, where: `output ${i + 1}, ${difference.where}` }
  }
  if (stored.length !== ran.length) {
    return { where: 'the list of outputs', expected: listed(stored), found: listed(ran) }
  }
  if (committed.execution_count === executed.execution_count) return null
  const [expected, found] = [committed.execution_count, executed.execution_count].map(String)
  return { where: 'the execution count', expected: expected!, found: found! }
}

function listed(outputs: readonly Output[]): string {
  if (outputs.length === 0) return 'no output'
  return outputs.map(kindOf).join(', ')
}

function kindOf(output: Output): string {
  if (output.output_type === 'stream') return output.name
  if (output.output_type === 'error') return `error ${output.ename}`
  return Object.keys(output.data).find((mime) => mime !== 'text/plain') ?? 'text/plain'
}

function compareOutputs(expected: Output, found: Output): Found | null {
  if (kindOf(expected) !== kindOf(found) || expected.output_type !== found.output_type) {
    return { where: 'the kind', expected: kindOf(expected), found: kindOf(found) }
  }
  if (expected.output_type === 'stream')
    return compareTexts('text', expected.text, (found as typeof expected).text)
  if (expected.output_type === 'error') {
    return compareTexts('error', expected.evalue, (found as typeof expected).evalue)
  }
  const other = found as typeof expected
  const mimes = [...new Set([...Object.keys(expected.data), ...Object.keys(other.data)])]
  for (const mime of mimes) {
    const difference = compareMime(mime, expected.data[mime], other.data[mime])
    if (difference !== null) return difference
  }
  return compareValues('metadata', expected.metadata, other.metadata)
}

function compareMime(mime: string, expected: unknown, found: unknown): Found | null {
  if (expected === undefined || found === undefined) {
    const presence = (value: unknown) => (value === undefined ? 'missing' : 'present')
    return { where: mime, expected: presence(expected), found: presence(found) }
  }
  // A picture is drawn from the figure beside it, and its bytes depend on the version of what drew it.
  if (mime === 'image/png') return null
  if (typeof expected === 'string' && typeof found === 'string') return compareTexts(mime, expected, found)
  const name = mime === 'application/vnd.plotly.v1+json' ? 'chart' : mime
  const difference = compareValues('', expected, found)
  return difference && { ...difference, where: `${name} at ${difference.where.replace(/^\./, '')}` }
}

function compareTexts(where: string, expected: string, found: string): Found | null {
  if (expected === found) return null
  const [left, right] = [expected.split('\n'), found.split('\n')]
  const line = left.findIndex((text, i) => text !== right[i])
  const at = line < 0 ? left.length : line
  const shown = (lines: readonly string[]) => (lines[at] === undefined ? '(ends here)' : short(lines[at]!))
  const place = left.length === 1 && right.length === 1 ? where : `${where} line ${at + 1}`
  return { where: place, expected: shown(left), found: shown(right) }
}

/** Compares JSON by structure, keys in any order, numbers within the tolerance; the place is a path like `.data[0].x[3]`. */
export function compareValues(path: string, expected: unknown, found: unknown): Found | null {
  if (typeof expected === 'number' && typeof found === 'number' && isClose(expected, found)) return null
  if (Array.isArray(expected) && Array.isArray(found)) {
    const wrongLength = expected.length !== found.length
    for (const [i, item] of expected.entries()) {
      if (i >= found.length) break
      const difference = compareValues(`${path}[${i}]`, item, found[i])
      if (difference !== null) return difference
    }
    if (!wrongLength) return null
    return { where: path, expected: `${expected.length} items`, found: `${found.length} items` }
  }
  if (isObject(expected) && isObject(found)) {
    for (const key of [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()) {
      const difference = compareValues(`${path}.${key}`, expected[key], found[key])
      if (difference !== null) return difference
    }
    return null
  }
  return Object.is(expected, found)
    ? null
    : { where: path, expected: shownJson(expected), found: shownJson(found) }
}

function isClose(a: number, b: number): boolean {
  if (a === b) return true
  const allowed = Math.max(TOLERANCE.absolute, TOLERANCE.relative * Math.max(Math.abs(a), Math.abs(b)))
  return Math.abs(a - b) <= allowed
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shownJson(value: unknown): string {
  return value === undefined ? '(nothing)' : short(JSON.stringify(value))
}

/** Cut, and with blanks that look like others written out: a difference should be seen. */
function short(text: string): string {
  const visible = text.replace(/[^\S \n]|\p{Cf}/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return visible.length > 160 ? `${visible.slice(0, 150)}... (${text.length} characters)` : visible
}
