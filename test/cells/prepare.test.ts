import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import {
  createScope,
  declare,
  declaredNames,
  type PreparedCell,
  plainMessage,
  positionInCell,
  prepareCell,
  runCell,
} from '../../src/cells/index.ts'

const nothing = new Set<string>()

/**
 * Where the error of a session's last cell was thrown, as the engine says it, taken back to the source. (Vitest moves the
 * columns of line 1.)
 */
async function placeOfError(...cells: string[]): Promise<{ cell: number; line: number; column: number }> {
  const scope = createScope()
  const prepared: PreparedCell[] = []
  for (const [i, source] of cells.entries()) {
    const cell = prepareCell(source, new Set(Object.keys(scope)))
    prepared.push(cell)
    const run = vm.runInThisContext(cell.code, { filename: `cell-${i}`, lineOffset: 9 })
    try {
      await runCell(run, scope, async () => ({}))
    } catch (error) {
      const [, at, line, column] = /cell-(\d+):(\d+):(\d+)/.exec((error as Error).stack!)!
      if (i === cells.length - 1) {
        return {
          cell: Number(at),
          ...positionInCell(prepared[Number(at)]!, Number(line) - 9, Number(column)),
        }
      }
    }
  }
  throw new Error('the cell did not fail')
}

describe('prepareCell(source, known)', () => {
  it('says what is declared, and how', () => {
    const source =
      "import a, { b as c, type D } from 'm'\nconst e = 1, { f: [g], ...h } = e as any\nlet i: number\nvar j\n" +
      'function k() { var inner }\nclass L {}\nenum M {}\nnamespace N { export const x = 1 }\ntype O = 1\ninterface P {}\n' +
      'declare const q: 1\n{ let block; var r }\nfor (const s of []) {}\ntry {} catch (t) {}\nexport const u = 1'
    expect(prepareCell(source, nothing).declares.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      ...['import a', 'import c', 'const e', 'const g', 'const h', 'let i', 'var j', 'function k', 'class L'],
      ...['var M', 'var N', 'var r', 'const u'],
    ])
  })

  it('names each module once, in order', () => {
    const source =
      "import { a } from 'x'\nimport * as b from 'y'\nimport type { C } from 'z'\nimport { d } from 'x'\nimport 'w'"
    expect(prepareCell(source, nothing).modules).toEqual(['x', 'y', 'w'])
  })

  it('says whether there is a value', () => {
    expect(prepareCell('1', nothing).hasValue).toBe(true)
    expect(prepareCell('const a = 1', nothing).hasValue).toBe(false)
  })

  it('mentions the scope only for known names', () => {
    const { code } = prepareCell('a + b + ((b) => b)(1)', new Set(['b']))
    expect(code.match(/\$scope\.\w+/g)).toEqual(['$scope.b'])
  })

  it('keeps its own names clear of those of the cell', async () => {
    const scope = createScope()
    const { code } = prepareCell('const $scope = 1, $cell = 2, $value = 3\n$scope + $cell + $value', nothing)
    const result = await runCell(vm.runInThisContext(code), scope, async () => ({}))
    expect(result).toEqual({ value: 6 })
  })

  it('has as many lines as the cell, and one that closes it', () => {
    for (const source of [
      '',
      '1',
      'a\n\n// b',
      "import {\n  a,\n} from 'b'\nenum C {\n  D,\n}\nf(\n  1,\n)",
    ]) {
      const { code } = prepareCell(source, new Set(['f']))
      expect(code.split('\n').length).toBe(source.split('\n').length + 1)
    }
  })

  it('tells line and column of what it cannot read', () => {
    const wrong = 'const a = 1\r\nconst b = (2\n  + 3]'
    expect(() => prepareCell(wrong, nothing)).toThrow(
      expect.objectContaining({
        name: 'SyntaxError',
        line: 3,
        column: 6,
        message: "Unexpected token ']', ')' expected",
      }),
    )
  })
})

describe('positionInCell(prepared, line, column)', () => {
  it('finds a place in the first line', async () => {
    expect(await placeOfError('  null!.x')).toEqual({ cell: 0, line: 1, column: 9 })
    expect(await placeOfError('const a = 1, b = null as any; b.c')).toEqual({ cell: 0, line: 1, column: 33 })
  })

  it('finds a place behind names of other cells', async () => {
    const names = 'let k = 1, f = (x: unknown) => x'
    const second = 'let a = 1\nf(k) + f({ k }) + (null as any).x'
    expect(await placeOfError(names, second)).toEqual({ cell: 1, line: 2, column: 33 })
    expect(await placeOfError(names, 'f(k); (null as any).x')).toEqual({ cell: 1, line: 1, column: 21 })
  })

  it('finds a place in and behind generated code', async () => {
    expect(await placeOfError("enum A { B, C = 'c' }; (null as any).x\n")).toEqual({
      cell: 0,
      line: 1,
      column: 38,
    })
    const source = 'class A { constructor(private x: any) { x.y.z } }; new A({})'
    expect(await placeOfError(source)).toEqual({ cell: 0, line: 1, column: 45 })
  })

  it('finds the place of a function of an earlier cell', async () => {
    expect(await placeOfError('function f(x: any) {\n  return x.y.z\n}', 'f({})')).toEqual({
      cell: 0,
      line: 2,
      column: 14,
    })
  })

  it('finds where a constant of another cell was assigned, and where a name without value was read', async () => {
    expect(await placeOfError('const k = 1', 'let a = 2\nk = a')).toMatchObject({ cell: 1, line: 2 })
    expect(await placeOfError('null!.x\nlet k = 1', 'let a = 2\n a = k')).toMatchObject({ cell: 1, line: 2 })
    expect(await placeOfError('null!.x\nlet k = 1', 'let a = 2\n k = a')).toMatchObject({ cell: 1, line: 2 })
  })
})

describe('the scope', () => {
  it('has only names that cells have declared', () => {
    expect('toString' in createScope()).toBe(false)
  })

  it('takes a name again', () => {
    const scope = createScope()
    declare(scope, {
      get a() {
        return 1
      },
    })
    declare(scope, {
      get a() {
        return 2
      },
      set a(_value) {},
    })
    expect(scope.a).toBe(2)
    expect(Object.keys(scope)).toEqual(['a'])
  })
})

describe('declaredNames(source)', () => {
  it('answers nothing for what cannot be read', () => {
    expect(declaredNames('const a = (')).toEqual([])
    expect(declaredNames('const a = 1')).toEqual([{ name: 'a', kind: 'const' }])
  })
})

describe('plainMessage(message)', () => {
  it('leaves out the scope', () => {
    expect(plainMessage('(0 , $scope.f) is not a function')).toBe('f is not a function')
    expect(plainMessage('$$scope.a.b is not iterable')).toBe('a.b is not iterable')
    expect(plainMessage('my$scope.x is undefined')).toBe('my$scope.x is undefined')
  })
})
