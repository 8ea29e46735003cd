import { expect, test } from 'vitest'
import { exercises } from '../../../src/lib/exercises/index'
import { judge } from '../../../src/lib/exercises/judge'
import { resultOf } from '../../../src/lib/exercises/result'
import type { Json } from '../../../src/lib/figure'
import { readResult } from '../../../src/page/client/exercise/result'

const exercise = exercises['00-side']!
const found = (answer: unknown) => resultOf(exercise, judge(exercise, answer)) as unknown as Json

test.each([() => 'A', exercise.right, exercise.starter.answer, 7])(
  'what a check says is read: %#',
  (answer) => {
    expect(readResult(found(answer))).toEqual(found(answer))
  },
)

test.each<[string, Json | undefined]>([
  ['nothing', undefined],
  ['a text', 'right'],
  ['a list', []],
  ['a number for a sentence', { ...(found(7) as object), headline: 1 }],
  ['an object for an explanation', { ...(found(7) as object), say: [{}] }],
  ['no cases', { ...(found(7) as object), cases: null }],
  ['a case without a call', { ...(found(7) as object), cases: [{ ok: true, expected: '1' }] }],
  [
    'a case with a list for an error',
    { ...(found(7) as object), cases: [{ call: 'f', ok: true, expected: '1', error: [] }] },
  ],
])('%s is not read', (_, json) => {
  expect(readResult(json)).toBeUndefined()
})
