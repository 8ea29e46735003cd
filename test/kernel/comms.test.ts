import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Driven, drive, until } from './harness.ts'
import { Peer } from './peer.ts'

let kernel: Driven
let peer: Peer
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
  peer = await new Peer(kernel.connection).ready()
})
afterAll(async () => {
  peer?.close()
  await kernel?.close()
})
beforeEach(() => {
  peer.iopub.length = 0
})

const door = "const comms = globalThis[Symbol.for('fledgling.kernel')].comms"
const heard = (type: string) => peer.iopub.filter(({ header }) => header.msg_type === type)
const open = (target: string, id: string, data = {}) =>
  peer.send('shell', 'comm_open', { comm_id: id, target_name: target, data })
const idle = (header: Record<string, unknown>) => until(() => peer.isIdle(header.msg_id as string))

it('lets a client open a comm, talk and close it, and says everything in its name', async () => {
  await peer.execute(`${door}
    comms.register('echo', (comm, data) => {
      comm.send({ opened: data })
      comm.onMessage((message) => { console.log('heard', message.n); comm.send({ twice: message.n * 2 }) })
      comm.onClose((last) => console.log('closed', last.why))
    })`)
  const opened = open('echo', 'one', { color: 'red' })
  await idle(opened)
  const said = peer.send('shell', 'comm_msg', { comm_id: 'one', data: { n: 21 } })
  await idle(said)
  expect(heard('comm_msg').map(({ content, parent }) => [content, parent.msg_id])).toEqual([
    [{ comm_id: 'one', data: { opened: { color: 'red' } } }, opened.msg_id],
    [{ comm_id: 'one', data: { twice: 42 } }, said.msg_id],
  ])
  expect((await peer.ask('comm_info_request')).content).toEqual({
    status: 'ok',
    comms: { one: { target_name: 'echo' } },
  })
  expect((await peer.ask('comm_info_request', { target_name: 'other' })).content.comms).toEqual({})
  await idle(peer.send('shell', 'comm_close', { comm_id: 'one', data: { why: 'done' } }))
  expect((await peer.ask('comm_info_request')).content.comms).toEqual({})
  expect(heard('stream').map(({ content }) => content.text)).toEqual(['heard 21\n', 'closed done\n'])
})

it('closes a comm whose target no cell has registered', async () => {
  await idle(open('nobody', 'two'))
  expect(heard('comm_close').map(({ content }) => content)).toEqual([{ comm_id: 'two', data: {} }])
  expect((await peer.ask('comm_info_request')).content.comms).toEqual({})
})

it('lets a cell open a comm and hear the client', async () => {
  const { parent } = await peer.execute(`{ ${door}
    const comm = comms.open('slider', { value: 3 })
    comm.onMessage(({ value }) => { console.log('moved to', value); if (value === 9) comm.close({ last: value }) }) }`)
  const [opened] = heard('comm_open')
  expect(opened!.parent.msg_id).toBe(parent.msg_id)
  expect(opened!.content).toMatchObject({ target_name: 'slider', data: { value: 3 } })
  const { comm_id } = opened!.content
  for (const value of [5, 9]) await idle(peer.send('shell', 'comm_msg', { comm_id, data: { value } }))
  expect(heard('stream').map(({ content }) => content.text)).toEqual(['moved to 5\n', 'moved to 9\n'])
  expect(heard('comm_close').map(({ content }) => content)).toEqual([{ comm_id, data: { last: 9 } }])
})

it('waits for what an asynchronous function of a cell does with a message', async () => {
  await peer.execute(`{ ${door}
    comms.register('slow', (comm) => comm.onMessage(async () => {
      await new Promise((done) => setTimeout(done, 50))
      comm.send({ late: true })
    })) }`)
  await idle(open('slow', 'three'))
  const said = peer.send('shell', 'comm_msg', { comm_id: 'three', data: {} })
  await idle(said)
  expect(heard('comm_msg').map(({ content, parent }) => [content.data, parent.msg_id])).toEqual([
    [{ late: true }, said.msg_id],
  ])
})

it('tells an error of a function that hears a message, and an interrupt ends one that loops', async () => {
  await peer.execute(`{ ${door}
    comms.register('bad', (comm) => comm.onMessage(({ loop }) => { while (loop); throw new RangeError('too far') })) }`)
  await idle(open('bad', 'four'))
  await idle(peer.send('shell', 'comm_msg', { comm_id: 'four', data: {} }))
  expect(heard('error').map(({ content }) => [content.ename, content.evalue])).toEqual([
    ['RangeError', 'too far'],
  ])
  const looping = peer.send('shell', 'comm_msg', { comm_id: 'four', data: { loop: true } })
  await until(() => peer.iopub.some(({ parent }) => parent.msg_id === looping.msg_id))
  await peer.ask('interrupt_request', {}, 'control')
  await idle(looping)
  expect((await peer.execute('1 + 1')).content.status).toBe('ok')
})

it('closes the comms of a process that is gone', async () => {
  await peer.execute(`{ ${door}\ncomms.open('slider') }`)
  const { comm_id } = heard('comm_open')[0]!.content
  await peer.execute('process.exit(0)')
  expect(heard('comm_close').map(({ content }) => content.comm_id)).toContain(comm_id)
  expect((await peer.ask('comm_info_request')).content.comms).toEqual({})
})
