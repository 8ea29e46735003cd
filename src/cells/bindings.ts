import type { DeclarationKind } from './types.ts'

export type BindingKind = DeclarationKind | 'param' | 'enum' | 'namespace' | 'member'

/** A region of the source in which names are declared. */
export interface Scope {
  readonly kind: 'cell' | 'function' | 'block' | 'namespace'
  readonly parent: Scope | undefined
}

export interface Binding {
  readonly name: string
  readonly kind: BindingKind
  readonly scope: Scope
  readonly position: number
  /** Where the name lives if not in a variable: members of an enum and what a namespace exports are `E.name`. */
  readonly owner: string | undefined
}

/** A place where a name is read or written. */
export interface Reference {
  readonly name: string
  readonly scope: Scope
  readonly start: number
  readonly end: number
  /** `{ name }`, which has to become `{ name: owner.name }`. */
  readonly isShorthand: boolean
  /** What is called must not get its owner as `this`: `(0, owner.name)()`. */
  isCalled: boolean
  /** It begins a statement after one that ended without a semicolon, so that a parenthesis would go on with that one. */
  readonly isAfterOpenEnd: boolean
}

/** The scope that a declaration of this kind belongs to, seen from `scope`. */
export function scopeOf(kind: BindingKind, scope: Scope): Scope {
  let found = scope
  if (kind === 'var') while (found.kind === 'block' && found.parent) found = found.parent
  return found
}

/** Finds what names mean. */
export class Bindings {
  readonly #names = new Map<Scope, Map<string, Binding[]>>()

  constructor(bindings: readonly Binding[]) {
    for (const binding of bindings) {
      const names = this.#names.get(binding.scope) ?? new Map<string, Binding[]>()
      this.#names.set(binding.scope, names)
      names.set(binding.name, [...(names.get(binding.name) ?? []), binding])
    }
  }

  /** What `name` means in `scope`; undefined where the cell does not declare it. */
  find(name: string, scope: Scope): Binding | undefined {
    for (let at: Scope | undefined = scope; at; at = at.parent) {
      const found = this.#names.get(at)?.get(name)
      if (found) return found[0]
    }
    return undefined
  }

  /** What a scope itself declares, the first declaration of each name. */
  declaredIn(scope: Scope): Binding[] {
    return [...(this.#names.get(scope)?.values() ?? [])].map((bindings) => bindings[0]!)
  }

  /** The first declaration that the language does not allow beside an earlier one of the same name. */
  conflict(): Binding | undefined {
    for (const names of this.#names.values()) {
      for (const bindings of names.values()) {
        const second = bindings.find((binding, i) =>
          bindings.slice(0, i).some((one) => excludes(one, binding)),
        )
        if (second) return second
      }
    }
    return undefined
  }
}

const merging = new Set<BindingKind>(['enum', 'namespace', 'member'])
const lexical = new Set<BindingKind>(['const', 'let', 'class', 'import'])

function excludes(one: Binding, other: Binding): boolean {
  if (merging.has(one.kind) || merging.has(other.kind)) return false
  return lexical.has(one.kind) || lexical.has(other.kind)
}
