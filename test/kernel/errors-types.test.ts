import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTypes, type Types } from '../../dist/kernel/types/index.js'
import type { ToldError } from '../../src/kernel/pipes.ts'
import { typeError } from '../../src/kernel/type-error.ts'

const folder = path.resolve(import.meta.dirname, '..', '..', 'notebooks', 'en')
let types: Types
beforeAll(() => {
  vi.stubEnv('NO_COLOR', '1')
  types = openTypes(folder, { strict: false })
})
afterAll(() => {
  types.close()
  vi.unstubAllEnvs()
})

/** What the reader is told of the last of these cells, as the kernel tells it; nothing may be wrong with the others. */
async function told(cells: readonly string[], known: readonly string[] = []): Promise<ToldError> {
  const source = cells.at(-1)!
  const earlier = cells.slice(0, -1).map((source, i) => ({ label: `cell [${i + 1}]`, source }))
  for (const cell of earlier) {
    expect(await types.check(cell.source)).toEqual([])
    types.accept(cell.source)
  }
  const findings = await types.check(source)
  if (findings.length === 0) throw new Error('the compiler found nothing')
  return typeError(findings, { label: `cell [${cells.length}]`, source, earlier, known, folder })
}

/** The first sentence, without where it is. */
async function sentence(...cells: string[]): Promise<string> {
  const [first = ''] = (await told(cells)).traceback
  return first.replaceAll('\n', ' ').replace(/^Line \d+: /, '')
}

describe('what is told of a type error', () => {
  it('begins with the line and what to do; then come the words of the compiler and the line', async () => {
    expect(await told(['const points = [1]', 'const a = 1\npionts.length'])).toEqual({
      ename: 'CompileError',
      evalue: "Cannot find name 'pionts'. Did you mean 'points'?",
      traceback: [
        'Line 2: There is no “pionts”. Did you mean “points”?',
        'The cell has not run.',
        "CompileError: Cannot find name 'pionts'. Did you mean 'points'? (TS2552)",
        '  2 | pionts.length',
        '      ^^^^^^',
      ],
    })
  })

  it('tells three more in a line each, the same mistake once, and counts the others', async () => {
    const { traceback } = await told([
      'let n: number = "a"\nnope\nnope\nMath.rnd();\n[1].fliter(Boolean)\nnew Date().foo\nnope2()\n"a" * 2',
    ])
    expect(traceback[0]).toMatch(/^Line 1: /)
    expect(traceback.slice(5).map((line) => line.slice(0, 12))).toEqual([
      'Also line 2:',
      'Also line 4:',
      'Also line 5:',
      'and 3 more.',
    ])
  })

  it('is a SyntaxError where the cell cannot be read, with the sentence of our own reader', async () => {
    const { ename, traceback } = await told(['const a = Math.max(1, (2 + 3)\nconst b = 1'])
    expect(ename).toBe('SyntaxError')
    expect(traceback[0]).toBe('Line 2: The bracket ( of line 1 is never closed.')
    expect(traceback[3]).toBe('  2 | const b = 1')
  })

  it('finds the keyword that was mistyped', async () => {
    expect(await sentence('cosnt k = 3')).toBe('There is no “cosnt”. Did you mean “const”?')
    expect(await sentence('Let k = 3')).toBe('There is no “Let”. Did you mean “let”?')
    expect(await sentence('function f() {\n  retrun 1\n}')).toContain('Did you mean “return”?')
  })

  it('marks the place under wide characters, tabs and line breaks of Windows', async () => {
    const { traceback } = await told(["const bird = '🐦'\r\n\tconst 鳥 = '鳥'; nope"])
    expect(traceback.slice(3)).toEqual(["  2 | \tconst 鳥 = '鳥'; nope", `      \t${' '.repeat(17)}^^^^`])
  })

  it('knows the cells that did not run', async () => {
    const findings = await types.check('sheets.length')
    const cell = { label: 'cell [2]', source: 'sheets.length', known: [], folder }
    const earlier = [{ label: 'cell [1]', source: 'const sheets = [1]\nnope' }]
    expect(typeError(findings, { ...cell, earlier }).traceback[0]!.replaceAll('\n', ' ')).toContain(
      '“sheets” is made in cell [1], which did not run to that line, or whose variables are lost: run that cell again.',
    )
  })

  it('says which names of the library have to be imported, values and types', async () => {
    expect(await sentence('scatter([])')).toBe(
      "“scatter” has to be imported first: import { scatter } from 'fledgling'.",
    )
    expect(await sentence('const p: Point[] = []')).toContain("import { Point } from 'fledgling'")
    expect(await sentence('tf.ones([1])')).toContain("import * as tf from '@tensorflow/tfjs'")
  })
})

const predict = 'function predict(k: number, x: number): "A" | "B" {\n  return x < k ? "A" : "B"\n}'
const points = "import { load, type Point } from 'fledgling'\nconst { known } = await load('points')"

