export const x: number = 1
export { check } from './exercises/check'
export { exercises } from './exercises/index'
export { judge } from './exercises/judge'
export type { Exercise, ExerciseCase, Failure, Outcome, Verdict, VerdictKind, WrongAnswer } from './exercises/judge'
