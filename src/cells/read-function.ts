import { readAssignment } from './read-expression.ts'
import { eraseAnnotation, readBindingName, readDefault, readTarget } from './read-pattern.ts'
import { readBlock } from './read-statement.ts'
import { readResultType, readType, readTypeParameters } from './read-type.ts'
import type { ConstructorParts, FunctionKind, Reader } from './reader.ts'
import { isReserved } from './words.ts'

/** Reads the statement or expression from `function` (or `async`) on. Answers whether it has a body. */
export function readFunction(
  r: Reader,
  declare: ((name: string, position: number) => void) | undefined,
): boolean {
  const isAsync = r.eat('async')
  r.expect('function')
  const isGenerator = r.eat('*')
  const kind = { isAsync, isGenerator, isCell: false }
  if (declare && r.token.kind === 'name' && !isReserved(r.token.value)) {
    const { value, start } = r.next()
    declare(value, start)
    return readFunctionRest(r, kind)
  }
  return r.within('block', () => {
    if (r.token.kind === 'name') readBindingName(r, { kind: 'function' })
    return readFunctionRest(r, kind)
  })
}

/** Reads a function where a value is wanted. */
export function readFunctionExpression(r: Reader): void {
  if (!readFunction(r, undefined)) throw r.unexpected('{')
}

/** Reads a function from its type parameters or `(` on. Without a body it is the signature of an overload: false. */
export function readFunctionRest(r: Reader, kind: FunctionKind): boolean {
  return r.within('function', () =>
    inFunction(r, kind, () => {
      eraseTypeParameters(r)
      readParameters(r, kind.parts)
      eraseResult(r)
      if (!r.is('{')) return false
      const start = r.token.end
      readBlock(r, false)
      if (kind.parts) assignProperties(r, kind.parts, start)
      return true
    }),
  )
}

/** `constructor(private x)` means `this.x = x` at the start of the body, or after the call of `super`. */
function assignProperties(r: Reader, { properties, superEnd }: ConstructorParts, start: number): void {
  if (properties.length === 0) return
  const lines = properties.map((name) => `this.${name} = ${name};`).join(' ')
  if (superEnd < 0) r.insert(start, lines)
  else r.insert(superEnd, `; ${lines}`)
}

function inFunction<T>(r: Reader, kind: FunctionKind, read: () => T): T {
  const { inFunction: outer, noIn, middleStart, openStart, openEnd } = r
  Object.assign(r, { inFunction: kind, noIn: false, middleStart: -1, openStart: -1 })
  const result = read()
  Object.assign(r, { inFunction: outer, noIn, middleStart, openStart, openEnd })
  return result
}

function eraseTypeParameters(r: Reader): void {
  if (!r.is('<')) return
  const from = r.token.start
  readTypeParameters(r)
  r.erase(from)
}

function eraseResult(r: Reader): void {
  if (!r.is(':')) return
  const from = r.next().start
  readResultType(r)
  r.erase(from)
}

const modifiers = new Set(['public', 'private', 'protected', 'readonly', 'override'])

function readParameters(r: Reader, parts?: ConstructorParts): void {
  r.expect('(')
  while (!r.eat(')')) {
    if (r.is('this')) {
      const from = r.next().start
      if (r.eat(':')) readType(r)
      r.eat(',')
      r.erase(from)
    } else readParameter(r, parts)
  }
}

function readParameter(r: Reader, parts?: ConstructorParts): void {
  if (r.is('@')) throw r.error('Decorators are not supported')
  let isProperty = false
  while (r.isOneOf(modifiers) && (r.peek().kind === 'name' || ['{', '['].includes(r.peek().value))) {
    r.erase(r.next().start)
    isProperty = true
  }
  r.eat('...')
  const name = r.token.value
  readTarget(r, { kind: 'param' })
  if (isProperty && parts) parts.properties.push(name)
  const from = r.token.start
  if (r.is('?') || r.is(':')) {
    r.eat('?')
    eraseAnnotation(r, from)
  }
  readDefault(r)
  if (!r.is(')')) {
    if (!r.is(',')) throw r.unexpected(')')
    r.next()
  }
}

