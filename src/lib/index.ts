export const x: number = 1
export { check } from './exercises/check'
export { exercises } from './exercises/index'
export type {
  Exercise,
  ExerciseCase,
  Failure,
  Outcome,
  Verdict,
  VerdictKind,
  WrongAnswer,
} from './exercises/judge'
export { judge } from './exercises/judge'
