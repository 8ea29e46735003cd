import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Exercise, judge } from '../../src/lib/exercises/judge.ts'
import { printed } from '../../src/lib/exercises/printed.ts'
import { resultOf } from '../../src/lib/exercises/result.ts'
import { sentences } from '../../src/lib/exercises/sentences.ts'
import type { MimeBundle } from '../../src/lib/figure.ts'

const double: Exercise = {
  id: '99-double',
  name: 'double',
  cases: [{ args: [0] }, { args: [3] }, { args: [-1.5], note: { en: 'Numbers below zero count too.' } }],
  right: (x: number) => 2 * x,
  starter: { answer: () => Number.NaN, say: { en: 'Write something first.' } },
  wrong: [
    { answer: (x: number) => x * x, say: { en: 'That is the square.' } },
    { answer: (x: number) => Math.abs(2 * x), say: { en: 'The sign is lost.' } },
  ],
}
const found = (answer: unknown, exercise = double) => resultOf(exercise, judge(exercise, answer))
const say = (answer: unknown, exercise = double) => sentences(found(answer, exercise))

describe('judge', () => {
  test('passes whoever is right on every case, by whatever way', () => {
    expect(judge(double, (x: number) => x + x)).toMatchObject({ kind: 'right', passed: 3, cases: 3 })
  })

  test('allows rounding errors up to the tolerance and no more', () => {
    expect(judge(double, (x: number) => 2 * x + 1e-12).kind).toBe('right')
    expect(judge(double, (x: number) => 2 * x + 1e-3).kind).toBe('wrong')
    expect(judge({ ...double, tolerance: 0.01 }, (x: number) => 2 * x + 1e-3).kind).toBe('right')
  })

  test('names the first case that does not pass, with what was given, expected and got', () => {
    const verdict = judge(double, (x: number) => (x < 0 ? 7 : 2 * x))
    expect(verdict).toMatchObject({ kind: 'wrong', passed: 2, cases: 3 })
    expect(verdict.failure).toMatchObject({ args: [-1.5], expected: -3, outcome: { value: 7 } })
  })

  test('explains a typical wrong answer only to who agrees with it on every case', () => {
    expect(judge(double, (x: number) => x ** 2).say?.en).toBe('That is the square.')
    expect(judge(double, (x: number) => (x === 3 ? 9 : 8)).kind).toBe('wrong')
    expect(judge(double, (x: number) => Math.abs(2 * x)).say?.en).toBe('The sign is lost.')
  })

  test('knows the starter', () => {
    expect(judge(double, () => Number.NaN).kind).toBe('starter')
  })

  test('gives back what was thrown instead of throwing', () => {
    const verdict = judge(double, () => {
      throw new TypeError('no such thing')
    })
    expect(verdict).toMatchObject({
      kind: 'thrown',
      passed: 0,
      failure: { outcome: { thrown: 'no such thing' } },
    })
  })

  test('says that a promise is none of the expected values, and swallows its failure', async () => {
    expect(judge(double, async (x: number) => 2 * x).kind).toBe('promise')
    expect(judge(double, () => Promise.reject(new Error('late'))).kind).toBe('promise')
    await new Promise((resolve) => setTimeout(resolve, 0)) // an unhandled rejection would fail this run
  })

  test.each([undefined, null, 6, 'double'])('refuses %s where a function is asked for', (answer) => {
    expect(judge(double, answer).kind).toBe('type')
  })

  test('hands every case a fresh copy, and tells who changes the data', () => {
    const list = [3, 1, 2]
    const exercise: Exercise = {
      ...double,
      cases: [{ args: [list] }],
      right: (values: number[]) => Math.max(...values),
      wrong: [],
    }
    expect(judge(exercise, (values: number[]) => values.sort((p, q) => p - q).at(-1)).kind).toBe('changes')
    expect(judge(exercise, (values: number[]) => [...values].sort((p, q) => p - q).at(-1)).kind).toBe('right')
    expect(list).toEqual([3, 1, 2])
  })

  test('compares lists, objects and typed arrays part by part', () => {
    const right = () => ({ k: 0.1 + 0.2, tried: [1, Number.NaN] })
    const exercise: Exercise = { ...double, cases: [{ args: [] }], right, wrong: [] }
    expect(judge(exercise, () => ({ tried: [1, Number.NaN], k: 0.3 })).kind).toBe('right')
    expect(judge(exercise, () => ({ tried: new Float64Array([1, Number.NaN]), k: 0.3 })).kind).toBe('right')
    expect(judge(exercise, () => ({ tried: [1], k: 0.3 })).kind).toBe('wrong')
    expect(judge(exercise, () => ({ k: 0.3 })).kind).toBe('wrong')
    expect(judge(exercise, () => '0.3').kind).toBe('wrong')
  })

  test('takes a value where a value is asked for', () => {
    const exercise: Exercise = {
      ...double,
      cases: [{ args: [] }],
      right: 5,
      starter: { answer: 0, say: { en: 'x' } },
    }
    expect(judge(exercise, 5).kind).toBe('right')
    expect(judge(exercise, 0).kind).toBe('starter')
    expect(judge(exercise, () => 5).kind).toBe('type')
  })
})

