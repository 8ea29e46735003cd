import { existsSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { CellTimeoutError, KernelStartError } from '../../src/run/errors.ts'
import { runSteps, type StepsOptions } from '../../src/run/steps.ts'
import type { StepResult } from '../../src/run/types.ts'
import { cell, gone, own, pids, place, textOf } from './processes.ts'

// A dozen kernels start here, which on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const kernels = path.resolve('test/input/kernels')

describe.each(own)('on %s, a cell that does not end', { concurrent: true }, (kernel) => {
  /** Seconds. Ours answers while its compiler is still being loaded, for which the first cell waits. */
  const limit = kernel === 'tslab' ? 4 : 20
  /** No cell before it: on a busy machine that one might take longer than the short limit. */
  const runAlone = async (code: string, options: StepsOptions) => {
    const cells = [cell('loop', `console.log(${pids[kernel]})\n${code}`), cell('next', '1')]
    const results = await runSteps(cells, place, { kernel, cellTimeout: limit, ...options })
    return { results, text: textOf(results[0]) }
  }

  test('an endless loop is interrupted at its time limit, and what it wrote is kept, or cut', async () => {
    const { results, text } = await runAlone('while (true) console.log("x".repeat(999))', {})
    expect(results[0]).toMatchObject({
      status: 'timeout',
      message: `took longer than ${limit} s and was interrupted: what it wrote up to then is kept`,
    })
    expect(text).toMatch(/^[\d ]+\nxxx/)
    expect(text).toContain('Output cut: a cell keeps 10 MB')
    expect(results[1]).toMatchObject({
      status: 'skipped',
      outputs: [],
      message: 'not run, because cell loop before it took too long',
    })
    expect(await gone(text)).toBe(true)
  })

  test('an endless loop after an await is interrupted; tslab cannot, so it is killed', async () => {
    const { results, text } = await runAlone('await null\nwhile (true) {}', {
      grace: kernel === 'tslab' ? 0.5 : 5,
    })
    const killed = 'did not stop when interrupted, so its kernel was killed, and what it wrote last is lost'
    const stopped = 'was interrupted: what it wrote up to then is kept'
    expect(results[0]).toMatchObject({
      status: 'timeout',
      message: `took longer than ${limit} s and ${kernel === 'tslab' ? killed : stopped}`,
    })
    expect(await gone(text)).toBe(true)
  })

  test('a promise that never settles is interrupted at its time limit', async () => {
    const { results } = await runAlone('await new Promise(() => {})', {})
    expect(results[0]).toMatchObject({ status: 'timeout' })
    expect(results[0]?.message).toContain('was interrupted')
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
    await expect(start('python3')).rejects.toThrow(
      'the kernel must be fledgling, tslab or the path of a kernel.json: "python3"',
    )
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
  const there = { notebook: 'lesson.ipynb', folder: elsewhere }
  const kernel = path.join(kernels, 'crowded', 'kernel.json')
  const [stock, ours] = await Promise.all([
    runSteps(cells, there, { kernel }),
    runSteps(cells, there, { kernel: 'tslab' }),
  ])
  expect(existsSync(path.join(elsewhere, 'crowded-once'))).toBe(true)
  const untimed = (results: StepResult[]) => results.map(({ seconds: _, ...result }) => result)
  expect(untimed(stock)).toEqual(untimed(ours))
  expect(ours.map((result) => result.status)).toEqual(['ok', 'ok', 'error'])
})

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