describe('the sentence on', () => {
  it.each([
    // Names
    ['a name that is nowhere', ['qqqq'], '“qqqq” here, and nothing is imported under this name'],
    ['a global', ['math.max(1, 2)'], 'Did you mean “Math”?'],
    ['a type', ['let a: strng'], 'Did you mean “string”?'],
    ['Python', ['print(1)'], '“print” is not TypeScript: write console.log(…).'],
    ['a browser', ['document.title'], '“document” is there only in a browser: a cell runs in Node.'],
    ['a name in brackets', ['if (true) {\n  let best = 1\n}\nbest'], '“best” is known only between the { }'],
    ['a loop', ['for (i = 0; i < 3; i++) {}'], '“i” has to be declared first: for (let i = 0; …).'],
    [
      'a constant',
      ['const k = 1', 'k = 2'],
      '“k” was declared with const and keeps its value: declare it with let if it is to change.',
    ],
    [
      'a use too early',
      ['k + 1\nconst k = 1'],
      '“k” is used before the line that declares it: move that line up.',
    ],
    [
      'a second declaration',
      ['let a = 1\nlet a = 2'],
      '“a” is declared twice in this cell: leave out the second const or let, or choose another name.',
    ],
    ['a type used as a value', ['interface Bird { w: number }\nnew Map([[Bird, 1]])'], '“Bird” is a type.'],
    [
      'something to be read only',
      ['const o = { a: 1 } as const\no.a = 2'],
      '“a” can be read here, but not changed',
    ],
    [
      'a single =',
      [points, "for (const p of known) if (p.label = 'A') console.log(p)"],
      'To compare, write ===; a single = gives a value to a name.',
    ],
    // Modules
    [
      'a package',
      ["import * as d from 'zeromg'"],
      'There is no package “zeromg” here. Did you mean “zeromq”? If not, install it with npm install zeromg',
    ],
    ['a file', ["import { a } from './mine'"], 'There is no file “./mine” here.'],
    [
      'an export',
      ["import { scater } from 'fledgling'"],
      'fledgling has no “scater”. Did you mean “scatter”?',
    ],
    ['no export', ["import { nothingLikeIt } from 'fledgling'"], 'fledgling has no “nothingLikeIt”.'],
    // Properties
    ['a method', ['[1].fliter(Boolean)'], 'Did you mean “filter”?'],
    [
      'a method of a name',
      ['const xs = [1]\nxs.fliter(Boolean)'],
      '“xs” has no method “fliter”. Did you mean “filter”?',
    ],
    [
      'a property',
      ['const o = { weight: 1, wingspan: 2 }\no.wieght'],
      '“o” has no “wieght”. Did you mean “weight”?',
    ],
    [
      'an unknown property',
      ['const o = { weight: 1, wingspan: 2 }\no.colour'],
      '“o” has no “colour”. It has: weight, wingspan.',
    ],
    [
      'a list in place of its element',
      ['const xs = [{ x: 1 }]\nxs.x'],
      '“xs” is a list, and its elements have “x”, not the list: take one of them, xs[0].x, or all, xs.map((one) => one.x).',
    ],
    [
      'a list of a named type',
      [points, 'known.x'],
      '“known” is a list and has no “x”. If its elements have it: known[0].x',
    ],
    [
      'a list to be read only',
      [points, "known.push({ x: 1, y: 2, label: 'A' })"],
      'The list “known” is only to be read, so it has no “push”: make a copy first, [...known].',
    ],
    [
      'a text taken for a number',
      ['const t = "3"\nt.toFixed(1)'],
      '“t” is a text and has no “toFixed”: Number(…) makes a number of a text.',
    ],
    ['a number taken for a text', ['const n = 3\nn.length'], '“n” is a number and has no “length”'],
    ['for in', ['for (const p in [1, 2]) console.log(p * 2)'], '“p” is a text here, the name of a place'],
    [
      'a function that is not called',
      ['const f = () => [1]\nf.map(String)'],
      '“f” is a function and has no “map”: call it first, f(…).map.',
    ],
    // Promises
    [
      'a forgotten await',
      ["import { load } from 'fledgling'\nconst { known } = load('points')"],
      "“known” comes out of a promise. Write await before the call: const { known } = await load('points')",
    ],
    [
      'a forgotten await, a cell later',
      ["import { load } from 'fledgling'\nconst data = load('points')", 'data.known'],
      "Write await before the call: const data = await load('points')",
    ],
    [
      'a promise as a number',
      ['async function f() { return 1 }\nconst n: number = f()'],
      'One of the values is a promise',
    ],
    ['a promise in a sum', ['async function f() { return 1 }\nf() + 1'], 'One of the values is a promise'],
    ['await in a function', ['function f() {\n  await 1\n}'], 'write async before the function.'],
    // Values
    [
      'a text for a number',
      ['let n: number = "3"'],
      '“n” is to be a number, but is given a text (string). Number(…) makes a number of a text',
    ],
    [
      'a number for a text',
      ['const t: string = 3'],
      '“t” is to be a text (string), but is given a number. String(…)',
    ],
    ['an argument', [predict, "predict('3', 4)"], '“predict” wants a number here, but gets a text (string).'],
    [
      'a list as numbers',
      ['Math.max([1, 2])'],
      'Write three dots before the list to hand over its elements: Math.max(...list).',
    ],
    [
      'a number as a list',
      ['const xs: number[] = 3'],
      '“xs” is to be a list of numbers, but is given a number. Put it into a list',
    ],
    [
      'a result',
      [predict, 'const f = (): "A" | "B" => {\n  return "C"\n}'],
      'The function is to return one of "A", "B", but returns the text "C".',
    ],
    [
      'a label',
      [points, "const p: Point = { x: 1, y: 2, label: 'a' }"],
      '“label” is to be one of "A", "B", but is given the text "a". Did you mean "A"?',
    ],
    [
      'labels that grew wide',
      ["import { fitThreshold } from 'fledgling'\nconst ps = [{ x: 1, y: 2, label: 'A' }]\nfitThreshold(ps)"],
      '“label” is to be one of "A", "B", but is a text (string). TypeScript knows only that it is some text',
    ],
    [
      'a property that is missing',
      [points, 'const p: Point = { x: 1, y: 2 }'],
      'The object lacks “label”: add it.',
    ],
    [
      'properties that are missing',
      ['const p: { a: 1; b: 2; c: 3 } = {}'],
      'The object lacks “a”, “b”, “c”: add them.',
    ],
    [
      'a property too many',
      [points, "const p: Point = { x: 1, y: 2, lable: 'A' }"],
      'An object with “lable” is not expected here. Did you mean “label”?',
    ],
    [
      'a data set',
      ["import { load } from 'fledgling'", "await load('bird')"],
      '“load” wants the name of a data set here, but gets the text "bird".',
    ],
    [
      'a tensor',
      ["import * as tf from '@tensorflow/tfjs'", 'tf.sequential().predict(3)'],
      'tf.tensor2d(…) one of a list of rows.',
    ],
    ['never', ['let x: never = 1'], 'no value has the type never'],
    // Calls
    ['too few arguments', [predict, 'predict(3)'], '“predict” wants 2 arguments (k, x), but gets 1.'],
    ['too many arguments', [predict, 'predict(3, 4, 5)'], '“predict” wants 2 arguments (k, x), but gets 3.'],
    [
      'what is no function',
      ['const k = 3\nk(1)'],
      '“k” is not a function and cannot be called with ( ): it is a number.',
    ],
    ['a class', ['class Bird {}\nBird()'], '“Bird” is a class: write new Bird(...).'],
    ['what is no class', ['const n = 3\nnew n()'], '“n” is no class: call it without new.'],
    [
      'a missing return',
      ['function f(): number {\n}'],
      'The function promises a value but can end without return',
    ],
    [
      'a way of calling',
      ['new Set(1)'],
      '“Set” cannot be called like this. Needed here is a list, but this is a number.',
    ],
    // Operators
    ['a product of texts', ['"a" * 2'], '“"a"” is no number'],
    ['a sum with a list', ['[1] + 1'], '“+” does not work on a list of numbers and a number.'],
    ['a comparison', ['const a = "x" as "A" | "B"\nif (a === "C") {}'], 'The two sides are never equal'],
    ['what is no list', ['for (const x of 5) {}'], 'A list is needed here, but this is the number 5.'],
    // Syntax
    ['a quotation mark', ["console.log('It's a line')"], 'The text ends at its first quotation mark.'],
    ['a condition', ['if true {}'], 'The condition of if stands in brackets: if (…) { … }.'],
    ['a const without value', ['const a'], 'A const gets its value at once'],
    ['return', ['return 1'], 'Only a function can return.'],
    [
      'a word of the language',
      ['const class = 1'],
      '“class” is a word of the language and cannot be a name.',
    ],
    ['a text without end', ['const a = "x'], 'A text begins here and does not end on its line'],
    ['a comma', ['const o = { a: 1 b: 2 }'], 'Something is missing before “b”: a comma'],
  ] as const)('%s', async (_name, cells, words) => {
    expect(await sentence(...cells)).toContain(words)
  })
})

describe('the sentence of the strict check on', () => {
  beforeAll(() => types.setStrict(true))
  it.each([
    [
      'what may be undefined',
      'const found = [1].find((n) => n > 1)\nfound.toFixed()',
      '“found” may be undefined here: ask first with if (found)',
    ],
    ['what may be null', 'const a = null as number[] | null\na.length', '“a” may be null here'],
    ['a parameter', 'const f = (x) => x', 'Say which type “x” has: x: number, for example.'],
    [
      'a variable without a value',
      'let a: number\nconsole.log(a)',
      '“a” may not have a value yet where it is used',
    ],
  ])('%s', async (_name, source, words) => {
    expect(await sentence(source)).toContain(words)
  })
})
