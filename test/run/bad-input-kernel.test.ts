import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { CellTimeoutError, KernelStartError } from '../../src/run/errors.ts'
import { runSteps, type StepsOptions } from '../../src/run/steps.ts'
import type { Step, StepResult } from '../../src/run/types.ts'

// A dozen kernels start here, which on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lesson-')))
const kernels = path.resolve('test/input/kernels')
const cell = (cellId: string, code: string): Step => ({ kind: 'cell', cellId, code, mayFail: false })

const pidCell = cell('pid', 'console.log(process.pid)')

function textOf(result: StepResult | undefined): string {
  return (result?.outputs ?? [])
    .map((output) => (output.output_type === 'stream' ? output.text : ''))
    .join('')
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until the process is gone, as it should be within a moment; false if it is still there after ten seconds. */
async function gone(pid: number): Promise<boolean> {
  for (let wait = 0; wait < 500 && alive(pid); wait++) await new Promise((resolve) => setTimeout(resolve, 20))
  return !alive(pid)
}

/** Runs the cells after one that tells the kernel's process id. */
async function run(
  cells: Step[],
  options: StepsOptions = {},
): Promise<{ results: StepResult[]; pid: number }> {
  const place = { notebook: 'lesson.ipynb', folder }
  const [first, ...results] = await runSteps([pidCell, ...cells], place, options)
  return { results, pid: Number(textOf(first)) }
}

describe.concurrent('a cell that does not end', () => {
  /** No cell before it: on a busy machine that one might take longer than the short limit. */
  const runAlone = async (code: string, options: StepsOptions) => {
    const cells = [cell('loop', `console.log(process.pid)\n${code}`), cell('next', '1')]
    const results = await runSteps(
      cells,
      { notebook: 'lesson.ipynb', folder },
      { cellTimeout: 4, ...options },
    )
    const text = textOf(results[0])
    return { results, text, pid: Number.parseInt(text, 10) }
  }

  test('an endless loop is interrupted at its time limit, and what it wrote is kept, or cut', async () => {
    const { results, text, pid } = await runAlone('while (true) console.log("x".repeat(999))', {})
    expect(results[0]).toMatchObject({
      status: 'timeout',
      message: 'took longer than 4 s and was interrupted: what it wrote up to then is kept',
    })
    expect(text).toMatch(/^\d+\nxxx/)
    expect(text).toContain('Output cut: a cell keeps 10 MB')
    expect(results[1]).toMatchObject({
      status: 'skipped',
      outputs: [],
      message: 'not run, because cell loop before it took too long',
    })
    expect(await gone(pid)).toBe(true)
  })

  test('an endless loop after an await cannot be interrupted, so its kernel is killed', async () => {
    const { results, pid } = await runAlone('await null\nwhile (true) {}', { grace: 0.5 })
    expect(results[0]).toMatchObject({
      status: 'timeout',
      message:
        'took longer than 4 s and did not stop when interrupted, so its kernel was killed, and what it wrote last is lost',
    })
    expect(await gone(pid)).toBe(true)
  })

  test('a promise that never settles is interrupted at its time limit', async () => {
    const { results } = await runAlone('await new Promise(() => {})', {})
    expect(results[0]).toMatchObject({ status: 'timeout' })
    expect(results[0]?.message).toContain('was interrupted')
  })
})

describe.concurrent('a kernel that dies', () => {
  test('process.exit in a cell ends the kernel, which is said, and what the cell wrote before is kept', async () => {
    const { results } = await run([cell('exit', 'console.log("bye")\nprocess.exit(3)'), cell('next', '1')])
    expect(results[0]).toMatchObject({ status: 'died' })
    expect(results[0]?.message).toContain('the kernel died in this cell: its process ended with exit code 3')
    expect(textOf(results[0])).toBe('bye\n')
    expect(results[1]).toMatchObject({
      status: 'skipped',
      message: 'not run, because cell exit before it ended the kernel',
    })
  })

  test('a kernel that is killed from outside is noticed at once', async () => {
    const kill = (pid: number) => pid > 0 && process.kill(pid, 'SIGKILL')
    const killed = { onStep: (result: StepResult) => void kill(Number(textOf(result))) }
    const place = { notebook: 'lesson.ipynb', folder }
    const results = await runSteps(
      [pidCell, cell('sleep', 'await new Promise((done) => setTimeout(done, 60_000))')],
      place,
      killed,
    )
    expect(results[1]).toMatchObject({ status: 'died' })
    expect(results[1]?.message).toContain('SIGKILL')
  })
})

describe.concurrent('a kernel that does not start', () => {
  const start = (kernel: string, startTimeout = 20) =>
    runSteps([cell('a', '1')], { notebook: 'lesson.ipynb', folder: process.cwd() }, { kernel, startTimeout })

  test('a kernel that never answers is given up after its time limit, with what it said', async () => {
    const promise = start(path.join(kernels, 'silent', 'kernel.json'), 2)
    await expect(promise).rejects.toThrow(KernelStartError)
    await expect(promise).rejects.toThrow(
      'lesson.ipynb: the kernel did not start: it did not answer within 2 s; it last said: loading, please wait',
    )
  })

  test('a kernel whose messages are signed with another key is refused', async () => {
    await expect(start(path.join(kernels, 'forged', 'kernel.json'))).rejects.toThrow(
      'lesson.ipynb: the kernel did not start: the message is not signed with the key of this kernel',
    )
  })

  test('a kernel whose command does not exist, or ends at once, is noticed at once', async () => {
    await expect(start(path.join(kernels, 'missing', 'kernel.json'))).rejects.toThrow('ENOENT')
    await expect(start(path.join(kernels, 'crashing', 'kernel.json'))).rejects.toThrow(
      'the kernel did not start: its process ended with exit code 1; it last said: no licence found',
    )
  })

  test('a kernel.json that is not there, or has no argv, is named', async () => {
    await expect(start('/nowhere/kernel.json')).rejects.toThrow(
      'the kernel /nowhere/kernel.json cannot be read',
    )
    await expect(start(path.resolve('package.json'))).rejects.toThrow('package.json has no argv')
  })
})

test('ports that another program took meanwhile are replaced by others, and stock tslab gives the same outputs', async () => {
  const elsewhere = realpathSync(mkdtempSync(path.join(tmpdir(), 'lesson-')))
  process.env.FLEDGLING_TEST_ROOT = process.cwd()
  const cells = [
    cell('print', 'console.log("one"); console.error("two"); console.log("three"); [1, 2]'),
    cell('show', 'import * as tslab from "tslab"\ntslab.display.html("<i>h</i>")\nconsole.log("four")'),
    cell('throw', 'console.log("five")\nnull.length'),
  ]
  const place = { notebook: 'lesson.ipynb', folder: elsewhere }
  const kernel = path.join(kernels, 'crowded', 'kernel.json')
  const [stock, ours] = await Promise.all([runSteps(cells, place, { kernel }), runSteps(cells, place)])
  expect(existsSync(path.join(elsewhere, 'crowded-once'))).toBe(true)
  const untimed = (results: StepResult[]) => results.map(({ seconds: _, ...result }) => result)
  expect(untimed(stock)).toEqual(untimed(ours))
  expect(ours.map((result) => result.status)).toEqual(['ok', 'ok', 'error'])
})

describe.concurrent('Ctrl-C and worse', () => {
  test('an abort while a cell runs ends the kernel and tells which cells did not run', async () => {
    const stop = new AbortController()
    const onStep = () => setTimeout(() => stop.abort(), 200)
    const { results, pid } = await run([cell('loop', 'while (true) {}'), cell('next', '1')], {
      signal: stop.signal,
      onStep,
    })
    expect(results.map((result) => result.status)).toEqual(['interrupted', 'skipped'])
    expect(await gone(pid)).toBe(true)
  })

  test('an abort while the kernel starts, or before, runs nothing', async () => {
    const before = AbortSignal.abort()
    expect((await run([], { signal: before })).pid).toBe(0)
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 300)
    const results = await runSteps(
      [pidCell, pidCell],
      { notebook: 'lesson.ipynb', folder },
      { signal: stop.signal },
    )
    expect(results.map((result) => result.status)).toEqual(['interrupted', 'skipped'])
  })

  test.each(['SIGKILL', 'exit'] as const)('the kernel is gone when the engine ends by %s', async (way) => {
    const engine = startEngine(way)
    const pid = await kernelOf(engine)
    const files = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`fledgling-${engine.pid}-`))
    expect(files()).toHaveLength(1)
    const ended = new Promise((resolve) => engine.once('exit', resolve))
    if (way !== 'exit') engine.kill(way)
    await ended
    expect(await gone(pid)).toBe(true)
    expect(files()).toEqual([])
  })
})