describe('sentences', () => {
  test.each([
    [(x: number) => 2 * x, '✓ All 3 cases pass.'],
    [() => Number.NaN, '→ Write something first.\nChange the cell above, run it, then run this one.'],
    [
      12,
      "→ Hand in the function itself, not its result: check('99-double', double), with no brackets after double.",
    ],
    [async () => 1, '→ double gives a promise. Nothing in it has to wait: leave out async and await.'],
  ])('case %#', (answer, text) => {
    expect(say(answer)).toBe(text)
  })

  test('tell the first case that does not pass, its note, and the explanation', () => {
    expect(say((x: number) => Math.abs(2 * x))).toBe(
      '2 of 3 cases pass.\nThe first that does not: double(-1.5). It should give -3, and yours gives 3.\n' +
        'Numbers below zero count too.\n→ The sign is lost.',
    )
  })

  test('tell the call in the words of its case where it has some', () => {
    const exercise = { ...double, cases: [{ args: [3], call: { en: 'double(x), with x = 3' } }] }
    expect(say(() => 7, exercise)).toContain('double(x), with x = 3. It should give 6, and yours gives 7.')
  })

  test('tell what was thrown', () => {
    const text = say(() => JSON.parse('{'))
    expect(text).toContain('double(0). It should give 0, but it stops with an error:\n  ')
  })

  test('tell a missing return and a value of another kind', () => {
    expect(say(() => {})).toContain('→ It gives nothing back.')
    expect(say((x: number) => `${2 * x}`)).toContain('→ The answer should be a number, and this is a text.')
  })

  test('never use a cross, nor a word of blame', () => {
    for (const answer of [() => 1, () => {}, 3, (x: number) => x * x]) {
      expect(say(answer)).not.toMatch(/[✗✘❌]|wrong|fail|incorrect|score/i)
    }
  })
})

describe('resultOf', () => {
  test('tells every case with its call, what it should give, and what it gave or threw', () => {
    const root = (x: number) => {
      if (x < 0) throw new RangeError('x is below zero')
      return x
    }
    expect(found(root)).toEqual({
      id: '99-double',
      kind: 'wrong',
      passed: 1,
      headline: '1 of 3 cases pass.',
      cases: [
        { call: 'double(0)', ok: true, expected: '0' },
        { call: 'double(3)', ok: false, expected: '6', got: '3' },
        {
          call: 'double(-1.5)',
          ok: false,
          expected: '-3',
          error: 'x is below zero',
          errorName: 'RangeError',
        },
      ],
      say: [],
    })
  })

  test('tells the note of the first case that does not pass, and of no other', () => {
    const { cases, say: advice } = found((x: number) => Math.abs(2 * x))
    expect(cases.map(({ note }) => note)).toEqual([undefined, undefined, 'Numbers below zero count too.'])
    expect(advice).toEqual(['The sign is lost.'])
  })

  test('lists no cases for the starter, for a promise, and for what is no function', () => {
    for (const answer of [() => Number.NaN, async () => 1, 12]) {
      expect(found(answer)).toMatchObject({ headline: 'Not there yet.', cases: [] })
    }
  })

  test('does not call an answer right that changes what it is given', () => {
    const exercise: Exercise = { ...double, cases: [{ args: [[2, 1]] }], right: () => 1, wrong: [] }
    const result = found((list: number[]) => list.sort()[0], exercise)
    expect(result).toMatchObject({ kind: 'changes', passed: 1 })
    expect(result.say[0]).toContain('double changes the data')
  })
})

describe('printed', () => {
  test.each([
    [0.1 + 0.2, '0.3'],
    [[1, 2, 3, 4, 5, 6, 7, 8], '[1, 2, 3, 4, 5, ... 8 in all]'],
    [[1, 2, 3, 4, 5, 6], '[1, 2, 3, 4, 5, 6]'],
    [{ x: 1, label: 'A' }, "{ x: 1, label: 'A' }"],
    [{}, '{}'],
    [undefined, 'undefined'],
    ['y'.repeat(80), `'${'y'.repeat(57)}...'`],
  ])('%j', (value, text) => {
    expect(printed(value)).toBe(text)
  })
})

describe('check', () => {
  const bundles: MimeBundle[] = []
  beforeEach(async () => {
    const { installHost } = await import('../../src/lib/host.ts')
    installHost({
      language: 'en',
      emit: (bundle) => bundles.push(bundle),
      png: () => null,
      read: () => Promise.reject(new Error('no files here')),
      startTensorFlow: () => Promise.resolve(),
    })
  })
  afterEach(() => bundles.splice(0))

  test('shows the sentences, never throws, and names the exercises there are', async () => {
    const { check } = await import('../../src/lib/exercises/check.ts')
    check('00-side', (k: number, x: number) => (x < k ? 'A' : 'B'))
    check('00-sied', () => 'A')
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('do not look')
        },
      },
    )
    check('00-side', () => hostile)
    const texts = bundles.map((bundle) => bundle['text/plain'])
    expect(texts).toHaveLength(3)
    expect(texts[0]).toBe('✓ All 6 cases pass.')
    expect(texts[1]).toContain("There is no exercise '00-sied'. There are: 00-side,")
    expect(texts[2]).toMatch(/could not be tried/)
  })

  test('hands the same to a page as data, which is plain JSON', async () => {
    const { check } = await import('../../src/lib/exercises/check.ts')
    check('00-side', (k: number, x: number) => (x <= k ? 'A' : 'B'))
    const data = bundles[0]?.['application/vnd.fledgling.check+json']
    expect(data).toMatchObject({ id: '00-side', kind: 'known', passed: 5, headline: '5 of 6 cases pass.' })
    expect(JSON.parse(JSON.stringify(data))).toEqual(data)
  })
})
