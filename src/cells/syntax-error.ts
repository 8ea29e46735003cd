import type { CellSyntaxError } from './types.ts'

/** A source that no cell can be made of; `position` is where in the source, line and column are counted from it. */
export function syntaxError(source: string, position: number, message: string): CellSyntaxError {
  const { line, column } = positionOf(source, position)
  return Object.assign(new Error(message), { name: 'SyntaxError' as const, line, column })
}

/** Whether an error is one that `prepareCell` throws for a source that it cannot read. */
export function isCellSyntaxError(error: unknown): error is CellSyntaxError {
  return error instanceof Error && error.name === 'SyntaxError' && 'line' in error && 'column' in error
}

/** Line and column of a position, both counted from 1. */
export function positionOf(source: string, position: number): { line: number; column: number } {
  const before = source.slice(0, position).split(/\r\n|[\n\r\u2028\u2029]/)
  return { line: before.length, column: before[before.length - 1]!.length + 1 }
}