/** An engine in a process of its own, whose kernel is in an endless loop once it has told its process id. */
function startEngine(way: string): ChildProcess {
  const code = `
    import { runSteps } from ${JSON.stringify(new URL('../../dist/run/steps.js', import.meta.url).href)}
    const cell = (cellId, code) => ({ kind: 'cell', cellId, code, mayFail: false })
    const onStep = ({ outputs }) => {
      console.log(outputs[0].text)
      if (${way === 'exit'}) setTimeout(() => process.exit(0), 300)
    }
    const cells = [cell('pid', 'console.log(process.pid)'), cell('loop', 'while (true) {}')]
    await runSteps(cells, { notebook: 'lesson.ipynb', folder: ${JSON.stringify(folder)} }, { onStep })`
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function kernelOf(engine: ChildProcess): Promise<number> {
  return new Promise((resolve) => engine.stdout?.on('data', (text) => resolve(Number(String(text)))))
}

test('an error of a run names notebook, cell and source', () => {
  const error = new CellTimeoutError(
    { notebook: 'a.ipynb', cell: 'fit', source: 'while (true) {\n}' },
    'took too long',
  )
  expect(error.message).toBe('a.ipynb, cell fit: took too long\n    while (true) {\n    }')
  expect(error.name).toBe('CellTimeoutError')
})

test('no connection file is left behind by all this', () => {
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`fledgling-${process.pid}-`))).toEqual([])
})
