import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Driven, drive, pause, until } from './harness.ts'
import { Peer } from './peer.ts'

let kernel: Driven
let peer: Peer
let other: Peer
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
  peer = await new Peer(kernel.connection).ready()
  other = await new Peer(kernel.connection).ready()
})
afterAll(async () => {
  peer?.close()
  other?.close()
  await kernel?.close()
})
beforeEach(() => {
  peer.iopub.length = 0
  peer.replies.stdin.length = 0
})

const asked = () => until(() => peer.replies.stdin.length > 0).then(() => peer.replies.stdin.shift()!)
const result = () =>
  peer.iopub.filter(({ header }) => header.msg_type === 'execute_result').at(-1)?.content.data as
    | Record<string, string>
    | undefined
const errors = () =>
  peer.iopub.filter(({ content }) => content.name === 'stderr').map(({ content }) => content.text)

it('asks the client whose cell it is, and goes on with what it answers', async () => {
  const cell = peer.execute('console.log("before")\nconst name = prompt("Your name?")\n"Hello, " + name', {
    allow_stdin: true,
  })
  const question = await asked()
  expect(question.header.msg_type).toBe('input_request')
  expect(question.content).toMatchObject({ prompt: expect.stringContaining('Your name?'), password: false })
  // What was written before the question is there before it is asked.
  expect(peer.iopub.map(({ content }) => content.text)).toContain('before\n')
  peer.send('stdin', 'input_reply', { status: 'ok', value: 'Zoë 🐦\u2028' })
  const reply = await cell
  expect(question.parent.msg_id).toBe(reply.parent.msg_id)
  expect(result()).toEqual({ 'text/plain': 'Hello, Zoë 🐦\u2028' })
  expect(other.replies.stdin).toEqual([])
})

it('takes no answer from another client, and none that nobody asked for', async () => {
  peer.send('stdin', 'input_reply', { value: 'too early' })
  const cell = peer.execute('prompt("?")', { allow_stdin: true })
  await asked()
  other.send('stdin', 'input_reply', { value: 'not asked' })
  await pause(100)
  peer.send('stdin', 'input_reply', { value: 'mine' })
  await cell
  expect(result()).toEqual({ 'text/plain': 'mine' })
})

it('answers null at once where the client allows no questions, and says why', async () => {
  expect((await peer.execute('String(prompt("?"))', { allow_stdin: false })).content.status).toBe('ok')
  expect(result()).toEqual({ 'text/plain': 'null' })
  expect(errors()).toEqual([expect.stringMatching(/allow_stdin is false/)])
  expect(peer.replies.stdin).toEqual([])
})

it('answers null where the client has no stdin socket, and says why', async () => {
  const mute = await new Peer(kernel.connection, { hasStdin: false }).ready()
  try {
    expect((await mute.execute('String(prompt("?"))', { allow_stdin: true })).content.status).toBe('ok')
    expect(result()).toEqual({ 'text/plain': 'null' })
    expect(errors()).toEqual([expect.stringMatching(/does not listen/)])
  } finally {
    mute.close()
  }
})

// Windows knows no SIGINT.
it.each(process.platform === 'win32' ? ['message'] : ['message', 'signal'])(
  'withdraws the question on an interrupt by %s',
  async (how) => {
    await peer.execute('let kept = 1')
    const cell = peer.execute('try { prompt("?") } catch {}\nkept = 2', { allow_stdin: true })
    await asked()
    if (how === 'signal') process.kill(-kernel.process.pid!, 'SIGINT')
    else await peer.ask('interrupt_request', {}, 'control')
    expect((await cell).content).toMatchObject({ status: 'error', ename: 'Interrupted' })
    peer.send('stdin', 'input_reply', { value: 'too late' })
    await peer.execute('kept')
    expect(result()).toEqual({ 'text/plain': '1' })
  },
)

it('asks again in the process that takes the place of one that ended while it asked', async () => {
  await peer.execute('process.pid')
  const pid = Number(result()!['text/plain'])
  const cell = peer.execute('prompt("first")', { allow_stdin: true })
  await asked()
  process.kill(pid, 'SIGKILL')
  expect((await cell).content).toMatchObject({ status: 'error', ename: 'CellsLost' })
  const next = peer.execute('prompt("second")', { allow_stdin: true })
  await asked()
  peer.send('stdin', 'input_reply', { value: 'here' })
  expect((await next).content.status).toBe('ok')
})
