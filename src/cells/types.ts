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
   * JavaScript: an async function in parentheses, `(async (scope, cell) => { ... })`. Line n of it is line n of the
   * cell's source, and columns agree as well, those of the first line being shifted by `firstLineShift`.
   */
  readonly code: string
  readonly firstLineShift: number
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
