import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test, vi } from 'vitest'
import { runSteps } from '../../src/run/steps.ts'
import type { StepResult } from '../../src/run/types.ts'
import { cell, gone, own, pidCell, place, textOf } from './processes.ts'

// A dozen kernels start here, which on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

describe.each(own)('%s, when it dies', { concurrent: true }, (kernel) => {
  const sleep = cell('sleep', 'await new Promise((done) => setTimeout(done, 60_000))')
  /** Ends the process that the first cell names last: of tslab its own, of ours the kernel. */
  const killing = (which: (told: string[]) => string | undefined) => (result: StepResult) => {
    const pid = Number(which(textOf(result).trim().split(' ')))
    if (pid > 0) process.kill(pid, 'SIGKILL')
  }

  test('process.exit in a cell is told, what the cell wrote before is kept, and the rest does not run', async () => {
    const cells = [cell('exit', 'console.log("bye")\nprocess.exit(3)'), cell('next', '1')]
    const results = await runSteps(cells, place, { kernel })
    expect(results[0]).toMatchObject({ status: 'died' })
    expect(results[0]?.message).toContain(
      kernel === 'tslab'
        ? 'the kernel died in this cell: its process ended with exit code 3'
        : 'The process that ran the cells ended with exit code 3.',
    )
    expect(textOf(results[0])).toBe('bye\n')
    expect(results[1]).toMatchObject({
      status: 'skipped',
      message: 'not run, because cell exit before it ended the kernel',
    })
  })

  test('a kernel that is killed from outside is noticed at once', async () => {
    const onStep = killing((told) => told.at(-1))
    const results = await runSteps([pidCell(kernel), sleep], place, { kernel, onStep })
    expect(results[1]).toMatchObject({ status: 'died' })
    expect(results[1]?.message).toContain('SIGKILL')
    expect(await gone(textOf(results[0]))).toBe(true)
  })

  test('a process that ends after its cell is told, and the cells that would miss its variables do not run', async () => {
    const cells = [cell('timer', 'setTimeout(() => process.exit(3), 50)'), sleep, cell('next', '1')]
    const results = await runSteps(cells, place, { kernel })
    expect(results.map(({ status }) => status)).toContain('died')
    expect(results.at(-1)).toMatchObject({ status: 'skipped' })
  })
})

describe.each(own)('Ctrl-C and worse, on %s', { concurrent: true }, (kernel) => {
  test('an abort while a cell runs ends the kernel and tells which cells did not run', async () => {
    const stop = new AbortController()
    const onStep = () => setTimeout(() => stop.abort(), 200)
    const cells = [pidCell(kernel), cell('loop', 'while (true) {}'), cell('next', '1')]
    const [first, ...results] = await runSteps(cells, place, { kernel, signal: stop.signal, onStep })
    expect(results.map((result) => result.status)).toEqual(['interrupted', 'skipped'])
    expect(await gone(textOf(first))).toBe(true)
  })

  test('an abort while the kernel starts, or before, runs nothing', async () => {
    const before = AbortSignal.abort()
    const [never] = await runSteps([pidCell(kernel)], place, { kernel, signal: before })
    expect(textOf(never)).toBe('')
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 100)
    const cells = [pidCell(kernel), pidCell(kernel)]
    const results = await runSteps(cells, place, { kernel, signal: stop.signal })
    expect(results.map((result) => result.status)).toEqual(['interrupted', 'skipped'])
  })

  test.each(['SIGKILL', 'exit'] as const)('the kernel is gone when the engine ends by %s', async (way) => {
    const engine = startEngine(kernel, way)
    const told = await toldBy(engine)
    const files = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`fledgling-${engine.pid}-`))
    expect(files()).toHaveLength(1)
    const ended = new Promise((resolve) => engine.once('exit', resolve))
    if (way !== 'exit') engine.kill(way)
    await ended
    expect(await gone(told)).toBe(true)
    expect(files()).toEqual([])
  })
})

/** An engine in a process of its own, whose kernel is in an endless loop once it has told its process id. */
function startEngine(kernel: (typeof own)[number], way: string): ChildProcess {
  const code = `
    import { runSteps } from ${JSON.stringify(new URL('../../dist/run/steps.js', import.meta.url).href)}
    const cell = (cellId, code) => ({ kind: 'cell', cellId, code, mayFail: false })
    const onStep = ({ outputs }) => {
      console.log(outputs[0].text)
      if (${way === 'exit'}) setTimeout(() => process.exit(0), 300)
    }
    const cells = [${JSON.stringify(pidCell(kernel))}, cell('loop', 'while (true) {}')]
    await runSteps(cells, ${JSON.stringify(place)}, { kernel: '${kernel}', onStep })`
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function toldBy(engine: ChildProcess): Promise<string> {
  return new Promise((resolve) => engine.stdout?.on('data', (text) => resolve(String(text))))
}

test('no connection file is left behind by all this', () => {
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`fledgling-${process.pid}-`))).toEqual([])
})
