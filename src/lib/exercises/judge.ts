import type { Words } from '../host'

/** What a reader hands in: the function, or the value, that the exercise asks for. */
export type Answer = unknown

/** One situation in which the answer is tried. */
export interface ExerciseCase {
  /** What the function is called with; it gets a fresh copy. For a value: an empty list. */
  readonly args: readonly unknown[]
  /** The call as it is told, where its arguments are too long to print: `countMistakes(5, points), with A at 1 and 3`. */
  readonly call?: Words
  /** What is special about this case, told when it is the first that does not pass. */
  readonly note?: Words
}

/** An answer that is not right and that people typically give, as a function, with its explanation. */
export interface WrongAnswer {
  readonly answer: Answer
  readonly say: Words
}

/** An exercise as data. Whoever agrees with a wrong answer on *every* case gets its explanation. */
export interface Exercise {
  /** Unique in the course, starts with the number of the lesson, e.g. `01-mistakes`. */
  readonly id: string
  /** The name that the answer has in the notebook, e.g. `mistakes`. */
  readonly name: string
  readonly cases: readonly ExerciseCase[]
  readonly right: Answer
  /** The starter as it stands in the notebook, and what it calmly says there is to do. */
  readonly starter: WrongAnswer
  readonly wrong: readonly WrongAnswer[]
  /** How far a number may be off, absolutely or relative to its size; 1e-9 unless said otherwise. */
  readonly tolerance?: number
}

/** A case, and what became of the answer in it. */
export interface Tried extends ExerciseCase {
  readonly expected: unknown
  /** What the answer gave, or what it threw. */
  readonly outcome: Outcome
  readonly passes: boolean
}

/**
 * What became of an answer:
 * `right`; `starter`, still as the notebook had it; `known`, a typical wrong answer, explained in `say`; `wrong` in another way;
 * `thrown`, it threw in the first case that does not pass; `promise`, it gives a promise; `type`, it is no function (or no value)
 * at all; `changes`, its results are right, but it changes what it was given.
 */
export type VerdictKind = 'right' | 'starter' | 'known' | 'wrong' | 'thrown' | 'promise' | 'type' | 'changes'

export interface Verdict {
  readonly kind: VerdictKind
  /** How many cases pass, of how many. */
  readonly passed: number
  readonly cases: number
  /** Every case in its order; empty where nothing was tried (`type`, `promise`). */
  readonly tried: readonly Tried[]
  /** The first case that does not pass, or in which the answer changes what it was given. */
  readonly failure?: Tried
  readonly say?: Words
}

/** What calling an answer led to. */
export type Outcome =
  | { readonly value: unknown; readonly changed: boolean }
  /** The message of what was thrown, and the name of its kind: `ReferenceError`. */
  | { readonly thrown: string; readonly name: string }

/**
 * Tries an answer on every case of its exercise. Pure, apart from what the answer itself does. An error in the answer is a
 * verdict; only an object that throws when it is looked at (a hostile proxy) gets through, and `check` catches that.
 * A promise among the results ends it, since nothing here waits.
 */
export function judge(exercise: Exercise, answer: Answer): Verdict {
  const { cases, right, starter, wrong, tolerance = 1e-9 } = exercise
  const none = { passed: 0, cases: cases.length, tried: [] }
  if ((typeof answer === 'function') !== (typeof right === 'function')) return { ...none, kind: 'type' }

  const expected = cases.map(({ args }) => attempt(right, args))
  const found = cases.map(({ args }) => attempt(answer, args))
  if (found.some((outcome) => 'value' in outcome && isPromise(outcome.value)))
    return { ...none, kind: 'promise' }

  const tried = cases.map((each, i) => triedCase(each, expected[i]!, found[i]!, tolerance))
  const passed = tried.filter(({ passes }) => passes).length
  const count = { passed, cases: cases.length, tried }
  const agrees = (other: Answer) =>
    cases.every(({ args }, i) => same(found[i]!, attempt(other, args), tolerance))

  const failure = tried.find(({ passes }) => !passes)
  if (failure === undefined) {
    const changing = tried.find(({ outcome }) => 'value' in outcome && outcome.changed)
    return changing === undefined
      ? { ...count, kind: 'right' }
      : { ...count, kind: 'changes', failure: changing }
  }
  if (agrees(starter.answer)) return { ...count, kind: 'starter', failure, say: starter.say }
  const known = wrong.find((typical) => agrees(typical.answer))
  if (known !== undefined) return { ...count, kind: 'known', failure, say: known.say }
  return { ...count, kind: 'thrown' in failure.outcome ? 'thrown' : 'wrong', failure }
}

function triedCase(each: ExerciseCase, right: Outcome, outcome: Outcome, tolerance: number): Tried {
  const expected = 'value' in right ? right.value : undefined
  return { ...each, expected, outcome, passes: same(outcome, right, tolerance) }
}

/** Calls an answer with a copy of the arguments; an answer that is a value is its own result. */
function attempt(answer: Answer, args: readonly unknown[]): Outcome {
  if (typeof answer !== 'function') return { value: answer, changed: false }
  const given = copy(args) as unknown[]
  try {
    const value: unknown = answer(...given)
    if (isPromise(value)) value.then(undefined, () => {}) // its failure, if any, is no error of the notebook
    return { value, changed: !agree(given, args, 0) }
  } catch (error) {
    return error instanceof Error
      ? { thrown: error.message, name: error.name }
      : { thrown: String(error), name: 'Error' }
  }
}

function same(a: Outcome, b: Outcome, tolerance: number): boolean {
  if ('thrown' in a || 'thrown' in b) return 'thrown' in a && 'thrown' in b
  return agree(a.value, b.value, tolerance)
}

/**
 * Whether two values say the same: numbers within the tolerance (absolute, or relative to the larger one), lists and plain
 * objects part by part, everything else only if identical.
 */
export function agree(a: unknown, b: unknown, tolerance: number): boolean {
  if (Object.is(a, b) || a === b) return true
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
  }
  if (isList(a) && isList(b)) {
    return a.length === b.length && Array.from(a).every((item, i) => agree(item, b[i], tolerance))
  }
  if (isPlain(a) && isPlain(b)) {
    const keys = Object.keys(a)
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && agree(a[key], b[key], tolerance))
    )
  }
  return false
}

/** A copy of lists and plain objects all the way down; anything else is handed on as it is. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]))
  return value
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]' && !isPromise(value)
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}
