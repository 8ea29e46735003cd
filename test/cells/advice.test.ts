// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are sources
import vm from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { adviseOn, createScope, isCellSyntaxError, prepareCell, runCell } from '../../src/cells/index.ts'
import { editDistance, nearestName } from '../../src/cells/nearest.ts'
import * as fledgling from '../../src/lib/index.ts'
import { installTestHost } from '../lib/host.ts'

beforeAll(() => installTestHost())

interface Place {
  /** The sources of the lesson's cells; the one that fails is the last, unless `index` says otherwise. */
  readonly cells: readonly string[]
  readonly index?: number
  /** Which cells were not run. */
  readonly unrun?: readonly number[]
}

/** Runs cells and advises on the error of the last one. */
async function adviceFor({
  cells,
  index = cells.length - 1,
  unrun = [],
}: Place): Promise<string | undefined> {
  const scope = createScope()
  const context = vm.createContext({ console })
  const known = () => new Set(Object.keys(scope))
  const run = async (source: string) => {
    const { code } = prepareCell(source, known())
    await runCell(vm.runInContext(code, context), scope, async () => fledgling)
  }
  for (const [i, source] of cells.entries()) {
    if (i < index && !unrun.includes(i)) await run(source).catch(() => {})
  }
  try {
    await run(cells[index]!)
  } catch (error) {
    const { name, message, stack } = error as Error
    const line = isCellSyntaxError(error) ? error.line : Number(/<anonymous>:(\d+):/.exec(stack ?? '')?.[1])
    return advise({ name, message }, cells, index, line, known())
  }
  throw new Error('the cell did not fail')
}

function advise(
  error: { name: string; message: string },
  sources: readonly string[] = [''],
  index = sources.length - 1,
  line: number | undefined = 1,
  known: ReadonlySet<string> = new Set(),
): string | undefined {
  const cells = sources.map((source, i) => ({ label: `cell ${i + 1}`, source }))
  return adviseOn(error, { language: 'en', cells, index, line, known, library: Object.keys(fledgling) })
}

const last = async (...cells: string[]) => adviceFor({ cells })

