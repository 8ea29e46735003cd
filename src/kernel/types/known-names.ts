import type typescript from '@tslab/typescript-for-tslab'
import type { Compiler } from './compiler.ts'

type Symbol = typescript.Symbol
type Kind = 'value' | 'type'
/** For each name its declarations, in the order of the cells. */
type Versions = Map<string, { readonly cell: number; readonly symbol: Symbol }[]>

/** All that cells have declared, and what each of them sees of it: the names of the cells before it, the latest first. */
export class KnownNames {
  readonly #ts: Compiler
  readonly #found: Record<Kind, Versions> = { value: new Map(), type: new Map() }

  constructor(ts: Compiler) {
    this.#ts = ts
  }

  /** What the cell of this number declares. `meaning` tells what an import stands for. */
  add(cell: number, locals: Iterable<readonly [string, Symbol]>, meaning: (symbol: Symbol) => number): void {
    for (const [name, local] of locals) {
      const symbol = exportOf(local) ?? local
      const flags = meaning(symbol)
      if (flags & this.#ts.SymbolFlags.Value) this.#put('value', name, cell, symbol)
      if (flags & (this.#ts.SymbolFlags.Type | this.#ts.SymbolFlags.Namespace))
        this.#put('type', name, cell, symbol)
    }
  }

  #put(kind: Kind, name: string, cell: number, symbol: Symbol): void {
    const versions = this.#found[kind].get(name)
    if (versions) versions.push({ cell, symbol })
    else this.#found[kind].set(name, [{ cell, symbol }])
  }

  /** The names that are values, the latest declared first. */
  values(): string[] {
    const last = [...this.#found.value].map(([name, versions]) => ({ name, cell: versions.at(-1)!.cell }))
    return last.sort((a, b) => b.cell - a.cell).map(({ name }) => name)
  }

  /** Every value that was ever declared, in the order of the cells. */
  symbols(): Symbol[] {
    const all = [...this.#found.value.values()].flat()
    return all.sort((a, b) => a.cell - b.cell).map(({ symbol }) => symbol)
  }

  /**
   * The scope around the cell of this number, as the compiler looks names up: a block of the values within a block of the types. A
   * value does not hide a type of the same name from an earlier cell, nor a type a value.
   */
  around(cell: number): typescript.Node {
    const types = this.#block('type', cell, undefined)
    return this.#block('value', cell, types)
  }

  #block(kind: Kind, cell: number, parent: typescript.Node | undefined): typescript.Node {
    const block = this.#ts.factory.createBlock([])
    return Object.assign(block, { parent, locals: new Names(this.#found[kind], cell) })
  }
}

/** The names as they were before a cell; a map as far as the compiler uses one. */
class Names {
  readonly #found: Versions
  readonly #before: number

  constructor(found: Versions, before: number) {
    this.#found = found
    this.#before = before
  }

  get(name: string): Symbol | undefined {
    const versions = this.#found.get(name)
    for (let i = (versions?.length ?? 0) - 1; i >= 0; i--) {
      if (versions![i]!.cell < this.#before) return versions![i]!.symbol
    }
    return undefined
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  *entries(): Generator<[string, Symbol]> {
    for (const name of this.#found.keys()) {
      const symbol = this.get(name)
      if (symbol) yield [name, symbol]
    }
  }

  *keys(): Generator<string> {
    for (const [name] of this.entries()) yield name
  }

  *values(): Generator<Symbol> {
    for (const [, symbol] of this.entries()) yield symbol
  }

  [Symbol.iterator](): Generator<[string, Symbol]> {
    return this.entries()
  }

  forEach(act: (symbol: Symbol, name: string) => void): void {
    for (const [name, symbol] of this.entries()) act(symbol, name)
  }

  get size(): number {
    return [...this.keys()].length
  }
}

/** What is exported has two symbols; the one that counts is the exported one. */
function exportOf(symbol: Symbol): Symbol | undefined {
  return (symbol as Symbol & { exportSymbol?: Symbol }).exportSymbol
}
