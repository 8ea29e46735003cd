import { isBuiltin } from 'node:module'
import type typescript from '@tslab/typescript-for-tslab'
import type { CellSource, Compiler, CompletionEntry } from './compiler.ts'
import { neverCancelled } from './compiler.ts'
import { modulesOfNode, namesOfNode } from './node-names.ts'
import type { Completions } from './types.ts'

type Entry = CompletionEntry

/** More than this many no reader looks through. */
const most = 500

/** What a completion is asked of. */
export interface Asked {
  readonly ts: Compiler
  readonly program: typescript.Program
  /** Tells what folders and packages there are. */
  readonly host: typescript.CompilerHost
  readonly file: CellSource
  /** The reader's own names, the latest first. */
  readonly own: readonly string[]
  /** Whether Node's own declarations are read. */
  readonly hasNode: boolean
}

/** What may stand at a place of a cell; the cell need not be complete. */
export function completionsAt(asked: Asked, cursor: number): Completions {
  const { ts, program, host, file } = asked
  const found = ts.Completions.getCompletionsAtPosition(
    host,
    program,
    () => {},
    file,
    cursor,
    {},
    undefined,
    ts.CompletionTriggerKind.Invoked,
    neverCancelled,
    undefined,
    true,
  )
  const entries = distinct([...(found?.entries ?? []), ...entriesOfNode(asked, cursor, found)])
  const { start, end } = spanAt(asked, cursor, entries)
  const typed = file.text.slice(start, cursor)
  const rank = ranking(asked, typed)
  const matches = fitting(entries, typed)
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank || (a.entry.name < b.entry.name ? -1 : 1))
    .slice(0, most)
    .map(({ entry }) => ({ text: entry.name, kind: kindOf(asked, entry) }))
  return { start, end, matches }
}

/** What the compiler does not know as long as it has not read Node's declarations. */
function entriesOfNode(
  { ts, file, hasNode }: Asked,
  cursor: number,
  found: typescript.CompletionInfo | undefined,
): Entry[] {
  if (hasNode) return []
  if (found?.isGlobalCompletion) return namesOfNode()
  const { parent } = stringAt(ts, file, cursor) ?? {}
  const isModule =
    parent &&
    (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isCallExpression(parent))
  return isModule && (!ts.isCallExpression(parent) || isImportCall(ts, parent)) ? modulesOfNode() : []
}

/** `import(...)` and `require(...)`. */
function isImportCall(ts: Compiler, { expression }: typescript.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  )
}

function distinct(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ name }) => !seen.has(name) && seen.add(name))
}

/** The names that begin as typed; where there are none but keywords, those that do in other letters, capital or small. */
function fitting(entries: readonly Entry[], typed: string): readonly Entry[] {
  const alike = entries.filter(({ name }) => name.startsWith(typed))
  if (alike.some(({ kind }) => kind !== 'keyword')) return alike
  const lower = typed.toLowerCase()
  return entries.filter(({ name }) => name.toLowerCase().startsWith(lower))
}

/** The letters that a completion replaces: of the name around the cursor, or of the text of a string. */
function spanAt(
  { ts, file }: Asked,
  cursor: number,
  entries: readonly Entry[],
): { start: number; end: number } {
  const text = stringAt(ts, file, cursor)
  if (text) {
    const start = text.getStart(file) + 1
    const typed = file.text.slice(start, cursor)
    // The parts of a path are completed one by one.
    const isPath = entries.some(({ kind }) => moduleKinds.has(kind))
    return { start: isPath ? start + typed.lastIndexOf('/') + 1 : start, end: cursor }
  }
  const before = /[\p{ID_Continue}$]*$/u.exec(file.text.slice(0, cursor))![0].length
  const after = before === 0 ? 0 : /^[\p{ID_Continue}$]*/u.exec(file.text.slice(cursor))![0].length
  return { start: cursor - before, end: cursor + after }
}

/** The string whose text the cursor is in; it need not be closed. */
function stringAt(ts: Compiler, file: CellSource, cursor: number): typescript.Node | undefined {
  const token = ts.findPrecedingToken(cursor, file)
  const isIn = token && ts.isStringLiteralLike(token) && token.getStart(file) < cursor && cursor <= token.end
  return isIn ? token : undefined
}

/** How good a match is, small numbers first. The reader's own names come before all others. */
function ranking({ own }: Asked, typed: string): (entry: Entry) => number {
  const places = new Map(own.map((name, i) => [name, i / own.length]))
  return ({ name, kind, sortText }) => {
    const unlike = name.startsWith(typed) ? 0 : 2
    if (moduleKinds.has(kind)) return unlike + (name.startsWith('node:') ? 1.5 : isBuiltin(name) ? 1 : 0)
    const place = places.get(name)
    if (place !== undefined && sortText >= '15') return unlike + 1 + place
    if (sortText < '15') return unlike
    return unlike + (kind === 'keyword' ? 7 : name.startsWith('_') ? 8 : 6)
  }
}

/** What the parts of a path are. */
const moduleKinds = new Set(['external module name', 'directory', 'script'])

const kinds: Readonly<Record<string, string>> = {
  function: 'function',
  'local function': 'function',
  method: 'function',
  construct: 'function',
  property: 'property',
  getter: 'property',
  setter: 'property',
  accessor: 'property',
  'enum member': 'property',
  class: 'class',
  'local class': 'class',
  enum: 'class',
  interface: 'interface',
  type: 'interface',
  'type parameter': 'interface',
  module: 'module',
  keyword: 'keyword',
}

function kindOf({ ts, program }: Asked, { kind, symbol }: Entry): string {
  if (moduleKinds.has(kind)) return 'module'
  const is = ts.SymbolFlags
  const isImport = kind === 'alias' && symbol !== undefined && (symbol.flags & is.Alias) !== 0
  const { flags } = isImport ? program.getTypeChecker().getAliasedSymbol(symbol) : (symbol ?? { flags: 0 })
  // The global classes are two things to the compiler: an interface, and a variable for the constructor.
  if (flags & is.Interface && flags & is.Variable) return 'class'
  if (!isImport) return kinds[kind] ?? 'variable'
  if (flags & is.Function) return 'function'
  if (flags & (is.Class | is.Enum)) return 'class'
  if (flags & is.Module) return 'module'
  return flags & is.Value ? 'variable' : 'interface'
}
