import { mkdtempSync, readdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { kernelEnvironment } from '../../src/run/kernel-environment.ts'
import { runSteps } from '../../src/run/steps.ts'
import type { Step, StepResult } from '../../src/run/types.ts'

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'lesson-')))
const cell = (cellId: string, code: string, mayFail = false): Step => ({
  kind: 'cell',
  cellId,
  code,
  mayFail,
})
const aside = (cellId: string, code: string): Step => ({ kind: 'aside', cellId, code })
const stream = (name: string, text: string) => ({ output_type: 'stream', name, text })

const display = `import * as tslab from 'tslab'
console.log('before')
tslab.display.html('<b>bold</b>')
console.log('after')`

const steps = [
  cell('define', 'const k: number = 5\nfunction twice(x: number) { return 2 * x }'),
  cell('use', 'console.error("noted"); console.log(twice(k)); twice(21)'),
  aside('use', 'console.log(k + 1)'),
  cell('display', display),
  cell('throws', 'console.log("so far")\nthrow new TypeError("k is odd")', true),
  cell('after', 'console.log("k is", k)'),
  cell('syntax', 'const = 3', true),
  cell('type', 'const name: string = k', true),
  cell('throws-text', 'throw "only a text"', true),
  cell('rejects', 'const nobody = Promise.reject(new RangeError("not awaited"))', true),
  cell('awaits', 'await new Promise((_, no) => setTimeout(no, 5, new Error("awaited")))', true),
  aside('awaits', 'nothing.there'),
  cell('late', 'setTimeout(() => console.log("late"), 20)\nconsole.log("early")'),
  cell('waits', 'await new Promise((done) => setTimeout(done, 200))'),
  cell(
    'environment',
    'console.log(process.cwd(), new Date(0).getHours(), (1234.5).toLocaleString(), [1, "a"])',
  ),
  cell('lines', 'for (let i = 0; i < 100_000; i++) console.log("line " + i)'),
  cell('both', 'for (let i = 0; i < 20_000; i++) { console.log("out " + i); console.error("err " + i) }'),
  cell('one-write', 'const whole = process.stdout.write("x".repeat(9_000_000) + "!")'),
  cell('fifty-megabytes', 'for (let i = 0; i < 500_000; i++) console.log("y".repeat(99))'),
  cell('end', 'console.log("done")'),
]

/** What the two kernels tell in different messages, or words. */
const kernels = {
  fledgling: {
    value: [
      { output_type: 'execute_result', data: { 'text/plain': '42' }, metadata: {}, execution_count: 2 },
    ],
    printed: '10\n',
    errorText: '',
    errors: [{ output_type: 'error', ename: 'TypeError', evalue: 'k is odd' }],
    late: ['early\nlate\n', ''],
    sentences: {
      throws: /TypeError: k is odd/,
      syntax: /Variable declaration expected\./,
      type: /Type 'number' is not assignable to type 'string'\./,
      'throws-text': /only a text/,
      rejects: /RangeError: not awaited/,
      awaits: /Error: awaited/,
      aside: /Cannot find name 'nothing'\./,
    },
  },
  tslab: {
    value: [],
    printed: '10\n42\n',
    errorText: 'TypeError: k is odd',
    errors: [],
    // tslab gives what a timer writes to the cell that runs by then.
    late: ['early\n', 'late\n'],
    sentences: {
      throws: /^TypeError: k is odd$/,
      syntax: /^1:7 - Variable declaration expected\.$/,
      type: /^1:7 - Type 'number' is not assignable to type 'string'\.$/,
      'throws-text': /^only a text$/,
      rejects: /^UnhandledPromiseRejection: RangeError: not awaited$/,
      awaits: /^Error: awaited$/,
      aside: /^1:1 - Cannot find name 'nothing'\.$/,
    },
  },
} as const

