import { describe, expect, it } from 'vitest'
import { validateLesson } from '../../src/notebook/validate.ts'
import { code, exercise, markdown, notebookOf } from './build.ts'

const messages = (...cells: Parameters<typeof notebookOf>) =>
  validateLesson(notebookOf(...cells)).map(({ cell, message }) => `${cell}: ${message}`)
const quiz = (source: string) => messages(markdown('quiz-one', source, { tags: ['quiz'] }))

describe('validateLesson', () => {
  it('finds nothing wrong with a lesson in order', () => {
    const choices = '- [x] one\n  <details>a</details>\n- [ ] two\n  <details>b</details>'
    const cells = [
      code('find-k', 'const k = 5'),
      markdown('the-data-2', 'k is 5<!-- k -->'),
      markdown('quiz-one', `Which?\n\n${choices}`, { tags: ['quiz'] }),
      ...exercise('01-a', 'a', 'const a = 1'),
    ]
    expect(messages(...cells)).toEqual([])
  })

  it('wants the kernel tslab', () => {
    expect(validateLesson({ cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 })).toEqual([
      { message: 'the kernel must be "tslab", not undefined' },
    ])
  })

  it.each(['a1b2c3d4', '4f9c2b1e-8d3a-4c55-9b0e-1f2a3b4c5d6e', 'FindK', 'find_k', 'find--k'])(
    'refuses the id %s',
    (id) => {
      expect(messages(code(id, ''))).toEqual([
        `${id}: the id must be a readable slug, as "find-k" or "the-data-2"`,
      ])
    },
  )

  it.each(['find-k', 'facade', 'deadbeef', 'x'])('takes the id %s', (id) => {
    expect(messages(code(id, ''))).toEqual([])
  })

  it('finds quizzes without a question, choices, one right choice, or explanations', () => {
    expect(quiz('Which?')).toContain('quiz-one: a quiz needs at least two choices, as "- [ ] text"')
    expect(quiz('- [x] a\n  why\n- [x] b\n  why')).toEqual([
      'quiz-one: the quiz has no question',
      'quiz-one: a quiz needs one right choice, marked [x], and this one has 2',
    ])
    expect(quiz('Which?\n- [x] a\n  why\n- [ ] b')).toEqual(['quiz-one: the choice "b" has no explanation'])
  })

  it('finds exercises that are not whole', () => {
    const [starter, check, , solution] = exercise('01-a', 'a', 'const a = 1')
    expect(messages(starter, check)).toEqual([
      '01-a-starter: exercise 01-a has a check, but no cell tagged "solution"',
    ])
    expect(messages(check, solution)).toEqual([
      '01-a-check: exercise 01-a has a check, but no cell tagged "exercise"',
    ])
    expect(messages(starter)).toEqual([])
    expect(messages({ ...solution, source: 'no code' })).toEqual([
      '01-a-solution: a solution needs one ```ts fence inside <details>',
    ])
  })

  it('finds prose numbers that cannot be read', () => {
    expect(messages(markdown('text', 'x1<!-- k -->'))[0]).toMatch(/^text: "x1<!-- k -->" is no number/)
  })
})
