import type { BindingKind } from './bindings.ts'
import { readAssignment, readExpression } from './read-expression.ts'
import { readType } from './read-type.ts'
import type { Reader } from './reader.ts'
import { isReserved } from './words.ts'

/** How the names of a pattern are declared. With an owner they are its properties and no variables (see Binding). */
export interface Declared {
  readonly kind: BindingKind
  readonly owner?: string
}

/** Reads a name or a destructuring pattern that declares names. */
export function readTarget(r: Reader, as: Declared): void {
  if (r.is('[')) readArrayPattern(r, as)
  else if (r.is('{')) readObjectPattern(r, as)
  else readBindingName(r, as)
}

/** Reads a name and declares it. */
export function readBindingName(r: Reader, as: Declared, isShorthand = false): string {
  if (r.token.kind !== 'name' || isReserved(r.token.value)) throw r.unexpected()
  const token = r.next()
  r.declare(token.value, as.kind, token.start, as.owner)
  if (as.owner !== undefined) r.refer(token, isShorthand)
  return token.value
}

function readArrayPattern(r: Reader, as: Declared): void {
  r.expect('[')
  while (!r.eat(']')) {
    if (r.eat(',')) continue
    r.eat('...')
    readTarget(r, as)
    readDefault(r)
    if (!r.is(']')) r.expect(',')
  }
}

function readObjectPattern(r: Reader, as: Declared): void {
  r.expect('{')
  while (!r.eat('}')) {
    if (r.eat('...')) readTarget(r, as)
    else if (r.token.kind === 'name' && r.peek().value !== ':') readBindingName(r, as, true)
    else {
      readKey(r)
      r.expect(':')
      readTarget(r, as)
    }
    readDefault(r)
    if (!r.is('}')) r.expect(',')
  }
}

/** Reads the value that a parameter or a part of a pattern has by default. */
export function readDefault(r: Reader): void {
  if (r.eat('=')) readAssignment(r)
}

/** Reads the name of a property, a method or a field. */
export function readKey(r: Reader): void {
  if (r.eat('[')) {
    readExpression(r)
    r.expect(']')
  } else if (['name', 'string', 'number', 'private'].includes(r.token.kind)) r.next()
  else throw r.unexpected()
}

/** Erases `: type`, if that is next, and what stands before it from `from` on. */
export function eraseAnnotation(r: Reader, from = r.token.start): void {
  if (r.eat(':')) readType(r)
  if (r.previousEnd > from) r.erase(from)
}
