/** From this column of a line on, columns of the code lie `by` to the right of those of the source. Both count from 1. */
export interface Shift {
  readonly line: number
  readonly column: number
  readonly by: number
}

/** How a name was declared at the top level of a cell. */
export type DeclarationKind = 'const' | 'let' | 'var' | 'function' | 'class' | 'import'

/** A name that a cell declares for itself and for the cells after it. */
export interface Declaration {
  readonly name: string
  readonly kind: DeclarationKind
}

/** A cell made runnable. Nothing in it has run yet. */
export interface PreparedCell {
  /**
   * JavaScript: an async function in parentheses, `(async ($scope, $cell) => { ... })`, as runCell wants it. Line n of it is
   * line n of the cell's source. Columns agree too, but for `firstLineShift` in the first line, and for `shifts`;
   * positionInCell undoes both. Its first statement hands `$cell.declare` an object with an accessor for each name of the
   * cell; `$cell.import(name)` has to answer with what a module exports. createScope() makes the scope.
   */
  readonly code: string
  readonly firstLineShift: number
  readonly shifts: readonly Shift[]
  readonly declares: readonly Declaration[]
  /** What the cell imports, in order and once each: `fledgling`, `@tensorflow/tfjs`, ... */
  readonly modules: readonly string[]
  /** True where the cell ends in an expression, which the function then returns as `{ value }`. */
  readonly hasValue: boolean
}

/** A source that no cell can be made of. Line and column count from 1, in the cell. */
export interface CellSyntaxError extends Error {
  readonly name: 'SyntaxError'
  readonly line: number
  readonly column: number
}
