import { describe, expect, it, vi } from 'vitest'
import { Keeper } from '../../../src/page/client/progress/keeper'
import type { OpenedNotebook } from '../../../src/page/client/progress/notebook-file'
import { emptyRecord, type LessonRecord, withPassed } from '../../../src/page/client/progress/record'
import { ProgressStore } from '../../../src/page/client/progress/store'
import { LessonDouble } from './live-double'

const first = { one: 'const k = 3', two: 'show(k)' }

/** A page of the lesson over a storage that other pages may share. */
function open(store = new ProgressStore(undefined), version = 'v1', published = first) {
  const lesson = new LessonDouble(version, published)
  const shown: LessonRecord[] = []
  const keeper = new Keeper(lesson, store, {
    title: 'A line',
    exercises: new Set(['01-find']),
    questions: new Map([['quiz', 'q1']]),
    showDone: (record) => shown.push(record),
  })
  const fitted = keeper.start()
  return { lesson, keeper, store, fitted, shown, done: () => shown.at(-1) }
}

const stdout = (text: string) => [{ kind: 'stream', name: 'stdout', text }] as const
const notebook = (more: Partial<OpenedNotebook> = {}): OpenedNotebook => ({
  cells: new Map([['one', { source: 'const k = 9', outputs: stdout('9') }]]),
  unknown: [],
  record: undefined,
  ...more,
})

describe('Keeper', () => {
  it('brings edits, passed exercises and answers back to the next page', () => {
    const { lesson, keeper, store } = open()
    lesson.cell('one').setSource('const k = 5')
    keeper.change((record) => withPassed(record, '01-find'))
    keeper.answer('quiz', { choice: 2, right: true })
    keeper.answer('no-such-quiz', { choice: 0, right: false })
    keeper.flush()
    const next = open(store)
    expect(next.lesson.cell('one').source).toBe('const k = 5')
    expect([...(next.done()?.passed ?? [])]).toEqual(['01-find'])
    expect([...(next.done()?.answers ?? [])]).toEqual([['quiz', { choice: 2, right: true, of: 'q1' }]])
  })

  it('stores edits a moment after they are made', () => {
    vi.useFakeTimers()
    const { lesson, store } = open()
    lesson.cell('one').setSource('a')
    expect(store.read('01-a')).toBeUndefined()
    vi.runAllTimers()
    expect(store.read('01-a')?.edits.get('one')?.source).toBe('a')
    vi.useRealTimers()
  })

  it('stores nothing of a learner who has gone', () => {
    const { lesson, keeper, store } = open()
    lesson.cell('one').setSource('mine')
    keeper.end()
    keeper.flush()
    keeper.answer('quiz', { choice: 2, right: true })
    expect(store.read('01-a')).toBeUndefined()
  })

  it('stores what was typed before it began', () => {
    const store = new ProgressStore(undefined)
    const page = new LessonDouble('v1', first)
    page.cell('one').setSource('typed at once')
    const facts = { title: '', exercises: new Set<string>(), questions: new Map(), showDone() {} }
    const keeper = new Keeper(page, store, facts)
    keeper.start()
    keeper.flush()
    expect(store.read('01-a')?.edits.get('one')?.source).toBe('typed at once')
  })

  it('keeps what another tab has stored in the meantime', () => {
    const { lesson, keeper, store } = open()
    const other = open(store)
    other.lesson.cell('two').setSource('show(2)')
    other.keeper.flush()
    lesson.cell('one').setSource('const k = 1')
    keeper.flush()
    expect([...(store.read('01-a')?.edits.keys() ?? [])]).toEqual(['two', 'one'])
  })

  it('leaves nothing behind where every edit was taken back', () => {
    const { lesson, keeper, store } = open()
    lesson.cell('one').setSource('a')
    keeper.flush()
    lesson.cell('one').reset()
    keeper.flush()
    expect(store.stems()).toEqual([])
  })

  it('starts over, and goes back when that is undone', () => {
    const { lesson, keeper, store, done } = open()
    lesson.cell('one').setSource('const k = 5')
    void lesson.cell('two').run()
    keeper.change((record) => withPassed(record, '01-find'))
    const undo = keeper.startOver()
    expect(lesson.cells.map(({ source, outputs }) => [source, outputs])).toEqual([
      ['const k = 3', undefined],
      ['show(k)', undefined],
    ])
    expect(done()).toEqual(emptyRecord('v1', 'A line'))
    keeper.flush()
    expect(store.stems()).toEqual([])
    undo()
    expect(lesson.cells.map(({ source, outputs }) => [source, outputs])).toEqual([
      ['const k = 5', undefined],
      ['show(k)', stdout('show(k)')],
    ])
    keeper.flush()
    expect(open(store).lesson.cell('one').source).toBe('const k = 5')
    expect([...(open(store).done()?.passed ?? [])]).toEqual(['01-find'])
  })

  it('lets the reader decide when a cell was changed here and in the lesson', () => {
    const { lesson, keeper, store } = open()
    lesson.cell('one').setSource('const k = 5')
    keeper.flush()
    const newer = { one: 'const k = 4', two: 'show(k)' }
    const undecided = open(store, 'v2', newer)
    expect(undecided.fitted.conflicts).toHaveLength(1)
    expect(undecided.lesson.cell('one').source).toBe('const k = 5')
    const undo = undecided.keeper.decide(undecided.fitted.conflicts, 'new')
    expect(undecided.lesson.cell('one').source).toBe('const k = 4')
    expect(open(store, 'v2', newer).lesson.cell('one').source).toBe('const k = 4')
    undo()
    expect(undecided.lesson.cell('one').source).toBe('const k = 5')
    const again = open(store, 'v2', newer)
    expect(again.fitted.conflicts).toHaveLength(1)
    again.keeper.decide(again.fitted.conflicts, 'mine')
    expect(open(store, 'v2', newer).fitted.conflicts).toEqual([])
    expect(open(store, 'v2', newer).lesson.cell('one').source).toBe('const k = 5')
  })

  it('takes a notebook with its outputs, as far as they are not the published ones, and undoes that', () => {
    const { lesson, keeper, store } = open()
    const record = withPassed(withPassed(emptyRecord('v0', ''), '01-find'), '01-gone')
    const cells = new Map([
      ['one', { source: 'const k = 9', outputs: stdout('9') }],
      ['two', { source: 'show(k)', outputs: stdout('published') }],
    ])
    const taken = keeper.take(
      notebook({ cells, record, unknown: ['new'] }),
      new Map([['two', stdout('published')]]),
    )
    expect(taken).toMatchObject({ cells: 1, isOtherVersion: true })
    expect(lesson.cells.map(({ outputs }) => outputs)).toEqual([stdout('9'), undefined])
    expect(open(store).lesson.cell('one').source).toBe('const k = 9')
    expect([...(store.read('01-a')?.passed ?? [])]).toEqual(['01-find'])
    taken.undo()
    expect(lesson.cells.map(({ source, outputs }) => [source, outputs])).toEqual([
      ['const k = 3', undefined],
      ['show(k)', undefined],
    ])
    expect(store.stems()).toEqual([])
  })

  it("takes today's text for a cell that the reader had left as it was", () => {
    const { lesson, keeper } = open()
    lesson.cell('one').setSource('const k = 5')
    keeper.take(notebook({ cells: new Map([['one', { source: undefined, outputs: [] }]]) }), new Map())
    expect(lesson.cell('one').source).toBe('const k = 3')
  })
})