describe('advice on names', () => {
  it('says which cell was not run', async () => {
    const cells = ['const points = [1]', 'points.length']
    expect(await adviceFor({ cells, unrun: [0] })).toBe(
      '“points” is made in cell 1, which has not been run yet: run the cells above first.',
    )
  })

  it('says which cell further down makes the name', async () => {
    const advice = await adviceFor({ cells: ['k + 1', 'let k = 3'], index: 0 })
    expect(advice).toBe('“k” is made further down, in cell 2: run that cell first.')
  })

  it('takes the nearest cell above where several declare the name', async () => {
    const cells = ['const k = 1', 'const k = 2', 'k', 'const k = 3']
    expect(await adviceFor({ cells, index: 2, unrun: [0, 1] })).toContain('cell 2')
  })

  it('finds what was mistyped', async () => {
    expect(await last('function countMistakes() {}', 'countMistake()')).toBe(
      'There is no “countMistake”. Did you mean “countMistakes”?',
    )
    expect(await last('consle.log(1)')).toContain('“console”')
    expect(await last('math.max(1, 2)')).toContain('“Math”')
    expect(await last('scater([])')).toContain('“scatter”')
    expect(await last('const f = (weight: number) => wieght\nf(1)')).toContain('“weight”')
  })

  it('says that a line has to be run again where the name was made after it', async () => {
    const cells = ['const f = () => k', 'const k = 1', 'f()']
    const error = { name: 'ReferenceError', message: 'k is not defined' }
    expect(advise(error, cells, 0, 1, new Set(['f', 'k']))).toBe(
      "“k” was made only after this line's cell had run, in cell 2: run the cell with this line again.",
    )
  })

  it('knows what readers bring along from Python', async () => {
    expect(await last('print(1)')).toBe('“print” is not TypeScript: write console.log(…).')
    expect(await last('const printed = 1\nlen([1])')).toContain('list.length')
    expect(await last('exp(1)')).toBe('“exp” belongs to Math: write Math.exp.')
    expect(await last('True')).toBe('There is no “True”. Did you mean “true”?')
  })

  it('says other words where it is told to', () => {
    const context = {
      language: 'en',
      cells: [{ label: 'a', source: '' }],
      index: 0,
      known: new Set<string>(),
    }
    const error = { name: 'ReferenceError', message: 'document is not defined' }
    const words = { noPage: (name: string) => `no page: ${name}` }
    expect(adviseOn(error, { ...context, words })).toBe('no page: document')
  })

  it('says nothing about names that resemble none', async () => {
    expect(await last('qqqqqqqq')).toBeUndefined()
  })

  it('knows what has to be imported', async () => {
    expect(await last('scatter([])')).toContain("import { scatter } from 'fledgling'")
    expect(await last('tf.ones([1])')).toContain("import * as tf from '@tensorflow/tfjs'")
    expect(await last('require("x")')).toContain('import')
  })

  it('says what a cell cannot reach', async () => {
    expect(await last('document.title')).toContain('beside the page')
  })

  it('tells a dead zone from a cell that stopped', async () => {
    expect(await last('console.log(k)\nconst k = 1')).toBe(
      '“k” is used before the line that declares it: move that line up.',
    )
    expect(await last('null!.x\nconst k = 1', 'k + 1')).toBe(
      '“k” has no value yet, because cell 1 stopped before the line that declares it: run that cell again.',
    )
  })

  it('says that a name ends with its brackets', async () => {
    const advice = '“best” is known only between the { } in which it is declared: declare it before them.'
    expect(await last('for (const k of [1]) {\n  let best = k\n}\nbest')).toBe(advice)
    expect(await last('const best$ = 1', 'if (true) {\n  const best = 2\n}\nbest')).toBe(advice)
    expect(await last('const bestOf = 1\nbest0f')).toContain('Did you mean “bestOf”?')
  })

  it('names the constant', async () => {
    const advice = '“k” was declared with const and keeps its value: declare it with let if it is to change.'
    expect(await last('const k = 1\nk += 2')).toBe(advice)
    expect(await last('const k = 1', 'k = 2')).toBe(advice)
    expect(await last('const k = 1', 'k++')).toBe(advice)
  })

  it('understands Firefox and Safari', () => {
    const cells = ['const points = []', 'points']
    for (const message of ['points is not defined', "Can't find variable: points"]) {
      expect(advise({ name: 'ReferenceError', message }, cells)).toContain('cell 1')
    }
    const early = {
      name: 'ReferenceError',
      message: "can't access lexical declaration 'k' before initialization",
    }
    expect(advise(early, ['k\nlet k = 1'])).toContain('before the line')
    const fixed = { name: 'TypeError', message: 'Attempted to assign to readonly property.' }
    expect(advise(fixed, ['const k = 1\nk = 2'], 0, 2)).toContain('“k”')
  })
})

describe('advice on values', () => {
  it('finds the await that was forgotten', async () => {
    const advice =
      "“known” comes out of a promise. Write await before the call: const { known } = await load('points')"
    expect(
      await last("import { load } from 'fledgling'\nconst { known } = load('points')\nknown.length"),
    ).toBe(advice)
    expect(
      await last("import { load } from 'fledgling'\nconst { known } = load('points')", 'known.map(String)'),
    ).toBe(advice)
    expect(await last('async function f() { return [1] }', 'const list = f()\nlist.map(String)')).toContain(
      'const list = await f()',
    )
    expect(await last('const f = async () => [1]', 'const list = f()\nfor (const x of list) {}')).toContain(
      'const list = await f()',
    )
    expect(await last('const f = async () => [1]', 'f().map(String)')).toContain('write await')
  })

  it('sees a promise in what the library says', () => {
    expect(advise({ name: 'Error', message: 'k must be a finite number: [object Promise]' })).toContain(
      'await',
    )
  })

  it('names what has no value', async () => {
    expect(await last('const bird: any = {}\nbird.size.weight')).toContain(
      '“bird.size” has no value (undefined), so it has no “.weight”',
    )
    expect(await last('const xs: any[] = []', 'xs[3].x')).toBe(
      'There is no “xs[3]” (undefined): places are counted from 0, and the last one is length - 1.',
    )
    expect(await last('const bird: any = { size: null }\nbird.size.weight')).toContain(
      'null, a missing value',
    )
  })

  it('names what has no such method', async () => {
    expect(await last('[1].fliter(Boolean)')).toContain('Did you mean “filter”?')
    expect(await last('const o: any = { a: 1 }\no.a()')).toContain('“o” has no method “a”')
    expect(await last('const k: any = 3', 'k(1)')).toContain('“k” is not a function')
  })

  it('knows what the library does not export', async () => {
    expect(await last("import { scater } from 'fledgling'", 'scater([])')).toBe(
      'fledgling has no “scater”. Did you mean “scatter”?',
    )
  })

  it('knows endless recursion, new, lengths and big integers', async () => {
    expect(await last('const f = (n: number): number => f(n + 1)\nf(1)')).toContain('calls itself')
    expect(await last('class Bird {}\n;(Bird as any)()')).toContain('new Bird')
    expect(await last('new Array(-1)')).toContain('length')
    expect(await last('1n + (1 as any)')).toContain('BigInt')
    expect(await last('const n: any = 1\n;[...n]')).toContain('no list')
  })

  it('understands Firefox and Safari', () => {
    const firefox = { name: 'TypeError', message: 'can\'t access property "weight", bird.size is undefined' }
    expect(advise(firefox)).toContain('“bird.size” has no value')
    const safari = { name: 'TypeError', message: "null is not an object (evaluating 'bird.size.weight')" }
    expect(advise(safari)).toContain('“bird.size” is null')
    expect(advise({ name: 'InternalError', message: 'too much recursion' })).toContain('calls itself')
  })

  it('does not take JSON for code', async () => {
    expect(await last('JSON.parse("hello")')).toMatch(/^The text is no JSON/)
    expect(await last('JSON.parse("[1, 2")')).toMatch(/^The text is no JSON/)
  })

  it('leaves alone what it does not know', () => {
    expect(advise({ name: 'Error', message: 'k must be a finite number: NaN' })).toBeUndefined()
  })
})