/** Reads an arrow function, if that is what begins here. */
export function readArrow(r: Reader): boolean {
  const { kind, value, start } = r.token
  const isMiddle = start === r.middleStart
  if (kind === 'name') {
    if (isReserved(value)) return false
    const after = r.peek()
    if (after.value === '=>' && after.kind === 'punctuator' && !after.newline) return readShortArrow(r, false)
    if (value !== 'async' || after.newline) return false
    if (after.kind === 'name') {
      return r.attempt(() => {
        r.next()
        return readShortArrow(r, true)
      })
    }
    if (after.value !== '(' && after.value !== '<') return false
    return readLongArrow(r, true, isMiddle)
  }
  if (r.is('<') || (r.is('(') && mayBeParameters(r))) return readLongArrow(r, false, isMiddle)
  return false
}

/** Whether what follows a `(` can begin parameters: most parentheses can be told by their first words. */
function mayBeParameters(r: Reader): boolean {
  const { kind, value } = r.peek()
  if (kind === 'name') return true
  return kind === 'punctuator' && [')', '...', '{', '['].includes(value)
}

function readShortArrow(r: Reader, isAsync: boolean): boolean {
  if (isReserved(r.token.value) || r.peek().value !== '=>') return false
  return r.within('function', () => {
    readBindingName(r, { kind: 'param' })
    r.expect('=>')
    readArrowBody(r, isAsync)
    return true
  })
}

function readLongArrow(r: Reader, isAsync: boolean, isMiddle: boolean): boolean {
  const outer = r.scope
  let hasResult = false
  const readHead = () => {
    r.scope = { kind: 'function', parent: outer }
    if (isAsync) r.next()
    hasResult = readArrowHead(r)
    return true
  }
  const readRest = () => {
    readArrowBody(r, isAsync)
    r.scope = outer
    return !(isMiddle && hasResult) || r.is(':')
  }
  // In `a ? (b) : c => d` only what follows tells that `(b) : c =>` is no head. Elsewhere an error in the body is the reader's.
  if (isMiddle) return r.attempt(() => readHead() && readRest())
  return r.attempt(readHead) && readRest()
}

/** Reads `<T>(a, b): result =>`; answers whether there is a type of the result. */
function readArrowHead(r: Reader): boolean {
  const typeStart = r.is('<') ? r.token.start : -1
  eraseTypeParameters(r)
  const open = r.token.start
  readParameters(r)
  const close = r.previousEnd - 1
  const hasResult = r.is(':')
  eraseResult(r)
  const arrow = r.token
  if (arrow.newline && /[\n\r\u2028\u2029]/.test(r.source.slice(r.previousEnd, arrow.start)))
    throw r.unexpected()
  r.expect('=>')
  const hasBreak = (from: number, to: number) => /[\n\r\u2028\u2029]/.test(r.source.slice(from, to))
  // No line may end before `(` (after async, return) or `=>`: the parenthesis moves to the other end of the erased type.
  if (hasResult && hasBreak(close, arrow.start)) moveClose(r, close)
  if (typeStart >= 0 && hasBreak(typeStart, open)) moveOpen(r, typeStart, open)
  return hasResult
}

function moveClose(r: Reader, close: number): void {
  const erased = r.edits.pop()!
  r.erase(close, erased.to - 1)
  r.replace(erased.to - 1, erased.to, ')')
}

function moveOpen(r: Reader, typeStart: number, open: number): void {
  const at = r.edits.findIndex((edit) => edit.from === typeStart)
  r.edits.splice(at, 1)
  r.replace(typeStart, typeStart + 1, '(')
  r.erase(typeStart + 1, open + 1)
}

function readArrowBody(r: Reader, isAsync: boolean): void {
  const { noIn } = r
  inFunction(r, { isAsync, isGenerator: false, isCell: false }, () => {
    if (r.is('{')) readBlock(r, false)
    else {
      r.noIn = noIn
      readAssignment(r)
    }
  })
}
