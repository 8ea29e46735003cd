import type { Reference } from './bindings.ts'
import { readArrow, readFunctionRest } from './read-function.ts'
import { readOperand } from './read-operand.ts'
import { readType } from './read-type.ts'
import type { Reader } from './reader.ts'
import { assignmentOperators, binaryOperators } from './words.ts'

export { readFunctionRest }

/** Reads `a, b`. */
export function readExpression(r: Reader): Reference | undefined {
  let last = readAssignment(r)
  while (r.eat(',')) {
    readAssignment(r)
    last = undefined
  }
  return last
}

/** Reads an expression inside brackets, where the word `in` and a colon mean what they always mean. */
export function readInside<T>(r: Reader, read: () => T): T {
  const { noIn, middleStart } = r
  r.noIn = false
  r.middleStart = -1
  const result = read()
  r.noIn = noIn
  r.middleStart = middleStart
  return result
}

/**
 * Reads an expression without commas. Answers the reference if the expression is nothing but a name (in parentheses, perhaps),
 * for that name may turn out to be called.
 */
export function readAssignment(r: Reader): Reference | undefined {
  if (r.is('yield') && r.inFunction.isGenerator) {
    readYield(r)
    return undefined
  }
  if (readArrow(r)) return undefined
  const { start } = r.token
  const only = readConditional(r)
  if (r.is('>')) r.joinGreater()
  if (r.isOneOf(assignmentOperators)) {
    if (!r.isTarget) throw r.error('Invalid left-hand side in assignment', start)
    r.next()
    readAssignment(r)
    r.isTarget = false
    return undefined
  }
  return only
}

function readYield(r: Reader): void {
  r.next()
  if (r.token.newline) return
  if (r.eat('*')) readAssignment(r)
  else if (r.token.kind !== 'end' && !r.isOneOf(afterYield)) readAssignment(r)
}

const afterYield = new Set([')', ']', '}', ',', ';', ':', 'in', 'of'])

function readConditional(r: Reader): Reference | undefined {
  const only = readBinary(r)
  if (!r.eat('?')) return only
  readInside(r, () => {
    r.middleStart = r.token.start
    readAssignment(r)
  })
  r.expect(':')
  readAssignment(r)
  r.isTarget = false
  return undefined
}

/** Precedence does not matter here: nothing is computed. */
function readBinary(r: Reader): Reference | undefined {
  let only = readOperand(r)
  for (;;) {
    if ((r.is('as') || r.is('satisfies')) && !r.token.newline) {
      eraseAssertion(r)
      continue
    }
    if (r.is('>')) r.joinGreater()
    if (!r.isOneOf(binaryOperators) || (r.noIn && r.is('in'))) return only
    r.next()
    readOperand(r)
    r.isTarget = false
    only = undefined
  }
}

/** Erases `as type`, `as const`, `satisfies type`. */
function eraseAssertion(r: Reader): void {
  const from = r.next().start
  if (r.is('const')) r.next()
  else readType(r)
  r.erase(from)
}
