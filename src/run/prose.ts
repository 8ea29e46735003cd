import { createRequire } from 'node:module'
import { Script } from 'node:vm'
import { findProseMistakes, findProseNumbers, formatLike, type ProseNumber } from '../notebook/prose.ts'
import { isMarkdown } from '../notebook/roles.ts'
import type { Cell } from '../notebook/types.ts'
import { tell, told } from './aside.ts'
import type { StepResult } from './types.ts'

/** A prose number with its place: the cell, and which of the cell's numbers it is. */
export interface PlacedNumber extends ProseNumber {
  readonly cellId: string
  readonly index: number
}

/** What became of a prose number: the text it should have, or why there is none. */
export interface ProseFinding {
  readonly number: PlacedNumber
  readonly text?: string
  readonly problem?: string
}

/** The prose numbers of a gap's Markdown cells. */
export function numbersOf(cells: readonly Cell[]): PlacedNumber[] {
  return cells
    .filter(isMarkdown)
    .flatMap((cell) =>
      findProseNumbers(cell.source).map((number, index) => ({ ...number, cellId: cell.id, index })),
    )
}

/** Comments that look like prose numbers and cannot be read, as `[cell id, sentence]`. */
export function mistakesOf(cells: readonly Cell[]): [string, string][] {
  return cells
    .filter(isMarkdown)
    .flatMap((cell) =>
      findProseMistakes(cell.source).map(({ message }): [string, string] => [cell.id, message]),
    )
}

/** True for what reads as one expression; anything else would take its neighbours in the aside down with it. */
export function isExpression(text: string): boolean {
  const code = `async () => (${text})`
  try {
    new Script(code)
    return true
  } catch {
    return isTypeScript(code)
  }
}

let compiler: typeof import('@tslab/typescript-for-tslab') | undefined

/** Asked only for what is no JavaScript, such as `rows[0]!.x`, since loading the compiler takes its time. */
function isTypeScript(code: string): boolean {
  compiler ??= createRequire(import.meta.url)('@tslab/typescript-for-tslab') as NonNullable<typeof compiler>
  const { diagnostics = [] } = compiler.transpileModule(code, { reportDiagnostics: true })
  return diagnostics.length === 0
}

/**
 * Code that evaluates the expressions of one gap in one execution, each on its own: one that throws, or names nothing, does
 * not hide the others. Works in tslab, whose compiler would refuse the whole cell for one unknown name: hence the
 * `@ts-expect-error`. tslab takes `await (` at the top level for a call, hence the function and the plain `await name`.
 */
export function proseCode(numbers: readonly PlacedNumber[]): string {
  const lines = numbers
    .filter(({ expression }) => isExpression(expression))
    .flatMap(({ expression }) => [
      '    // @ts-ignore',
      `    try { fledgling__add(await (${expression})) } catch (fledgling__error) { fledgling__fail(fledgling__error) }`,
    ])
  return [
    '{',
    '  const fledgling__told: unknown[] = []',
    "  const fledgling__fail = (error: unknown) => { fledgling__told.push('throws: ' + error) }",
    '  const fledgling__add = (value: unknown) => {',
    "    const isNumber = typeof value === 'number' && Number.isFinite(value)",
    "    fledgling__told.push(isNumber ? value : 'is no finite number: ' + value)",
    '  }',
    '  const fledgling__work = (async () => {',
    ...lines,
    '  })()',
    '  await fledgling__work',
    `  ${tell('fledgling__told')}`,
    '}',
  ].join('\n')
}

/** What the gap's numbers should read, given how its aside ended (undefined: nothing had to be evaluated). */
export function readProse(numbers: readonly PlacedNumber[], result: StepResult | undefined): ProseFinding[] {
  const values = result === undefined ? [] : told(result.outputs)
  let next = 0
  return numbers.map((number) => {
    if (!isExpression(number.expression)) return { number, problem: 'is no expression' }
    const value: unknown = Array.isArray(values) ? values[next++] : undefined
    if (typeof value === 'number') return { number, text: formatLike(number.text, value) }
    const problem = typeof value === 'string' ? value : (result?.message ?? 'could not be evaluated')
    return { number, problem }
  })
}