describe('advice on shapes', () => {
  // As TensorFlow.js 4.22 says it.
  it.each([
    [
      'input expected a batch of elements where each example has shape [4] (i.e.,tensor shape [*,4]) but the input received an input with 10 examples, each with shape [3] (tensor shape [10,3])',
      'shape [4], but these have shape [3]',
    ],
    [
      'input expected a batch of elements where each example has shape [4] (i.e.,tensor shape [*,4]) but the input received an input with 4 examples, each with shape [1] (tensor shape [4,1])',
      'tf.tensor2d([example])',
    ],
    [
      'target expected a batch of elements where each example has shape [3] (i.e.,tensor shape [*,3]) but the target received an input with 10 examples, each with shape [2] (tensor shape [10,2])',
      'the model gives [3]',
    ],
    [
      'Input Tensors should have the same number of samples as target Tensors. Found 10 input sample(s) and 9 target sample(s).',
      '10 examples but 9 answers',
    ],
    [
      'Error when checking : expected dense_Dense1_input to have shape [null,4] but got array with shape [10,3].',
      'shape [4], but these have shape [3]',
    ],
    [
      'Error when checking : expected dense_Dense1_input to have shape [null,4] but got array with shape [4,1].',
      'a list of one',
    ],
    [
      'Error when checking model : the Array of Tensors that you are passing to your model is not the size the the model expected. Expected to see 1 Tensor(s), but instead got 4 Tensors(s).',
      'tf.tensor2d(rows)',
    ],
    [
      'Error in matMul: inner shapes (3) and (4) of Tensors with shapes 2,3 and 4,5 and transposeA=false and transposeB=false must match.',
      'the first (3) must equal the rows of the second (4)',
    ],
    ['Operands could not be broadcast together with shapes 2,3 and 4.', '[2,3] and [4]'],
    [
      'Based on the provided shape, [2,2], the tensor should have 4 values but has 3',
      'holds 4 values, but there are 3',
    ],
    ['tensor2d() requires shape to be provided when `values` are a flat/TypedArray', '[rows, columns]'],
    ['tensor1d() requires values to be a flat/TypedArray', 'flat list'],
    ['Size(6) must match the product of shape 4', '6 values do not fill the shape [4]'],
    ['Tensor is disposed.', 'disposed'],
    ['The model needs to be compiled before being used.', 'model.compile'],
    [
      'The first layer in a Sequential model must get an `inputShape` or `batchInputShape` argument.',
      'inputShape',
    ],
    ['Error in softmaxCrossEntropy:  Shapes 2,3 and 2,4 must match', '[2,3] and [2,4]'],
  ])('%s', (message, advice) => {
    expect(advise({ name: 'Error', message })).toContain(advice)
  })
})

