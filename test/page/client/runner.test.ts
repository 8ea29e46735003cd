import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Runner } from '../../../src/page/client/runner'
import { clientWords } from '../../../src/page/client/words'
import type { FromWorker, ToWorker } from '../../../src/page/worker/protocol'

/** A worker that the test plays: what it was sent, and whether it was ended. */
interface Played {
  readonly sent: ToWorker[]
  readonly port: { onmessage?: (event: { data: FromWorker }) => void; postMessage(message: ToWorker): void }
  isEnded: boolean
}

const workers = vi.hoisted((): Played[] => [])

vi.mock('../../../src/page/client/worker-frame', () => {
  const open = () => {
    const sent: ToWorker[] = []
    const played: Played = { sent, isEnded: false, port: { postMessage: (message) => sent.push(message) } }
    workers.push(played)
    return { port: played.port, end: () => Object.assign(played, { isEnded: true }) }
  }
  return { openInFrame: open, openInPage: open }
})

const job = { code: '', firstLineShift: 0, shifts: [] }
const quiet = { stream() {}, display() {}, progress() {} }

function runnerWith(loadText: () => Promise<string>): Runner {
  return new Runner({
    language: 'en',
    words: clientWords('en'),
    parts: { hasPart: () => false, loadText, loadBytes: async () => new Uint8Array() },
  })
}

const say = (worker: Played, data: FromWorker) => worker.port.onmessage?.({ data })
const ready = { type: 'ready', library: [] } as const

describe('Runner', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    workers.length = 0
  })
  afterEach(() => void vi.useRealTimers())

  it('ends a run as stopped at once while the worker is still being started', async () => {
    const runner = runnerWith(async () => 'text')
    const result = runner.run({ cell: 'a', job }, quiet)
    await vi.advanceTimersByTimeAsync(10)
    runner.stop()
    expect(await result).toEqual({ stopped: true })
    expect(workers[0]?.isEnded).toBe(true)
  })

  it('keeps the worker that follows, however long the stopped one would have been waited for', async () => {
    const runner = runnerWith(async () => 'text')
    void runner.run({ cell: 'a', job }, quiet)
    await vi.advanceTimersByTimeAsync(10)
    runner.stop()
    await vi.advanceTimersByTimeAsync(10)
    say(workers[1]!, ready)
    await vi.advanceTimersByTimeAsync(60_000)
    const result = runner.run({ cell: 'a', job }, quiet)
    await vi.advanceTimersByTimeAsync(10)
    expect(workers).toHaveLength(2)
    expect(workers[1]?.sent.map(({ type }) => type)).toEqual(['start', 'run'])
    say(workers[1]!, { type: 'done', run: 2, known: ['k'] })
    expect(await result).toEqual({})
    expect([...runner.known]).toEqual(['k'])
  })

  it('starts one worker where Stop came while its script was read', async () => {
    let read = (_text: string) => {}
    const runner = runnerWith(() => new Promise((resolve) => (read = resolve)))
    const result = runner.run({ cell: 'a', job }, quiet)
    await vi.advanceTimersByTimeAsync(10)
    runner.stop()
    await vi.advanceTimersByTimeAsync(10)
    read('text')
    await vi.advanceTimersByTimeAsync(10)
    expect(await result).toEqual({ stopped: true })
    expect(workers).toHaveLength(1)
  })

  it('tries again after the script could not be read', async () => {
    const texts = [Promise.reject(new Error('no file')), Promise.resolve('text')]
    const runner = runnerWith(() => texts.shift()!)
    expect((await runner.run({ cell: 'a', job }, quiet)).error?.message).toContain('no file')
    void runner.run({ cell: 'a', job }, quiet)
    await vi.advanceTimersByTimeAsync(10)
    expect(workers).toHaveLength(1)
  })
})
