import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTypes, type TypeFinding, type Types } from '../../dist/kernel/types/index.js'
import { cases } from '../cells/cases.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
let types: Types
beforeAll(() => {
  types = openTypes(path.join(root, 'notebooks', 'en'), { strict: false })
})
afterEach(() => {
  types.setStrict(false)
  types.forget()
})
afterAll(() => types.close())

/** Runs cells as the kernel would; answers what is found against each, as `line:column code`. */
async function run(...cells: string[]): Promise<string[][]> {
  const found: string[][] = []
  for (const cell of cells) {
    const findings = await types.check(cell)
    found.push(findings.map(({ line, column, code }) => `${line}:${column} ${code}`))
    if (findings.length === 0) types.accept(cell)
  }
  return found
}

const last = async (...cells: string[]) => (await run(...cells)).at(-1)!

describe('what one cell may do, the type check allows', () => {
  /** Sessions that are about an error, and what tslab's compiler says of their cells as well. */
  const errors: Record<string, string[][]> = {
    'a const cannot be assigned': [[], ['1:1 2588'], []],
    'a const of the same cell cannot be assigned': [['2:1 2588']],
    'a name before its declaration': [['1:13 2448']],
    'a name that is nowhere': [['1:1 2304']],
    'declared twice in a cell': [['1:5 2451', '2:5 2451']],
    'a wrong type': [['1:7 2322']],
    'await in a function that is not async': [['1:23 1308']],
    'return at the top': [['1:1 1108']],
    'a bracket is missing': [['1:14 1005']],
  }
  it.each(cases)('$name', async ({ name, cells }) => {
    const found: string[][] = []
    for (const [source] of cells) {
      const findings = await types.check(source)
      found.push(findings.map(({ line, column, code }) => `${line}:${column} ${code}`))
      if (findings.length === 0) types.accept(source)
    }
    expect(found).toEqual(errors[name] ?? cells.map(() => []))
  })
})

describe('from cell to cell', () => {
  it('a name has the type that its cell gave it', async () => {
    expect(await last('const word = "a"', 'word.length', 'word.nothing')).toEqual(['1:6 2339'])
  })

  it('a later declaration counts, of whatever kind', async () => {
    const cells = [
      'let a = 1',
      'let a = "one"',
      'a.length',
      'function a() { return [1] }',
      'a().length',
      'class a {}',
    ]
    expect(await run(...cells, 'new a()', 'import { join as a } from "path"', 'a("x").length')).toEqual(
      [...cells, '', '', ''].map(() => []),
    )
    expect(await last('a.nothing')).toEqual(['1:3 2339'])
  })

  it('a function keeps the type of the variable that it saw', async () => {
    const cells = [
      'let n = 1\nfunction half() { return n / 2 }',
      'let n = "text"',
      'half().toFixed()',
      'n.length',
    ]
    expect(await run(...cells)).toEqual([[], [], [], []])
  })

  it('an earlier variable can be assigned, with what fits its type', async () => {
    expect(await run('let a = 1', 'a = 2', 'a = "two"')).toEqual([[], [], ['1:1 2322']])
  })

  it('a type and a value of one name live side by side', async () => {
    expect(
      await last('interface Bird { wings: number }', 'const Bird = 3', 'const b: Bird = { wings: Bird }'),
    ).toEqual([])
    expect(await last('type Bird = string', 'const c: Bird = "x"\nBird.toFixed()')).toEqual([])
  })

  it('values without a name for their type keep it', async () => {
    const cells = [
      'function make() { class Hidden { #x = 1; y = 2 }\n return new Hidden() }\nconst made = make()',
      'const key = Symbol()\nconst o = { [key]: 1, nested: [{ a: made }] }',
    ]
    expect(await last(...cells, 'o.nested[0].a.y.toFixed() + o[key].toFixed()')).toEqual([])
    expect(await last('made.z')).toEqual(['1:6 2339'])
  })

  it('a cell that was not accepted declares nothing', async () => {
    await types.check('const a = 1')
    expect(await last('a')).toEqual(['1:1 2304'])
  })

  it('what was exported is known', async () => {
    expect(
      await last('export const a = 1\nexport interface P { x: number }', 'const p: P = { x: a }'),
    ).toEqual([])
  })

  it('every cell can await', async () => {
    const cells = ['const a = await Promise.resolve([1])', 'for await (const x of a) console.log(x)']
    expect(await last(...cells, 'a.push(await 2)')).toEqual([])
  })

  it('a import of the older kind is one', async () => {
    expect(await last('import path = require("path")', 'path.join("a").length')).toEqual([])
  })

  it('300 cells behind one another are as good as one', async () => {
    await run('let n0 = 0')
    for (let i = 1; i <= 300; i++) types.accept(`let n${i} = n${i - 1} + 1`)
    expect(await last('n300.toFixed()\nn300.length')).toEqual(['2:6 2339'])
  })

  it('a chain of 3,000 cells does not overrun the compiler', async () => {
    types.accept('let n0 = 0')
    for (let i = 1; i <= 3000; i++) types.accept(`let n${i} = n${i - 1} + 1`)
    expect(await last('n3000.length')).toEqual(['1:7 2339'])
  })
})

