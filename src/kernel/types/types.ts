/** What the compiler says against a cell; line and column count from 1, within the cell. */
export interface TypeFinding {
  readonly line: number
  readonly column: number
  /** Characters that are marked, at least 1. */
  readonly length: number
  /** The compiler's number, e.g. 2304. */
  readonly code: number
  /** The compiler's words. */
  readonly message: string
}

/** What may stand between `start` and `end`, both in UTF-16 units of the cell. */
export interface Completions {
  readonly start: number
  readonly end: number
  /** Best first; `kind` in the words of JupyterLab's icons: function, variable, property, class, interface, module, keyword. */
  readonly matches: readonly { readonly text: string; readonly kind: string }[]
}

/** What stands at a place of a cell: its signature or type, and its doc comment, as Markdown. */
export interface Inspection {
  readonly signature: string
  readonly documentation: string
}

/** Types, completion and documentation for the cells of one session. Requests are answered in their order. */
export interface Types {
  /** What is wrong with a cell that would run now; empty where nothing is. */
  check(code: string): Promise<readonly TypeFinding[]>
  /** Makes what the cell declares known to later ones; sent when it begins to run. */
  accept(code: string): void
  complete(code: string, cursor: number): Promise<Completions>
  inspect(code: string, cursor: number): Promise<Inspection | undefined>
  setStrict(isStrict: boolean): void
  /** Nothing is declared any more, and files on disk are read anew: the process of the cells was replaced. */
  forget(): void
  close(): void
}
