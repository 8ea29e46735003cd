import { readAssignment } from './read-expression.ts'
import { eraseAnnotation, readTarget } from './read-pattern.ts'
import type { Reader } from './reader.ts'

/** In `for (const x of xs)` the value comes from elsewhere. */
function mustHaveValue(r: Reader): boolean {
  return !r.isAmbient && !(r.noIn && (r.is('of') || r.is('in')))
}

/**
 * Reads `const a: number = 1, { b } = c` without its end. What a namespace exports becomes assignments to its properties:
 * `({ b: N.b } = c)`.
 */
export function readVariables(r: Reader, owner?: string): void {
  const word = r.next()
  const kind = word.value as 'const' | 'let' | 'var'
  const declared = owner === undefined ? { kind } : { kind, owner }
  if (owner !== undefined) r.replace(word.start, word.end, ';')
  do {
    const isPattern = owner !== undefined && r.is('{')
    if (isPattern) r.insert(r.token.start, '(')
    readTarget(r, declared)
    const from = r.token.start
    if (r.is('!') && !r.token.newline) r.next()
    if (r.is(':')) eraseAnnotation(r, from)
    if (r.eat('=')) readAssignment(r)
    else if (kind === 'const' && mustHaveValue(r))
      throw r.error('Missing initializer in const declaration', r.previousEnd)
    if (isPattern) r.insert(r.previousEnd, ')')
  } while (r.eat(','))
}
