import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Notebook } from '../../src/notebook/types.ts'
import { readReport, typeCheck } from '../../src/run/typecheck.ts'
import { typedSource } from '../../src/run/typed-source.ts'
import { code, exercise, markdown, notebookOf } from '../notebook/build.ts'

// Nothing is written there; it stands for a notebook of this package.
const file = path.join(fileURLToPath(new URL('../../notebooks/en/', import.meta.url)), 'none.ipynb')
const check = async (...notebooks: Notebook[]) => {
  const findings = await typeCheck(notebooks.map((notebook) => ({ file, notebook })))
  return findings.map((list) =>
    list.map(({ place, message }) => `${place?.cellId} ${place?.what} ${place?.line}: ${message}`),
  )
}

describe('typeCheck', () => {
  it('passes cells that are right, several notebooks at a time', async () => {
    const lesson = notebookOf(
      code(
        'setup',
        "import { check, seededRandom, show } from 'fledgling'\nimport * as tf from '@tensorflow/tfjs'",
      ),
      code('again', "import {\n  show,\n  seededRandom,\n} from 'fledgling'\nconst random = seededRandom(1)"),
      code('wait', 'const k = await Promise.resolve(5)\nshow(k, tf.scalar(k).dtype)'),
      markdown('prose', '5<!-- k --> and 6<!-- await Promise.resolve(k + 1) -->'),
      code('redeclare', "const k = 'five'\nfunction f(s: string) { return s + k }\nf(k)"),
      code('once-more', '[k].map((s) => s.length)\nlet random = 3\nrandom = 4'),
      ...exercise('01-a', 'a', 'const a = () => k.length'),
    )
    expect(await check(lesson, notebookOf(code('a', 'const k = 1')))).toEqual([[], []])
  })

  it('finds what tslab lets pass, and names cell and line', async () => {
    const lesson = notebookOf(
      code('null', 'const first = [1, 2].find((n) => n > 1)\n\nfirst.toFixed(1)'),
      code('any', 'function twice(n) {\n  return 2 * n\n}'),
    )
    expect(await check(lesson)).toEqual([
      [
        "null cell 3: 'first' is possibly 'undefined'. (TS18048)",
        "any cell 1: Parameter 'n' implicitly has an 'any' type. (TS7006)",
      ],
    ])
  })

  it('finds a cell that breaks a rule for cells, which no compiler minds', async () => {
    const lesson = notebookOf(code('a', 'let k = 3\nconst f = () => k'), code('b', '\nk = 5\nf()'))
    expect(await check(lesson)).toEqual([
      ['b cell 2: k gets a new value here, but a function in cell a already uses it: pass it as a parameter'],
    ])
  })

  it('checks prose numbers and solutions', async () => {
    const lesson = notebookOf(
      code('k', "import { check } from 'fledgling'\nconst name = 'k'"),
      markdown('prose', '5<!-- name --> 6<!-- nothing -->'),
      ...exercise('01-a', 'a', 'const a = () =>\n  name * 2'),
    )
    expect(await check(lesson)).toEqual([
      [
        "prose prose 1: Argument of type 'string' is not assignable to parameter of type 'number'. (TS2345)",
        "prose prose 1: Cannot find name 'nothing'. (TS2304)",
        '01-a-solution solution 2: The left-hand side of an arithmetic operation must be of type ' +
          "'any', 'number', 'bigint' or an enum type. (TS2362)",
      ],
    ])
  })

  it('finds syntax errors in their cells', async () => {
    expect(await check(notebookOf(code('a', 'const k = (1'), code('b', 'const m = 2')))).toEqual([
      ["a cell 1: ')' expected. (TS1005)"],
    ])
    const [open] = await check(notebookOf(code('a', 'function f() {\n  return 1'), code('b', 'const m = 2')))
    expect(open!.join()).toContain("'}' expected")
  })

  it('says nothing about a cell that may fail', async () => {
    const metadata = { tags: ['raises-exception'] }
    expect(await check(notebookOf(code('a', 'nothing.at.all', { metadata })))).toEqual([[]])
  })
})

describe('typedSource', () => {
  it('knows where each line comes from', () => {
    const { text, places } = typedSource(notebookOf(code('a', 'const a = 1\nconst b = 2'), code('b', 'a')))
    const lines = text.split('\n')
    const at = (line: string) => places[lines.indexOf(line)]
    expect(at('const b = 2')).toEqual({ cellId: 'a', line: 2, what: 'cell', source: 'const b = 2' })
    expect(at('a')).toEqual({ cellId: 'b', line: 1, what: 'cell', source: 'a' })
  })
})

describe('readReport', () => {
  const source = typedSource(notebookOf(code('a', 'one\ntwo')))
  const line = source.text.split('\n').indexOf('two') + 1

  it('joins the lines of one message', () => {
    const report = `0.ts(${line},1): error TS2322: Not assignable.\n  Because a.\n    Because b.\n`
    expect(readReport(report, [source])).toEqual([
      [
        {
          place: { cellId: 'a', line: 2, what: 'cell', source: 'two' },
          message: 'Not assignable. (TS2322) Because a. Because b.',
          source: 'two',
        },
      ],
    ])
  })

  it('tells every notebook of an error that is none of theirs', () => {
    const [first, second] = readReport('error TS5012: Cannot read file.\n', [source, source])
    expect(first).toEqual([
      { place: null, message: 'the type check itself failed: Cannot read file. (TS5012)' },
    ])
    expect(second).toEqual(first)
  })
})