describe('modules', () => {
  it('the library of the course is there', async () => {
    const cells = [
      "import { load } from 'fledgling'",
      "const points = await load('points')",
      'points.nothing',
    ]
    expect(await run(...cells)).toEqual([[], [], ['1:8 2339']])
    expect(await last("await load('nowhere')")).toEqual(['1:12 2345'])
  })

  it('what there is of Node is known when it is asked for', async () => {
    expect(
      await last(
        'import { readFileSync } from "node:fs"',
        'readFileSync("x", "utf8").length + process.argv.length',
      ),
    ).toEqual([])
    expect(await last('require("path")\ncrypto.randomUUID()\nprocess.nothing')).toEqual(['3:9 2339'])
  })

  it('a module that is not there is found missing, and found when it is there', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'types ü '))
    const here = openTypes(folder, { strict: false })
    const codes = async (code: string) => (await here.check(code)).map((finding) => finding.code)
    try {
      expect(await codes('import { wings } from "birds"')).toEqual([2307])
      mkdirSync(path.join(folder, 'node_modules', 'birds'), { recursive: true })
      const declarations = path.join(folder, 'node_modules', 'birds', 'index.d.ts')
      writeFileSync(declarations, 'export const wings: number')
      const cell = 'import { wings } from "birds"\nwings.toFixed()'
      expect(await codes(cell)).toEqual([])
      // Rebuilt on disk: the new types count once the session is forgotten.
      writeFileSync(declarations, 'export const wings: string')
      expect(await codes(cell)).toEqual([])
      here.forget()
      expect(await codes(cell)).toEqual([2551])
      // A folder without packages still has those of the kernel itself.
      expect(await codes('import { load } from "fledgling"\nawait load("birds")')).toEqual([])
      writeFileSync(path.join(folder, 'beside.js'), 'exports.two = 2')
      expect(await codes('import { two } from "./beside.js"\ntwo.toFixed()')).toEqual([])
    } finally {
      here.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('a package that speaks of Node gets its types', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'types-'))
    const birds = path.join(folder, 'node_modules', 'birds')
    mkdirSync(birds, { recursive: true })
    writeFileSync(path.join(birds, 'index.d.ts'), 'export function sing(song: Buffer): void')
    writeFileSync(
      path.join(birds, 'nest.d.ts'),
      "import { Stats } from 'fs'\nexport function nest(of: Stats): void",
    )
    const here = openTypes(folder, { strict: false })
    try {
      expect(await here.check('import { sing } from "birds"\nsing("la")')).toMatchObject([{ code: 2345 }])
      here.forget()
      expect(await here.check('import { nest } from "birds/nest"\nnest(1)')).toMatchObject([{ code: 2345 }])
    } finally {
      here.close()
      rmSync(folder, { recursive: true })
    }
  })

  it('the questions of browsers are known', async () => {
    const cell =
      'const name: string | null = prompt("name?", "bird")\nif (confirm("sure?")) alert(name)\nprompt(1)'
    expect(await last(cell)).toEqual(['3:8 2345'])
  })
})

describe('a finding', () => {
  const only = async (code: string): Promise<TypeFinding> => {
    const findings = await types.check(code)
    expect(findings).toHaveLength(1)
    return findings[0]!
  }

  it('says where, how long, which and why', async () => {
    expect(await only('const word = "a"\nconst n: number = word')).toEqual({
      line: 2,
      column: 7,
      length: 1,
      code: 2322,
      message: "Type 'string' is not assignable to type 'number'.",
    })
  })

  it('counts lines of Windows, tabs as one, and letters beyond 16 bits as two', async () => {
    expect(await only('1\r\n\tnowhere')).toMatchObject({ line: 2, column: 2, length: 7 })
    expect(await only('const a = "🐦"; nowhere')).toMatchObject({ line: 1, column: 17 })
    expect(await only('const 鸟 = 1\n鸟.größe')).toMatchObject({ line: 2, column: 3, length: 5 })
  })

  it('stands at the end where something is missing', async () => {
    expect(await only('Math.max(1, 2')).toMatchObject({ line: 1, column: 14, code: 1005 })
    expect(await only('const a = [1, 2\n')).toMatchObject({ line: 2, column: 1, code: 1005 })
  })

  it.each([
    ['a name that was mistyped', 'const wings = 2\nwimgs + 1', '2:1 2552'],
    ['a method that is not there', '[1].lenght', '1:5 2551'],
    ['too few arguments', 'Math.pow(2)', '1:6 2554'],
    ['a text for a number', 'function f(n: number) { return n }\nf("2")', '2:3 2345'],
    ['a key that is missing', 'const p: { x: number; y: number } = { x: 1 }', '1:7 2741'],
    ['a key too many', 'const p: { x: number } = { x: 1, z: 2 }', '1:34 2322'],
    ['a call of what is none', 'const a = 1\na()', '2:1 2349'],
  ])('%s', async (_name, code, expected) => {
    expect(await last(code)).toEqual([expected])
  })

  it('depends on strictness, which can be switched', async () => {
    const cell = 'function f(x) { return x }\nconst s: string = [""].find(() => true)'
    expect(await last(cell)).toEqual([])
    types.setStrict(true)
    expect(await last(cell)).toEqual(['1:12 7006', '2:7 2322'])
    types.setStrict(false)
    expect(await last(cell)).toEqual([])
  })

  it('does not blame a cell for a variable that an earlier one left without a type', async () => {
    types.setStrict(true)
    expect(
      await run('let best\nconst losses = []', 'best = 1\nlosses.push(best)', 'best + losses[0]'),
    ).toEqual([[], [], []])
    expect(await last('let own\nfunction f() { return own }')).toEqual(['1:5 7034', '2:23 7005'])
  })

  it('can be silenced as TypeScript has it', async () => {
    expect(await last('// @ts-expect-error\nconst n: number = ""')).toEqual([])
  })
})
