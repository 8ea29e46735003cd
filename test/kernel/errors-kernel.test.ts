import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cellsLost } from '../../src/kernel/errors/lost.ts'
import type { Message } from '../../src/wire/wire.ts'
import { type Driven, drive, until } from './harness.ts'

let kernel: Driven
beforeAll(async () => {
  kernel = await drive()
})
afterAll(() => kernel?.close())

const linesOf = ({ traceback }: { readonly traceback?: unknown }) =>
  (traceback as string[]).map((line) => line.replaceAll('\n', ' '))

/** The error that a cell is told of after its end. */
async function lateError(code: string): Promise<Message> {
  const { outputs } = await kernel.execute(code)
  const id = outputs[0]!.parent.msg_id
  const isIt = ({ header, parent }: Message) => header.msg_type === 'error' && parent.msg_id === id
  await until(() => kernel.heard.some(isIt))
  return kernel.heard.find(isIt)!
}

describe('a kernel tells', () => {
  it('what is thrown, in reply and output alike', async () => {
    const { reply, outputs } = await kernel.execute('const o: any = {}\no.a.b')
    expect(reply).toMatchObject({ status: 'error', ename: 'TypeError' })
    const lines = linesOf(reply)
    expect(lines[0]).toMatch(/^Line 2: “o\.a” has no value/)
    expect(lines.slice(2, 4)).toEqual(['  2 | o.a.b', '          ^'])
    expect(lines[4]).toMatch(/^ {2}at cell \[\d+\], line 2$/)
    expect(lines).toHaveLength(5)
    expect(outputs.filter(({ header }) => header.msg_type === 'error')).toHaveLength(1)
    expect(outputs.at(-1)!.content.traceback).toEqual(reply.traceback)
  })

  it('what the compiler finds, and runs nothing', async () => {
    const { reply, outputs } = await kernel.execute('console.log("ran")\nconst n: number = "a"')
    expect(reply).toMatchObject({ status: 'error', ename: 'CompileError' })
    expect(linesOf(reply).slice(0, 2)).toEqual([
      'Line 2: “n” is to be a number, but is given a text (string). Number(…) makes a number of a text; a number is written without quotation marks.',
      'The cell has not run.',
    ])
    expect(outputs.some(({ content }) => content.text === 'ran\n')).toBe(false)
  })

  it('the same sentence on a name, found by the compiler or met at run time', async () => {
    await kernel.execute('const sparrow = 1')
    const found = await kernel.execute('sparow + 1')
    const met = await kernel.execute('new Function("return sparow")()')
    expect(found.reply.ename).toBe('CompileError')
    expect(met.reply.ename).toBe('ReferenceError')
    expect(linesOf(met.reply)[0]).toBe(linesOf(found.reply)[0])
  })

  it('what a cell that did not run would have made', async () => {
    await kernel.execute('const robin = 1\nconst wrong: number = "a"')
    const { reply } = await kernel.execute('robin + 1')
    expect(linesOf(reply)[0]).toMatch(/“robin” is made in cell \[\d+\], which did not run to that line/)
  })

  it('that nobody waited for a promise', async () => {
    const { reply } = await kernel.execute('Promise.reject(new Error("lost"))\n0')
    expect(reply).toMatchObject({ status: 'error', ename: 'Error', evalue: 'lost' })
    expect(linesOf(reply)[0]).toMatch(/^A promise failed and nobody waited for it, in line 1 of cell \[\d+\]/)
  })

  it('what fails after the end of its cell, at that cell', async () => {
    const timer = await lateError('setTimeout(() => {\n  const o: any = {}\n  o.a.b\n}, 200)\n0')
    expect(linesOf(timer.content)[0]).toMatch(
      /^Something that was started failed later, in line 3 of cell \[\d+\]: “o\.a” has no value/,
    )
    const promise = await lateError(
      'async function fly() {\n  await new Promise((done) => setTimeout(done, 200))\n  throw new Error("wind")\n}\nfly()\n0',
    )
    expect(linesOf(promise.content)[0]).toMatch(/^A promise failed and nobody waited for it, in line 3/)
    expect(linesOf(promise.content).at(-1)).toMatch(/^ {2}at fly, cell \[\d+\], line 3$/)
  })

  it('which function calls itself without end', async () => {
    const { reply } = await kernel.execute('const f = (n: number): number => f(n + 1) + 1\nf(0)')
    expect(linesOf(reply)[0]).toMatch(/^Line 1: “f” calls itself without end/)
    expect(linesOf(reply).at(-1)).toMatch(/^ {2}at f, cell \[\d+\], line 1 \(\d+ times\)$/)
  })

  it('nothing of itself, of Node or of the library', async () => {
    const { reply } = await kernel.execute(
      "import { fitThreshold } from 'fledgling'\nconst fit = () => fitThreshold([])\nfit()",
    )
    expect(linesOf(reply)).toEqual([
      'Line 2: “fitThreshold” of fledgling says:',
      'Error: points must have two different x or more: 0 points',
      '  2 | const fit = () => fitThreshold([])',
      `${' '.repeat(24)}^`,
      expect.stringMatching(/^ {2}at fit, cell \[\d+\], line 2$/),
      expect.stringMatching(/^ {2}at cell \[\d+\], line 3$/),
    ])
  })
})

describe('a lost process', () => {
  it('is told with how it ended and what went with it', () => {
    const { ename, evalue, traceback } = cellsLost({ code: 3, signal: null, names: ['k', 'known'] })
    expect(ename).toBe('CellsLost')
    expect(evalue).toBe('the process that ran the cells ended with exit code 3')
    expect(traceback.join(' ').replaceAll('\n', ' ')).toContain(
      'Lost are its variables: k, known. A new process is there: run the cells above again.',
    )
  })

  it('names the first variables where there are many', () => {
    const names = Array.from({ length: 30 }, (_, i) => `name${i}`)
    const text = cellsLost({ code: null, signal: 'SIGKILL', names }).traceback.join(' ')
    expect(text.replaceAll('\n', ' ')).toContain('name11 and 18 more.')
    expect(text).not.toContain('name12')
  })

  it('says so where the memory was full, and where it did not heed', () => {
    for (const end of [
      { code: null, signal: 'SIGABRT' as const },
      { code: 134, signal: null },
    ])
      expect(cellsLost({ ...end, names: [] }).evalue).toBe('the process that ran the cells ran out of memory')
    expect(cellsLost({ code: null, signal: 'SIGKILL', names: [], isDeaf: true }).evalue).toContain(
      'did not stop',
    )
  })
})
