// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are sources
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { wrapped } from '../../src/kernel/errors/layout.ts'
import type { ToldError } from '../../src/kernel/pipes.ts'
import { toldSession } from './told-session.ts'

// vitest's own maps of sources take 62 columns off the first line of whatever it does not know.
const { stackTraceLimit, prepareStackTrace } = Error
beforeAll(() => {
  vi.stubEnv('NO_COLOR', '1')
  Object.assign(Error, { stackTraceLimit: 50, prepareStackTrace: undefined })
})
afterAll(() => {
  vi.unstubAllEnvs()
  Object.assign(Error, { stackTraceLimit, prepareStackTrace })
})

const toBold = String.fromCharCode(27)

/** What the reader is told of the last cell, line by line. */
async function told(...cells: string[]): Promise<readonly string[]> {
  return (await failure(...cells)).traceback
}

async function failure(...cells: string[]): Promise<ToldError> {
  const session = toldSession()
  for (const source of cells.slice(0, -1)) await session.run(source)
  const error = await session.run(cells.at(-1)!)
  if (error === undefined) throw new Error('the cell did not fail')
  return error
}

describe('what is told of an error', () => {
  it('begins with the line and what to do; then come the words, the line itself, the way', async () => {
    expect(await told('const o: any = {}\no.a.b')).toEqual([
      'Line 2: “o.a” has no value (undefined), so it has no “.b” either: is its name right, and has it been given a value?',
      "TypeError: Cannot read properties of undefined (reading 'b')",
      '  2 | o.a.b',
      '          ^',
      '  at cell [1], line 2',
    ])
  })

  it('is bold in its first line alone, unless no colours are wanted', async () => {
    vi.stubEnv('NO_COLOR', '')
    const [first, ...others] = await told('throw new Error("x")')
    vi.stubEnv('NO_COLOR', '1')
    expect(first).toMatch(new RegExp(`^${toBold}\\[1m.*${toBold}\\[22m$`))
    expect(others.join('')).not.toContain(toBold)
  })

  it('breaks its sentence at words, so that JupyterLab need not break them', async () => {
    expect(wrapped('“a” is a text and has no “b”').split('\n')).toHaveLength(1)
    const lines = wrapped(`${'word '.repeat(60)}鳥 end`).split('\n')
    expect(lines.every((line) => line.length <= 80 && !/^ | $/.test(line))).toBe(true)
    expect(lines.join(' ')).toBe(`${'word '.repeat(60)}鳥 end`)
  })

  it('names the cell of the line, and the calls that led there', async () => {
    const lines = await told(
      'function check(p: any) {\n  return p.label.length\n}',
      'const go = () => check({})\ngo()',
    )
    expect(lines[0]).toMatch(/^Line 2 of cell \[1\]: “p\.label” has no value/)
    expect(lines.slice(-3)).toEqual([
      '  at check, cell [1], line 2',
      '  at go, cell [2], line 1',
      '  at cell [2], line 2',
    ])
  })

  it.each([
    ['the cell itself throws', 'throw new Error("no data")', 'Line 1: the code throws this error itself.'],
    ['the language refuses', '(1).toFixed(1000)', 'Line 1: “Number.toFixed” says:'],
    ['a text is no JSON', 'JSON.parse("hello")', 'Line 1: The text is no JSON'],
    [
      'a file is missing',
      'require("node:fs").readFileSync("packag.json")',
      'Line 1: There is no file “packag.json” here. Did you mean “package.json”?',
    ],
    ['a text that is no code was run', 'eval("1 +")', 'Line 1: the code stopped here.'],
    [
      'Node refuses',
      'require("node:fs").readFileSync(process.cwd())',
      'Line 1: “readFileSync” of node:fs says:',
    ],
  ])('says whose words follow where %s', async (_name, source, beginning) => {
    const session = toldSession()
    await session.run(
      "import { createRequire } from 'node:module'\nconst require = createRequire(process.cwd() + '/x')",
    )
    expect((await session.run(source))!.traceback[0]!.slice(0, beginning.length)).toBe(beginning)
  })

  it('leaves the words of the library as they are, at the line that called it', async () => {
    const lines = await told("import { mistakes } from 'fledgling'\n\nmistakes(NaN, [])")
    expect(lines[0]).toBe('Line 3: “mistakes” of fledgling says:')
    expect(lines[1]).toBe('RangeError: k must be a finite number: NaN')
    expect(lines.slice(2)).toEqual(['  3 | mistakes(NaN, [])', '      ^', '  at cell [1], line 3'])
  })

  it('does not blame the reader’s line for what an engine says about the inside of a package', async () => {
    const lines = await told("import * as tf from '@tensorflow/tfjs'\ntf.tensor2d(null as any, [1, 2])")
    expect(lines[0]).toMatch(/^Line 2: “tensor2d” of @tensorflow\/tfjs/)
  })
})

