import { describe, expect, test } from 'vitest'
import { exercises } from '../../src/lib/exercises/index'
import { type Exercise, judge } from '../../src/lib/exercises/judge'

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
