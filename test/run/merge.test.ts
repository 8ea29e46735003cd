import { describe, expect, it } from 'vitest'
import type { Output } from '../../src/notebook/types.ts'
import { merge } from '../../src/run/merge.ts'
import { planNotebook } from '../../src/run/plan.ts'
import type { StepResult } from '../../src/run/types.ts'
import { code, display, markdown, notebookOf, stream } from '../notebook/build.ts'
import { fakeKernel, telling } from './kernels.ts'

/** Runs a notebook on a double and merges; `outputs` are those of every cell. */
async function merged(
  notebook: ReturnType<typeof notebookOf>,
  outputs: readonly Output[],
  told: unknown = [],
): Promise<ReturnType<typeof notebookOf>> {
  const plan = planNotebook(notebook)
  const kernel = fakeKernel((step) => (step.kind === 'aside' ? telling(told) : { outputs }))
  const results: StepResult[] = await kernel(plan.steps, { notebook: 'n', folder: '.' }, {})
  return merge(notebook, plan, results)
}

const outputsOf = async (...outputs: Output[]) =>
  (await merged(notebookOf(code('a', '1')), outputs)).cells[0] as ReturnType<typeof code>

describe('merge', () => {
  it('counts the cells that ran from 1, and no other', async () => {
    const old = { count: 7, outputs: [stream('old')] }
    const notebook = notebookOf(
      code('a', '1', old),
      code('empty', '', old),
      markdown('m', '1<!-- a -->'),
      code('b', '2', old),
    )
    const { cells } = await merged(notebook, [])
    expect(cells.map((cell) => ('execution_count' in cell ? cell.execution_count : '-'))).toEqual([
      1,
      null,
      '-',
      2,
    ])
    expect(cells.flatMap((cell) => ('outputs' in cell ? cell.outputs : []))).toEqual([])
  })

  it('puts stdout before stderr, whichever arrived first', async () => {
    const cell = await outputsOf(
      stream('w\n', 'stderr'),
      stream('a\n'),
      stream('x\n', 'stderr'),
      stream('b\n'),
    )
    expect(cell.outputs).toEqual([stream('a\nb\n'), stream('w\nx\n', 'stderr')])
  })

  it('leaves a figure in its place among the texts', async () => {
    const figure = display({ 'text/plain': 'chart' })
    const cell = await outputsOf(stream('a'), stream('b'), figure, stream('c'))
    expect(cell.outputs).toEqual([stream('ab'), figure, stream('c')])
  })

  it('drops streams without text', async () => {
    expect((await outputsOf(stream(''))).outputs).toEqual([])
  })

  it('gives a result the count of its cell', async () => {
    const result: Output = { output_type: 'execute_result', data: {}, metadata: {}, execution_count: 9 }
    expect((await outputsOf(result)).outputs).toEqual([{ ...result, execution_count: 1 }])
  })

  it('leaves what is stored where another kernel says the same in another message', async () => {
    const line = [stream('42\n')]
    const value: Output = {
      output_type: 'execute_result',
      data: { 'text/plain': '42' },
      metadata: {},
      execution_count: 7,
    }
    const again = async (stored: Output[], found: Output[]) => {
      const notebook = notebookOf(code('a', '42', { outputs: stored, count: 7 }))
      return ((await merged(notebook, found)).cells[0] as ReturnType<typeof code>).outputs
    }
    expect(await again(line, [value])).toEqual(line)
    expect(await again([value], line)).toEqual([{ ...value, execution_count: 1 }])
    expect(await again([stream('41\n')], [value])).toEqual([{ ...value, execution_count: 1 }])
  })

  it('prefers the message of an error to a text', async () => {
    const text = stream('Error: no\n    at evalmachine.<anonymous>:1:7\n', 'stderr')
    const error: Output = { output_type: 'error', ename: 'Error', evalue: 'no', traceback: ['Error: no'] }
    const again = async (stored: Output, found: Output) => {
      const notebook = notebookOf(code('a', 'throw', { outputs: [stored] }))
      return ((await merged(notebook, [found])).cells[0] as ReturnType<typeof code>).outputs
    }
    expect(await again(text, error)).toEqual([error])
    expect(await again(error, text)).toEqual([error])
  })

  it('drops the frames of a stack that name files of the machine', async () => {
    const stack = [
      'Error: on purpose',
      '    at evalmachine.<anonymous>:2:7',
      '    at countMistakes (evalmachine.<anonymous>:3:1)',
      '    at Object.execute (/somewhere/node_modules/tslab/dist/executor.js:160:38)',
      '    at node:internal/main/run_main_module:23:47',
      '    at async run (C:\\lessons\\x.js:1:1)',
      '    at file:///somewhere/y.js:1:1',
      '',
    ].join('\n')
    expect((await outputsOf(stream(stack, 'stderr'))).outputs).toEqual([
      stream(`${stack.split('\n').slice(0, 3).join('\n')}\n`, 'stderr'),
    ])
  })

  it('writes the numbers into the prose, and leaves those that have no value', async () => {
    const notebook = notebookOf(
      markdown('m', '1.0<!-- a -->, 2<!-- b -->, 3<!-- c -->'),
      markdown('n', '4<!-- d -->'),
    )
    const { cells } = await merged(notebook, [], [1.26, 'throws: no', 30, 40])
    expect(cells.map((cell) => cell.source)).toEqual([
      '1.3<!-- a -->, 2<!-- b -->, 30<!-- c -->',
      '40<!-- d -->',
    ])
  })
})
