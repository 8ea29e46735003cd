import { Console } from 'node:console'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { cellConsole } from '../../../src/page/worker/console'

type Cell = (console: Console) => void

/** What a cell writes to the console of Node, which is the oracle, or to the page's. */
function written(cell: Cell, by: 'node' | 'page'): { stdout: string; stderr: string } {
  const texts = { stdout: '', stderr: '' }
  if (by === 'page') {
    const page = cellConsole(
      (name, text) => {
        texts[name] += text
      },
      () => 0,
    )
    cell(page as Console)
    return texts
  }
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  cell(new Console({ stdout, stderr }))
  return { stdout: String(stdout.read() ?? ''), stderr: String(stderr.read() ?? '') }
}

class Bird {
  readonly weight = 4100
  get isHeavy() {
    return true
  }
}

const circular: { self?: object } = {}
circular.self = circular

const cells: Readonly<Record<string, Cell>> = {
  texts: (c) => c.log('text', 1, true, null, undefined, 10n, Symbol('s'), -0),
  placeholders: (c) =>
    c.log('%s has %d of %i, %f %j %o %O %c%%', 'x', 1.5, 2.7, '3.25', { a: 1 }, [1], {}, ''),
  nesting: (c) => c.log({ a: { b: { c: { d: 1 } } }, list: [[1, [2, [3]]]] }),
  long: (c) => c.log(Array.from({ length: 150 }, (_, i) => i * 1.5)),
  wide: (c) => c.log(Array.from({ length: 8 }, (_, i) => ({ species: `bird ${i}`, weight: i * 1000 }))),
  typed: (c) => c.log(new Float32Array([0.1, 2]), new Uint8Array(3)),
  collections: (c) => c.log(new Map([['a', { b: 1 }]]), new Set([1, 'x']), new WeakMap()),
  classes: (c) => c.log(new Bird(), Bird, class extends Bird {}, Object.create(null)),
  functions: (c) =>
    c.log(
      function named() {},
      () => 1,
      async () => 1,
      function* () {},
    ),
  dates: (c) => c.log(new Date(0), /re/g, new Date(Number.NaN)),
  strings: (c) => c.log(["it's", 'a "b"', 'line\nbreak', '`x`'], 'x'.repeat(200)),
  accessors: (c) =>
    c.log({
      get a() {
        return 1
      },
      set b(_: number) {},
    }),
  circles: (c) => c.log(circular),
  sparse: (c) => c.log(new Array(3), Object.assign([1], { extra: true })),
  levels: (c) => {
    c.info('i')
    c.debug('d')
    c.warn('w', { a: 1 })
    c.error('e')
  },
  groups: (c) => {
    c.group('outer')
    c.log('one\ntwo')
    c.group()
    c.warn('deep')
    c.groupEnd()
    c.groupEnd()
    c.groupEnd()
    c.log('out')
  },
  counts: (c) => {
    c.count()
    c.count('x')
    c.count()
    c.countReset()
    c.count()
  },
  assertions: (c) => {
    c.assert(true, 'silent')
    c.assert(false)
    c.assert(false, 'because %d', 3)
    c.assert(false, { a: 1 })
  },
  dir: (c) => c.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 }),
  'table of objects': (c) =>
    c.table([
      { a: 1, b: 'x' },
      { a: 22, c: { d: [1, 2, 3, 4] } },
    ]),
  'table of values': (c) => c.table([1, 'x', null, undefined]),
  'table of lists': (c) => c.table([[1, 2], [3]]),
  'table of both': (c) => c.table([{ a: 1 }, 2]),
  'table of an object': (c) => c.table({ loon: { weight: 4100 }, wren: { weight: 9 } }),
  'table of columns': (c) => c.table([{ a: 1, b: 2 }], ['b', 'z']),
  'table of a map': (c) =>
    c.table(
      new Map<unknown, unknown>([
        ['a', 1],
        [{ k: 1 }, [2]],
      ]),
    ),
  'table of a set': (c) => c.table(new Set(['a', { b: 1 }])),
  'table of wide letters': (c) => c.table([{ 鸟: '啄木鸟', b: 'é' }]),
  'table of nothing': (c) => {
    c.table([])
    c.table('text')
    c.table(null)
  },
}

describe('the console of the page', () => {
  it.each(Object.entries(cells))('writes %s as Node does', (_, cell) => {
    expect(written(cell, 'page')).toEqual(written(cell, 'node'))
  })

  it('has methods that need no object', () => {
    const { stdout } = written(({ log, table }) => {
      log('bare')
      table([1])
    }, 'page')
    expect(stdout).toMatch(/^bare\n┌/)
  })
})
