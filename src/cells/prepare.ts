import { type Binding, Bindings, type Reference } from './bindings.ts'
import { applyEdits, type Edit } from './edits.ts'
import { type Left, readStatement, readStatements } from './read-statement.ts'
import { Reader } from './reader.ts'
import type { Declaration, DeclarationKind, PreparedCell } from './types.ts'

/** A source that has been read, with everything that was found in it. */
export interface ReadCell {
  readonly reader: Reader
  readonly bindings: Bindings
  /** Where the expression stands that the cell ends in. */
  readonly last: { readonly from: number; readonly to: number } | undefined
}

/** Reads the source of a cell. Throws a CellSyntaxError where it is none. */
export function readCell(source: string): ReadCell {
  const reader = new Reader(source)
  let last: Left = 'nothing'
  while (reader.token.kind !== 'end') {
    const left = readStatement(reader)
    if (left !== 'empty') last = left
    if (left !== 'empty' && left !== 'nothing' && left !== 'import') reader.mayImportHere = false
  }
  const bindings = new Bindings(reader.bindings)
  const conflict = bindings.conflict()
  if (conflict) {
    throw reader.error(`Identifier '${conflict.name}' has already been declared`, conflict.position)
  }
  return { reader, bindings, last: typeof last === 'object' ? last : undefined }
}

/** What the top level of a source that was read declares. */
export function declarationsOf({ reader, bindings }: ReadCell): Declaration[] {
  const merged: Partial<Record<Binding['kind'], DeclarationKind>> = { enum: 'var', namespace: 'var' }
  return bindings
    .declaredIn(reader.scope)
    .map(({ name, kind }) => ({ name, kind: merged[kind] ?? (kind as DeclarationKind) }))
}

/**
 * Makes a cell runnable: TypeScript becomes JavaScript, names of earlier cells (`known`) become properties of the scope that all
 * cells share, and the cell's own names are registered there. Throws a CellSyntaxError. How the code is run: see `runCell`.
 */
export function prepareCell(source: string, known: ReadonlySet<string>): PreparedCell {
  const cell = readCell(source)
  const { reader, last } = cell
  const declares = declarationsOf(cell)
  const edits: Edit[] = [...reader.edits, ...ownerEdits(cell, known)]
  if (last) {
    edits.unshift({ from: last.from, to: last.from, text: 'return { value: (' })
    edits.push({ from: last.to, to: last.to, text: ') };' })
  }
  const { text, shifts } = applyEdits(source, edits)
  const prefix = prefixOf(reader, declares)
  return {
    code: `${prefix}${text}\n})`,
    firstLineShift: prefix.length,
    shifts,
    declares,
    modules: [...new Set(reader.modules)],
    hasValue: last !== undefined,
  }
}

function prefixOf({ names, imports }: Reader, declares: readonly Declaration[]): string {
  const { scope, cell, value } = names
  const accessors = declares.map(({ name, kind }) => {
    const setter = `, set ${name}(${value}) { ${name} = ${value} }`
    return `get ${name}() { return ${name} }${kind === 'const' || kind === 'import' ? '' : setter}`
  })
  const registered = accessors.length === 0 ? '' : ` ${cell}.declare({ ${accessors.join(', ')} });`
  return `(async (${scope}, ${cell}) => { 'use strict';${registered}${imports.map((one) => ` ${one}`).join('')} `
}

/** The edits of names that are properties: of the scope, of an enum, of a namespace. */
function ownerEdits({ reader, bindings, last }: ReadCell, known: ReadonlySet<string>): Edit[] {
  const edits: Edit[] = []
  for (const reference of reader.references) {
    const binding = bindings.find(reference.name, reference.scope)
    const owner = binding ? binding.owner : known.has(reference.name) ? reader.names.scope : undefined
    if (owner === undefined) continue
    const text = ownedText(reference, owner, reference.start === last?.from)
    edits.push({ from: reference.start, to: reference.end, text })
  }
  return edits
}

function ownedText(
  { name, isShorthand, isCalled, isAfterOpenEnd }: Reference,
  owner: string,
  isLast: boolean,
): string {
  const place = `${owner}.${name}`
  if (isShorthand) return `${name}: ${place}`
  if (!isCalled) return place
  return `${isAfterOpenEnd && !isLast ? ';' : ''}(0, ${place})`
}

/** A TypeScript source as JavaScript, without its imports and exports, line by line and column by column the same. */
export function eraseTypes(source: string): string {
  const reader = new Reader(source)
  reader.mayImportHere = false
  readStatements(reader)
  if (reader.token.kind !== 'end') throw reader.unexpected()
  const bindings = new Bindings(reader.bindings)
  return applyEdits(source, [
    ...reader.edits,
    ...ownerEdits({ reader, bindings, last: undefined }, new Set()),
  ]).text
}
