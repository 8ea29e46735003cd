import { describe, expect, it } from 'vitest'
import { exercisesOf } from '../../src/notebook/exercise.ts'
import { type PlannedExercise, planExercise, readExercise } from '../../src/run/exercises.ts'
import { exercise, notebookOf } from '../notebook/build.ts'
import { telling } from './kernels.ts'

const planned = exercisesOf(notebookOf(...exercise('01-a', 'a', 'const a = 1'))).map(
  planExercise,
)[0] as PlannedExercise
const right = { kind: 'right', passed: 2, cases: 2, own: false }
const starter = { kind: 'starter', passed: 0, cases: 2, own: false }
const known = { kind: 'known', passed: 1, cases: 2, own: true }
const read = (told: unknown) => {
  const step = { kind: 'aside', cellId: 's', code: '' } as const
  return readExercise(planned, { step, status: 'ok', seconds: 0, ...telling(told) })
}

describe('readExercise', () => {
  it('finds nothing wrong where all behave as listed', () => {
    expect(read({ solution: right, starter, wrong: [known, known] })).toEqual([])
  })

  it('finds a solution that does not pass', () => {
    const solution = { kind: 'wrong', passed: 1, cases: 2, own: false, thrown: 'k is not defined' }
    expect(read({ solution, starter, wrong: [] })).toEqual([
      {
        cellId: '01-a-solution',
        message:
          'exercise 01-a: its solution does not pass: judged "wrong", 1 of 2 cases pass, error "k is not defined"',
      },
    ])
  })

  it('finds a starter that passes, and one that is not the listed one', () => {
    expect(read({ solution: right, starter: right, wrong: [] })).toEqual([
      { cellId: '01-a-check', message: 'exercise 01-a: its starter passes, though nothing was solved yet' },
    ])
    expect(read({ solution: right, starter: known, wrong: [] })[0]!.message).toMatch(
      /the notebook's a is not recognised as the starter/,
    )
  })

  it('finds a wrong answer that gets the explanation of another, or none', () => {
    const wrong = [
      known,
      { ...known, own: false },
      { ...right },
      { kind: 'wrong', passed: 1, cases: 2, own: false },
    ]
    expect(read({ solution: right, starter, wrong }).map(({ message }) => message)).toEqual([
      'exercise 01-a: wrong answer 2 does not get its own explanation: judged "known", 1 of 2 cases pass',
      'exercise 01-a: wrong answer 3 does not get its own explanation: judged "right", 2 of 2 cases pass',
      'exercise 01-a: wrong answer 4 does not get its own explanation: judged "wrong", 1 of 2 cases pass',
    ])
  })

  it('tells an exercise that the library does not have', () => {
    expect(read(null)).toEqual([
      { cellId: '01-a-check', message: 'exercise 01-a: the library has no exercise of that id' },
    ])
  })

  it('tells a solution that did not even compile', () => {
    const step = { kind: 'aside', cellId: 's', code: '' } as const
    const result = {
      step,
      status: 'error',
      outputs: [],
      seconds: 0,
      message: "Cannot find name 'k'.",
    } as const
    expect(readExercise(planned, result)).toEqual([
      {
        cellId: '01-a-solution',
        message: "exercise 01-a: its solution could not be tried. Cannot find name 'k'.",
      },
    ])
  })
})
