import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, drive, until } from './harness.ts'
import { requestOf, written } from './outputs.ts'

let kernel: Driven
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
})
afterAll(() => kernel?.close())

/** Ways in which code goes on after its cell is over; each writes LATE some time after 100 ms. */
const ways: Readonly<Record<string, string>> = {
  'a timer': 'setTimeout(() => console.log("LATE"), 100)',
  'an interval': 'const often = setInterval(() => { console.log("LATE"); clearInterval(often) }, 100)',
  'an immediate': 'setTimeout(() => setImmediate(() => console.log("LATE")), 100)',
  'a microtask': 'setTimeout(() => queueMicrotask(() => console.log("LATE")), 100)',
  'a tick': 'setTimeout(() => process.nextTick(() => console.log("LATE")), 100)',
  'an async function': `
    async function go() { for (let i = 0; i < 5; i++) await new Promise((done) => setTimeout(done, 25)); console.log("LATE") }
    go()`,
  'a promise':
    'new Promise((done) => setTimeout(done, 100)).then(() => 1).finally(() => console.log("LATE"))',
  'a timer of timers/promises':
    'const { setTimeout: sleep } = require("node:timers/promises")\nsleep(100).then(() => console.log("LATE"))',
  'a file that was awaited': `
    const { readFile } = require("node:fs/promises")
    async function read() { for (const end = Date.now() + 120; Date.now() < end; ) await readFile("package.json"); console.log("LATE") }
    read()`,
  'a callback of the file system': `
    const { stat } = require("node:fs")
    setTimeout(() => stat("package.json", () => console.log("LATE")), 100)`,
  'an event': `
    const { EventEmitter } = require("node:events")
    const bell = new EventEmitter().on("ring", () => console.log("LATE"))
    setTimeout(() => bell.emit("ring"), 100)`,
  'a message of a thread': `
    const { Worker } = require("node:worker_threads")
    const thread = new Worker('setTimeout(() => require("node:worker_threads").parentPort.postMessage(1), 100)', { eval: true })
    thread.on("message", () => console.log("LATE"))`,
  'the end of a program': `
    const { exec } = require("node:child_process")
    setTimeout(() => exec("echo 1", () => console.log("LATE")), 100)`,
}

describe('what a cell puts out after its end counts for it', () => {
  it.each(Object.entries(ways))('from %s', async (_name, source) => {
    const first = await kernel.execute(`{\n${source}\n}`)
    const own = requestOf(first.outputs[0]!)
    const isThere = () => kernel.heard.some((one) => requestOf(one) === own && one.content.text === 'LATE\n')
    // Another cell runs in the meantime, and writes too.
    const second = await kernel.execute(
      'for (let i = 0; i < 6; i++) { await new Promise((done) => setTimeout(done, 40)); console.log(i) }',
    )
    await until(isThere)
    expect(written(second)).toBe('0\n1\n2\n3\n4\n5\n')
  })
})

describe('an error that nobody caught', () => {
  it('of a promise, is the error of its cell', async () => {
    const { reply, outputs } = await kernel.execute('Promise.reject(new Error("lost"))\n0')
    expect(reply).toMatchObject({ status: 'error', evalue: 'lost' })
    expect(outputs.at(-1)!.header.msg_type).toBe('error')
  })

  it('of a timer, ends the cell that waits for it', async () => {
    const { reply } = await kernel.execute(
      'setTimeout(() => { throw new RangeError("thrown") }, 10)\nawait new Promise(() => {})',
    )
    expect(reply).toMatchObject({ status: 'error', ename: 'RangeError', evalue: 'thrown' })
  })

  it('of an event, is the error of its cell', async () => {
    const { reply } = await kernel.execute(
      'import { EventEmitter as Bell } from "node:events"\nsetTimeout(() => new Bell().emit("error", new Error("rung")), 10)\n' +
        'await new Promise(() => {})',
    )
    expect(reply).toMatchObject({ status: 'error', evalue: 'rung' })
  })

  it.each([
    ['a timer', 'setTimeout(() => { throw new Error("later") }, 100)'],
    [
      'a promise',
      'void new Promise((done) => setTimeout(done, 100)).then(() => { throw new Error("later") })',
    ],
  ])('of %s, after the end of its cell, is told with that cell', async (_name, source) => {
    const first = await kernel.execute(`${source}\n0`)
    expect(first.reply.status).toBe('ok')
    const own = requestOf(first.outputs[0]!)
    const second = await kernel.execute('await new Promise((done) => setTimeout(done, 200))\n"fine"')
    expect(second.reply.status).toBe('ok')
    await until(() => kernel.heard.some((one) => requestOf(one) === own && one.header.msg_type === 'error'))
    const error = kernel.heard.find((one) => requestOf(one) === own && one.header.msg_type === 'error')!
    expect(error.content).toMatchObject({ ename: 'Error', evalue: 'later' })
  })

  it('stops what its cell had begun', async () => {
    const first = await kernel.execute(
      'setInterval(() => console.log("on and on"), 20)\nsetTimeout(() => { throw new Error("enough") }, 50)\nawait new Promise(() => {})',
    )
    expect(first.reply.status).toBe('error')
    const own = requestOf(first.outputs[0]!)
    const count = () => kernel.heard.filter((one) => requestOf(one) === own).length
    const before = count()
    await kernel.execute('await new Promise((done) => setTimeout(done, 150))')
    expect(count()).toBe(before)
  })

  it('may be listened to, and a listener that throws it again does no harm', async () => {
    await kernel.execute(
      'let seen: unknown\nconst listener = (error: unknown) => { seen = error; throw error }\nprocess.on("uncaughtException", listener)',
    )
    const { reply } = await kernel.execute(
      'setTimeout(() => { throw new Error("both") }, 10)\nawait new Promise(() => {})',
    )
    expect(reply).toMatchObject({ evalue: 'both' })
    const after = await kernel.execute(
      'process.off("uncaughtException", listener)\n;[String(seen), process.listeners("uncaughtException").includes(listener)].join()',
    )
    expect(after.outputs.at(-1)!.content.data).toEqual({ 'text/plain': 'Error: both,false' })
  })
})
