import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunOptions } from '../../src/cli/environment.ts'
import { execute } from '../../src/cli/program.ts'
import { fakeEnvironment, report } from './environment.ts'

const broken = report({
  notebook: 'notebooks/en/01-a-line.ipynb',
  ok: false,
  problems: [
    {
      notebook: 'notebooks/en/01-a-line.ipynb',
      cell: 'fit',
      kind: 'output',
      message: 'the output differs',
      source: 'show(k)',
      expected: '5.02',
      found: '5.03',
    },
  ],
})

describe('run and check', () => {
  it('print one line for each finished notebook where there is no terminal, and a sum', async () => {
    const { environment, printed, complained } = fakeEnvironment({
      engineIs: {
        runNotebooks: async (files, { onProgress }) => {
          const done = report({ notebook: files[0]!, written: true })
          onProgress?.({ kind: 'started', notebook: done.notebook, cells: 2 })
          onProgress?.({ kind: 'cell', notebook: done.notebook, done: 1, cells: 2 })
          onProgress?.({ kind: 'finished', notebook: done.notebook, report: done })
          return [done]
        },
      },
    })
    expect(await execute(['run', 'notebooks'], environment)).toBe(0)
    expect(complained).toEqual(['notebooks  ok, 1.3 s, rewritten'])
    expect(printed).toEqual(['1 notebook executed; 1 rewritten, 0 unchanged'])
  })

  it('print notebook, cell, message, source, expected and found of a problem, and end with 1', async () => {
    const { environment, printed, complained } = fakeEnvironment({
      engineIs: { checkNotebooks: async () => [broken, report()] },
    })
    expect(await execute(['check', 'notebooks'], environment)).toBe(1)
    expect(complained).toEqual([
      '01-a-line, cell fit: the output differs\n  source    show(k)\n  expected  5.02\n  found     5.03',
    ])
    expect(printed).toEqual(['1 of 2 notebooks not as stored'])
  })

  it('print problems only when quiet', async () => {
    const well = fakeEnvironment()
    expect(await execute(['check', 'notebooks', '--quiet'], well.environment)).toBe(0)
    expect([...well.printed, ...well.complained]).toEqual([])
    const ill = fakeEnvironment({ engineIs: { runNotebooks: async () => [broken] } })
    expect(await execute(['run', 'notebooks', '--quiet'], ill.environment)).toBe(1)
    expect(ill.printed).toEqual([])
    expect(ill.complained).toHaveLength(1)
  })

  it('hand their options to the engine', async () => {
    let seen: (RunOptions & { types?: boolean }) | undefined
    const { environment, stop } = fakeEnvironment({
      engineIs: {
        checkNotebooks: async (_, options) => {
          seen = options
          return [report()]
        },
      },
    })
    const argv = [
      'check',
      '--jobs',
      '3',
      '--timeout',
      '2.5',
      '--kernel',
      'k.json',
      '--no-cache',
      '--no-types',
    ]
    await execute(argv, environment)
    expect(seen).toMatchObject({ jobs: 3, cellTimeout: 2.5, kernel: 'k.json', cache: false, types: false })
    expect(seen?.signal).toBe(stop.signal)
    await execute(['check'], environment)
    expect(seen).toMatchObject({ cache: true, types: true })
    expect(seen).not.toHaveProperty('jobs')
  })

  it('wait for the engine after Ctrl-C, say that nothing was changed, and end with 130', async () => {
    const { environment, complained, stop } = fakeEnvironment({
      engineIs: {
        runNotebooks: (_, { signal }) =>
          new Promise((resolve) => signal?.addEventListener('abort', () => resolve([broken]))),
      },
    })
    const ending = execute(['run', 'notebooks'], environment)
    setTimeout(() => stop.abort(), 50)
    expect(await ending).toBe(130)
    expect(complained).toEqual(['stopped; the notebooks are as they were'])
  })

  it('say after Ctrl-C which notebooks had been finished', async () => {
    const { environment, complained, stop } = fakeEnvironment({
      engineIs: {
        runNotebooks: async () => {
          stop.abort()
          return [report({ written: true }), broken]
        },
      },
    })
    expect(await execute(['run', 'notebooks'], environment)).toBe(130)
    expect(complained).toEqual([
      'stopped; 1 notebook had been finished and rewritten, the others are as they were',
    ])
  })

  it('write their results to a file when asked', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fledgling-report-'))
    const file = path.join(folder, 'report.json')
    const { environment } = fakeEnvironment({ engineIs: { checkNotebooks: async () => [broken] } })
    await execute(['check', '--report', file], environment)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([broken])
    rmSync(folder, { recursive: true })
  })

  it('say so when a folder holds no notebook', async () => {
    const { environment, complained } = fakeEnvironment({ engineIs: { notebookFiles: () => [] } })
    expect(await execute(['run', 'src'], environment)).toBe(2)
    expect(complained[0]).toMatch(/^no notebook \(\*\.ipynb\) in .*src$/)
  })
})
