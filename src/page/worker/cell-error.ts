import { inspect } from 'node-inspect-extracted'
import { plainMessage, positionInCell } from '../../cells/scope'
import type { CellError, Job } from './protocol'
import type { WorkerWords } from './words'

/** The name under which a run's script is known to the browser, so that a stack leads back to it. */
export function scriptName(cell: string, run: number): string {
  return `cell/${cell}/${run}`
}

interface Place {
  readonly name: string
  readonly cell: string
  readonly run: number
  readonly line: number
  readonly column: number
}

/** One line of a stack: `at f (cell/ID/RUN:2:5)` in Chrome, `f@cell/ID/RUN:2:5` in Firefox and Safari. */
const frame =
  /^\s*(?:at (?:async )?)?(?:(.*?)(?: \(|@))?(?:async\*)?cell\/([^/\s]*)\/(\d+):(\d+):(\d+)\)?\s*$/

/** The places in cells that a stack goes through, innermost first. */
export function placesIn(stack: string): Place[] {
  return stack.split('\n').flatMap((text) => {
    const [, name = '', cell = '', run, line, column] = frame.exec(text) ?? []
    if (run === undefined) return []
    return [{ name: plainName(name), cell, run: Number(run), line: Number(line), column: Number(column) }]
  })
}

/** `Object.f` and `async f` are `f`; what has no name of the reader's own has none. */
function plainName(name: string): string {
  const last = name.replace(/^(?:async|new) /, '').replace(/ \[as .*\]$/, '')
  return /^(?:Object\.)?([\w$.]+)$/.exec(last)?.[1]?.replace(/^<?anonymous>?$|^eval$/, '') ?? ''
}

/** How far a run's script lies beside the source of its cell. */
export type ShiftsOf = (run: number) => Pick<Job, 'firstLineShift' | 'shifts'>

/** What a cell threw, as the page shows it. */
export function cellError(thrown: unknown, words: WorkerWords, shiftsOf: ShiftsOf): CellError {
  const { name, message, stack } = partsOf(thrown)
  const places = placesIn(stack)
  const first = places[0]
  const trace = places.map((place) => words.inCell(place.name, place.cell, place.line))
  if (first === undefined) return { name, message, trace }
  const { cell } = first
  const place = positionInCell(shiftsOf(first.run), first.line, first.column)
  return { name, message, trace, ...(cell === '' ? {} : { cell, ...place }) }
}

/** The run that an error comes from, where its stack says so. */
export function runOf(thrown: unknown): number | undefined {
  return placesIn(partsOf(thrown).stack)[0]?.run
}

/** Anything may be thrown, and an error may have been tampered with. */
function partsOf(thrown: unknown): { name: string; message: string; stack: string } {
  try {
    if (thrown instanceof Error) {
      const { name, message, stack } = thrown
      return {
        name: String(name),
        message: plainMessage(withoutPreface(String(message))),
        stack: String(stack ?? ''),
      }
    }
    return { name: 'Error', message: typeof thrown === 'string' ? thrown : inspect(thrown), stack: '' }
  } catch {
    return { name: 'Error', message: '?', stack: '' }
  }
}

/** Chrome tells a mistake in the syntax as a failure of the function that imports the script. */
function withoutPreface(message: string): string {
  return message.replace(/^Failed to execute 'importScripts' on 'WorkerGlobalScope': /, '')
}
