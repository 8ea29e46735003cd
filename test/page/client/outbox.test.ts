import { describe, expect, it } from 'vitest'
import { Outbox, outputLimit } from '../../../src/page/worker/outbox'
import type { FromWorker } from '../../../src/page/worker/protocol'
import { workerWords } from '../../../src/page/worker/words'

/** An outbox with a clock that stands still until it is told to go on. */
function outbox() {
  const sent: FromWorker[] = []
  let time = 1000
  let waiting: { act: () => void; at: number }[] = []
  const box = new Outbox(7, {
    send: (message) => sent.push(message),
    now: () => time,
    later: (act, milliseconds) => waiting.push({ act, at: time + milliseconds }),
    words: workerWords('en'),
  })
  const wait = (milliseconds: number) => {
    time += milliseconds
    const due = waiting.filter(({ at }) => at <= time)
    waiting = waiting.filter(({ at }) => at > time)
    for (const { act } of due) act()
  }
  return { box, sent, wait }
}

const stream = (name: 'stdout' | 'stderr', text: string) => ({ type: 'stream', run: 7, name, text })

describe('an outbox', () => {
  it('sends the first text at once and gathers what follows for 50 ms', () => {
    const { box, sent, wait } = outbox()
    for (const text of ['a', 'b', 'c']) box.write('stdout', text)
    expect(sent).toEqual([stream('stdout', 'a')])
    wait(49)
    box.write('stderr', 'x')
    expect(sent).toHaveLength(1)
    wait(1)
    expect(sent.slice(1)).toEqual([stream('stdout', 'bc'), stream('stderr', 'x')])
  })

  it('sends from a loop that never rests', () => {
    const { box, sent } = outbox()
    let time = 0
    const endless = new Outbox(7, {
      send: (message) => sent.push(message),
      now: () => time,
      later: () => {},
      words: workerWords('en'),
    })
    for (let i = 0; i < 100; i++) {
      time += 10
      endless.write('stdout', 'x')
    }
    expect(sent.length).toBeGreaterThan(15)
    box.flush()
  })

  it('keeps text and displays in their order', () => {
    const { box, sent } = outbox()
    box.write('stdout', 'before')
    box.write('stdout', ' it')
    box.display({ 'text/plain': 'shown' })
    box.write('stdout', 'after')
    box.flush()
    expect(sent.map((message) => message.type)).toEqual(['stream', 'stream', 'display', 'stream'])
    expect(sent[2]).toEqual({ type: 'display', run: 7, bundle: '{"text/plain":"shown"}' })
  })

  it('cuts a stream at its limit, between whole characters, and says so once', () => {
    const { box, sent } = outbox()
    box.write('stdout', 'x'.repeat(outputLimit - 1))
    box.write('stdout', '🐦 more')
    box.write('stdout', 'and more')
    box.flush()
    const texts = sent.flatMap((message) => (message.type === 'stream' ? [message] : []))
    expect(texts.filter(({ name }) => name === 'stdout').reduce((n, { text }) => n + text.length, 0)).toBe(
      outputLimit - 1,
    )
    expect(texts.filter(({ name }) => name === 'stderr').map(({ text }) => text)).toEqual([
      '\nOutput cut: a cell keeps 10 MB of each kind of output.\n',
    ])
  })

  it('tells a progress at most every 50 ms, the latest one, and always the last step', () => {
    const { box, sent, wait } = outbox()
    const progress = (step: number) => box.progress({ step, of: 4, unit: 'epoch', values: {} })
    progress(1)
    progress(2)
    expect(sent).toHaveLength(1)
    wait(50)
    progress(3)
    progress(4)
    const steps = sent.map((message) => message.type === 'progress' && message.progress.step)
    expect(steps).toEqual([1, 3, 4])
  })
})
