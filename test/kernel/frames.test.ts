import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, drive, until } from './harness.ts'
import { Peer } from './peer.ts'

let kernel: Driven
let peer: Peer
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
  peer = await new Peer(kernel.connection).ready()
  await peer.execute('let runs = 0')
})
afterAll(async () => {
  peer?.close()
  await kernel?.close()
})

const bad = { code: 'runs++', silent: false }
const execute = () => peer.header('execute_request')
const empty = Buffer.alloc(0)

/** The next honest request is answered, and finds that nothing has run. Answers whose requests were heard of meanwhile. */
async function expectUnharmed(): Promise<Set<string | undefined>> {
  const before = peer.iopub.length
  const reply = await peer.execute('runs')
  expect(reply.content.status).toBe('ok')
  const heard = peer.iopub.slice(before)
  const results = heard.filter(({ header }) => header.msg_type === 'execute_result')
  expect(results.map(({ content }) => content.data)).toEqual([{ 'text/plain': '0' }])
  return new Set(heard.map(({ parent }) => parent.msg_id).filter((id) => id !== reply.parent.msg_id))
}

describe.each(['shell', 'control', 'stdin'] as const)('a message on %s is not executed', (channel) => {
  it.each([
    ['signed with another key', () => peer.frames([execute(), {}, {}, bad], 'another key')],
    ['not signed at all', () => peer.frames([execute(), {}, {}, bad], '')],
    [
      'changed after it was signed',
      () => {
        const frames = peer.frames([execute(), {}, {}, { code: '0' }])
        return [...frames.slice(0, -1), Buffer.from(JSON.stringify(bad))]
      },
    ],
    ['without a delimiter', () => peer.frames([execute(), {}, {}, bad]).slice(1)],
    ['with too few frames', () => peer.frames([execute(), {}, bad])],
    ['with nothing behind the delimiter', () => [Buffer.from('<IDS|MSG>')]],
    ['of empty frames', () => [empty, empty, empty, empty, empty, empty]],
    ['whose header is no JSON', () => peer.frames(['{"msg_id"', {}, {}, bad])],
    ['whose header is a list', () => peer.frames([[], {}, {}, bad])],
    ['whose header is null', () => peer.frames(['null', {}, {}, bad])],
    ['whose msg_id is a number', () => peer.frames([{ ...execute(), msg_id: 7 }, {}, {}, bad])],
    ['whose msg_type is missing', () => peer.frames([{ ...execute(), msg_type: undefined }, {}, {}, bad])],
    ['whose session is an object', () => peer.frames([{ ...execute(), session: {} }, {}, {}, bad])],
    ['that is no UTF-8', () => peer.frames([execute(), {}, {}, bad]).map(() => Buffer.from([0xff, 0xfe]))],
  ])('%s', async (_what, frames) => {
    await peer.sendFrames(channel, frames())
    expect(await expectUnharmed()).toEqual(new Set())
  })
})

it('runs a message once, however often it is sent', async () => {
  await peer.execute('let rounds = 0')
  const frames = peer.frames([execute(), {}, {}, { code: 'rounds++', silent: true }])
  for (let round = 0; round < 3; round++) await peer.sendFrames('shell', frames)
  // On another socket, too.
  await peer.sendFrames('control', frames)
  await peer.execute('rounds')
  const results = peer.iopub.filter(({ header }) => header.msg_type === 'execute_result')
  expect(results.at(-1)!.content.data).toEqual({ 'text/plain': '1' })
})

describe('a request with a content that cannot be is answered with an error', () => {
  it.each([
    ['execute_request', 'a list', '[]'],
    ['execute_request', 'no JSON', '{"code": NaN}'],
    ['execute_request', 'null', 'null'],
    ['execute_request', 'without code', '{}'],
    ['execute_request', 'whose code is a number', '{"code": 1}'],
    ['execute_request', 'whose user_expressions are a text', '{"code": "runs++", "user_expressions": "x"}'],
    ['complete_request', 'without code', '{}'],
    ['complete_request', 'with a cursor before the beginning', '{"code": "a", "cursor_pos": -1}'],
    ['complete_request', 'with a cursor that is no number', '{"code": "a", "cursor_pos": "1"}'],
    ['inspect_request', 'with a cursor between two characters', '{"code": "ab", "cursor_pos": 0.5}'],
    ['is_complete_request', 'whose code is null', '{"code": null}'],
    ['history_request', 'of no kind', '{"hist_access_type": "all"}'],
    ['history_request', 'whose n is a text', '{"hist_access_type": "tail", "n": "1"}'],
    ['history_request', 'whose start is half a line', '{"hist_access_type": "range", "start": 0.5}'],
    ['comm_info_request', 'whose target is a number', '{"target_name": 1}'],
    ['debug_request', 'where nothing can be debugged', '{"command": "initialize", "seq": 1}'],
    ['nonsense_request', 'of a type that nobody knows', '{}'],
  ])('%s %s', async (type, _what, content) => {
    const channel = type === 'debug_request' ? 'control' : 'shell'
    const before = peer.replies[channel].length
    await peer.sendFrames(channel, peer.frames([peer.header(type), {}, {}, content]))
    await until(() => peer.replies[channel].length > before)
    await expectUnharmed()
    const [reply] = peer.replies[channel].slice(before)
    expect(reply!.header.msg_type).toBe(type.replace('request', 'reply'))
    expect(reply!.content).toMatchObject({
      status: 'error',
      ename: expect.any(String),
      evalue: expect.any(String),
    })
    expect(reply!.content.traceback).toBeInstanceOf(Array)
  })
})

it.each(['comm_msg', 'comm_open', 'nonsense'])('lives on after a %s that says nothing', async (type) => {
  peer.send('shell', type, {})
  await expectUnharmed()
})

it('says busy and idle around every request, on control too', async () => {
  for (const channel of ['shell', 'control'] as const) {
    const reply = await peer.ask('kernel_info_request', {}, channel)
    const states = peer.iopub
      .filter(({ parent }) => parent.msg_id === reply.parent.msg_id)
      .map(({ content }) => content.execution_state)
    expect(states).toEqual(['busy', 'idle'])
  }
})

it('answers heartbeats and requests while a request of 20 MB is on its way', async () => {
  const reply = await peer.execute(`"${'x'.repeat(20_000_000)}".length`, {
    silent: false,
    store_history: false,
  })
  expect(reply.content.status).toBe('ok')
  const result = peer.iopub.filter(({ header }) => header.msg_type === 'execute_result').at(-1)
  expect(result!.content.data).toEqual({ 'text/plain': '20000000' })
})

it('needs no signatures where the key of the connection is empty', async () => {
  const open = await drive({ env: { FLEDGLING_TYPES: 'none' }, connection: { key: '' } })
  const guest = await new Peer(open.connection).ready()
  try {
    expect((await guest.execute('1')).content.status).toBe('ok')
    expect((await guest.execute('1')).content.status).toBe('ok')
  } finally {
    guest.close()
    await open.close()
  }
})
