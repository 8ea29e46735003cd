import { say } from '../host'
import type { Exercise, Failure, Verdict } from './judge'

/** The verdict as plain text for the reader: sentences that help, one a line, an arrow before what to look at. */
export function sentences(exercise: Exercise, verdict: Verdict): string {
  const { kind, failure } = verdict
  const { name } = exercise
  if (kind === 'right') return `✓ ${count(verdict)}`
  if (kind === 'type') return `→ ${wrongKind(exercise)}`
  if (kind === 'promise') return `→ ${say(promise(name))}`
  if (kind === 'starter') return `→ ${verdict.say === undefined ? '' : say(verdict.say)}`
  const lines = [count(verdict)]
  if (failure !== undefined) lines.push(...(kind === 'changes' ? changes(name) : first(exercise, failure)))
  if (verdict.say !== undefined) lines.push(`→ ${say(verdict.say)}`)
  return lines.join('\n')
}

function count({ passed, cases }: Verdict): string {
  if (cases === 1) return passed === 1 ? say({ en: 'That is right.' }) : say({ en: 'Not there yet.' })
  if (passed === cases) return say({ en: `All ${cases} cases pass.` })
  return say({ en: `${passed} of ${cases} cases pass.` })
}

function first(exercise: Exercise, failure: Failure): string[] {
  const { expected, outcome, note } = failure
  const call = callOf(exercise, failure)
  const wanted = printed(expected)
  const notes = note === undefined ? [] : [say(note)]
  if ('thrown' in outcome) {
    const stops = say({
      en: `The first that does not: ${call}. It should give ${wanted}, but it stops with an error:`,
    })
    return [stops, `  ${outcome.thrown}`, ...notes]
  }
  const got = printed(outcome.value)
  const differs = say({
    en: `The first that does not: ${call}. It should give ${wanted}, and yours gives ${got}.`,
  })
  return [differs, ...notes, ...typeHint(expected, outcome.value)]
}

function callOf({ name, right }: Exercise, { args, call }: Failure): string {
  if (call !== undefined) return say(call)
  return typeof right === 'function' ? `${name}(${args.map(printed).join(', ')})` : name
}

/** Where even the kind of value is not the right one, that is the thing to say. */
function typeHint(expected: unknown, got: unknown): string[] {
  if (got === undefined)
    return [`→ ${say({ en: 'It gives nothing back. Is there a return on every way through it?' })}`]
  const [wanted, given] = [kindOf(expected), kindOf(got)]
  if (wanted === given) return []
  return [`→ ${say({ en: `The answer should be ${wanted}, and this is ${given}.` })}`]
}

function kindOf(value: unknown): string {
  if (value === null) return say({ en: 'null' })
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return say({ en: 'a list' })
  const kind = typeof value
  if (kind === 'string') return say({ en: 'a text' })
  if (kind === 'boolean') return say({ en: 'true or false' })
  if (kind === 'function') return say({ en: 'a function' })
  return kind === 'number' ? say({ en: 'a number' }) : say({ en: 'an object' })
}

function wrongKind({ id, name, right }: Exercise): string {
  if (typeof right === 'function') {
    return say({
      en: `Hand in the function itself, not its result: check('${id}', ${name}), with no brackets after ${name}.`,
    })
  }
  return say({ en: `Hand in the value itself: ${name} should be ${kindOf(right)}, not a function.` })
}

function promise(name: string) {
  return { en: `${name} gives a promise. Nothing in it has to wait: leave out async and await.` }
}

function changes(name: string): string[] {
  return [
    `→ ${say({ en: `But ${name} changes the data it is given, and whoever uses them next is in for a surprise. Work on a copy: [...points].` })}`,
  ]
}

/** A value as a reader would type it; long lists and texts are cut, and the cut says how long they are. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `'${value.slice(0, 57)}...'` : `'${value}'`
  if (typeof value === 'number') return String(Number(value.toPrecision(6)))
  if (typeof value === 'function') return value.name === '' ? say({ en: 'a function' }) : value.name
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value as ArrayLike<unknown>)
    const rest = items.length - 6
    const shown = items.slice(0, rest > 0 ? 5 : 6).map(printed)
    return `[${rest > 0 ? [...shown, say({ en: `... ${items.length} in all` })].join(', ') : shown.join(', ')}]`
  }
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([key, item]) => `${key}: ${printed(item)}`)
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  }
  return String(value)
}
