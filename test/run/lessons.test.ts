import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serialiseNotebook } from '../../src/notebook/serialise.ts'
import type { Notebook } from '../../src/notebook/types.ts'
import { notebookFiles } from '../../src/run/files.ts'
import { checkNotebooks, runNotebooks } from '../../src/run/lessons.ts'
import type { Progress, Step } from '../../src/run/types.ts'
import { code, markdown, notebookOf, stream } from '../notebook/build.ts'
import { fakeKernel, telling } from './kernels.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fledgling-lessons-'))
  writeFileSync(path.join(folder, 'package.json'), '{"name": "mine", "version": "1.0.0"}')
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(name: string, notebook: Notebook | string): string {
  const file = path.join(folder, name)
  writeFileSync(file, typeof notebook === 'string' ? notebook : serialiseNotebook(notebook))
  return file
}
const simple = notebookOf(
  code('k', 'const k = 5'),
  markdown('m', 'k is 3<!-- k -->'),
  code('print', 'console.log(k)'),
)
const answer = (step: Step) => {
  if (step.kind === 'aside') return telling([5])
  return step.code.startsWith('console.log') ? { outputs: [stream('5\n')] } : undefined
}
const typeless = { types: false }

describe('runNotebooks', () => {
  it('writes outputs, counts and prose numbers', async () => {
    const file = put('a.ipynb', simple)
    const [report] = await runNotebooks([file], {}, fakeKernel(answer))
    expect(report).toMatchObject({ notebook: file, ok: true, cached: false, written: true, problems: [] })
    const expected = notebookOf(
      code('k', 'const k = 5', { count: 1 }),
      markdown('m', 'k is 5<!-- k -->'),
      code('print', 'console.log(k)', { count: 2, outputs: [stream('5\n')] }),
    )
    expect(readFileSync(file, 'utf8')).toBe(serialiseNotebook(expected))
    expect(readdirSync(folder).sort()).toEqual(['.fledgling', 'a.ipynb', 'package.json'])
  })

  it('does not touch a file that stays the same, and runs nothing twice', async () => {
    const file = put('a.ipynb', simple)
    const kernel = fakeKernel(answer)
    await runNotebooks([file], {}, kernel)
    const before = statSync(file)
    const [report] = await runNotebooks([file], {}, kernel)
    expect(report).toMatchObject({ ok: true, cached: true, written: false })
    expect(statSync(file).ino).toBe(before.ino)
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs)
    expect(kernel.calls).toHaveLength(1)
  })

  it('runs again without the cache, and after a cell was changed', async () => {
    const file = put('a.ipynb', simple)
    const kernel = fakeKernel(answer)
    await runNotebooks([file], {}, kernel)
    await runNotebooks([file], { cache: false }, kernel)
    expect(kernel.calls).toHaveLength(2)
    put('a.ipynb', notebookOf(...simple.cells, code('more', '1')))
    expect(await runNotebooks([file], {}, kernel)).toMatchObject([{ cached: false }])
    expect(kernel.calls).toHaveLength(3)
  })

  it('keeps no results of a run during which the kernel’s surroundings changed', async () => {
    writeFileSync(path.join(folder, 'own.csv'), '1')
    const file = put('a.ipynb', notebookOf(code('read', "readFileSync('own.csv')")))
    const kernel = fakeKernel(() => {
      writeFileSync(path.join(folder, 'own.csv'), String(kernel.calls.length))
      return undefined
    })
    writeFileSync(path.join(folder, 'own.csv'), 'new')
    expect(await runNotebooks([file], {}, kernel)).toMatchObject([{ ok: true, cached: false }])
    writeFileSync(path.join(folder, 'own.csv'), 'new')
    expect(await runNotebooks([file], {}, kernel)).toMatchObject([{ ok: true, cached: false }])
  })

  it('leaves the notebook as it was where a cell fails, names the cell, and caches no error', async () => {
    const file = put('a.ipynb', notebookOf(...simple.cells, code('after', '1')))
    const before = readFileSync(file, 'utf8')
    const kernel = fakeKernel((step) =>
      step.cellId === 'print'
        ? { status: 'error', message: 'Error: no', outputs: [stream('half')] }
        : answer(step),
    )
    for (const _ of [1, 2]) {
      const [report] = await runNotebooks([file], {}, kernel)
      expect(report).toMatchObject({ ok: false, written: false, cached: false })
      expect(report!.problems).toEqual([
        {
          notebook: file,
          cell: 'print',
          kind: 'error',
          message: 'Error: no. The cell after it did not run.',
          source: 'console.log(k)',
        },
      ])
    }
    expect(kernel.calls).toHaveLength(2)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('goes on after a cell that may fail, and keeps its outputs', async () => {
    const metadata = { tags: ['raises-exception'] }
    const file = put('a.ipynb', notebookOf(code('bad', 'throw 1', { metadata }), code('good', '1')))
    const kernel = fakeKernel((step) =>
      step.cellId === 'bad'
        ? { status: 'error', message: '1', outputs: [stream('1\n', 'stderr')] }
        : undefined,
    )
    expect(await runNotebooks([file], {}, kernel)).toMatchObject([{ ok: true, written: true }])
    expect(await runNotebooks([file], {}, kernel)).toMatchObject([{ ok: true, cached: true }])
    expect(readFileSync(file, 'utf8')).toContain('"1\\n"')
  })

  it.each([
    ['timeout', 'timeout'],
    ['died', 'kernel'],
    ['interrupted', 'interrupted'],
  ] as const)('tells a step that ended as %s', async (status, kind) => {
    const file = put('a.ipynb', simple)
    const kernel = fakeKernel((step) => (step.cellId === 'k' ? { status, message: 'so it was' } : undefined))
    const [report] = await runNotebooks([file], {}, kernel)
    expect(report!.problems).toMatchObject([
      { cell: 'k', kind, message: expect.stringMatching(/^so it was/) },
    ])
  })

  it('tells a kernel that does not start', async () => {
    const file = put('a.ipynb', simple)
    const [report] = await runNotebooks([file], {}, () =>
      Promise.reject(new Error('the kernel did not start')),
    )
    expect(report!.problems).toEqual([
      { notebook: file, kind: 'kernel', message: 'the kernel did not start' },
    ])
  })

  it('writes the outputs even where a prose number has no value, and tells which', async () => {
    const file = put('a.ipynb', simple)
    const kernel = fakeKernel((step) =>
      step.kind === 'aside' ? telling(['throws: ReferenceError: k']) : answer(step),
    )
    const [report] = await runNotebooks([file], {}, kernel)
    expect(report).toMatchObject({ ok: false, written: true })
    expect(report!.problems).toEqual([
      {
        notebook: file,
        cell: 'm',
        kind: 'prose',
        message: 'the prose number 3 cannot be tied to `k`: it throws: ReferenceError: k',
        source: 'k',
      },
    ])
    expect(await runNotebooks([file], {}, kernel)).toMatchObject([{ cached: false }])
  })

  it('does not overwrite what was changed while it ran', async () => {
    const file = put('a.ipynb', simple)
    const edited = notebookOf(code('mine', 'my work'))
    const kernel = fakeKernel((step) => {
      if (step.cellId === 'print') put('a.ipynb', edited)
      return answer(step)
    })
    const [report] = await runNotebooks([file], {}, kernel)
    expect(report).toMatchObject({ ok: false, written: false })
    expect(report!.problems).toMatchObject([
      { kind: 'file', message: expect.stringContaining('changed while it ran') },
    ])
    expect(readFileSync(file, 'utf8')).toBe(serialiseNotebook(edited))
  })

  it('finishes the others where files cannot be read, one sentence each', async () => {
    const files = [
      put('text.ipynb', 'hello'),
      put('json.ipynb', '{"a": 1}'),
      put('three.ipynb', '{"nbformat": 3, "worksheets": []}'),
      path.join(folder, 'none.ipynb'),
      put('good.ipynb', simple),
    ]
    writeFileSync(path.join(folder, 'bytes.ipynb'), Uint8Array.of(0x7b, 0xff))
    const reports = await runNotebooks([...files, path.join(folder, 'bytes.ipynb')], {}, fakeKernel(answer))
    const found = reports.map(({ ok, problems }) => [
      ok,
      ...problems.map(({ kind, message }) => `${kind}: ${message}`),
    ])
    expect(found).toEqual([
      [false, expect.stringMatching(/^file: the file is not JSON, so not a notebook: .*\.$/)],
      [false, 'file: the file is JSON, but no notebook: it has no "nbformat".'],
      [false, expect.stringMatching(/^file: the file has notebook format 3, and only 4 can be read: /)],
      [false, 'file: the file cannot be read: it does not exist.'],
      [true],
      [false, 'file: the file is not UTF-8 text, so not a notebook.'],
    ])
  })

  it('tells its progress', async () => {
    const file = put('a.ipynb', simple)
    const told: Progress[] = []
    await runNotebooks([file], { onProgress: (progress) => told.push(progress) }, fakeKernel(answer))
    expect(
      told.map((progress) =>
        progress.kind === 'cell' ? `${progress.done}/${progress.cells}` : progress.kind,
      ),
    ).toEqual(['started', '1/2', '2/2', 'finished'])
  })

  it('leaves everything alone once it was stopped', async () => {
    const files = [put('a.ipynb', simple), put('b.ipynb', simple)]
    const before = readFileSync(files[0]!, 'utf8')
    const stop = new AbortController()
    const kernel = fakeKernel((step) => {
      stop.abort()
      return answer(step)
    })
    const reports = await runNotebooks(files, { jobs: 1, signal: stop.signal }, kernel)
    expect(reports.map(({ problems }) => problems.map(({ kind }) => kind))).toEqual([
      ['interrupted'],
      ['interrupted'],
    ])
    expect(kernel.calls).toHaveLength(1)
    for (const file of files) expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('starts the notebook that took longest first, and reports in the order given', async () => {
    const files = ['a', 'b', 'c'].map((name) => put(`${name}.ipynb`, notebookOf(code(name, name))))
    const slow = fakeKernel()
    const waits: Record<string, number> = { a: 1, b: 60, c: 30 }
    await runNotebooks(files, {}, async (steps, place, options) => {
      await new Promise((resolve) => setTimeout(resolve, waits[steps[0]!.cellId]))
      return slow(steps, place, options)
    })
    for (const file of files)
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"source": \[\n +"/, '$&//'))
    const kernel = fakeKernel()
    const reports = await runNotebooks(files, { jobs: 1 }, kernel)
    expect(kernel.calls.map((steps) => steps[0]!.cellId)).toEqual(['b', 'c', 'a'])
    expect(reports.map(({ notebook }) => notebook)).toEqual(files)
  })
})

describe('checkNotebooks', () => {
  it('finds nothing to say about what was just run, and changes nothing', async () => {
    const file = put('a.ipynb', simple)
    const kernel = fakeKernel(answer)
    await runNotebooks([file], {}, kernel)
    const before = readFileSync(file, 'utf8')
    expect(await checkNotebooks([file], typeless, kernel)).toMatchObject([{ ok: true, cached: true }])
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('tells notebook, cell, expected and found', async () => {
    const file = put('a.ipynb', simple)
    const [report] = await checkNotebooks([file], typeless, fakeKernel(answer))
    expect(report).toMatchObject({ ok: false, written: false })
    expect(report!.problems).toEqual([
      {
        notebook: file,
        cell: 'k',
        kind: 'output',
        message: 'the execution count differs from what is committed',
        expected: 'null',
        found: '1',
      },
      {
        notebook: file,
        cell: 'print',
        kind: 'output',
        message: 'the list of outputs differs from what is committed',
        expected: 'no output',
        found: 'stdout',
      },
      {
        notebook: file,
        cell: 'm',
        kind: 'prose',
        message: 'the prose states 3, and `k` gives 5',
        expected: '5',
        found: '3',
      },
    ])
  })

  it('finds prose numbers that cannot be read', async () => {
    const file = put('a.ipynb', notebookOf(markdown('m', 'x1<!-- k -->')))
    const [report] = await checkNotebooks([file], typeless, fakeKernel(answer))
    expect(report!.problems).toMatchObject([{ cell: 'm', kind: 'prose' }])
  })

  it('checks the types beside the outputs', async () => {
    const file = put('a.ipynb', notebookOf(code('k', 'const k: number = "5"', { count: 1 })))
    const [report] = await checkNotebooks([file], {}, fakeKernel(answer))
    expect(report!.problems).toEqual([
      {
        notebook: file,
        cell: 'k',
        kind: 'type',
        message: "line 1: Type 'string' is not assignable to type 'number'. (TS2322)",
        source: 'const k: number = "5"',
      },
    ])
  })
})

describe('notebookFiles', () => {
  it('finds the notebooks of folders, each once, and keeps what it cannot find', () => {
    const file = put('b.ipynb', simple)
    put('a.ipynb', simple)
    put('.hidden.ipynb', simple)
    put('c.txt', '')
    const none = path.join(folder, 'none.ipynb')
    expect(notebookFiles([file, folder, none])).toEqual([file, path.join(folder, 'a.ipynb'), none])
  })
})
