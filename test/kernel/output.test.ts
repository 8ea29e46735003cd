import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, drive, pause, types } from './harness.ts'
import { bundle, text, written } from './outputs.ts'

let kernel: Driven
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
})
afterAll(() => kernel?.close())

const lines = (count: number, of: (i: number) => string = String) =>
  Array.from({ length: count }, (_, i) => `${of(i)}\n`).join('')

describe('what a cell writes', () => {
  it('comes in order, on both streams', async () => {
    const answer = await kernel.execute('console.log("a")\nconsole.error("b")\nconsole.log("c")\n1')
    expect(types(answer)).toEqual(['execute_input', 'stream', 'stream', 'stream', 'execute_result'])
    expect(written(answer)).toBe('a\nb\nc\n')
    expect(written(answer, 'stderr')).toBe('b\n')
  })

  it('is whole before the kernel is idle, 100,000 lines too', async () => {
    const answer = await kernel.execute('for (let i = 0; i < 100_000; i++) console.log(i)')
    expect(written(answer)).toBe(lines(100_000))
    // Text is gathered: a message a line would drown every client.
    expect(answer.outputs.length).toBeLessThan(2000)
  })

  it('is whole where both streams take turns', async () => {
    const answer = await kernel.execute(
      'for (let i = 0; i < 500; i++) { console.log(i); console.error(i) }\nprocess.stdout.write("end")',
    )
    expect(written(answer)).toBe(`${lines(500, (i) => `${i}\n${i}`)}end`)
  })

  it('may be bytes, also half of a character', async () => {
    const answer = await kernel.execute(
      'const bird = Buffer.from("🐦é")\nfor (const byte of bird) process.stdout.write(Uint8Array.of(byte))',
    )
    expect(written(answer)).toBe('🐦é')
  })

  it('calls back when it is written, and knows no end', async () => {
    const answer = await kernel.execute(
      'await new Promise<void>((done) => process.stdout.write("one ", () => done()))\n' +
        'process.stdout.end("two ")\nconsole.log("three")',
    )
    expect(written(answer)).toBe('one two three\n')
  })

  it('comes at once where the cell goes on', async () => {
    const running = kernel.execute('console.log("begun")\nawait new Promise((done) => setTimeout(done, 400))')
    await pause(200)
    expect(kernel.heard.at(-1)!.content.text).toBe('begun\n')
    await running
  })

  it('is cut at 10 MB a stream, and says so', async () => {
    const answer = await kernel.execute(
      'const line = "x".repeat(999)\nfor (let i = 0; i < 10_001; i++) console.log(line)',
    )
    expect(written(answer, 'stdout')).toHaveLength(10_000_000)
    expect(written(answer, 'stderr')).toBe('\nOutput cut: a cell keeps 10 MB of each stream.\n')
    expect(written(await kernel.execute('console.log("next")'))).toBe('next\n')
  })

  it('is there when the process ends', async () => {
    const answer = await kernel.execute('console.log("last words")\nprocess.exit(3)')
    expect(written(answer, 'stdout')).toBe('last words\n')
  })
})

describe('what is written past the console', () => {
  it('by a program that the cell waits for, stands in its place', async () => {
    const answer = await kernel.execute(
      'import { execSync } from "node:child_process"\nconsole.log("before")\n' +
        'execSync("echo program", { stdio: "inherit" })\nconsole.log("after")',
    )
    expect(written(answer).replaceAll('\r', '')).toBe('before\nprogram\nafter\n')
  })

  it('with writeSync, stands in its place', async () => {
    const answer = await kernel.execute(
      'import { writeSync } from "node:fs"\nconsole.log("before")\n' +
        'writeSync(1, "text ")\nwriteSync(1, Buffer.from("[bytes]"), 1, 5)\nconsole.log(" after")',
    )
    expect(written(answer)).toBe('before\ntext bytes after\n')
  })

  it('by a thread, is not lost', async () => {
    const answer = await kernel.execute(
      'import { Worker } from "node:worker_threads"\n' +
        'const worker = new Worker("console.log(6 * 7)", { eval: true })\n' +
        'await new Promise((done) => worker.on("exit", done))',
    )
    expect(written(answer)).toBe('42\n')
  })
})

describe('the console', () => {
  it('groups, counts and sets tables', async () => {
    const answer = await kernel.execute(
      'console.group("A")\nconsole.log("b")\nconsole.groupEnd()\nconsole.count()\nconsole.table([{ x: 1 }])\n' +
        'console.dir({ deep: { er: { and: { er: 1 } } } }, { depth: 0 })\nconsole.assert(false, "no")',
    )
    expect(written(answer, 'stdout')).toMatch(
      /^A\n {2}b\ndefault: 1\n[┌─┬┐│\s()\w├┼┤└┴┘]+\{ deep: \[Object\] \}\n$/,
    )
    expect(written(answer, 'stderr')).toBe('Assertion failed: no\n')
  })

  it('clears what the cell has put out', async () => {
    const answer = await kernel.execute('console.log("gone")\nconsole.clear()\nconsole.log("left")')
    expect(types(answer)).toEqual(['execute_input', 'stream', 'clear_output', 'stream'])
  })

  it('writes no colours', async () => {
    expect(written(await kernel.execute('console.log({ a: 1, b: "text" })'))).toBe("{ a: 1, b: 'text' }\n")
  })
})

describe('a kernel whose client cuts by itself', () => {
  it('sends a little more than its client wants, and says nothing of it', async () => {
    const other = await drive({ env: { FLEDGLING_TYPES: 'none', FLEDGLING_SEND_LIMIT: '30000000' } })
    const answer = await other.execute('for (let i = 0; i < 50; i++) console.log("x".repeat(999_999))')
    expect(written(answer, 'stdout').length).toBeGreaterThan(30_000_000)
    expect(written(answer, 'stdout').length).toBeLessThan(33_000_000)
    expect(written(answer, 'stderr')).toBe('')
    expect(text(await other.execute('1 + 1'))).toBe('2')
    await other.close()
  })
})

it('a display of a megabyte is whole', async () => {
  const answer = await kernel.execute(
    'const door = (globalThis as any)[Symbol.for("fledgling.kernel")]\n' +
      'const data = { "text/plain": "é\\n".repeat(500_000) }\ndoor.display({ data, metadata: {}, transient: {} }, false)',
  )
  expect(bundle(answer)).toEqual({ 'text/plain': 'é\n'.repeat(500_000) })
})
