import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { expect, test } from 'vitest'
import type { FromCells } from '../../src/kernel/pipes.ts'
import { linesOf, readSaid, type Said } from '../../src/kernel/said.ts'

/** What is heard of a text that arrives in pieces of so many bytes. */
async function heard(text: string, size: number): Promise<Said[]> {
  const bytes = Buffer.from(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  )
  const stream = Readable.from(pieces)
  const messages: Said[] = []
  readSaid(stream, (message) => messages.push(message))
  await finished(stream)
  return messages
}

const stream: FromCells = { type: 'stream', run: 3, name: 'stdout', text: 'one\ntwo\u2028three ü\n' }
const content = { data: { 'text/plain': 'line 1\nline 2 \u2029 鸟' }, metadata: {}, transient: {} }
const display: FromCells = { type: 'display', run: 3, update: false, content }

for (const size of [1, 7, 10_000]) {
  test(`messages come through as they were said, in pieces of ${size} bytes`, async () => {
    const [first, shown, last, ...more] = await heard([stream, display, stream].map(linesOf).join(''), size)
    expect(first).toEqual(stream)
    expect(last).toEqual(stream)
    expect(more).toEqual([])
    expect(shown).toMatchObject({ type: 'display', run: 3, update: false })
    const bytes = (shown as Extract<Said, { type: 'display' }>).content
    expect(JSON.parse(Buffer.from(bytes).toString('utf8'))).toEqual(content)
  })
}

test('what is no message is left out, and so is a display without an object', async () => {
  const [announcement] = linesOf(display).split('\n')
  const text = `hello\n\n12\nnull\n{"type":3}\n${announcement}\nnot an object\n${linesOf(stream)}`
  expect(await heard(text, 7)).toEqual([stream])
})