describe('the place of an error', () => {
  // ‸ stands before the place, and is taken out.
  it.each([
    ['after tabs', '\t\tnothing.‸x', '\t\t        ^'],
    ['after line breaks of Windows', 'const a = 1\r\nconst b = 2\r\n  nothing.‸x', '          ^'],
    [
      'after emoji and Chinese, which are two columns wide',
      "const bird = '🐦鳥👩‍🌾'; nothing.‸x",
      `${' '.repeat(31)}^`,
    ],
    ['behind a text over lines', 'const t = `a\n${1}\nb`; nothing.‸x', `${' '.repeat(12)}^`],
    [
      'behind types',
      'const f = (a: number, b: Map<string, number>): any => nothing.‸x\nf(1, new Map())',
      `${' '.repeat(62)}^`,
    ],
    [
      'behind a type over lines',
      'interface A {\n  b: number\n}\nlet a: A | undefined; nothing.‸x',
      `${' '.repeat(30)}^`,
    ],
    ['behind names of earlier cells', 'early + early; early + nothing.‸x', `${' '.repeat(31)}^`],
    ['in a last expression', 'early\nnothing.‸x', '        ^'],
    [
      'in a line too long to show',
      `const long = '${'x'.repeat(300)}'; nothing.‸x; '${'y'.repeat(300)}'`,
      undefined,
    ],
  ])('%s', async (_name, marked, caret) => {
    const session = toldSession()
    await session.run('const early = 1\nconst nothing: any = undefined')
    const { traceback } = (await session.run(marked.replace('‸', '')))!
    const line = marked.split('‸')[0]!.split(/\r?\n/).length
    const text = marked.split(/\r?\n/)[line - 1]!.replace('‸', '')
    const margin = `  ${line} | `
    expect(traceback[0]).toMatch(new RegExp(`^Line ${line}: “nothing” has no value`))
    if (caret !== undefined)
      expect(traceback.slice(2, 4)).toEqual([`${margin}${text}`, `${' '.repeat(margin.length)}${caret}`])
    else {
      const [shown = '', marks = ''] = traceback.slice(2, 4)
      expect(shown.length).toBeLessThan(120)
      expect(shown[marks.indexOf('^')]).toBe('x')
      expect(shown).toContain('nothing.x')
    }
    expect(traceback[4]).toMatch(new RegExp(`^  at (?:f, )?cell \\[2\\], line ${line}$`))
  })

  it('is where the import stands, not where it is carried out', async () => {
    const lines = await told("const a = 1\nimport { b } from './nowhere'")
    expect(lines[0]).toBe(
      'Line 2: There is no file “./nowhere” here. Is its name right, seen from the folder of the notebook?',
    )
    expect(lines[2]).toBe("  2 | import { b } from './nowhere'")
  })
})

describe('an error in a file of the reader’s own', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'möwe '))
    writeFileSync(
      path.join(folder, 'birds.cjs'),
      'exports.weigh = (bird) => {\n  return bird.size.weight\n}\n',
    )
    writeFileSync(path.join(folder, 'broken.cjs'), 'exports.a = 1\nexports.b = = 2\n')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is told with file and line', async () => {
    const session = toldSession(folder)
    await session.run("import { weigh } from './birds.cjs'")
    const lines = (await session.run('\nweigh({})'))!.traceback
    expect(lines[0]).toMatch(/^Line 2 of \S.*birds\.cjs: /)
    expect(lines).toContain('  2 |   return bird.size.weight')
    expect(
      lines.filter((line) => line.startsWith('  at ')).map((line) => line.replace(/\S*möwe .*[\\/]/, '')),
    ).toEqual(['  at weigh, birds.cjs, line 2', '  at cell [2], line 2'])
  })

  it('is told where the file cannot be read', async () => {
    const lines = (await toldSession(folder).run("import { b } from './broken.cjs'"))!.traceback
    expect(lines[0]).toMatch(/^Line 2 of \S.*broken\.cjs: /)
    expect(lines).toContain('  2 | exports.b = = 2')
  })

  it('finds the nearest name of a file, and of a package', async () => {
    const lines = (await toldSession(folder).run("import { b } from 'zeromg'"))!.traceback
    expect(lines[0]).toContain('Did you mean “zeromq”?')
  })
})

