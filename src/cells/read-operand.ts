import type { Reference } from './bindings.ts'
import { readClass } from './read-class.ts'
import { readAssignment, readExpression, readInside } from './read-expression.ts'
import { readFunctionExpression } from './read-function.ts'
import { readObject } from './read-object.ts'
import { readType, readTypeArguments } from './read-type.ts'
import type { Reader } from './reader.ts'
import { assignmentOperators, binaryOperators, expressionStarts, isReserved } from './words.ts'

const prefixes = new Set(['!', '~', '+', '-', '++', '--', 'typeof', 'void', 'delete'])

/** Reads an operand with its prefixes and suffixes: `-await f(x)[1]!`. */
export function readOperand(r: Reader): Reference | undefined {
  if (r.isOneOf(prefixes)) {
    r.next()
    readOperand(r)
    r.isTarget = false
    return undefined
  }
  if (r.is('await') && readAwait(r)) return undefined
  if (r.is('<')) {
    eraseCast(r)
    return readOperand(r)
  }
  const only = readChain(r)
  if ((r.is('++') || r.is('--')) && !r.token.newline) {
    if (!r.isTarget) throw r.error('Invalid left-hand side expression in postfix operation')
    r.next()
    r.isTarget = false
    return undefined
  }
  return only
}

function readAwait(r: Reader): boolean {
  if (!r.inFunction.isAsync) {
    throw r.error('await is only valid in async functions and at the top level of a cell')
  }
  r.next()
  readOperand(r)
  return true
}

/** Erases the type of `<type>value`. */
function eraseCast(r: Reader): void {
  const from = r.next().start
  if (r.is('const')) r.next()
  else readType(r)
  r.expect('>')
  r.erase(from)
}

/** Reads a value with all that is chained to it: members, calls, templates. */
export function readChain(r: Reader): Reference | undefined {
  return readSuffixes(r, r.is('new') ? readNew(r) : readPrimary(r), true)
}

function readNew(r: Reader): undefined {
  r.next()
  if (r.eat('.')) {
    r.next()
    return undefined
  }
  if (r.is('new')) readNew(r)
  else readSuffixes(r, readPrimary(r), false)
  if (r.is('(')) readArguments(r)
  return undefined
}

function readSuffixes(r: Reader, value: Reference | undefined, mayCall: boolean): Reference | undefined {
  let only = value
  for (;;) {
    if (r.is('!') && !r.token.newline) {
      r.erase(r.next().start)
      continue
    }
    if ((r.is('<') || r.is('<<')) && eraseTypeArguments(r)) continue
    const isCall = mayCall && (r.is('(') || r.is('?.')) && startsCall(r)
    if (isCall || r.is('template') || r.token.kind === 'template') {
      if (only) only.isCalled = true
    }
    if (!readSuffix(r, mayCall)) return only
    only = undefined
  }
}

function startsCall(r: Reader): boolean {
  return r.is('(') || r.peek().value === '(' || r.peek().value === '<'
}

function readSuffix(r: Reader, mayCall: boolean): boolean {
  const isMember = r.is('.') || r.is('[')
  if (!readSuffixHere(r, mayCall)) return false
  r.isTarget = isMember
  return true
}

function readSuffixHere(r: Reader, mayCall: boolean): boolean {
  if (r.token.kind === 'template') r.template(() => readInside(r, () => readExpression(r)))
  else if (r.eat('.')) readMemberName(r)
  else if (r.is('?.')) {
    if (!mayCall) throw r.error('Invalid optional chain from new expression')
    r.next()
    if (r.is('<')) eraseTypeArguments(r)
    if (r.is('(')) readArguments(r)
    else if (!readIndex(r)) readMemberName(r)
  } else if (mayCall && r.is('(')) readArguments(r)
  else return readIndex(r)
  return true
}

function readIndex(r: Reader): boolean {
  if (!r.eat('[')) return false
  readInside(r, () => readExpression(r))
  r.expect(']')
  return true
}

function readMemberName(r: Reader): void {
  if (r.token.kind !== 'name' && r.token.kind !== 'private') throw r.unexpected()
  r.next()
}

function readArguments(r: Reader): void {
  r.expect('(')
  readInside(r, () => {
    while (!r.is(')')) {
      r.eat('...')
      readAssignment(r)
      if (!r.is(')')) {
        if (!r.is(',')) throw r.unexpected(')')
        r.next()
      }
    }
  })
  r.expect(')')
}

/** Erases `<types>` where that is what the `<` begins, by the rules that TypeScript has for it. */
function eraseTypeArguments(r: Reader): boolean {
  const from = r.token.start
  return r.attempt(() => {
    readTypeArguments(r)
    if (!canFollowTypeArguments(r)) return false
    r.erase(from)
    return true
  })
}

function canFollowTypeArguments(r: Reader): boolean {
  const { kind, value, newline } = r.token
  if (kind === 'template' || r.is('(')) return true
  if (r.is('<') || r.is('>') || r.is('+') || r.is('-')) return false
  if (newline || kind === 'end') return true
  if (r.isOneOf(binaryOperators) || r.is('as') || r.is('satisfies')) return true
  if (kind !== 'punctuator') return kind === 'name' && isReserved(value) && !valueWords.has(value)
  return !expressionStarts.has(value) || assignmentOperators.has(value)
}

const valueWords = new Set(
  'this null true false new super function class import typeof void delete'.split(' '),
)

function readPrimary(r: Reader): Reference | undefined {
  const isPattern = r.is('[') || r.is('{')
  const isGroup = r.is('(')
  const only = readPrimaryHere(r)
  if (!isGroup) r.isTarget = isPattern || only !== undefined
  return only
}

function readPrimaryHere(r: Reader): Reference | undefined {
  const { kind } = r.token
  if (kind === 'number' || kind === 'string') r.next()
  else if (kind === 'template') r.template(() => readInside(r, () => readExpression(r)))
  else if (kind === 'private' && r.peek().value === 'in') r.next()
  else if (r.is('/') || r.is('/=')) r.regExp()
  else if (r.is('(')) return readParenthesised(r)
  else if (r.is('[')) readArray(r)
  else if (r.is('{')) readObject(r)
  else if (kind === 'name') return readWord(r)
  else throw r.unexpected()
  return undefined
}

function readParenthesised(r: Reader): Reference | undefined {
  r.expect('(')
  const only = readInside(r, () => readExpression(r))
  r.expect(')')
  return only
}

function readArray(r: Reader): void {
  r.expect('[')
  readInside(r, () => {
    while (!r.is(']')) {
      if (r.eat(',')) continue
      r.eat('...')
      readAssignment(r)
      if (!r.is(']')) r.expect(',')
    }
  })
  r.expect(']')
}

const words = new Set(['this', 'null', 'true', 'false', 'super'])

function readWord(r: Reader): Reference | undefined {
  if (r.isOneOf(words)) r.next()
  else if (r.is('function') || (r.is('async') && isFunctionNext(r))) readFunctionExpression(r)
  else if (r.is('class')) readClass(r)
  else if (r.is('import')) readImport(r)
  else if (isReserved(r.token.value)) throw r.unexpected()
  else return r.refer(r.next())
  return undefined
}

function isFunctionNext(r: Reader): boolean {
  const { value, newline } = r.peek()
  return value === 'function' && !newline
}

/** Reads `import(name)`, which becomes a call of the cell's own import. */
function readImport(r: Reader): void {
  const { start, end } = r.next()
  if (!r.is('(')) throw r.error("Cannot use 'import.meta' in a cell", start)
  r.replace(start, end, `${r.names.cell}.import`)
  readArguments(r)
}
