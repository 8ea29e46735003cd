import { describe, expect, it } from 'vitest'
import type { Output } from '../../src/notebook/types.ts'
import { compareNotebooks, compareValues } from '../../src/run/compare.ts'
import { code, display, notebookOf, stream } from '../notebook/build.ts'

const compare = (expected: readonly Output[], found: readonly Output[]) =>
  compareNotebooks(
    notebookOf(code('a', '1', { outputs: expected, count: 1 })),
    notebookOf(code('a', '1', { outputs: found, count: 1 })),
  )
const chart = (data: unknown, png = 'AAAA') =>
  display({ 'application/vnd.plotly.v1+json': { data, layout: {} }, 'image/png': png, 'text/plain': 'alt' })

describe('compareNotebooks', () => {
  it('finds equal outputs equal', () => {
    const outputs = [stream('a\n'), chart([{ y: [1, 2] }]), display({ 'text/html': '<p>' })]
    expect(compare(outputs, outputs)).toEqual([])
  })

  it('shows the first line of a text that differs', () => {
    expect(compare([stream('a\nb\nc\n')], [stream('a\nB\nC\n')])).toEqual([
      { cellId: 'a', where: 'output 1, text line 2', expected: 'b', found: 'B' },
    ])
  })

  it('shows where one text ends before the other', () => {
    expect(compare([stream('a')], [stream('a\nb')])).toEqual([
      { cellId: 'a', where: 'output 1, text line 2', expected: '(ends here)', found: 'b' },
    ])
  })

  it('compares blanks and line ends in texts too', () => {
    expect(compare([stream('a\n')], [stream('a')])).toHaveLength(1)
    expect(compare([stream('a ')], [stream('a')])).toHaveLength(1)
  })

  it('allows numbers of a chart to lie a little apart, as stated', () => {
    const figure = (y: number) => chart([{ y: [1, y] }])
    expect(compare([figure(1000)], [figure(1000.0009)])).toEqual([])
    expect(compare([figure(0)], [figure(9e-10)])).toEqual([])
    expect(compare([figure(1000)], [figure(1000.002)])).toEqual([
      { cellId: 'a', where: 'output 1, chart at data[0].y[1]', expected: '1000', found: '1000.002' },
    ])
    expect(compare([figure(0)], [figure(2e-9)])).toHaveLength(1)
  })

  it('does not care for the order of keys in a chart, nor for the bytes of its picture', () => {
    expect(compare([chart([{ x: 1, y: 2 }], 'AAAA')], [chart([{ y: 2, x: 1 }], 'BBBB')])).toEqual([])
  })

  it('wants the picture to be there', () => {
    const { data: _, ...rest } = chart([]) as { data: object } & Output
    const bare = {
      ...rest,
      data: { 'application/vnd.plotly.v1+json': { data: [], layout: {} }, 'text/plain': 'alt' },
    }
    expect(compare([chart([])], [bare as Output])).toEqual([
      { cellId: 'a', where: 'output 1, image/png', expected: 'present', found: 'missing' },
    ])
  })

  it('compares tables and alternative texts exactly', () => {
    expect(
      compare([display({ 'text/html': '<td>1</td>' })], [display({ 'text/html': '<td>2</td>' })]),
    ).toEqual([{ cellId: 'a', where: 'output 1, text/html', expected: '<td>1</td>', found: '<td>2</td>' }])
  })

  it('names outputs that are missing, added, or of another kind', () => {
    expect(compare([stream('a'), chart([])], [stream('a')])).toEqual([
      {
        cellId: 'a',
        where: 'the list of outputs',
        expected: 'stdout, application/vnd.plotly.v1+json',
        found: 'stdout',
      },
    ])
    expect(compare([], [stream('a')])).toMatchObject([{ expected: 'no output', found: 'stdout' }])
    expect(compare([stream('a')], [stream('a', 'stderr')])).toMatchObject([
      { expected: 'stdout', found: 'stderr' },
    ])
  })

  it('compares execution counts', () => {
    const counted = (count: number) => notebookOf(code('a', '1', { count }))
    expect(compareNotebooks(counted(3), counted(1))).toEqual([
      { cellId: 'a', where: 'the execution count', expected: '3', found: '1' },
    ])
  })

  it('writes out blanks that look alike', () => {
    expect(compare([stream('5\u00a0cm')], [stream('5 cm')])).toMatchObject([
      { expected: '5\\u00a0cm', found: '5 cm' },
    ])
  })

  it('cuts what is long', () => {
    const [difference] = compare([stream('a'.repeat(5000))], [stream('b')])
    expect(difference!.expected.length).toBeLessThan(200)
    expect(difference!.expected).toContain('(5000 characters)')
  })
})

