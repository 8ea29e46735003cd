import { readExpression } from './read-expression.ts'
import { readBindingName } from './read-pattern.ts'
import { type Left, readDeclaration } from './read-statement.ts'
import type { Mark, Reader } from './reader.ts'
import { isReserved } from './words.ts'

/** What an import declaration brings: names of the module, each with the name it gets here. */
interface Imported {
  readonly names: { readonly name: string; readonly local: string }[]
  readonly module: string
  /** The name for the module as a whole. */
  readonly whole: string | undefined
}

/** Reads an import declaration, which becomes `const { a: b } = await cell.import('module')`. */
export function readImport(r: Reader, mark: Mark): Left {
  r.next()
  if (r.is('type') && isTypeOnly(r)) return eraseImport(r, mark)
  const imported: Imported['names'] = []
  let whole: string | undefined
  if (r.token.kind !== 'string') {
    if (r.token.kind === 'name') {
      const local = readBindingName(r, { kind: 'import' })
      if (r.is('=')) return readImportEquals(r, mark, local)
      imported.push({ name: 'default', local })
      if (!r.eat(',') && !r.is('from')) throw r.unexpected('from')
    }
    if (r.eat('*')) {
      r.expect('as')
      whole = readBindingName(r, { kind: 'import' })
    } else if (r.is('{')) imported.push(...readNames(r))
    r.expect('from')
  }
  const module = readModuleName(r)
  r.endStatement()
  r.modules.push(module)
  writeImport(r, mark, { names: imported, module, whole })
  return 'import'
}

function isTypeOnly(r: Reader): boolean {
  const { kind, value } = r.peek()
  if (value === 'from') {
    let isName = false
    r.attempt(() => {
      r.next()
      r.next()
      isName = r.is('from')
      return false
    })
    return isName
  }
  return (kind === 'name' && value !== 'from') || value === '{' || value === '*'
}

function eraseImport(r: Reader, mark: Mark): Left {
  while (r.token.kind !== 'string') {
    if (r.token.kind === 'end') throw r.unexpected()
    r.next()
  }
  r.next()
  r.eat(')')
  r.endStatement()
  r.eraseStatement(mark)
  return 'nothing'
}

function readModuleName(r: Reader): string {
  if (r.token.kind !== 'string') throw r.unexpected()
  const name = r.next().value.slice(1, -1)
  if ((r.is('with') || r.is('assert')) && !r.token.newline)
    throw r.error('Import attributes are not supported')
  return name
}

function readNames(r: Reader): Imported['names'] {
  const names: Imported['names'] = []
  r.expect('{')
  while (!r.eat('}')) {
    const one = readName(r)
    if (one) names.push(one)
    if (!r.is('}')) r.expect(',')
  }
  return names
}

/** Reads `name`, `name as local`, `type Name`; answers nothing for a type. */
function readName(r: Reader): { name: string; local: string } | undefined {
  if (r.is('type') && !['as', ',', '}'].includes(r.peek().value)) {
    while (!r.is(',') && !r.is('}')) {
      if (r.token.kind === 'end') throw r.unexpected()
      r.next()
    }
    return undefined
  }
  if (r.peek().value !== 'as') {
    const local = readBindingName(r, { kind: 'import' })
    return { name: local, local }
  }
  const name = r.next().value
  r.next()
  return { name, local: readBindingName(r, { kind: 'import' }) }
}

/** `import a = require('module')`, or `import a = Namespace.name`. */
function readImportEquals(r: Reader, mark: Mark, local: string): Left {
  r.expect('=')
  if (r.is('require') && r.peek().value === '(') {
    r.next()
    r.next()
    const module = readModuleName(r)
    r.expect(')')
    r.endStatement()
    r.modules.push(module)
    writeImport(r, mark, { names: [], module, whole: local })
    return 'import'
  } else {
    r.replace(mark.token.start, mark.token.end, 'const')
    readExpression(r)
    r.endStatement()
  }
  return 'code'
}

/** An import runs before all else, as in a module: where it stands if nothing but imports came before, or at the very front. */
function writeImport(r: Reader, mark: Mark, { names, module, whole }: Imported): void {
  const call = `await ${r.names.cell}.import(${JSON.stringify(module)})`
  const pairs = names.map(({ name, local }) => (name === local ? name : `${name}: ${local}`))
  const parts = [
    ...(whole === undefined ? [] : [`${whole} = ${call}`]),
    ...(pairs.length === 0 ? [] : [`{ ${pairs.join(', ')} } = ${call}`]),
  ]
  const text = parts.length === 0 ? `${call};` : `const ${parts.join(', ')};`
  const { start } = mark.token
  if (r.mayImportHere) {
    const breaks = r.source.slice(start, r.previousEnd).match(/\r\n|[\n\r\u2028\u2029]/g) ?? []
    r.replace(start, r.previousEnd, `${text}${breaks.join('')}`)
  } else {
    r.imports.push(text)
    const edit = r.erase(start)
    if (mark.openEnd) edit.lead = ';'
  }
  r.openEnd = false
}

/** Reads an export declaration: a cell has no importers, so only what it declares remains. */
export function readExport(r: Reader, mark: Mark): Left {
  const { start } = r.next()
  const owner = r.owner
  if (r.eat('default')) {
    const edit = r.erase(start)
    if (mark.openEnd) edit.lead = ';'
    const left = isNamed(r) && readDeclaration(r, r.mark())
    return left || readDefaultExport(r)
  }
  if (r.eat('as')) {
    r.next()
    return eraseExport(r, mark)
  }
  if (r.is('*') || r.is('{') || (r.is('type') && ['{', '*'].includes(r.peek().value)) || r.is('=')) {
    return eraseExport(r, mark)
  }
  const edit = r.erase(start)
  if (mark.openEnd) edit.lead = ';'
  const left = readDeclaration(r, r.mark(), owner)
  if (!left) throw r.unexpected()
  return left
}

/** Whether what is exported by default is a declaration: without a name it is a value. */
function isNamed(r: Reader): boolean {
  if (!r.is('class') && !r.is('function') && !r.is('async')) return true
  const words = /^(?:async\s+)?(?:class|function)\b\s*\*?\s*([\p{ID_Start}$_]\w*)?/u
  const name = words.exec(r.source.slice(r.token.start))?.[1]
  return name !== undefined && !isReserved(name)
}

function readDefaultExport(r: Reader): Left {
  const from = r.token.start
  r.insert(from, '(')
  readExpression(r)
  const to = r.previousEnd
  r.insert(to, ')')
  r.endStatement()
  return { from, to }
}

function eraseExport(r: Reader, mark: Mark): Left {
  r.eat('type')
  if (r.eat('=')) readExpression(r)
  else if (r.eat('{')) while (!r.eat('}')) r.next()
  else r.next()
  if (r.eat('as')) r.next()
  if (r.eat('from')) readModuleName(r)
  r.endStatement()
  r.eraseStatement(mark)
  return 'nothing'
}
