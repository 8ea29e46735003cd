import { describe, expect, it } from 'vitest'
import type { FromCells } from '../../src/kernel/pipes.ts'
import { Outbox } from '../../src/kernel/runtime/outbox.ts'
import { newRun } from '../../src/kernel/runtime/run.ts'

/** An outbox whose displays are as large as they say, and what came out of it. */
function watched(silentLimit?: number) {
  const sent: FromCells[] = []
  const send = (messages: readonly FromCells[]) => {
    sent.push(...messages)
    const [first] = messages
    return first?.type === 'display' ? Number(first.content.size) : 0
  }
  const outbox = new Outbox({ send, whole: (act) => act(), silentLimit })
  const run = newRun(1, 'cell [1]', '')
  const display = (size: number) =>
    outbox.display(run, { type: 'display', run: 1, update: false, content: { size } })
  const written = (name: string) =>
    sent.map((message) => (message.type === 'stream' && message.name === name ? message.text : '')).join('')
  const shown = () => sent.filter(({ type }) => type === 'display').length
  return { outbox, run, display, written, shown, sent }
}

describe('Outbox', () => {
  it('cuts displays beyond 100 MB and says so once', () => {
    const { outbox, display, written, shown } = watched()
    for (let i = 0; i < 5; i++) display(60_000_000)
    outbox.flush()
    expect(shown()).toBe(2)
    expect(written('stderr')).toBe('\nOutput cut: a cell keeps 100 MB of displays.\n')
  })

  it('cuts no surrogate pair in two', () => {
    const { outbox, run, written } = watched()
    outbox.write(run, 'stdout', `x${'\u{1F426}'.repeat(5_000_000)}`)
    outbox.flush()
    expect(written('stdout')).toHaveLength(9_999_999)
    expect(written('stdout')).not.toMatch(/\p{Surrogate}/u)
  })

  it('keeps the order of streams and displays', () => {
    const { outbox, run, display, sent } = watched()
    outbox.write(run, 'stdout', 'first')
    outbox.write(run, 'stderr', 'second')
    display(1)
    outbox.write(run, 'stdout', 'fourth')
    outbox.flush()
    expect(sent.map((message) => (message.type === 'stream' ? message.text : message.type))).toEqual([
      'first',
      'second',
      'display',
      'fourth',
    ])
  })

  it('sends what goes over the limit of its client, and nothing after it', () => {
    const { outbox, run, display, written, shown } = watched(100)
    for (let i = 0; i < 5; i++) outbox.write(run, 'stdout', 'x'.repeat(60))
    display(1)
    outbox.flush()
    expect(written('stdout')).toHaveLength(120)
    expect(shown()).toBe(0)
  })
})