describe('outputs of different kernels', () => {
  const result = (data: Record<string, unknown>): Output => ({
    output_type: 'execute_result',
    data,
    metadata: {},
    execution_count: 1,
  })
  const error: Output = {
    output_type: 'error',
    ename: 'TypeError',
    evalue: 'k is odd',
    traceback: ['Say what k is.', 'TypeError: k is odd'],
  }
  /** What tslab writes of the same. */
  const report = 'evalmachine.<anonymous>:2\nthrow new TypeError("k is odd")\n^\n\nTypeError: k is odd\n'

  it('are equal where a value is a result here and a line on stdout there', () => {
    const [message, line] = [[stream('a\n'), result({ 'text/plain': '42' })], [stream('a\n42\n')]]
    expect(compare(message, line)).toEqual([])
    expect(compare(line, message)).toEqual([])
    expect(compare([stream('a\n41\n')], message)).toEqual([
      { cellId: 'a', where: 'output 1, text line 2', expected: '41', found: '42' },
    ])
  })

  it('are equal where what was written to stderr stands between text and value', () => {
    expect(
      compare(
        [stream('1\n2\n'), stream('e\n', 'stderr')],
        [stream('1\n'), stream('e\n', 'stderr'), result({ 'text/plain': '2' })],
      ),
    ).toEqual([])
  })

  it('differ where the value is more than text', () => {
    const table = result({ 'text/html': '<table>', 'text/plain': '1' })
    expect(compare([stream('1\n')], [table])).toHaveLength(1)
    expect(compare([table], [table])).toEqual([])
  })

  it('are equal where an error is a message here and text on stderr there', () => {
    const message = [stream('so far\n'), error]
    const text = [stream('so far\n'), stream(report, 'stderr')]
    expect(compare(text, message)).toEqual([])
    expect(compare(message, text)).toEqual([])
  })

  it('differ where the error, or what stands on stderr before it, is another', () => {
    const noted = stream('noted\n', 'stderr')
    const other: Output = { ...error, evalue: 'k is even' }
    expect(compare([noted, error], [stream(`noted\n${report}`, 'stderr')])).toEqual([])
    expect(compare([noted, error], [stream(report, 'stderr')])).toHaveLength(1)
    expect(compare([other], [stream(report, 'stderr')])).toHaveLength(1)
    expect(compare([error], [])).toMatchObject([{ expected: 'error TypeError', found: 'no output' }])
    expect(compare([error], [other])).toHaveLength(1)
  })
})

describe('compareValues', () => {
  it.each([
    [{ a: 1 }, { a: 1, b: 2 }, { where: '.b', expected: '(nothing)', found: '2' }],
    [[1, 2], [1], { where: '', expected: '2 items', found: '1 items' }],
    [[1, 2], [3], { where: '[0]', expected: '1', found: '3' }],
    [1, '1', { where: '', expected: '1', found: '"1"' }],
    [null, 0, { where: '', expected: 'null', found: '0' }],
    [{ a: [] }, { a: {} }, { where: '.a', expected: '[]', found: '{}' }],
  ])('of %j and %j', (expected, found, difference) => {
    expect(compareValues('', expected, found)).toEqual(difference)
  })
})
