import { describe, expect, it } from 'vitest'
import { quizOf } from '../../src/notebook/quiz.ts'
import { markdown } from './build.ts'

describe('quizOf', () => {
  it('reads question, choices and folded explanations', () => {
    const source = [
      '**Question.** Which number did training set?',
      '',
      '- [ ] The *points*',
      '  <details><summary>Why?</summary>No: they were there before.</details>',
      '- [x] `k`',
      '  <details><summary>Why?</summary>',
      '',
      '  Yes: found by trying.',
      '',
      '  </details>',
      '* [ ] Both',
      '  of them',
      '  <details><summary>Why?</summary>No.</details>',
    ].join('\n')
    expect(quizOf(markdown('q', source))).toEqual({
      question: '**Question.** Which number did training set?',
      choices: [
        { text: 'The *points*', why: 'No: they were there before.', right: false },
        { text: '`k`', why: 'Yes: found by trying.', right: true },
        { text: 'Both\nof them', why: 'No.', right: false },
      ],
    })
  })

  it('takes the lines below a choice for its explanation where nothing is folded', () => {
    const { choices } = quizOf(markdown('q', 'Which?\n\n- [X] this\n\n  Because.\n- [ ] that'))
    expect(choices).toEqual([
      { text: 'this', why: 'Because.', right: true },
      { text: 'that', why: '', right: false },
    ])
  })

  it('finds no choices in ordinary prose', () => {
    expect(quizOf(markdown('q', 'Just text\n- a list'))).toEqual({
      question: 'Just text\n- a list',
      choices: [],
    })
  })
})
