import type typescript from '@tslab/typescript-for-tslab'
import { type CellSource, type Compiler, neverCancelled } from './compiler.ts'
import type { Asked } from './complete.ts'
import type { Inspection } from './types.ts'

/** With the files that declare what was found, whose doc comments may have to be read first. */
export interface Inspected extends Inspection {
  readonly files: readonly string[]
}

/** What the name around or before the cursor is; between the parentheses of a call, what is called. */
export function inspectionAt({ ts, program, file }: Asked, cursor: number): Inspected | undefined {
  const checker = program.getTypeChecker()
  for (const position of placesAt(ts, file, cursor)) {
    const info = ts.getQuickInfoAtPosition(file, checker, neverCancelled, position)
    // What has no kind is a name that the compiler does not know.
    if (info?.kind) {
      const files = declaringFiles(ts, checker, file, info)
      return { signature: signatureOf(info), documentation: documentationOf(info), files }
    }
  }
  return undefined
}

function declaringFiles(
  ts: Compiler,
  checker: typescript.TypeChecker,
  file: CellSource,
  { textSpan }: typescript.QuickInfo,
): string[] {
  const name = ts.findPrecedingToken(textSpan.start + textSpan.length, file)
  const symbol = name && checker.getSymbolAtLocation(name)
  const origin = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return [...new Set(origin?.declarations?.map((one) => one.getSourceFile().fileName))]
}

const letter = /[\p{ID_Continue}$]/u

/** Where to look, best first: a name that the cursor is in or behind, the call that it is in, a name that begins here. */
function* placesAt(ts: Compiler, file: CellSource, cursor: number): Generator<number> {
  if (letter.test(file.text.charAt(cursor - 1))) yield cursor - 1
  for (let node = ts.findPrecedingToken(cursor, file); node && node !== file; node = node.parent) {
    if (
      (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
      isBetweenParentheses(ts, file, node, cursor)
    ) {
      yield nameOfCalled(ts, node.expression).getStart(file)
    }
  }
  if (letter.test(file.text.charAt(cursor))) yield cursor
}

function isBetweenParentheses(
  ts: Compiler,
  file: CellSource,
  call: typescript.CallExpression | typescript.NewExpression,
  cursor: number,
): boolean {
  if (call.arguments === undefined || cursor < call.arguments.pos) return false
  const isClosed = call.getChildren(file).at(-1)!.kind === ts.SyntaxKind.CloseParenToken
  return cursor < call.end || !isClosed
}

function nameOfCalled(ts: Compiler, called: typescript.Expression): typescript.Node {
  return ts.isPropertyAccessExpression(called) ? called.name : called
}

/** The compiler's own display, without the lines that say that a name was imported or is a namespace besides. */
function signatureOf({ displayParts = [] }: typescript.QuickInfo): string {
  const text = displayParts
    .map(({ text }) => text)
    .join('')
    .replace(/^namespace .*\n/, '')
  return text.startsWith('(alias) ') ? text.slice('(alias) '.length).replace(/\nimport .*$/, '') : text
}

/** The doc comment as Markdown. */
function documentationOf({ documentation = [], tags = [] }: typescript.QuickInfo): string {
  const named = (...names: string[]) => tags.filter(({ name }) => names.includes(name))
  const parameters = named('param').map(({ text = [] }) => {
    const name = text.find(({ kind }) => kind === 'parameterName')?.text ?? ''
    const said = plain(text)
      .slice(name.length)
      .replace(/^\s*-?\s*/, '')
    return `- \`${name}\`${said === '' ? '' : `: ${said}`}`
  })
  const lead = (word: string, ...names: string[]) =>
    named(...names).map(({ text = [] }) => `**${word}** ${plain(text)}`.trim())
  const examples = named('example').map(({ text = [] }) => fenced(plain(text)))
  return [
    ...lead('Deprecated', 'deprecated'),
    plain(documentation),
    parameters.join('\n'),
    ...lead('Returns', 'returns', 'return'),
    ...lead('Throws', 'throws'),
    ...examples,
    ...lead('See', 'see'),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function plain(parts: readonly typescript.SymbolDisplayPart[]): string {
  return parts
    .map(({ kind, text }) => (kind === 'link' ? '' : kind === 'linkName' ? `\`${text}\`` : text))
    .join('')
    .trim()
}

function fenced(example: string): string {
  return example.includes('```') ? example : `\`\`\`ts\n${example}\n\`\`\``
}
