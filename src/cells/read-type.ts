import type { Reader } from './reader.ts'

/**
 * Reads types without writing anything down: whoever calls erases them. The functions stand at the first token of what they
 * read and leave the reader behind its last.
 */
export function readType(r: Reader, mayBeConditional = true): void {
  if (readFunctionType(r)) return
  readUnion(r)
  if (mayBeConditional && r.is('extends') && !r.token.newline) {
    r.next()
    readType(r, false)
    r.expect('?')
    readType(r)
    r.expect(':')
    readType(r)
  }
}

/** Reads the type behind the colon of a function's result: also `x is T` and `asserts x`. */
export function readResultType(r: Reader): void {
  const isWord = (token = r.token) => token.kind === 'name'
  if (r.is('asserts') && isWord(r.peek()) && !r.peek().newline && r.peek().value !== 'is') r.next()
  else if (!(isWord() && r.peek().value === 'is' && !r.peek().newline)) {
    readType(r)
    return
  }
  r.next()
  if (r.is('is') && !r.token.newline) {
    r.next()
    readType(r)
  }
}

function readFunctionType(r: Reader): boolean {
  const isNew = r.is('new') || (r.is('abstract') && r.peek().value === 'new')
  if (!isNew && !r.is('(') && !r.is('<')) return false
  const read = () => {
    r.eat('abstract')
    r.eat('new')
    if (r.is('<')) readTypeParameters(r)
    readParameters(r)
    r.expect('=>')
    readResultType(r)
    return true
  }
  return isNew || r.is('<') ? read() : r.attempt(read)
}

/** Reads the parameters of a signature in a type. */
function readParameters(r: Reader): void {
  r.expect('(')
  while (!r.eat(')')) {
    r.eat('...')
    if (r.is('{') || r.is('[')) readBalanced(r)
    else if (r.token.kind === 'name') r.next()
    else throw r.unexpected()
    r.eat('?')
    if (r.eat(':')) readType(r)
    if (!r.is(')')) r.expect(',')
  }
}

/** Reads a bracket with all that stands in it. */
function readBalanced(r: Reader): void {
  let depth = 0
  do {
    if (r.is('[') || r.is('{') || r.is('(')) depth++
    else if (r.is(']') || r.is('}') || r.is(')')) depth--
    else if (r.token.kind === 'end') throw r.unexpected()
    r.next()
  } while (depth > 0)
}

function readUnion(r: Reader): void {
  r.eat('|')
  do {
    r.eat('&')
    do {
      if (!readFunctionType(r)) readOperand(r)
    } while (r.eat('&'))
  } while (r.eat('|'))
}

const operators = new Set(['keyof', 'unique', 'readonly', 'infer'])

function readOperand(r: Reader): void {
  if (r.isOneOf(operators) && startsType(r)) {
    const isInfer = r.next().value === 'infer'
    readOperand(r)
    // `infer U extends string`, unless the word belongs to the conditional type around.
    if (isInfer && r.is('extends')) {
      r.attempt(() => {
        r.next()
        readType(r, false)
        return !r.is('?')
      })
    }
    return
  }
  readPrimary(r)
  while (r.is('[') && !r.token.newline) {
    r.next()
    if (!r.is(']')) readType(r)
    r.expect(']')
  }
}

/** Whether the token after the current one can begin a type. */
function startsType(r: Reader): boolean {
  const { kind, value } = r.peek()
  if (kind === 'name') return value !== 'extends' && value !== 'is'
  return kind !== 'end' && (kind !== 'punctuator' || ['(', '[', '{', '-', '<'].includes(value))
}

function readPrimary(r: Reader): void {
  const { kind } = r.token
  if (kind === 'string' || kind === 'number') r.next()
  else if (kind === 'template') r.template(() => readType(r))
  else if (r.is('-')) {
    r.next()
    if (r.token.kind !== 'number') throw r.unexpected()
    r.next()
  } else if (r.eat('(')) {
    readType(r)
    r.expect(')')
  } else if (r.is('[')) readTuple(r)
  else if (r.is('{')) readMembers(r)
  else if (r.is('typeof') || r.is('import')) readQuery(r)
  else if (kind === 'name') readName(r)
  else throw r.unexpected()
}

