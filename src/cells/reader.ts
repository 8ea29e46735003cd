import { type Binding, type BindingKind, type Reference, type Scope, scopeOf } from './bindings.ts'
import type { Edit } from './edits.ts'
import { syntaxError } from './syntax-error.ts'
import { readRegExp, readTemplateText, readToken, type Token } from './tokens.ts'
import type { CellSyntaxError } from './types.ts'

/** What the enclosing function allows. */
export interface FunctionKind {
  readonly isAsync: boolean
  readonly isGenerator: boolean
  /** The cell itself is no function: `return` has no place there. */
  readonly isCell: boolean
  readonly parts?: ConstructorParts
}

/** What is special about a constructor: the properties that its parameters declare, and where its call of `super` ends. */
export interface ConstructorParts {
  readonly properties: string[]
  superEnd: number
}

/** A place to which the reader can go back. */
export interface Mark {
  readonly token: Token
  readonly previousEnd: number
  readonly counts: readonly [number, number, number, number]
  readonly scope: Scope
  readonly openEnd: boolean
}

/**
 * Goes through a source token by token, and writes down what has to be changed (edits), what is declared (bindings) and what
 * is mentioned (references). It can try a way and come back: what was written down on the way is then dropped.
 */
export class Reader {
  readonly source: string
  token: Token
  /** The end of the token before. */
  previousEnd = 0
  readonly edits: Edit[] = []
  readonly bindings: Binding[] = []
  readonly references: Reference[] = []
  /** Import declarations as they have to be run before everything else. */
  readonly imports: string[] = []
  /** Whether only imports and types came before, so that an import can be run where it stands. */
  mayImportHere = true
  /** The namespace whose body is being read. */
  owner: string | undefined
  /** Names of modules, as they were imported. */
  readonly modules: string[] = []
  scope: Scope = { kind: 'cell', parent: undefined }
  inFunction: FunctionKind = { isAsync: true, isGenerator: false, isCell: true }
  /** In the head of a `for`, where `in` ends the expression. */
  noIn = false
  /** Where the middle part of the innermost `a ? b : c` begins. */
  middleStart = -1
  /** Whether what was just read can stand on the left of an assignment. */
  isTarget = false
  /** In a declaration of what exists elsewhere. */
  isAmbient = false
  /** Whether the statement or class member before ended by a line break alone. */
  openEnd = false
  /** Where a statement begins after such an end. */
  openStart = -1

  /** What the function made of the cell calls its parameters: names that the source does not use. */
  readonly names: { readonly scope: string; readonly cell: string; readonly value: string }

  constructor(source: string) {
    this.source = source
    const free = (name: string): string => (source.includes(name) ? free(`$${name}`) : name)
    this.names = { scope: free('$scope'), cell: free('$cell'), value: free('$value') }
    this.token = readToken(source, 0)
  }

  is(value: string): boolean {
    const { kind } = this.token
    return this.token.value === value && (kind === 'punctuator' || kind === 'name' || kind === 'template')
  }

  /** Whether one of these names or signs is next. */
  isOneOf(values: ReadonlySet<string>): boolean {
    return (this.token.kind === 'punctuator' || this.token.kind === 'name') && values.has(this.token.value)
  }

  next(): Token {
    const token = this.token
    // There is nothing behind the end: who waits for a bracket would wait for ever.
    if (token.kind === 'end') throw this.unexpected()
    this.previousEnd = token.end
    this.token = readToken(this.source, token.end)
    return token
  }

  eat(value: string): boolean {
    if (!this.is(value)) return false
    this.next()
    return true
  }

  expect(value: string): Token {
    if (!this.is(value)) throw this.unexpected(value)
    return this.next()
  }

  /** The token after the current one. */
  peek(): Token {
    return readToken(this.source, this.token.end)
  }

  error(message: string, position = this.token.start): CellSyntaxError {
    return syntaxError(this.source, position, message)
  }

  /** The current token has no place here; `wanted` does. */
  unexpected(wanted?: string): CellSyntaxError {
    const { kind, value } = this.token
    const found = kind === 'end' ? 'Unexpected end of input' : `Unexpected token '${value}'`
    return this.error(wanted === undefined ? found : `${found}, '${wanted}' expected`)
  }

