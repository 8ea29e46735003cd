import { say } from '../host'
import type { Exercise, Tried, Verdict, VerdictKind } from './judge'
import { kindOf, printed } from './printed'

/** What `check` found, in words: for a page that sets it as a list. Plain JSON, so that it travels with the output. */
export interface CheckResult {
  /** The exercise, e.g. `01-mistakes`. */
  readonly id: string
  readonly kind: VerdictKind
  /** How many of the cases pass. */
  readonly passed: number
  /** How it went, in a sentence: `3 of 7 cases pass.` */
  readonly headline: string
  /** The cases in their order; empty where listing them would help nobody. */
  readonly cases: readonly CheckedCase[]
  /** Sentences that help, the most telling one last. */
  readonly say: readonly string[]
}

/** One case in words: what was called, what it should give, and what it gave instead or the error it stopped with. */
export interface CheckedCase {
  readonly call: string
  readonly ok: boolean
  readonly expected: string
  readonly got?: string
  readonly error?: string
  /** The kind of the error, e.g. `ReferenceError`. */
  readonly errorName?: string
  /** What is special about the case; told only with the first that does not pass. */
  readonly note?: string
}

/** The verdict on an answer in the words of the reader's language. */
export function resultOf(exercise: Exercise, verdict: Verdict): CheckResult {
  const { kind, passed } = verdict
  const advice = adviceOn(exercise, verdict)
  const result = { id: exercise.id, kind, passed, headline: headline(verdict), say: advice }
  if (kind === 'starter') return { ...result, cases: [] }
  return {
    ...result,
    cases: verdict.tried.map((each) => checkedCase(exercise, each, each === verdict.failure)),
  }
}

function headline({ passed, cases, kind }: Verdict): string {
  if (kind === 'starter' || kind === 'type' || kind === 'promise') return say({ en: 'Not there yet.' })
  if (cases === 1) return passed === 1 ? say({ en: 'That is right.' }) : say({ en: 'Not there yet.' })
  if (passed === cases) return say({ en: `All ${cases} cases pass.` })
  return say({ en: `${passed} of ${cases} cases pass.` })
}

function checkedCase(exercise: Exercise, tried: Tried, isFirstMiss: boolean): CheckedCase {
  const { expected, outcome, passes, note } = tried
  const base = { call: callOf(exercise, tried), ok: passes, expected: printed(expected) }
  if (passes) return base
  const told = isFirstMiss && note !== undefined ? { note: say(note) } : {}
  if ('thrown' in outcome) return { ...base, error: outcome.thrown, errorName: outcome.name, ...told }
  return { ...base, got: printed(outcome.value), ...told }
}

function callOf({ name, right }: Exercise, { args, call }: Tried): string {
  if (call !== undefined) return say(call)
  return typeof right === 'function' ? `${name}(${args.map(printed).join(', ')})` : name
}

function adviceOn(exercise: Exercise, verdict: Verdict): string[] {
  const { kind, failure } = verdict
  const { name } = exercise
  if (kind === 'type') return [wrongKind(exercise)]
  if (kind === 'promise') {
    return [say({ en: `${name} gives a promise. Nothing in it has to wait: leave out async and await.` })]
  }
  if (kind === 'changes') {
    return [
      say({
        en: `But ${name} changes the data it is given, and whoever uses them next is in for a surprise. Work on a copy: [...points].`,
      }),
    ]
  }
  if (verdict.say !== undefined) return [say(verdict.say)]
  return failure === undefined ? [] : typeHint(failure)
}

/** Where even the kind of value is not the right one, that is the thing to say. */
function typeHint({ expected, outcome }: Tried): string[] {
  if ('thrown' in outcome) return []
  if (outcome.value === undefined) {
    return [say({ en: 'It gives nothing back. Is there a return on every way through it?' })]
  }
  const [wanted, given] = [kindOf(expected), kindOf(outcome.value)]
  return wanted === given ? [] : [say({ en: `The answer should be ${wanted}, and this is ${given}.` })]
}

function wrongKind({ id, name, right }: Exercise): string {
  if (typeof right === 'function') {
    return say({
      en: `Hand in the function itself, not its result: check('${id}', ${name}), with no brackets after ${name}.`,
    })
  }
  return say({ en: `Hand in the value itself: ${name} should be ${kindOf(right)}, not a function.` })
}
