import { describe, expect, it } from 'vitest'
import {
  emptyRecord,
  fingerprint,
  isEmpty,
  type LessonRecord,
  readRecord,
  withAnswer,
  withPassed,
  withSource,
  writeRecord,
} from '../../../src/page/client/progress/record'
import { type Box, LEARNER, ProgressStore } from '../../../src/page/client/progress/store'
import { fitTo, keepingMine, type PublishedLesson, takingNew } from '../../../src/page/client/progress/update'

const blank = emptyRecord('v1', 'A line')
const quizAnswer = { choice: 1, right: false, of: 'q1' }

/** A record with something of everything, made from `const k = 3` and `show(k)`. */
const full = withAnswer(
  withPassed(withSource(blank, 'one', 'const k = 5', 'const k = 3'), '01-find'),
  'quiz-a',
  quizAnswer,
)

describe('a record', () => {
  it('is read as it was written', () => {
    expect(readRecord(writeRecord(full))).toEqual(full)
  })

  it('keeps ids that mean something to JavaScript', () => {
    const record = withSource(blank, '__proto__', 'a', 'b')
    expect(readRecord(writeRecord(record))).toEqual(record)
  })

  it('forgets an edit whose text is the published one again', () => {
    expect(isEmpty(withSource(withSource(blank, 'one', 'a', 'b'), 'one', 'b', 'b'))).toBe(true)
  })

  it.each(['', 'null', '[]', '"x"', '{"format":2,"version":"v1"}', '{"format":1}', '{{'])(
    'is not made of %j',
    (text) => {
      expect(readRecord(text)).toBeUndefined()
    },
  )

  it('is read without its damaged entries', () => {
    const text = JSON.stringify({
      format: 1,
      version: 'v1',
      title: 7,
      edits: [
        { id: 'one', source: 'a', base: 'b' },
        { id: 'two', source: 3 },
        null,
        { source: 'a', base: 'b' },
      ],
      passed: ['01-a', 5, null],
      answers: [
        { id: 'q', choice: -1, of: 'x' },
        { id: 'r', choice: 0, right: true, of: 'x' },
      ],
    })
    expect(readRecord(text)).toEqual({
      version: 'v1',
      title: '',
      edits: new Map([['one', { source: 'a', base: 'b' }]]),
      passed: new Set(['01-a']),
      answers: new Map([['r', { choice: 0, right: true, of: 'x' }]]),
    })
  })
})

describe('fingerprint', () => {
  // The published test vectors of 32-bit FNV-1a.
  it.each([
    ['', '811c9dc5'],
    ['a', 'e40c292c'],
    ['foobar', 'bf9cf968'],
  ])('of %j is that of FNV-1a', (text, hash) => {
    expect(fingerprint(text)).toBe(hash)
  })
})

const lesson = (change: Partial<PublishedLesson> = {}): PublishedLesson => ({
  version: 'v2',
  sources: new Map([
    ['one', 'const k = 3'],
    ['two', 'show(k)'],
  ]),
  exercises: new Set(['01-find']),
  questions: new Map([['quiz-a', 'q1']]),
  ...change,
})
const withOne = (source: string) => lesson({ sources: new Map([['one', source]]) })

