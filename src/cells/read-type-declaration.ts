import { readBlock, readStatement } from './read-statement.ts'
import { readMembers, readType, readTypeArguments, readTypeParameters } from './read-type.ts'
import type { Mark, Reader } from './reader.ts'

/** Erases the declaration that begins here, if it only speaks of types. */
export function eraseTypeDeclaration(r: Reader, mark: Mark): boolean {
  const after = r.peek()
  if (after.newline) return false
  if (r.is('type') && after.kind === 'name') readAlias(r)
  else if (r.is('interface') && after.kind === 'name') readInterface(r)
  else if (r.is('declare') && after.kind === 'name') readAmbient(r)
  else if (r.is('global') && after.value === '{') readGlobal(r)
  else return false
  r.eraseStatement(mark)
  return true
}

function readAlias(r: Reader): void {
  r.next()
  r.next()
  if (r.is('<')) readTypeParameters(r)
  r.expect('=')
  readType(r)
  r.endStatement()
}

function readInterface(r: Reader): void {
  r.next()
  r.next()
  if (r.is('<')) readTypeParameters(r)
  if (r.eat('extends')) {
    do {
      r.next()
      while (r.eat('.')) r.next()
      if (r.is('<')) readTypeArguments(r)
    } while (r.eat(','))
  }
  readMembers(r)
}

/** What is declared elsewhere reads like what is declared here, but for values and bodies. */
function readAmbient(r: Reader): void {
  const { isAmbient } = r
  r.isAmbient = true
  r.next()
  if (r.is('module') && r.peek().kind === 'string') {
    r.next()
    r.next()
    if (r.is('{')) readBlock(r)
    else r.endStatement()
  } else readStatement(r)
  r.isAmbient = isAmbient
}

function readGlobal(r: Reader): void {
  r.next()
  readBlock(r)
}
