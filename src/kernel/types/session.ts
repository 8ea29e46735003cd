import type { CellSource, Compiler } from './compiler.ts'
import { type Asked, completionsAt } from './complete.ts'
import { findingsOf } from './findings.ts'
import { Ground } from './ground.ts'
import { inspectionAt } from './inspect.ts'
import { KnownNames } from './known-names.ts'
import { asksForNode } from './node-names.ts'
import { SourceFiles } from './source-files.ts'
import type { Completions, Inspection, TypeFinding } from './types.ts'

/** So many nodes the checker may have seen before it is replaced: it keeps something of each. */
const mostNodes = 300_000

/** The cells of one session and what they declare. */
export class Session {
  readonly #ts: Compiler
  readonly #folder: string
  readonly #sources: SourceFiles
  #strict: boolean
  #ground: Ground
  #known: KnownNames
  #cells = 0
  #files = 0
  #nodes = 0
  #last: { readonly code: string; readonly cells: number; readonly file: CellSource } | undefined

  constructor(ts: Compiler, folder: string, strict: boolean) {
    this.#ts = ts
    this.#folder = folder
    this.#strict = strict
    this.#sources = new SourceFiles(ts)
    this.#ground = new Ground(ts, this.#sources, folder, strict)
    this.#known = new KnownNames(ts)
  }

  check(code: string): TypeFinding[] {
    const file = this.#open(code)
    this.#last = { code, cells: this.#cells, file }
    const findings = this.#findings(file)
    if (this.#ground.hasNode || !findings.some(asksForNode)) return findings
    this.#ground.needNode()
    return this.#findings(file)
  }

  accept(code: string): void {
    const isLast = this.#last?.code === code && this.#last.cells === this.#cells
    const file = isLast ? this.#last!.file : this.#open(code)
    this.#last = undefined
    if (file.locals.size === 0) return
    const checker = this.#ground.program.getTypeChecker()
    const { Alias, Value, Type } = this.#ts.SymbolFlags
    this.#known.add(this.#cells++, file.locals, (symbol) => {
      if (!(symbol.flags & Alias)) return symbol.flags
      const { flags } = checker.getAliasedSymbol(symbol)
      return flags & (Value | Type) ? flags : Value | Type
    })
  }

  setStrict(strict: boolean): void {
    if (strict === this.#strict) return
    this.#strict = strict
    this.#ground.setStrict(strict)
  }

  forget(): void {
    this.#sources.compareAgain()
    this.#ground = new Ground(this.#ts, this.#sources, this.#folder, this.#strict)
    this.#known = new KnownNames(this.#ts)
    this.#last = undefined
    this.#nodes = 0
  }

  complete(code: string, cursor: number): Completions {
    const answer = this.#try(() => completionsAt(this.#asked(code), cursor))
    const { start, matches } = answer ?? { start: cursor, matches: [] }
    // What stands before the point may be of Node.
    if (matches.length > 0 || code[start - 1] !== '.' || this.#ground.hasNode)
      return answer ?? { start, end: cursor, matches }
    this.#ground.needNode()
    return this.complete(code, cursor)
  }

  inspect(code: string, cursor: number): Inspection | undefined {
    const found = this.#try(() => inspectionAt(this.#asked(code), cursor))
    const isChanged = found ? this.#ground.needDocs(found.files) : !this.#ground.hasNode
    if (!isChanged) return found && { signature: found.signature, documentation: found.documentation }
    if (found === undefined) this.#ground.needNode()
    return this.inspect(code, cursor)
  }

  /** The compiler's helpers for half-written code now and then fail; the reader goes on typing, and is not told. */
  #try<T>(act: () => T): T | undefined {
    try {
      return this.#again(act)
    } catch {
      this.#ground.renew()
      return undefined
    }
  }

  /** What completion and inspection are asked of. */
  #asked(code: string): Asked {
    const file = this.#open(code)
    const { program, host, hasNode } = this.#ground
    return { ts: this.#ts, program, host, hasNode, file, own: this.#known.values() }
  }

  /**
   * A new checker works the types out again that an old one knew. Where hundreds of cells follow from each other, that takes more
   * stack than there is; then it is told to begin at the first.
   */
  #again<T>(act: () => T): T {
    try {
      return act()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.#ground.renew()
      const checker = this.#ground.program.getTypeChecker()
      for (const symbol of this.#known.symbols()) checker.getTypeOfSymbol(symbol)
      return act()
    }
  }

  /** Reads a cell and puts it behind all that were accepted; its modules are there. */
  #open(code: string): CellSource {
    const ts = this.#ts
    const name = this.#ground.name(`cell-${++this.#files}.ts`)
    const file = ts.createSourceFile(name, code, {
      languageVersion: ts.ScriptTarget.ES2022,
      setExternalModuleIndicator: (one) => Object.assign(one, { externalModuleIndicator: true }),
    }) as CellSource
    Object.assign(file, { path: name, resolvedPath: name, originalFileName: name, imports: [] })
    this.#count(file.nodeCount)
    const modules = this.#ground.need(ts.preProcessFile(code).importedFiles.map(({ fileName }) => fileName))
    file.resolvedModules = ts.createModeAwareCache()
    for (const [module, resolvedModule] of modules)
      file.resolvedModules.set(module, undefined, { resolvedModule })
    ts.bindSourceFile(file, this.#ground.program.getCompilerOptions())
    Object.assign(file, { parent: this.#known.around(this.#cells) })
    return file
  }

  #findings(file: CellSource): TypeFinding[] {
    return this.#again(() => findingsOf(this.#ts, this.#ground.program, file))
  }

  #count(nodes: number): void {
    this.#nodes += nodes
    if (this.#nodes < mostNodes) return
    this.#nodes = nodes
    this.#ground.renew()
  }
}
