import { expect, test } from 'vitest'
import { collect, outputsOf } from '../../src/run/outputs.ts'
import type { Json, Message } from '../../src/wire/wire.ts'

function message(type: string, content: Json, parent = 'cell'): Message {
  const header = { msg_id: 'x', msg_type: type, session: '', username: '', date: '', version: '5.3' }
  return { header, parent: { msg_id: parent }, metadata: {}, content, size: JSON.stringify(content).length }
}
const out = (text: string, parent?: string) => message('stream', { name: 'stdout', text }, parent)
const err = (text: string, parent?: string) => message('stream', { name: 'stderr', text }, parent)
const display = (data: Json, id?: string, parent?: string) =>
  message(
    'display_data',
    { data, metadata: {}, transient: id === undefined ? {} : { display_id: id } },
    parent,
  )
const stream = (name: string, text: string) => ({ output_type: 'stream', name, text })

test('a cell without messages has no outputs', () => {
  expect(outputsOf([], 'cell')).toEqual([])
})

test('stream: writes to one stream are one output', () => {
  expect(outputsOf([out('a\n'), out('b'), out('c\n')], 'cell')).toEqual([stream('stdout', 'a\nbc\n')])
})

test('stream: stdout and stderr that alternate are one of each, stdout first, in whichever order they came', () => {
  const expected = [stream('stdout', '1\n2\n'), stream('stderr', 'x\ny\n')]
  expect(outputsOf([out('1\n'), err('x\n'), out('2\n'), err('y\n')], 'cell')).toEqual(expected)
  expect(outputsOf([err('x\n'), err('y\n'), out('1\n'), out('2\n')], 'cell')).toEqual(expected)
})

test('stream: what is written before and after a picture stays before and after it', () => {
  const outputs = outputsOf(
    [out('before\n'), display({ 'text/plain': 'P' }), err('e\n'), out('after\n')],
    'cell',
  )
  expect(outputs).toEqual([
    stream('stdout', 'before\n'),
    { output_type: 'display_data', data: { 'text/plain': 'P' }, metadata: {} },
    stream('stdout', 'after\n'),
    stream('stderr', 'e\n'),
  ])
})

test('display_data: the bundle and its metadata, without what is transient', () => {
  const content = {
    data: { 'image/png': 'iVBO' },
    metadata: { 'image/png': { width: 640 } },
    transient: { display_id: 'd' },
  }
  expect(outputsOf([message('display_data', content)], 'cell')).toEqual([
    { output_type: 'display_data', data: { 'image/png': 'iVBO' }, metadata: { 'image/png': { width: 640 } } },
  ])
})

test('update_display_data: replaces the display of that id, in earlier cells too, and adds none', () => {
  const messages = [
    display({ 'text/plain': 'old' }, 'd', 'first'),
    display({ 'text/plain': 'other' }, 'e', 'first'),
    display({ 'text/plain': 'old' }, 'd', 'second'),
    message(
      'update_display_data',
      { data: { 'text/plain': 'new' }, metadata: {}, transient: { display_id: 'd' } },
      'second',
    ),
    message(
      'update_display_data',
      { data: { 'text/plain': 'lost' }, metadata: {}, transient: { display_id: 'z' } },
      'second',
    ),
  ]
  const texts = (id: string) =>
    outputsOf(messages, id).map((o) => ('data' in o ? o.data['text/plain'] : undefined))
  expect(texts('first')).toEqual(['new', 'other'])
  expect(texts('second')).toEqual(['new'])
})

test('execute_result: the bundle with its count', () => {
  const content = { data: { 'text/plain': '4' }, metadata: {}, execution_count: 7 }
  expect(outputsOf([message('execute_result', content)], 'cell')).toEqual([
    { output_type: 'execute_result', data: { 'text/plain': '4' }, metadata: {}, execution_count: 7 },
  ])
})

test('error: name, value and traceback', () => {
  const content = { ename: 'TypeError', evalue: 'x is not a function', traceback: ['line 1', 'line 2'] }
  expect(outputsOf([message('error', content)], 'cell')).toEqual([{ output_type: 'error', ...content }])
})

test('clear_output: clears at once, or with wait not before the next output', () => {
  const wait = message('clear_output', { wait: true })
  expect(outputsOf([out('a'), message('clear_output', { wait: false })], 'cell')).toEqual([])
  expect(outputsOf([out('a'), wait], 'cell')).toEqual([stream('stdout', 'a')])
  expect(outputsOf([out('a'), wait, out('b'), out('c')], 'cell')).toEqual([stream('stdout', 'bc')])
})

test('messages that are no output, or answer another request, or none, are passed over', () => {
  const messages = [
    message('status', { execution_state: 'busy' }),
    message('execute_input', { code: '1' }),
    message('comm_open', { comm_id: 'c' }),
    out('other\n', 'another cell'),
    { ...out('nobody\n'), parent: {} },
    out('mine\n'),
  ]
  expect(outputsOf(messages, 'cell')).toEqual([stream('stdout', 'mine\n')])
})

test("output that comes after the end of a cell is still that cell's", () => {
  const collector = collect()
  collector.add(out('a\n', 'first'))
  collector.add(out('b\n', 'second'))
  collector.add(out('late\n', 'first'))
  expect(collector.outputs('first')).toEqual([stream('stdout', 'a\nlate\n')])
})

const cut = (limit: string, wrote: string) =>
  stream(
    'stderr',
    `\nOutput cut: a cell keeps ${limit} MB of each kind of output, this one wrote ${wrote} MB.\n`,
  )

test('too much text is cut, and how much there was is said', () => {
  const messages = Array.from({ length: 30_000 }, (_, index) => out(`${String(index).padStart(9)}\n`))
  const [text, sentence, ...rest] = outputsOf(messages, 'cell', 100_000)
  expect(text).toEqual(
    stream('stdout', Array.from({ length: 10_000 }, (_, i) => `${String(i).padStart(9)}\n`).join('')),
  )
  expect(sentence).toEqual(cut('0.1', '0.3'))
  expect(rest).toEqual([])
})

test('the cut falls on the same place however the text is divided, and in whichever order the streams come', () => {
  const text = 'abcdefghij'.repeat(20_000)
  const once = [out(text), err(text)]
  const often = text.match(/.{1,700}/g)!.flatMap((piece) => [err(piece), out(piece)])
  const expected = [
    stream('stdout', text.slice(0, 150_000)),
    stream('stderr', text.slice(0, 150_000)),
    cut('0.2', '0.4'),
  ]
  expect(outputsOf(once, 'cell', 150_000)).toEqual(expected)
  expect(outputsOf(often, 'cell', 150_000)).toEqual(expected)
})

test('a display that is too big is left out whole, and one emoji is not cut in two', () => {
  expect(outputsOf([display({ 'image/png': 'x'.repeat(600_000) })], 'cell', 500_000)).toEqual([
    cut('0.5', '0.6'),
  ])
  const [text] = outputsOf([out('🐦'.repeat(100))], 'cell', 101)
  expect(text).toEqual(stream('stdout', '🐦'.repeat(50)))
})

test('where the kernel stopped sending, the sentence says "more than"', () => {
  const huge = { ...out('x'.repeat(11_000_000)), size: 100_000_001 }
  expect(outputsOf([huge], 'cell').at(-1)).toEqual(cut('10', 'more than 100'))
})
