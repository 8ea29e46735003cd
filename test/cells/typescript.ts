import { createRequire } from 'node:module'
import { parse } from 'acorn'

const compiler = createRequire(import.meta.url)('@tslab/typescript-for-tslab')

/** What tslab's own TypeScript makes of a source, and whether it finds its syntax wrong. */
export function transpile(source: string): { code: string; isWrong: boolean } {
  const compilerOptions = { target: compiler.ScriptTarget.ESNext, module: compiler.ModuleKind.ESNext }
  const { outputText, diagnostics } = compiler.transpileModule(source, {
    compilerOptions,
    reportDiagnostics: true,
  })
  return { code: outputText, isWrong: diagnostics.length > 0 }
}

/**
 * What JavaScript means: its syntax tree, without places, and without what the two ways may write differently (empty
 * statements, imports and exports, the names of what a cell is given, `import()`).
 */
export function meaning(code: string): unknown {
  return meaningOf(
    parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowReturnOutsideFunction: true }).body,
  )
}

type Node = { readonly type: string; readonly [key: string]: unknown }

const unsaid = new Set(['start', 'end', 'raw', 'directive'])

function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((one) => (isDropped(one) ? [] : [meaningOf(one)]))
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value
  const node = value as Node
  if (node.type === 'ExportNamedDeclaration') return meaningOf(node.declaration)
  if (node.type === 'ExportDefaultDeclaration') return exported(node.declaration as Node)
  if (node.type === 'ImportExpression') return { type: 'import()', source: meaningOf(node.source) }
  if (node.type === 'CallExpression' && isCellImport(node.callee as Node)) {
    return { type: 'import()', source: meaningOf((node.arguments as Node[])[0]) }
  }
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, part]) => (unsaid.has(key) ? [] : [[key, meaningOf(part)]])),
  )
}

function exported(declaration: Node): unknown {
  if (declaration.type.endsWith('Declaration')) return meaningOf(declaration)
  return { type: 'ExpressionStatement', expression: meaningOf(declaration) }
}

function isDropped(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { type, declaration } = value as { type?: string; declaration?: Node | null }
  if (type === 'ExportNamedDeclaration') return !declaration
  return type === 'EmptyStatement' || type === 'ImportDeclaration' || type === 'ExportAllDeclaration'
}

function isCellImport({ type, object, property }: Node): boolean {
  const name = (part: unknown) => (part as { name?: string } | undefined)?.name ?? ''
  return type === 'MemberExpression' && /^\$*cell$/.test(name(object)) && name(property) === 'import'
}
