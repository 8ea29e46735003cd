import { readAssignment, readFunctionRest, readInside } from './read-expression.ts'
import { readDefault, readKey } from './read-pattern.ts'
import type { Reader } from './reader.ts'
import { isReserved } from './words.ts'

/** Reads an object literal, or the pattern on the left of an assignment. */
export function readObject(r: Reader): void {
  r.expect('{')
  readInside(r, () => {
    while (!r.is('}')) {
      if (r.eat('...')) readAssignment(r)
      else readProperty(r)
      if (!r.is('}')) r.expect(',')
    }
  })
  r.expect('}')
}

const afterKey = new Set(['(', '<', ':', ',', '}', '='])

function readProperty(r: Reader): void {
  const isModifier = (word: string) =>
    r.is(word) && !(r.peek().kind === 'punctuator' && afterKey.has(r.peek().value))
  const isAsync = isModifier('async')
  if (isAsync) r.next()
  const isGenerator = r.eat('*')
  const isAccessor = isModifier('get') || isModifier('set')
  if (isAccessor) r.next()
  const key = r.token
  readKey(r)
  if (isAsync || isGenerator || isAccessor || r.is('(') || r.is('<')) {
    readFunctionRest(r, { isAsync, isGenerator, isCell: false })
  } else if (r.eat(':')) readAssignment(r)
  else if (key.kind === 'name' && !isReserved(key.value)) {
    r.refer(key, true)
    readDefault(r)
  } else throw r.unexpected(':')
}
