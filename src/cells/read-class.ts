import { readAssignment, readFunctionRest } from './read-expression.ts'
import { readChain } from './read-operand.ts'
import { eraseAnnotation, readBindingName, readKey } from './read-pattern.ts'
import { readBlock } from './read-statement.ts'
import { readType, readTypeArguments, readTypeParameters } from './read-type.ts'
import type { ConstructorParts, FunctionKind, Mark, Reader } from './reader.ts'

const plain: FunctionKind = { isAsync: false, isGenerator: false, isCell: false }

/** Reads a class, as a declaration or where a value is wanted. Answers its name. */
export function readClass(r: Reader, isDeclaration = false): string {
  const { openEnd } = r
  if (r.is('abstract')) r.erase(r.next().start)
  r.expect('class')
  let name = ''
  const readName = () => {
    if (r.token.kind === 'name' && !r.is('extends') && !r.is('implements')) {
      name = readBindingName(r, { kind: 'class' })
    }
  }
  if (isDeclaration) {
    readName()
    if (name === '') throw r.unexpected()
  }
  r.within('block', () => {
    if (!isDeclaration) readName()
    readHeritage(r)
    readClassBody(r)
  })
  r.openEnd = isDeclaration ? false : openEnd
  return name
}

function readHeritage(r: Reader): void {
  const start = r.token.start
  if (r.is('<')) {
    readTypeParameters(r)
    r.erase(start)
  }
  if (r.eat('extends')) {
    readChain(r)
    const from = r.token.start
    if (r.is('<')) {
      readTypeArguments(r)
      r.erase(from)
    }
  }
  const from = r.token.start
  if (r.eat('implements')) {
    do readType(r)
    while (r.eat(','))
    r.erase(from)
  }
}

function readClassBody(r: Reader): void {
  r.expect('{')
  const start = r.previousEnd
  r.openEnd = false
  const { inFunction, noIn } = r
  Object.assign(r, { inFunction: plain, noIn: false })
  while (!r.is('}')) {
    const parts: ConstructorParts = { properties: [], superEnd: -1 }
    if (r.eat(';')) r.openEnd = false
    else readMember(r, parts)
    if (parts.properties.length > 0) r.insert(start, parts.properties.map((name) => ` ${name};`).join(''))
  }
  Object.assign(r, { inFunction, noIn })
  r.expect('}')
}

const modifiers = new Set([
  'public',
  'private',
  'protected',
  'readonly',
  'override',
  'abstract',
  'declare',
  'static',
])
const afterKey = new Set(['(', '<', '=', ';', ':', '?', '!', '}', ','])

/** Whether the current word stands before the name of a member and is not that name. */
function isModifier(r: Reader): boolean {
  const { kind, value, newline } = r.peek()
  if (kind === 'end' || (newline && !r.is('static'))) return false
  return kind !== 'punctuator' || !afterKey.has(value)
}

function readMember(r: Reader, parts: ConstructorParts): void {
  const mark = r.mark()
  const { openEnd } = r
  r.openEnd = false
  if (r.is('@')) throw r.error('Decorators are not supported')
  let isErased = false
  while (r.isOneOf(modifiers) && isModifier(r)) {
    const word = r.next()
    if (word.value === 'abstract' || word.value === 'declare') isErased = true
    if (word.value === 'static') {
      if (r.is('{')) {
        r.within('function', () => readBlock(r, false))
        return
      }
    } else {
      const edit = r.erase(word.start, word.end)
      // What follows may go on with the line before, e.g. `*` or `[`.
      if (openEnd && word === mark.token) edit.lead = ';'
    }
  }
  if (eraseIndexSignature(r, mark)) return
  if (!readMethodOrField(r, parts) || isErased) r.eraseStatement(mark)
}

function eraseIndexSignature(r: Reader, mark: Mark): boolean {
  const read = () => {
    r.expect('[')
    if (r.token.kind !== 'name') return false
    r.next()
    r.expect(':')
    readType(r)
    r.expect(']')
    if (r.eat(':')) readType(r)
    r.endStatement()
    return true
  }
  if (!r.is('[') || !r.attempt(read)) return false
  r.eraseStatement(mark)
  return true
}

/** Answers false for a signature without a body. */
function readMethodOrField(r: Reader, parts: ConstructorParts): boolean {
  const isAsync = r.is('async') && isModifier(r)
  if (isAsync) r.next()
  const isGenerator = r.eat('*')
  if ((r.is('get') || r.is('set')) && isModifier(r)) r.next()
  else if (r.is('accessor') && isModifier(r)) throw r.error("The keyword 'accessor' is not supported")
  const isConstructor = r.is('constructor') || r.token.value === "'constructor'"
  readKey(r)
  const from = r.token.start
  if (r.is('?') || (r.is('!') && !r.token.newline)) r.next()
  if (r.is('(') || r.is('<')) {
    if (r.previousEnd > from) r.erase(from)
    const kind = { isAsync, isGenerator, isCell: false }
    if (readFunctionRest(r, isConstructor ? { ...kind, parts } : kind)) {
      r.openEnd = false
      return true
    }
    r.endStatement()
    return false
  }
  if (r.is(':')) eraseAnnotation(r, from)
  else if (r.previousEnd > from) r.erase(from)
  if (r.eat('=')) r.within('function', () => readAssignment(r))
  r.endStatement()
  return true
}
