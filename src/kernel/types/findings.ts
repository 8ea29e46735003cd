import type typescript from '@tslab/typescript-for-tslab'
import type { CellSource, Compiler } from './compiler.ts'
import type { TypeFinding } from './types.ts'

/** What the compiler refuses and cells may do all the same: `import x = require('y')`, which is no ECMAScript module's. */
const allowed = new Set([1202])

/** What is wrong with a cell; where it cannot even be read, only that. */
export function findingsOf(ts: Compiler, program: typescript.Program, file: CellSource): TypeFinding[] {
  const unreadable = program.getSyntacticDiagnostics(file)
  const found = unreadable.length > 0 ? unreadable : program.getSemanticDiagnostics(file)
  return found
    .filter(({ category, code }) => category === ts.DiagnosticCategory.Error && !allowed.has(code))
    .filter((one) => !isOfEarlierCell(ts, program, file, one))
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0))
    .map((one) => findingOf(ts, file, one))
}

/** The strict check minds a variable without a type where it is used. That it has none was up to the cell that declares it. */
function isOfEarlierCell(
  ts: Compiler,
  program: typescript.Program,
  file: CellSource,
  { code, start = 0, length = 1 }: typescript.Diagnostic,
): boolean {
  if (code !== 7005) return false
  const name = ts.findPrecedingToken(start + length, file)
  const symbol = name && program.getTypeChecker().getSymbolAtLocation(name)
  return symbol?.valueDeclaration !== undefined && symbol.valueDeclaration.getSourceFile() !== file
}

function findingOf(
  ts: Compiler,
  file: CellSource,
  { start = 0, length = 1, code, messageText }: typescript.Diagnostic,
): TypeFinding {
  const { line, character } = file.getLineAndCharacterOfPosition(start)
  return {
    line: line + 1,
    column: character + 1,
    length: Math.max(1, length),
    code,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }
}
