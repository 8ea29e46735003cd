import { describe, expect, test } from 'vitest'
import { exercises } from '../../src/lib/exercises/index.ts'
import { type Exercise, judge } from '../../src/lib/exercises/judge.ts'

describe.each(Object.entries(exercises))('exercise %s', (id, exercise: Exercise) => {
  test('has an id that begins with its lesson, and at least two typical wrong answers', () => {
    expect(id).toBe(exercise.id)
    expect(id).toMatch(/^\d\d-[a-z0-9-]+$/)
    expect(exercise.wrong.length).toBeGreaterThanOrEqual(2)
  })

  test('passes the right answer and not the starter', () => {
    expect(judge(exercise, exercise.right).kind).toBe('right')
    expect(judge(exercise, exercise.starter.answer).kind).toBe('starter')
  })

  test('gives every typical wrong answer its own explanation', () => {
    const said = exercise.wrong.map(({ answer }) => judge(exercise, answer).say)
    expect(said).toEqual(exercise.wrong.map(({ say }) => say))
    expect(new Set(said.map((words) => words?.en)).size).toBe(said.length)
  })
})

/** Counted by hand, case by case, from the points as listed. */
const byHand: Record<string, readonly unknown[]> = {
  '00-side': ['A', 'B', 'B', 'A', 'A', 'B'],
  '01-mistakes': [2, 1, 3, 3, 1, 2, 0],
  '01-search': [6, 6, 3.5, 3.5],
  '02-descend': [5, 3.5, 2.5, 3.158203125, 9, 8],
  '07-mean-square': [2, 9, 0, 5.5, 9, 0.15625],
  '07-roll': [5, 7.5, 5.75, 2, 4.265625, 3.62890625, 9],
  '08-stop': [3, 2, 5, 1, 6, 1, 3],
  '08-folds': [4, 10.5, 17, 16.5, 20],
  '13-nearest': [5, 0, 1.25, 3, 3.5],
}

test.each(Object.entries(byHand))('the right answer of %s gives what was counted by hand', (id, expected) => {
  const { right, cases } = exercises[id]!
  expect(cases.map(({ args }) => (right as (...given: readonly unknown[]) => unknown)(...args))).toEqual(
    expected,
  )
})
