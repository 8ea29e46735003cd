import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, drive, types } from './harness.ts'
import { bundle, text } from './outputs.ts'

let kernel: Driven
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
})
afterAll(() => kernel?.close())

describe('the last value of a cell', () => {
  it.each([
    ['a number', '6 * 7', '42'],
    ['a string, bare', '"a sentence"', 'a sentence'],
    ['an object', '({ a: 1, b: [1, 2] })', '{ a: 1, b: [ 1, 2 ] }'],
    ['a map', 'new Map([["a", 1]])', "Map(1) { 'a' => 1 }"],
    ['a set', 'new Set([1, 2])', 'Set(2) { 1, 2 }'],
    ['an instance', 'class Bird { wings = 2 }\nnew Bird()', 'Bird { wings: 2 }'],
    ['a typed array', 'Float32Array.of(1, 2.5)', 'Float32Array(2) [ 1, 2.5 ]'],
    ['a promise, which is not waited for', 'Promise.resolve(1)', 'Promise { 1 }'],
    ['an error, without the calls of the kernel', 'new RangeError("too far")', 'RangeError: too far'],
    ['a symbol', 'Symbol("s")', 'Symbol(s)'],
    ['a function', 'function fly() {}\nfly', '[Function: fly]'],
  ])('is shown where it is %s', async (_name, source, shown) => {
    const answer = await kernel.execute(source)
    expect(types(answer)).toEqual(['execute_input', 'execute_result'])
    expect(bundle(answer)).toEqual({ 'text/plain': shown })
  })

  it.each(['undefined', 'null', 'void 0', 'setTimeout(() => {}, 1)'])(
    'is not shown where it is %s',
    async (source) => {
      expect(types(await kernel.execute(source))).toEqual(['execute_input'])
    },
  )

  it.each([
    ['a getter that throws', '({ get a() { throw new Error("looked") } })', '{ a: [Getter] }'],
    ['a toString that throws', '({ toString() { throw 1 } })', /toString/],
    [
      'an inspection that throws',
      '({ [Symbol.for("nodejs.util.inspect.custom")]() { throw new Error("no") } })',
      /cannot be shown: no/,
    ],
    [
      'a proxy that throws at everything',
      'new Proxy({ a: 1 }, new Proxy({}, { get() { throw new Error("trap") } }))',
      /./,
    ],
    [
      'a revoked proxy',
      'const { proxy, revoke } = Proxy.revocable({}, {})\nrevoke()\nproxy',
      /Revoked|cannot be shown/,
    ],
    [
      'an error with a bad message',
      'Object.defineProperty(new Error("a"), "message", { get() { throw 1 } })',
      /./,
    ],
    ['itself', 'const self: any = {}\nself.self = self\nself', /Circular/],
  ])('may be %s', async (_name, source, shown) => {
    const answer = await kernel.execute(source)
    expect(answer.reply.status).toBe('ok')
    expect(text(answer)).toMatch(shown)
  })

  it('is cut where it is long', async () => {
    const answer = await kernel.execute('"x".repeat(3_000_000)')
    expect(String(text(answer))).toMatch(/^x{1000000}\n\(cut: 3000000 characters\)$/)
    expect(
      String(text(await kernel.execute('Array.from({ length: 1e6 }, (_, i) => i)'))).length,
    ).toBeLessThan(2000)
  })
})

describe('a value that says how it looks', () => {
  it('with Jupyter.display, is shown so', async () => {
    const answer = await kernel.execute(
      '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>bird</b>" }) })',
    )
    expect(bundle(answer)).toMatchObject({ 'text/html': '<b>bird</b>', 'text/plain': expect.any(String) })
  })

  it('may take its time', async () => {
    const answer = await kernel.execute(
      '({ async [Symbol.for("Jupyter.display")]() { await null; return { "text/plain": "late" } } })',
    )
    expect(bundle(answer)).toEqual({ 'text/plain': 'late' })
  })

  it('and fails, or says nothing, is a text', async () => {
    expect(
      text(await kernel.execute('({ n: 1, [Symbol.for("Jupyter.display")]() { throw new Error() } })')),
    ).toMatch(/n: 1/)
    expect(text(await kernel.execute('({ n: 2, [Symbol.for("Jupyter.display")]: () => 1n })'))).toMatch(
      /n: 2/,
    )
  })
})

describe('values of the libraries', () => {
  it('a tensor is shown with values, shape and type', async () => {
    await kernel.execute('import * as tf from "@tensorflow/tfjs"\nawait tf.setBackend("cpu")')
    expect(text(await kernel.execute('const t = tf.tensor2d([[1, 2], [3, 4]])\nt'))).toBe(
      'Tensor\n    [[1, 2],\n     [3, 4]]\n(shape [2, 2], float32)',
    )
    expect(text(await kernel.execute('tf.variable(tf.tensor1d([1, 2], "int32"), true, "weights")'))).toBe(
      'Variable weights\n    [1, 2]\n(shape [2], int32)',
    )
    expect(text(await kernel.execute('t.dispose()\nt'))).toBe(
      'Tensor: disposed, its values are gone\n(shape [2, 2], float32)',
    )
  }, 30_000)

  it('a data frame is a table', async () => {
    const answer = await kernel.execute(
      'import * as dfd from "danfojs-node"\n' +
        'const rows = Array.from({ length: 30 }, (_, i) => [i / 3, i === 0 ? "<b>" : "bird"])\n' +
        'const frame = new dfd.DataFrame(rows, { columns: ["weight", "name"] })\nframe',
    )
    const html = String(bundle(answer)!['text/html'])
    expect(html).toContain('<caption style="text-align: left">30 rows, 2 columns</caption>')
    expect(html).toContain(
      '<td style="text-align: right">0.333333</td><td style="text-align: left">bird</td>',
    )
    expect(html).toContain('&lt;b&gt;')
    // Ten rows from each end, a gap between them, and the headings.
    expect(html.match(/<tr>/g)).toHaveLength(22)
    expect(text(answer)).toContain('weight')
  }, 30_000)

  it('a series is one too', async () => {
    const answer = await kernel.execute('new dfd.Series([1, 2.5], { index: ["a", "b"] })')
    expect(String(bundle(answer)!['text/html'])).toContain(
      '<th scope="row">b</th><td style="text-align: right">2.5</td>',
    )
  }, 30_000)
})

describe('modules', () => {
  it('are found from the folder, with require too', async () => {
    const answer = await kernel.execute(
      'require("node:path").basename(require.resolve("fledgling/package.json"))',
    )
    expect(text(answer)).toBe('package.json')
  })

  it('that only import can load are imported', async () => {
    expect(
      text(
        await kernel.execute(
          'import { Command } from "commander"\nimport MarkdownIt from "markdown-it"\ntypeof Command + typeof MarkdownIt',
        ),
      ),
    ).toBe('functionfunction')
  })

  it('that are not there are named', async () => {
    const { reply } = await kernel.execute('const missing = require("no-such-module-here")')
    expect(reply).toMatchObject({ status: 'error', evalue: expect.stringContaining('no-such-module-here') })
  })
})