describe.each(['fledgling', 'tslab'] as const)('steps on %s', (kernel) => {
  const expected = kernels[kernel]
  let results: StepResult[] = []
  const told: string[] = []
  beforeAll(async () => {
    results = await runSteps(
      steps,
      { notebook: 'lesson.ipynb', folder },
      { kernel, onStep: (result) => told.push(result.step.cellId) },
    )
  })

  function resultOf(cellId: string, kind = 'cell'): StepResult {
    return results.find(({ step }) => step.cellId === cellId && step.kind === kind)!
  }
  function textOf(cellId: string, name = 'stdout'): string {
    const found = resultOf(cellId).outputs.find(
      (output) => output.output_type === 'stream' && output.name === name,
    )
    return found?.output_type === 'stream' ? found.text : ''
  }

  test('there is one result a step, in order, and each was told', () => {
    expect(results.map(({ step }) => step)).toEqual(steps)
    expect(told).toEqual(steps.map((step) => step.cellId))
  })

  test('a cell that defines has no output; one that prints has stdout before stderr', () => {
    expect(resultOf('define')).toMatchObject({ status: 'ok', outputs: [] })
    expect(resultOf('use').outputs).toEqual([
      stream('stdout', expected.printed),
      stream('stderr', 'noted\n'),
      ...expected.value,
    ])
    expect(resultOf('use')).not.toHaveProperty('message')
  })

  test('an aside sees the variables of the cells, and its output comes back like theirs', () => {
    expect(resultOf('use', 'aside')).toMatchObject({ status: 'ok', outputs: [stream('stdout', '6\n')] })
  })

  test('a display stands where it was made', () => {
    expect(resultOf('display').outputs).toEqual([
      stream('stdout', 'before\n'),
      { output_type: 'display_data', data: { 'text/html': '<b>bold</b>' }, metadata: {} },
      stream('stdout', 'after\n'),
    ])
  })

  test('a cell that throws is an error, with what it wrote and the line that names the error', () => {
    expect(resultOf('throws')).toMatchObject({
      status: 'error',
      message: expect.stringMatching(expected.sentences.throws),
    })
    expect(textOf('throws')).toBe('so far\n')
    expect(textOf('throws', 'stderr')).toContain(expected.errorText)
    const errors = resultOf('throws').outputs.filter(({ output_type }) => output_type === 'error')
    expect(errors).toMatchObject(expected.errors)
  })

  test('the cell after one that may fail runs, though a kernel may refuse cells for a while after an error', () => {
    expect(resultOf('after')).toMatchObject({ status: 'ok', outputs: [stream('stdout', 'k is 5\n')] })
  })

  test.each(['syntax', 'type', 'throws-text', 'rejects', 'awaits'] as const)(
    'a cell that fails by %s says so',
    (cellId) => {
      const message = expect.stringMatching(expected.sentences[cellId])
      expect(resultOf(cellId)).toMatchObject({ status: 'error', message })
    },
  )

  test('an aside that fails stops nothing', () => {
    expect(resultOf('awaits', 'aside')).toMatchObject({
      status: 'error',
      message: expect.stringMatching(expected.sentences.aside),
    })
    expect(resultOf('end').outputs).toEqual([stream('stdout', 'done\n')])
  })

  test('what a timer writes after its cell has ended is not lost', () => {
    expect([textOf('late'), textOf('waits')]).toEqual(expected.late)
  })

  test('cells run in the folder of the notebook, in UTC and English, without colours', () => {
    expect(textOf('environment')).toBe(`${folder} 0 1,234.5 [ 1, 'a' ]\n`)
  })

  test('100,000 lines arrive whole', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`).join('')
    expect(textOf('lines') === lines).toBe(true)
  })

  test('40,000 lines to stdout and stderr in turn arrive whole, one stream after the other', () => {
    const lines = (name: string) => Array.from({ length: 20_000 }, (_, i) => `${name} ${i}\n`).join('')
    expect(textOf('both') === lines('out')).toBe(true)
    expect(textOf('both', 'stderr') === lines('err')).toBe(true)
  })

  test('nine megabytes in one write arrive whole', () => {
    expect(textOf('one-write').length).toBe(9_000_001)
  })

  test('fifty megabytes are cut at ten, which is said, and the cells after it run', () => {
    expect(textOf('fifty-megabytes') === `${'y'.repeat(99)}\n`.repeat(100_000)).toBe(true)
    expect(textOf('fifty-megabytes', 'stderr')).toBe(
      '\nOutput cut: a cell keeps 10 MB of each kind of output, this one wrote 50 MB.\n',
    )
  })
})

test('no connection file is left behind', () => {
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith(`fledgling-${process.pid}-`))).toEqual([])
})

test('no step needs no kernel', async () => {
  expect(await runSteps([], { notebook: 'empty.ipynb', folder }, { kernel: '/nowhere/kernel.json' })).toEqual(
    [],
  )
})

test('a kernel gets the environment without secrets and colours', () => {
  const own = {
    PATH: '/bin',
    FORCE_COLOR: '1',
    NPM_TOKEN: 't',
    AWS_SECRET_ACCESS_KEY: 's',
    FLEDGLING_BACKEND: 'wasm',
  }
  const environment = kernelEnvironment(own)
  expect(Object.keys(environment).sort()).toEqual([
    'FLEDGLING_BACKEND',
    'JPY_PARENT_PID',
    'LC_ALL',
    'NO_COLOR',
    'PATH',
    'TZ',
  ])
})