function readQuery(r: Reader): void {
  if (r.eat('typeof') && !r.is('import')) {
    readName(r)
    return
  }
  r.expect('import')
  r.expect('(')
  readType(r)
  if (r.eat(',')) readBalanced(r)
  r.expect(')')
  while (r.eat('.')) r.next()
  if (r.is('<')) readTypeArguments(r)
}

/** These take no type arguments: in `x as number < 3` the sign compares. */
const keywords = new Set(
  'any unknown never object string number boolean bigint symbol void undefined null this true false'.split(
    ' ',
  ),
)

function readName(r: Reader): void {
  if (keywords.has(r.next().value) && !r.is('.')) return
  while (r.eat('.')) r.next()
  if ((r.is('<') || r.is('<<')) && !r.token.newline) readTypeArguments(r)
}

function readTuple(r: Reader): void {
  r.expect('[')
  while (!r.eat(']')) {
    r.eat('...')
    const label = r.peek().value
    if (r.token.kind === 'name' && (label === ':' || (label === '?' && isLabel(r)))) {
      r.next()
      r.eat('?')
      r.expect(':')
      r.eat('...')
    }
    readType(r)
    r.eat('?')
    if (!r.is(']')) r.expect(',')
  }
}

/** Whether `name ?` is followed by a colon. */
function isLabel(r: Reader): boolean {
  let found = false
  r.attempt(() => {
    r.next()
    r.next()
    found = r.is(':')
    return false
  })
  return found
}

/** Reads the members of an interface or an object type, with their braces. */
export function readMembers(r: Reader): void {
  r.expect('{')
  while (!r.eat('}')) {
    if (!r.eat(';') && !r.eat(',')) readMember(r)
  }
}

const afterKey = new Set([':', '(', '?', '<', ',', ';', '}'])
const isKey = (r: Reader) => r.peek().kind === 'punctuator' && afterKey.has(r.peek().value)

function readMember(r: Reader): void {
  if (r.is('+') || r.is('-')) r.next()
  if (r.is('readonly') && !isKey(r)) r.next()
  if ((r.is('get') || r.is('set')) && !isKey(r)) r.next()
  if (r.is('[')) readBracketKey(r)
  else if (r.is('new') && (r.peek().value === '(' || r.peek().value === '<')) r.next()
  else if (['name', 'string', 'number', 'private'].includes(r.token.kind)) r.next()
  else if (!r.is('(') && !r.is('<')) throw r.unexpected()
  if (r.is('+') || r.is('-')) r.next()
  r.eat('?')
  if (r.is('<')) readTypeParameters(r)
  if (r.is('(')) readParameters(r)
  if (r.eat(':')) readResultType(r)
  if (!r.is('}') && !r.is(';') && !r.is(',') && !r.token.newline) throw r.unexpected()
}

/** `[key: string]`, `[K in Keys as Name]`, or `[Symbol.iterator]`. */
function readBracketKey(r: Reader): void {
  const read = () => {
    r.expect('[')
    r.next()
    if (!r.eat(':')) r.expect('in')
    readType(r)
    if (r.eat('as')) readType(r)
    r.expect(']')
    return true
  }
  if (!r.attempt(read)) readBalanced(r)
}

/** Reads `<A, B>`. */
export function readTypeArguments(r: Reader): void {
  r.splitLess()
  r.expect('<')
  while (!r.is('>')) {
    readType(r)
    if (!r.is('>')) r.expect(',')
  }
  r.expect('>')
}

/** Reads `<T extends A = B, const U>`. */
export function readTypeParameters(r: Reader): void {
  r.expect('<')
  while (!r.is('>')) {
    while ((r.is('const') || r.is('in') || r.is('out')) && r.peek().kind === 'name') {
      if (r.peek().value === 'extends') break
      r.next()
    }
    if (r.token.kind !== 'name') throw r.unexpected()
    r.next()
    if (r.eat('extends')) readType(r)
    if (r.eat('=')) readType(r)
    if (!r.is('>')) r.expect(',')
  }
  r.expect('>')
}