describe('advice on syntax', () => {
  it.each([
    ['const a = Math.max(1, (2 + 3)\nconst b = 1', 'The bracket ( of line 1 is never closed.'],
    ['function f() {\n  if (true) {\n  return 1\n}', 'The bracket { of line 1 is never closed.'],
    ['const a = [1, 2\nconst b = "]"', 'The bracket [ of line 1 is never closed.'],
    ['f(1))', 'This ) closes nothing: one bracket is too many, or an opening one is missing.'],
    ['const a = [1, 2)', 'The bracket [ of line 1 is still open where a ) stands.'],
    [
      'const a = "x\n',
      'A text begins here and does not end on its line: close it with the same quotation mark.',
    ],
    ['const a = `x', 'The text between backquotes that begins here does not end.'],
    ['/* a', 'The comment that begins here does not end: close it with */.'],
    [
      'let a = 1\nlet a = 2',
      '“a” is declared twice in this cell: leave out the second const or let, or choose another name.',
    ],
    [
      'function f() {\n  await 1\n}',
      'await works only in a function that is marked with it: write async before the function.',
    ],
    [
      'return 1',
      'Only a function can return. Does a } above close the function too early? At the end of a cell, write the value alone to show it.',
    ],
    ['const class = 1', '“class” is a word of the language and cannot be a name.'],
    ['const a\na', 'A const gets its value at once: write const name = value; or declare it with let.'],
    [
      'if (1 + 1 = 2) f()',
      'Only a name, a property or a place in a list can be given a value with =; to compare, write ===.',
    ],
    ['let 3rd = 1', 'A name cannot begin with a digit.'],
    ['const a = 1 2', 'Something is missing before “2”: a comma, an operator, a bracket, or a new line?'],
    [
      "const a = 'it's'",
      'The text ends at its first quotation mark. Is there one within it? Then write it with the other marks around it, "it\'s".',
    ],
    ['if a > 1 {}', 'The condition of if stands in brackets: if (…) { … }.'],
    ['while true {}', 'The condition of while stands in brackets: while (…) { … }.'],
    [
      'for (let i = 0, i < 3, i++) {}',
      'The three parts of a for are parted by semicolons: for (let i = 0; i < 10; i++).',
    ],
    ['if (1 > 0 and 2 > 1) f()', '“and” is not TypeScript: write &&.'],
    ['if (1 > 0) then f()', '“then” is not TypeScript: write { … } behind the condition.'],
    ['if (1 > 0) {\n} elseif (2 > 1) {\n}', '“elseif” is not TypeScript: write else if.'],
    ['if (1 > 0):\n  f()', 'There is no colon here: what belongs together stands in { }.'],
    ['const my line = 3', 'A name is one word: it has no space and no - in it. Write myLine, for example.'],
    ['const my-line = 3', 'A name is one word: it has no space and no - in it. Write myLine, for example.'],
    ['const big = 1,000', 'A number has no comma in it: write 1000, or 1_000. The decimal sign is a dot.'],
    ['cosnt k = 3', 'There is no “cosnt”. Did you mean “const”?'],
    ['def f(x):\n  return x', '“def” is not TypeScript: write function.'],
    ['const a =', 'The code ends too early: is its last line complete?'],
    [
      'const a = “x”',
      'This sign does not belong into code: was it pasted from a text, with quotation marks or spaces of its own?',
    ],
    ['const a = /[(]/.test("(") ? `(${[`)`]}` : 8 / 2 / (1', 'The bracket ( of line 1 is never closed.'],
  ])('%s', async (source, advice) => {
    expect(await last(source)).toBe(advice)
  })
})

describe('what advice stands on', () => {
  it('counts letters exchanged, left out, added and swapped', () => {
    expect(editDistance('abc', 'abc')).toBe(0)
    expect(editDistance('abc', 'abd')).toBe(1)
    expect(editDistance('abc', 'ab')).toBe(1)
    expect(editDistance('abc', 'abcd')).toBe(1)
    expect(editDistance('abc', 'acb')).toBe(1)
    expect(editDistance('kitten', 'sitting')).toBe(3)
    expect(editDistance('', 'abc')).toBe(3)
  })

  it('takes the nearest name, and none from too far', () => {
    expect(nearestName('wieght', ['height', 'weight'])).toBe('weight')
    expect(nearestName('tf', ['if', 'of'])).toBeUndefined()
    expect(nearestName('Points', ['points'])).toBe('points')
  })
})