describe('what was thrown', () => {
  it('may be no error', async () => {
    expect(await told("throw 'late'")).toEqual([
      "A text was thrown, which does not know its line: write throw new Error('what is wrong') instead.",
      'Error: late',
    ])
    expect(await told('throw { code: 7 }')).toContain('Error: { code: 7 }')
    expect(await told('throw undefined')).toContain('Error: undefined')
    expect(await told('throw Object.create(null)')).toHaveLength(2)
  })

  it('may be a trap', async () => {
    const traps = [
      'throw new Proxy({}, { get() { throw 1 }, has() { throw 2 }, getPrototypeOf() { throw 3 } })',
      'throw Object.defineProperty(new Error("x"), "message", { get() { throw 1 } })',
      'throw Object.defineProperty(new Error("x"), "stack", { get() { throw 1 } })',
      'throw Object.assign(new Error("x"), { stack: 7, name: Symbol("n") })',
      'throw Object.assign(new Error("x"), { name: "a\\nb".repeat(1000) })',
    ]
    for (const source of traps) {
      const { ename, evalue, traceback } = await failure(source)
      expect(`${ename}${evalue}`.length).toBeLessThan(500)
      expect(traceback.every((line) => typeof line === 'string')).toBe(true)
    }
  })

  it('may carry a message that looks like a stack', async () => {
    const lines = await told('const ok = 1', 'throw new Error("x\\n    at fake (cell:1:1:1)")')
    expect(lines.filter((line) => line.startsWith('  at '))).toEqual(['  at cell [2], line 1'])
  })

  it('may carry a message without end, which is cut', async () => {
    const { evalue, traceback } = await failure('throw new Error("x".repeat(5_000_000))')
    expect(evalue).toMatch(/^x{2000} … \(cut: the whole message has 5,000,000 characters\)$/)
    expect(traceback.join('\n').length).toBeLessThan(5000)
    expect((await failure('throw new Error("x\\n".repeat(500))')).evalue.split('\n')).toHaveLength(30)
  })

  it('tells the reason behind it', async () => {
    const lines = await told(
      'function read() {\n  throw new RangeError("no such bird")\n}',
      'try {\n  read()\n} catch (error) {\n  throw new Error("no table", { cause: error })\n}',
    )
    expect(lines.slice(lines.indexOf('The reason behind it:'))).toEqual([
      'The reason behind it:',
      '  RangeError: no such bird',
      '    2 |   throw new RangeError("no such bird")',
      `${' '.repeat(16)}^`,
      '    at read, cell [1], line 2',
      '    at cell [2], line 2',
    ])
  })

  it('may be its own reason', async () => {
    const lines = await told('const e: any = new Error("x")\ne.cause = e\nthrow e')
    expect(lines.join('\n')).not.toContain('The reason')
  })

  it('may hold several errors, of which the first are told', async () => {
    const lines = await told(
      'await Promise.any(Array.from({ length: 7 }, (_, i) => Promise.reject(new Error(`no ${i}`))))',
    )
    expect(lines).toContain('7 errors in one:')
    expect(lines.filter((line) => /^ {2}Error: no \d$/.test(line))).toHaveLength(5)
    expect(lines.at(-1)).toBe('  and 2 more')
  })
})

describe('errors that come another way', () => {
  it('names the cell of an async function that is waited for later', async () => {
    const session = toldSession()
    await session.run(
      'async function slow() {\n  await new Promise((done) => setTimeout(done, 30))\n  throw new Error("too late")\n}',
    )
    await session.run('const waiting = slow()\nwaiting.catch(() => {})')
    const lines = (await session.run('await waiting'))!.traceback
    expect(lines[0]).toBe('Line 3 of cell [1]: the code throws this error itself.')
    expect(lines.at(-1)).toBe('  waited for in cell [3]')
  })

  it('says that nobody waited for a promise, and that something failed later', async () => {
    const session = toldSession()
    await session.run('const lost = Promise.reject(new Error("gone"))\nlost.catch(() => {})')
    const thrown = await (session.value('lost') as Promise<unknown>).catch((error: unknown) => error)
    const [promise] = session.tell(thrown, 'promise').traceback
    expect(promise).toBe(
      'A promise failed and nobody waited for it, in line 1 of cell [1]: write await before the call that makes it.',
    )
    expect(session.tell('no error', 'promise').traceback[0]).toBe(
      'A promise failed and nobody waited for it: write await before the call that makes it.',
    )
    expect(session.tell(thrown, 'timer').traceback[0]).toBe(
      'Something that was started failed later, in line 1 of cell [1].',
    )
  })

  it('names the function that calls itself, or those that call each other', async () => {
    const one = await told('function count(n: number): number {\n  return count(n + 1)\n}\ncount(0)')
    expect(one[0]).toMatch(/^Line \d: “count” calls itself without end/)
    expect(one.filter((line) => line.startsWith('  at '))).toHaveLength(1)
    const two = await told(
      'function odd(n: number): boolean { return even(n - 1) }\nfunction even(n: number): boolean { return odd(n - 1) }\nodd(1)',
    )
    expect(two[0]).toMatch(/“(?:odd|even)” and “(?:odd|even)” call each other without end/)
    expect(two.length).toBeLessThan(15)
  })

  it('says of a name that was made later that the cell has to be run again', async () => {
    const session = toldSession()
    await session.run('const guess = () => k + 1')
    await session.run('const k = 3')
    expect((await session.run('guess()'))!.traceback[0]).toBe(
      'Line 1 of cell [1]: “k” was made only after this line’s cell had run, in cell [2]: run the cell with this line again.'.replace(
        '’',
        "'",
      ),
    )
  })

  it('reads a source that is none', async () => {
    const lines = await told('const a = Math.max(1, (2 + 3)\nconst b = 1')
    expect(lines.slice(0, 4)).toEqual([
      'Line 2: The bracket ( of line 1 is never closed.',
      "SyntaxError: Unexpected token 'const', ')' expected",
      '  2 | const b = 1',
      '      ^',
    ])
    expect((await told('const r = /(/'))[1]).toMatch(/^SyntaxError: Invalid regular expression/)
  })
})
