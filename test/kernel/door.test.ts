import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, drive, pause, types } from './harness.ts'
import { bundle, written } from './outputs.ts'

let kernel: Driven
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
})
afterAll(() => kernel?.close())

const chart = 'scatter([{ x: 1, y: 2, label: "A" }], { x: "x", y: "y", alt: "One point." })'

describe('the library in our kernel', () => {
  it('shows a figure as one display with specification, picture and words', async () => {
    const answer = await kernel.execute(
      `import { report, scatter, show, table } from 'fledgling'\nshow(${chart})`,
    )
    expect(types(answer)).toEqual(['execute_input', 'display_data'])
    expect(Object.keys(bundle(answer)!)).toEqual([
      'application/vnd.plotly.v1+json',
      'image/png',
      'text/plain',
    ])
    expect(answer.outputs[1]!.content).toMatchObject({
      data: { 'text/plain': 'One point.' },
      metadata: { 'image/png': { width: 640, height: 400 } },
      transient: {},
    })
  }, 60_000)

  it('shows a figure and a table that a cell ends in', async () => {
    const figure = await kernel.execute(chart)
    expect(types(figure)).toEqual(['execute_input', 'execute_result'])
    expect(Object.keys(bundle(figure)!)).toContain('application/vnd.plotly.v1+json')
    expect(figure.outputs[1]!.content.metadata).toEqual({ 'image/png': { width: 640, height: 400 } })
    const table = await kernel.execute('table([{ n: 1 }], { caption: "Numbers" })')
    expect(Object.keys(bundle(table)!)).toEqual(['text/html', 'text/plain'])
  })

  it.skipIf(process.platform === 'win32')(
    'shows the right picture after a cell that was stopped while it drew',
    async () => {
      const running = kernel.execute(`for (;;) show(${chart})`)
      await pause(300)
      await kernel.ask('interrupt_request', {}, 'control')
      expect((await running).reply.ename).toBe('Interrupted')
      const other = 'scatter([{ x: 5, y: 5 }, { x: 6, y: 7 }], { x: "x", y: "y", alt: "Two points." })'
      const { outputs } = await kernel.execute(`const two = ${other}\nshow(two)\nshow(two)`)
      const [first, second] = outputs
        .slice(1)
        .map(({ content }) => (content.data as Record<string, unknown>)['image/png'])
      expect(first).toEqual(expect.any(String))
      expect(first).toBe(second)
    },
    60_000,
  )

  it('shows a training as one bar that moves, and stays at its end', async () => {
    const answer = await kernel.execute(
      'for (let epoch = 1; epoch <= 500; epoch++) report(epoch, 500, { loss: 1 / epoch })',
    )
    const shown = answer.outputs.filter(({ content }) => content.data)
    expect(shown[0]!.header.msg_type).toBe('display_data')
    expect(shown.slice(1).every(({ header }) => header.msg_type === 'update_display_data')).toBe(true)
    const ids = shown.map(({ content }) => (content.transient as { display_id: string }).display_id)
    expect(new Set(ids).size).toBe(1)
    expect(shown.at(-1)!.content.data).toEqual({
      'text/html': expect.stringContaining('<progress value="500" max="500"'),
      'text/plain': 'epoch 500 of 500: loss 0.002',
    })
    // Four a second, not five hundred.
    expect(shown.length).toBeLessThan(60)
  })

  it('gives the next training a bar of its own', async () => {
    const answer = await kernel.execute('report(1, 2)\nreport(2, 2)\nreport(1, 2)\nreport(2, 2)')
    expect(types(answer).filter((type) => type === 'display_data')).toHaveLength(2)
  })
})

it("tslab's displays find their way", async () => {
  const answer = await kernel.execute('import * as tslab from "tslab"\ntslab.display.html("<b>bird</b>")')
  expect(bundle(answer)).toEqual({ 'text/html': '<b>bird</b>' })
})

describe('in a kernel of the engine', () => {
  it('a training shows no bar and a figure no picture', async () => {
    const other = await drive({ env: { FLEDGLING_TYPES: 'none', FLEDGLING_PICTURES: 'none' } })
    const answer = await other.execute(
      `import { report, scatter, show } from 'fledgling'\nreport(1, 2)\nshow(${chart})`,
    )
    expect(types(answer)).toEqual(['execute_input', 'display_data'])
    expect(Object.keys(bundle(answer)!)).toEqual(['application/vnd.plotly.v1+json', 'text/plain'])
    await other.close()
  }, 60_000)
})

describe('what a cell does with its process', () => {
  it('may be another folder', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'folder mit ü '))
    const answer = await kernel.execute(
      `const from = process.cwd()\nprocess.chdir(${JSON.stringify(folder)})\nrequire("node:fs").writeFileSync("here.js", "exports.bird = 'crow'")`,
    )
    expect(answer.reply.status).toBe('ok')
    expect(bundle(await kernel.execute('require("./here").bird'))).toEqual({
      'text/plain': 'crow',
    })
    await kernel.execute('process.chdir(from)')
    rmSync(folder, { recursive: true })
  })

  it('finds nothing on its standard input', async () => {
    const answer = await kernel.execute(
      'let read = ""\nfor await (const part of process.stdin) read += part\nread.length',
    )
    expect(bundle(answer)).toEqual({ 'text/plain': '0' })
  })

  it('says goodbye when it ends', async () => {
    const answer = await kernel.execute('process.on("exit", () => console.log("goodbye"))\nprocess.exit()')
    expect(written(answer, 'stdout')).toBe('goodbye\n')
    expect(answer.reply).toMatchObject({ status: 'error', ename: 'CellsLost' })
  })
})
