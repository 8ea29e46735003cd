import type { PreparedCell } from './types.ts'

/** The names that the cells of a session have declared: accessors, through which the cells share their variables. */
export type CellScope = Record<string, unknown>

/** What the code of a cell asks its host for. */
export interface CellHost {
  /** The exports of a module; rejects with a sentence where there is no such module. */
  import(name: string): Promise<unknown>
  /** Called first thing: puts the accessors of the names that the cell declares into the scope. */
  declare(accessors: object): void
}

/** What `PreparedCell.code` evaluates to. Its promise holds the value of the last expression, if the cell ends in one. */
export type CellFunction = (
  scope: CellScope,
  cell: CellHost,
) => Promise<{ readonly value: unknown } | undefined>

/** An empty scope: a session without variables. It has no prototype, so that no name is there that no cell has declared. */
export function createScope(): CellScope {
  return Object.create(null) as CellScope
}

/** Puts accessors into a scope; a later cell may declare a name again. */
export function declare(scope: CellScope, accessors: object): void {
  const descriptors = Object.getOwnPropertyDescriptors(accessors)
  for (const name of Object.keys(descriptors)) {
    Object.defineProperty(scope, name, { ...descriptors[name], configurable: true, enumerable: true })
  }
}

/** Runs the function that a cell's code evaluates to; `importModule` answers what a module exports. */
export function runCell(
  run: CellFunction,
  scope: CellScope,
  importModule: (name: string) => Promise<unknown>,
): ReturnType<CellFunction> {
  return run(scope, { import: importModule, declare: (accessors) => declare(scope, accessors) })
}

/** What an error says, without the scope that a cell's own code does not mention: `(0 , $scope.f) is not a function`. */
export function plainMessage(message: string): string {
  return message
    .replace(/\(0 ?, ?\$+scope\.([\p{ID_Continue}$]+)\)/gu, '$1')
    .replace(/(?<![\p{ID_Continue}])\$+scope\./gu, '')
}

/** Where in the cell a place of its code stands; line and column count from 1 in both. */
export function positionInCell(
  { firstLineShift, shifts }: Pick<PreparedCell, 'firstLineShift' | 'shifts'>,
  line: number,
  column: number,
): { line: number; column: number } {
  const inText = column - (line === 1 ? firstLineShift : 0)
  const by = shifts.filter((shift) => shift.line === line && shift.column <= inText).at(-1)?.by ?? 0
  return { line, column: Math.max(1, inText - by) }
}