  /** Reads the current `/` as the beginning of a regular expression. */
  regExp(): void {
    this.token = readRegExp(this.source, this.token)
    this.next()
  }

  /** Joins the current `>` with what follows it at once: `>=`, `>>`, `>>>`, `>>=`, `>>>=`. */
  joinGreater(): string {
    const value = /^>{1,3}=?/.exec(this.source.slice(this.token.start, this.token.start + 4))![0]
    this.token = { ...this.token, value, end: this.token.start + value.length }
    return value
  }

  /** Reads a `<<` as two signs, where type arguments begin. */
  splitLess(): void {
    if (this.token.value === '<<') this.token = { ...this.token, value: '<', end: this.token.start + 1 }
  }

  /** Reads a template, whose backquote is the current token; `inside` reads what stands in each `${ }`. */
  template(inside: () => void): void {
    let from = this.token.end
    for (;;) {
      const { end, isLast } = readTemplateText(this.source, from)
      this.previousEnd = end
      this.token = readToken(this.source, end)
      if (isLast) return
      inside()
      if (!this.is('}')) throw this.unexpected('}')
      from = this.token.end
    }
  }

  /** Blanks a piece of the source, with all that was written down about it; what came before `mark` is kept. */
  erase(from: number, to = this.previousEnd, mark?: Mark): Edit {
    if (mark) this.#drop(mark)
    const edit: Edit = { from, to }
    if (to > from) this.edits.push(edit)
    return edit
  }

  /** Blanks a whole statement or class member. */
  eraseStatement(mark: Mark): void {
    const edit = this.erase(mark.token.start, this.previousEnd, mark)
    if (mark.openEnd) edit.lead = ';'
    this.openEnd = false
  }

  replace(from: number, to: number, text: string): void {
    this.edits.push({ from, to, text })
  }

  insert(at: number, text: string): void {
    this.edits.push({ from: at, to: at, text })
  }

  declare(name: string, kind: BindingKind, position: number, owner?: string): void {
    this.bindings.push({ name, kind, scope: scopeOf(kind, this.scope), position, owner })
  }

  refer(token: Token, isShorthand = false): Reference {
    const reference: Reference = {
      name: token.value,
      scope: this.scope,
      start: token.start,
      end: token.end,
      isShorthand,
      isCalled: false,
      isAfterOpenEnd: token.start === this.openStart,
    }
    this.references.push(reference)
    return reference
  }

  /** Reads something in a scope of its own. */
  within<T>(kind: Scope['kind'], read: () => T): T {
    const outer = this.scope
    this.scope = { kind, parent: outer }
    const result = read()
    this.scope = outer
    return result
  }

  mark(): Mark {
    const { token, previousEnd, scope, openEnd } = this
    const counts = [
      this.edits.length,
      this.bindings.length,
      this.references.length,
      this.modules.length,
    ] as const
    return { token, previousEnd, counts, scope, openEnd }
  }

  /** Goes back to a mark. */
  reset(mark: Mark): void {
    this.#drop(mark)
    this.token = mark.token
    this.previousEnd = mark.previousEnd
    this.scope = mark.scope
    this.openEnd = mark.openEnd
  }

  #drop(mark: Mark): void {
    const [edits, bindings, references, modules] = mark.counts
    this.edits.length = edits
    this.bindings.length = bindings
    this.references.length = references
    this.modules.length = modules
  }

  /** Tries a way of reading; where it fails or answers false, nothing has happened. */
  attempt(read: () => boolean): boolean {
    const mark = this.mark()
    const { inFunction, noIn, middleStart, openStart } = this
    try {
      if (read()) return true
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'SyntaxError') throw error
    }
    this.reset(mark)
    Object.assign(this, { inFunction, noIn, middleStart, openStart })
    return false
  }

  /** Reads the end of a statement: a semicolon, or a place where the language puts one. */
  endStatement(): void {
    this.openEnd = false
    if (this.eat(';')) return
    const { kind, newline } = this.token
    if (kind !== 'end' && !this.is('}') && !newline) throw this.unexpected()
    this.openEnd = true
    const last = this.edits[this.edits.length - 1]
    // `a as any`, line break, `(b)`: without the type the next line would go on with this one.
    if (last && last.to === this.previousEnd && last.text === undefined && newline) {
      last.lead = ';'
      this.openEnd = false
    }
  }
}
