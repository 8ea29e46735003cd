import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Request } from 'zeromq'
import { type Driven, drive, pause } from './harness.ts'
import { requestOf, text, written } from './outputs.ts'

let kernel: Driven
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
  await kernel.execute('let alive = "yes"')
})
afterAll(() => kernel?.close())

const isWindows = process.platform === 'win32'

/** What leaves the event loop time to turn. */
const waiting: Readonly<Record<string, string>> = {
  'a wait for nothing': 'await new Promise(() => {})',
  'timers without end': 'for (;;) await new Promise((done) => setTimeout(done, 1))',
  'an interval that writes': 'setInterval(() => console.log("tick"), 1)\nawait new Promise(() => {})',
  'files without end': 'import { readFile } from "node:fs/promises"\nfor (;;) await readFile("package.json")',
}

/** What does not: a thread has to end it, which Windows cannot be asked to do. */
const computing: Readonly<Record<string, string>> = {
  'an endless loop': 'while (true) {}',
  'promises without end': 'for (;;) await null',
  'an endless loop behind a timer': 'await new Promise((done) => setTimeout(done, 10))\nwhile (true) {}',
  'an endless loop behind a file':
    'import { readFile as read } from "node:fs/promises"\nawait read("package.json")\nwhile (true) {}',
  'an endless loop in a callback':
    'import { stat } from "node:fs"\nstat("package.json", () => { while (true) {} })\nawait new Promise(() => {})',
  'a loop that catches everything': 'for (;;) { try { throw 1 } catch {} finally { continue } }',
  'a generator': 'function* all() { for (;;) yield 1 }\nfor (const _one of all()) {}',
  'a loop that writes': 'for (;;) { console.log("x".repeat(99)); console.error("y") }',
  'a wait of the whole thread': 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
  'a slow pattern': '/^(a+)+$/.test("a".repeat(40).concat("b"))',
  'a program that is waited for':
    'import { execFileSync } from "node:child_process"\nexecFileSync(process.execPath, ["-e", "setTimeout(() => {}, 60000)"])',
  WebAssembly:
    'const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 9, 1, 7, 0, 3, 64, 12, 0, 11, 11]\n' +
    ';(new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(bytes))).exports as any).f()',
}

async function expectStop(code: string, interrupt: () => unknown): Promise<void> {
  const running = kernel.execute(code)
  await pause(150)
  await interrupt()
  expect((await running).reply).toMatchObject({ status: 'error', ename: 'Interrupted' })
  expect(text(await kernel.execute('alive'))).toBe('yes')
}

describe('an interrupt', () => {
  it.each(Object.entries(isWindows ? waiting : { ...waiting, ...computing }))(
    'by message stops %s, and the variables stay',
    (_name, code) => expectStop(code, () => kernel.ask('interrupt_request', {}, 'control')),
  )

  it.skipIf(isWindows).each([
    ['a wait for nothing', 'await new Promise(() => {})'],
    ['an endless loop', 'while (true) {}'],
  ])('by signal stops %s', (_name, code) => expectStop(code, () => kernel.process.kill('SIGINT')))
})

it('ends nothing but the cell that runs', async () => {
  await kernel.ask('interrupt_request', {}, 'control')
  const idle = await kernel.execute('await new Promise((done) => setTimeout(done, 200))\n"whole"')
  expect(text(idle)).toBe('whole')
  for (let i = 0; i < 10; i++) {
    const running = kernel.execute(`await new Promise((done) => setTimeout(done, ${i}))\n${i}`)
    await pause(i)
    await kernel.ask('interrupt_request', {}, 'control')
    // Stopped or done, as it comes; the one that follows is not touched.
    await running
    const next = await kernel.execute('for (let i = 0; i < 1e6; i++) {}\n"next"')
    expect(text(next)).toBe('next')
  }
})

it('ends what the cell has started, not what earlier ones have', async () => {
  const first = await kernel.execute('let ticks = 0\nconst clock = setInterval(() => { ticks++ }, 10)\n0')
  expect(first.reply.status).toBe('ok')
  const running = kernel.execute(
    'setInterval(() => console.log("mine"), 10)\nasync function on() { for (;;) { await new Promise((done) => setTimeout(done, 5)); console.log("on") } }\nawait on()',
  )
  await pause(150)
  await kernel.ask('interrupt_request', {}, 'control')
  const stopped = await running
  const own = () => kernel.heard.filter((one) => requestOf(one) === requestOf(stopped.outputs[0]!)).length
  await pause(50)
  const before = own()
  const after = await kernel.execute(
    'const from = ticks\nawait new Promise((done) => setTimeout(done, 150))\nclearInterval(clock)\nticks > from',
  )
  expect(text(after)).toBe('true')
  expect(own()).toBe(before)
})

it.skipIf(isWindows)('lets a module that it was stopped in be loaded anew', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'half loaded '))
  const file = JSON.stringify(path.join(folder, 'slow.js'))
  writeFileSync(JSON.parse(file), 'exports.half = 1\nwhile (!globalThis.isFast) {}\nexports.whole = 2')
  const running = kernel.execute(`require(${file})`)
  await pause(150)
  await kernel.ask('interrupt_request', {}, 'control')
  expect((await running).reply.status).toBe('error')
  expect(text(await kernel.execute(`;(globalThis as any).isFast = true\nrequire(${file}).whole`))).toBe('2')
  rmSync(folder, { recursive: true })
})

it.skipIf(isWindows)('keeps whole what was written before', async () => {
  const running = kernel.execute('for (let i = 0; ; i++) console.log(i)')
  await pause(200)
  await kernel.ask('interrupt_request', {}, 'control')
  const answer = await running
  const numbers = written(answer, 'stdout').split('\n').slice(0, -1).map(Number)
  expect(numbers.length).toBeGreaterThan(1000)
  expect(numbers.slice(0, -1).every((number, i) => number === i)).toBe(true)
})

it.skipIf(isWindows)('leaves heartbeat and control to answer meanwhile', async () => {
  const running = kernel.execute('while (true) {}')
  await pause(100)
  const heartbeat = new Request({ linger: 0 })
  heartbeat.connect(`tcp://127.0.0.1:${kernel.connection.hb_port}`)
  await heartbeat.send('beat')
  expect(String((await heartbeat.receive())[0])).toBe('beat')
  heartbeat.close()
  expect((await kernel.ask('kernel_info_request', {}, 'control')).reply.status).toBe('ok')
  await kernel.ask('interrupt_request', {}, 'control')
  expect((await running).reply.status).toBe('error')
})
