import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Request } from 'zeromq'
import { type Driven, drive, pause, texts, types, until } from './harness.ts'

let kernel: Driven
beforeAll(async () => {
  kernel = await drive()
})
afterAll(() => kernel?.close())

describe('a kernel', () => {
  it('says what it is', async () => {
    const { reply } = await kernel.ask('kernel_info_request')
    expect(reply).toMatchObject({ status: 'ok', protocol_version: '5.5', implementation: 'fledgling' })
  })

  it('puts out input, streams and result, in this order', async () => {
    const answer = await kernel.execute('console.log("a")\nconsole.error("b")\n1 + 2')
    expect(types(answer)).toEqual(['execute_input', 'stream', 'stream', 'execute_result'])
    expect(answer.outputs.at(-1)!.content.data).toEqual({ 'text/plain': '3' })
    expect(answer.reply.status).toBe('ok')
  })

  it('lets a function see the variable, not its old value', async () => {
    await kernel.execute('let k = 3\nfunction f() { return k }')
    const { outputs } = await kernel.execute('k = 5\nf()')
    expect(outputs.at(-1)!.content.data).toEqual({ 'text/plain': '5' })
  })

  it('tells an error with its line in the cell', async () => {
    const { reply, outputs } = await kernel.execute('const o: any = {}\no.a.b')
    expect(reply).toMatchObject({ status: 'error', ename: 'TypeError' })
    expect(outputs.at(-1)!.header.msg_type).toBe('error')
    expect((reply.traceback as string[]).join('\n')).toMatch(
      /“o\.a” has no value[\s\S]*2 \| o\.a\.b\n[\s\S]*cell \[\d+\], line 2/,
    )
  })

  it('reports a rejection that nobody handles as an error', async () => {
    const { reply } = await kernel.execute('Promise.reject(new Error("lost"))\n0')
    expect(reply).toMatchObject({ status: 'error', evalue: 'lost' })
  })

  it('evaluates user expressions', async () => {
    const { reply } = await kernel.execute('let ue = 4', { user_expressions: { a: 'ue * 2', b: 'nowhere' } })
    expect(reply.user_expressions).toMatchObject({
      a: { status: 'ok', data: { 'text/plain': '8' } },
      b: { status: 'error', ename: 'ReferenceError' },
    })
  })

  it('puts out nothing and counts nothing for a silent request', async () => {
    const before = await kernel.execute('0')
    const silent = await kernel.execute('console.log("x")', { silent: true })
    expect(silent.outputs).toEqual([])
    expect(silent.reply.execution_count).toBe(before.reply.execution_count)
  })

  it('puts out every one of 100,000 lines before it is idle', async () => {
    const answer = await kernel.execute('for (let i = 0; i < 100_000; i++) console.log(i)')
    expect(texts(answer)).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''))
  })

  it('aborts what waits behind an error, unless told not to', async () => {
    const bad = kernel.execute('throw new Error("first")')
    const next = kernel.execute('1')
    expect((await bad).reply.status).toBe('error')
    expect((await next).reply.status).toBe('aborted')
    const alone = kernel.execute('throw new Error("second")', { stop_on_error: false })
    const after = kernel.execute('2')
    expect((await alone).reply.status).toBe('error')
    expect((await after).reply.status).toBe('ok')
  })

  it('attributes what a timer puts out to the cell that set it', async () => {
    const first = await kernel.execute('setTimeout(() => console.log("late"), 100)\n0')
    const id = first.outputs[0]!.parent.msg_id
    await kernel.execute('await new Promise((done) => setTimeout(done, 200))')
    const late = kernel.heard.filter(({ content }) => content.text === 'late\n')
    expect(late.map(({ parent }) => parent.msg_id)).toEqual([id])
  })

  it('answers history, comms and names', async () => {
    await kernel.execute('const sparrow = 7\nsparrow')
    const { reply } = await kernel.ask('history_request', { hist_access_type: 'tail', n: 1, output: true })
    expect((reply.history as unknown[][])[0]![2]).toEqual(['const sparrow = 7\nsparrow', '7'])
    expect((await kernel.ask('comm_info_request')).reply).toEqual({ status: 'ok', comms: {} })
    const { reply: names } = await kernel.ask('complete_request', { code: '🐦 + sparr', cursor_pos: 9 })
    expect(names).toMatchObject({ matches: ['sparrow'], cursor_start: 4, cursor_end: 9 })
  })
})

const loops = [
  ['an endless loop', 'while (true) {}'],
  ['an endless loop behind an await', 'await null\nwhile (true) {}'],
  ['an endless loop behind a timer', 'await new Promise((done) => setTimeout(done, 10))\nwhile (true) {}'],
  ['promises without end', 'for (;;) await null'],
  ['a wait for nothing', 'await new Promise(() => {})'],
  ['timers without end', 'for (;;) await new Promise((done) => setTimeout(done, 1))'],
] as const

describe.each(['message', 'signal'])('an interrupt by %s', (how) => {
  it.each(loops)(
    'stops %s, with the variables alive, while heartbeat and control answer',
    async (_name, code) => {
      await kernel.execute('let alive = "yes"')
      const running = kernel.execute(code)
      await pause(200)
      const heartbeat = new Request({ linger: 0 })
      heartbeat.connect(`tcp://127.0.0.1:${kernel.connection.hb_port}`)
      await heartbeat.send('beat')
      expect(String((await heartbeat.receive())[0])).toBe('beat')
      heartbeat.close()
      expect((await kernel.ask('kernel_info_request', {}, 'control')).reply.status).toBe('ok')
      if (how === 'signal') kernel.process.kill('SIGINT')
      else await kernel.ask('interrupt_request', {}, 'control')
      expect((await running).reply).toMatchObject({ status: 'error', ename: 'Interrupted' })
      expect((await kernel.execute('alive')).outputs.at(-1)!.content.data).toEqual({ 'text/plain': 'yes' })
    },
  )
})

it('replaces a dead process and says what was lost', async () => {
  await kernel.execute('let treasure = 1')
  const { reply } = await kernel.execute('console.log("last words")\nprocess.exit(3)')
  expect(reply).toMatchObject({ status: 'error', ename: 'CellsLost' })
  expect(String(reply.traceback)).toMatch(/exit code 3.*treasure/)
  expect((await kernel.execute('const treasure = 2\ntreasure')).outputs.at(-1)!.content.data).toEqual({
    'text/plain': '2',
  })
})

it('ends when it is told to', async () => {
  const other = await drive()
  const { reply } = await other.ask('shutdown_request', { restart: false }, 'control')
  expect(reply).toMatchObject({ status: 'ok', restart: false })
  await until(() => other.process.exitCode !== null)
  expect(other.process.exitCode).toBe(0)
  await other.close()
})
