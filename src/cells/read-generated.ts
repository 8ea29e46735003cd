import { readAssignment } from './read-expression.ts'
import { readBindingName } from './read-pattern.ts'
import { type Left, readStatements } from './read-statement.ts'
import type { FunctionKind, Mark, Reader } from './reader.ts'

/** The beginning of a function that fills the object of an enum or namespace, which may have been declared before. */
function opening(r: Reader, name: string, isFirst: boolean): string {
  const word = r.scope.kind === 'cell' || r.scope.kind === 'function' ? 'var' : 'let'
  return `${isFirst ? `${word} ${name}` : ''}; (function (${name})`
}

function closing(name: string, owner: string | undefined): string {
  const place = owner === undefined ? name : `${owner}.${name}`
  return `})(${owner === undefined ? '' : `${name} = `}${place} || (${place} = {}));`
}

function isNew(r: Reader, name: string): boolean {
  return !r.bindings.some((binding) => binding.name === name && binding.scope === r.scope)
}

/** Reads an enum, `const` or not; `owner` is the namespace that exports it. */
export function readEnum(r: Reader, owner?: string): Left {
  const { start } = r.token
  r.eat('const')
  r.expect('enum')
  const isFirst = isNew(r, r.token.value)
  const name = readBindingName(r, { kind: 'enum' })
  r.replace(start, r.previousEnd, opening(r, name, isFirst))
  r.expect('{')
  r.within('block', () => {
    let next = '0'
    while (!r.is('}')) {
      next = readEnumMember(r, name, next)
      const { start: at, end } = r.token
      if (r.eat(',')) r.replace(at, end, ';')
      else if (!r.is('}')) throw r.unexpected(',')
    }
  })
  const close = r.expect('}')
  r.replace(close.start, close.end, closing(name, owner))
  r.openEnd = false
  return 'code'
}

/** Reads `name = value`; without a value it has `next`. Answers what comes next after it. */
function readEnumMember(r: Reader, owner: string, next: string): string {
  const { start } = r.token
  const key = readEnumKey(r, owner)
  const place = `${owner}[${key}]`
  if (!r.is('=')) {
    r.replace(start, r.previousEnd, `${owner}[${place} = ${next}] = ${key}`)
    return /^-?\d+$/.test(next) ? String(Number(next) + 1) : `${place} + 1`
  }
  const from = r.next().end
  const { kind } = r.token
  readAssignment(r)
  const value = r.source.slice(from, r.previousEnd).trim()
  if (kind === 'string' && /^(["'])(?:(?!\1).)*\1$/.test(value)) {
    r.replace(start, from, `${place} =`)
  } else if (number.test(value)) {
    r.replace(start, from, `${owner}[${place} =`)
    r.insert(r.previousEnd, `] = ${key}`)
    return String(numberOf(value) + 1)
  } else {
    // Only numbers lead back to their names.
    r.replace(start, from, `typeof (${place} =`)
    r.insert(r.previousEnd, `) === "string" || (${owner}[${place}] = ${key})`)
  }
  return `${place} + 1`
}

const number = /^-?(?:\d[\d_]*(?:\.\d+)?|0x[\da-f_]+|0b[01_]+|0o[0-7_]+)$/i

function numberOf(literal: string): number {
  const digits = literal.replaceAll('_', '')
  return digits.startsWith('-') ? -Number(digits.slice(1)) : Number(digits)
}

/** Answers the name of a member as a string literal. */
function readEnumKey(r: Reader, owner: string): string {
  const isComputed = r.eat('[')
  const token = r.next()
  if (isComputed) r.expect(']')
  if (token.kind === 'string') return token.value
  if (token.kind !== 'name') throw r.error(`Unexpected token '${token.value}'`, token.start)
  r.declare(token.value, 'member', token.start, owner)
  return JSON.stringify(token.value)
}

const body: FunctionKind = { isAsync: false, isGenerator: false, isCell: false }

/** Reads a namespace; one that holds only types is erased. */
export function readNamespace(r: Reader, mark: Mark, owner?: string): Left {
  const { inFunction, owner: outer } = r
  const { start } = r.next()
  r.inFunction = body
  const left = readNamespaceRest(r, start, owner)
  r.inFunction = inFunction
  r.owner = outer
  r.openEnd = false
  if (left.every((one) => one === 'nothing' || one === 'empty')) {
    r.eraseStatement(mark)
    return 'nothing'
  }
  return 'code'
}

function readNamespaceRest(r: Reader, start: number, owner: string | undefined): Left[] {
  const isFirst = isNew(r, r.token.value)
  const name = readBindingName(r, { kind: 'namespace' })
  r.replace(start, r.previousEnd, opening(r, name, isFirst))
  r.owner = name
  return r.within('namespace', () => {
    if (r.is('.')) {
      const dot = r.next()
      r.insert(dot.start, ' {')
      const left = readNamespaceRest(r, dot.start, name)
      r.insert(r.previousEnd, closing(name, owner))
      return left
    }
    r.expect('{')
    r.openEnd = false
    const left = readStatements(r)
    const close = r.expect('}')
    r.replace(close.start, close.end, closing(name, owner))
    return left
  })
}