describe('a lesson that was updated', () => {
  it('keeps the edit of a cell that it left alone, and says that it was updated', () => {
    const fitted = fitTo(full, lesson())
    expect(fitted).toEqual({ record: { ...full, version: 'v2' }, wasUpdated: true, conflicts: [] })
  })

  it('says nothing to a reader who has done nothing', () => {
    expect(fitTo(blank, lesson()).wasUpdated).toBe(false)
  })

  it('keeps both texts of a cell that was changed here and there until the reader decides', () => {
    const { record, conflicts } = fitTo(full, withOne('const k = 4'))
    expect(conflicts).toEqual([{ id: 'one', mine: 'const k = 5', published: 'const k = 4' }])
    expect(record.version).toBe('v1')
    expect(record.edits).toEqual(full.edits)
    const again = fitTo(withSource(record, 'one', 'const k = 6', 'const k = 4'), withOne('const k = 4'))
    expect(again.conflicts).toEqual([{ id: 'one', mine: 'const k = 6', published: 'const k = 4' }])
  })

  it('asks no more once the reader keeps the own text', () => {
    const now = withOne('const k = 4')
    const { record, conflicts } = fitTo(full, now)
    const kept = keepingMine(record, conflicts, 'v2')
    expect(kept.edits.get('one')).toEqual({ source: 'const k = 5', base: 'const k = 4' })
    expect(fitTo(kept, now)).toEqual({ record: kept, wasUpdated: false, conflicts: [] })
  })

  it('asks no more once the reader takes the new text', () => {
    const now = withOne('const k = 4')
    const { record, conflicts } = fitTo(full, now)
    const taken = takingNew(record, conflicts, 'v2')
    expect(taken.edits.size).toBe(0)
    expect(fitTo(taken, now)).toEqual({ record: taken, wasUpdated: false, conflicts: [] })
  })

  it('has no conflict where it now says what the reader had written', () => {
    const { record, conflicts } = fitTo(full, withOne('const k = 5'))
    expect(conflicts).toEqual([])
    expect(record.edits.size).toBe(0)
  })

  it('keeps the text of a cell that is gone, when the reader wants the own text', () => {
    const now = lesson({ sources: new Map([['two', 'show(k)']]) })
    const { record, conflicts } = fitTo(full, now)
    expect(conflicts).toEqual([{ id: 'one', mine: 'const k = 5', published: undefined }])
    const kept = keepingMine(record, conflicts, 'v2')
    expect(kept.edits).toEqual(full.edits)
    expect(fitTo(kept, now).conflicts).toEqual([])
  })

  it('opens questions that are worded otherwise and exercises that are gone', () => {
    const { record } = fitTo(full, lesson({ exercises: new Set(), questions: new Map([['quiz-a', 'q2']]) }))
    expect([record.passed.size, record.answers.size]).toEqual([0, 0])
  })
})

/** A storage in memory, with room for so many characters. */
function boxOf(room = Number.POSITIVE_INFINITY): Box & { readonly content: Map<string, string> } {
  const content = new Map<string, string>()
  return {
    content,
    get length() {
      return content.size
    },
    key: (index) => [...content.keys()][index] ?? null,
    getItem: (key) => content.get(key) ?? null,
    removeItem: (key) => void content.delete(key),
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError')
      content.set(key, value)
    },
  }
}

describe('ProgressStore', () => {
  it('hands over what it was given, also to the next page', () => {
    const box = boxOf()
    expect(new ProgressStore(box).write('01-a', full)).toBe(true)
    expect(new ProgressStore(box).read('01-a')).toEqual(full)
    expect(new ProgressStore(box).read('02-b')).toBeUndefined()
  })

  it('lists and forgets the lessons, and nothing that others keep in the same storage', () => {
    const box = boxOf()
    box.setItem('other', 'x')
    box.setItem('fledgling:theme', 'dark')
    const store = new ProgressStore(box)
    for (const stem of ['02-b', '01-a']) store.write(stem, full)
    expect(store.stems()).toEqual(['01-a', '02-b'])
    store.removeAll('next')
    expect(store.stems()).toEqual([])
    expect([...box.content.keys()].sort()).toEqual([LEARNER, 'fledgling:theme', 'other'])
  })

  it('holds for the page what a full storage does not take, and says so once', () => {
    let troubles = 0
    const store = new ProgressStore(boxOf(10), () => troubles++)
    const more: LessonRecord = withPassed(full, '01-more')
    expect([store.write('01-a', full), store.write('01-a', more)]).toEqual([false, false])
    expect(store.read('01-a')).toEqual(more)
    expect(store.stems()).toEqual(['01-a'])
    expect(troubles).toBe(1)
  })

  it.each([
    ['is not there', undefined],
    [
      'throws at every touch',
      new Proxy({} as Box, {
        get() {
          throw new DOMException('no', 'SecurityError')
        },
      }),
    ],
  ])('works where the storage %s', (_, box) => {
    const store = new ProgressStore(box)
    expect(store.read('01-a')).toBeUndefined()
    store.write('01-a', full)
    expect(store.read('01-a')).toEqual(full)
    store.removeAll('next')
    expect(store.read('01-a')).toBeUndefined()
  })

  it('does not lose the last good record when the storage is full', () => {
    const box = boxOf(writeRecord(full).length)
    const store = new ProgressStore(box)
    store.write('01-a', full)
    store.write('01-a', withPassed(full, 'x'.repeat(100)))
    expect(new ProgressStore(box).read('01-a')).toEqual(full)
  })
})
