import { readClass } from './read-class.ts'
import { readExpression, readInside } from './read-expression.ts'
import { readFunction } from './read-function.ts'
import { readEnum, readNamespace } from './read-generated.ts'
import { readExport, readImport } from './read-module.ts'
import { eraseAnnotation, readTarget } from './read-pattern.ts'
import { eraseTypeDeclaration } from './read-type-declaration.ts'
import { readVariables } from './read-variables.ts'
import type { Mark, Reader } from './reader.ts'
import { isReserved } from './words.ts'

/** What a statement leaves behind: nothing, where it only speaks of types; an expression has a value. */
export type Left = 'empty' | 'nothing' | 'code' | 'import' | { readonly from: number; readonly to: number }

/** Reads statements up to `}` or the end; answers what each left behind. */
export function readStatements(r: Reader): Left[] {
  const left: Left[] = []
  while (!r.is('}') && r.token.kind !== 'end') left.push(readStatement(r))
  return left
}

/** Reads `{ ... }`. */
export function readBlock(r: Reader, ownScope = true): void {
  r.expect('{')
  r.openEnd = false
  if (ownScope) r.within('block', () => readStatements(r))
  else readStatements(r)
  r.expect('}')
  r.openEnd = false
}

const simple = new Set([
  'if',
  'while',
  'with',
  'do',
  'for',
  'switch',
  'try',
  'return',
  'throw',
  'break',
  'continue',
  'debugger',
])

/** Reads a statement. */
export function readStatement(r: Reader): Left {
  const mark = r.mark()
  r.openStart = r.openEnd ? r.token.start : -1
  r.openEnd = false
  if (r.eat(';')) return 'empty'
  if (r.is('{')) {
    readBlock(r)
    return 'code'
  }
  if (r.is('@')) throw r.error('Decorators are not supported')
  if (r.token.kind === 'name') {
    const left = readDeclaration(r, mark)
    if (left) return left
    if (r.isOneOf(simple)) {
      readControl(r)
      return 'code'
    }
    if (r.peek().value === ':' && r.peek().kind === 'punctuator' && !isReserved(r.token.value)) {
      r.next()
      r.next()
      readStatement(r)
      return 'code'
    }
  }
  return readExpressionStatement(r)
}

function readExpressionStatement(r: Reader): Left {
  const from = r.token.start
  const isSuper = r.is('super')
  readExpression(r)
  const to = r.previousEnd
  const { parts } = r.inFunction
  if (isSuper && parts && parts.superEnd < 0) parts.superEnd = to
  r.endStatement()
  return { from, to }
}

/** Reads a declaration, if one begins here; `owner` is the namespace that exports it. */
export function readDeclaration(r: Reader, mark: Mark, owner?: string): Left | undefined {
  if (eraseTypeDeclaration(r, mark)) return 'nothing'
  const after = () => r.peek()
  if (r.is('const') && after().value === 'enum') return readEnum(r, owner)
  if (r.is('enum')) return readEnum(r, owner)
  const isLet = r.is('let') && (after().kind === 'name' || ['[', '{'].includes(after().value))
  if (r.is('var') || r.is('const') || isLet) {
    readVariables(r, owner)
    r.endStatement()
  } else if (r.is('function') || (r.is('async') && after().value === 'function' && !after().newline)) {
    return readFunctionDeclaration(r, mark, owner)
  } else if (r.is('class') || (r.is('abstract') && after().value === 'class')) {
    const name = readClass(r, true)
    if (owner !== undefined) r.insert(r.previousEnd, ` ${owner}.${name} = ${name};`)
  } else if ((r.is('namespace') || r.is('module')) && after().kind === 'name' && !after().newline) {
    return readNamespace(r, mark, owner)
  } else if (r.is('import') && !['(', '.'].includes(after().value)) return readImport(r, mark)
  else if (r.is('export')) return readExport(r, mark)
  else return undefined
  return 'code'
}

function readFunctionDeclaration(r: Reader, mark: Mark, owner?: string): Left {
  let name = ''
  const declare = (found: string, position: number) => {
    name = found
    r.declare(found, 'function', position)
  }
  const hasBody = readFunction(r, declare)
  if (name === '') throw r.error('A function needs a name here', mark.token.start)
  if (!hasBody) {
    r.endStatement()
    r.eraseStatement(mark)
    return 'nothing'
  }
  r.openEnd = false
  if (owner !== undefined) r.insert(r.previousEnd, ` ${owner}.${name} = ${name};`)
  return 'code'
}

function readControl(r: Reader): void {
  const word = r.token.value
  if (word === 'return' && r.inFunction.isCell) throw r.error('Illegal return statement')
  r.next()
  if (word === 'for') r.within('block', () => readFor(r))
  else if (word === 'if') {
    readCondition(r)
    readStatement(r)
    if (r.eat('else')) {
      r.openEnd = false
      readStatement(r)
    }
  } else if (word === 'while' || word === 'with') {
    readCondition(r)
    readStatement(r)
  } else if (word === 'do') readDo(r)
  else if (word === 'switch') readSwitch(r)
  else if (word === 'try') readTry(r)
  else readJump(r, word)
}

function readJump(r: Reader, word: string): void {
  const isLabel = word === 'break' || word === 'continue'
  const ends = r.token.newline || r.is(';') || r.is('}') || r.token.kind === 'end'
  if (!ends && isLabel) r.next()
  else if (!ends && word !== 'debugger') readExpression(r)
  r.endStatement()
}

function readCondition(r: Reader): void {
  r.expect('(')
  readInside(r, () => readExpression(r))
  r.expect(')')
  r.openEnd = false
}

function readDo(r: Reader): void {
  r.openEnd = false
  readStatement(r)
  r.expect('while')
  readCondition(r)
  r.eat(';')
}

function readSwitch(r: Reader): void {
  readCondition(r)
  r.expect('{')
  r.within('block', () => {
    while (!r.is('}')) {
      if (r.eat('case')) readInside(r, () => readExpression(r))
      else r.expect('default')
      r.expect(':')
      r.openEnd = false
      while (!r.is('case') && !r.is('default') && !r.is('}')) {
        if (r.token.kind === 'end') throw r.unexpected()
        readStatement(r)
      }
    }
  })
  r.expect('}')
  r.openEnd = false
}

function readTry(r: Reader): void {
  readBlock(r)
  if (r.eat('catch')) {
    r.within('block', () => {
      if (r.eat('(')) {
        readTarget(r, { kind: 'param' })
        eraseAnnotation(r)
        r.expect(')')
      }
      readBlock(r)
    })
  } else if (!r.is('finally')) throw r.unexpected('catch')
  if (r.eat('finally')) readBlock(r)
}

function readFor(r: Reader): void {
  r.eat('await')
  r.expect('(')
  r.noIn = true
  const isDeclared = r.is('var') || r.is('const') || (r.is('let') && r.peek().value !== 'of')
  if (isDeclared) readVariables(r)
  else if (!r.is(';')) readExpression(r)
  r.noIn = false
  if (r.eat('of') || r.eat('in')) readInside(r, () => readExpression(r))
  else {
    r.expect(';')
    if (!r.is(';')) readExpression(r)
    r.expect(';')
    if (!r.is(')')) readExpression(r)
  }
  r.expect(')')
  r.openEnd = false
  readStatement(r)
}
