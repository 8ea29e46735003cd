import ts from '@tslab/typescript-for-tslab'

/** A line of a cell that breaks a rule of the lessons, with the sentence that says why. */
export interface LintFinding {
  readonly cellId: string
  /** 1-based, within the cell. */
  readonly line: number
  readonly message: string
}

/** The code of one cell, as far as the rules need it. */
interface CodeOfCell {
  readonly id: string
  readonly source: string
}

/**
 * Finds where a cell gives a new value to a name that a function of an earlier cell uses. Under tslab such a function
 * keeps the value of its own cell's time, in the page it sees the new one: a lesson must not depend on either.
 * Also finds calls that make a lesson irreproducible (unseeded chance, the clock).
 */
export function lintCells(cells: readonly CodeOfCell[]): LintFinding[] {
  const capturedIn = new Map<string, string>()
  const declared = new Set<string>()
  const findings: LintFinding[] = []
  for (const cell of cells) {
    const file = ts.createSourceFile('cell.ts', cell.source, ts.ScriptTarget.ES2022, true)
    const at = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
    const own = topLevelNames(file)
    for (const { name, node } of [...own, ...assignments(file)]) {
      const where = capturedIn.get(name)
      if (where === undefined) continue
      const message = `${name} gets a new value here, but a function in cell ${where} already uses it: pass it as a parameter`
      findings.push({ cellId: cell.id, line: at(node), message })
    }
    for (const node of irreproducible(file)) {
      const message = `${node.getText(file)} differs from run to run: use seededRandom(seed) or withSeed(), and no clock`
      findings.push({ cellId: cell.id, line: at(node), message })
    }
    for (const { name } of own) declared.add(name)
    for (const name of freeNames(file)) if (declared.has(name)) capturedIn.set(name, cell.id)
  }
  return findings
}

interface Named {
  readonly name: string
  readonly node: ts.Node
}

/** Variables that the cell declares at its top level; functions and classes are values too. */
function topLevelNames(file: ts.SourceFile): Named[] {
  return file.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap((declaration) => bindingNames(declaration.name))
    }
    const isNamed = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
    return isNamed && statement.name ? [{ name: statement.name.text, node: statement.name }] : []
  })
}

function bindingNames(name: ts.BindingName): Named[] {
  if (ts.isIdentifier(name)) return [{ name: name.text, node: name }]
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bindingNames(element.name) : []))
}

/** `k = 5`, `k += 1`, `k++`, `[k, m] = pair`, wherever they stand in the cell. */
function assignments(file: ts.SourceFile): Named[] {
  const found: Named[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
      found.push(...targets(node.left))
    const isStep = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)
    if (
      isStep &&
      (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
    ) {
      found.push(...targets(node.operand))
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
}

function targets(left: ts.Expression): Named[] {
  if (ts.isIdentifier(left)) return [{ name: left.text, node: left }]
  if (ts.isArrayLiteralExpression(left)) return left.elements.flatMap(targets)
  return []
}

/** Names that the cell's functions use without declaring them. */
function freeNames(file: ts.SourceFile): Set<string> {
  const free = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) for (const name of freeNamesOf(node)) free.add(name)
    else ts.forEachChild(node, visit)
  }
  visit(file)
  return free
}

function freeNamesOf(fn: ts.Node): Set<string> {
  const bound = new Set<string>()
  const used = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node))
      (isBinding(node) ? bound : isReference(node) ? used : new Set<string>()).add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(fn)
  return new Set([...used].filter((name) => !bound.has(name)))
}

function isBinding(node: ts.Identifier): boolean {
  const parent = node.parent
  const binds =
    ts.isParameter(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionLike(parent)
  return binds && parent.name === node
}

function isReference(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node
  return !ts.isTypeReferenceNode(parent)
}

const CLOCKS_AND_CHANCE = new Set(['Math.random', 'Date.now', 'performance.now'])

function irreproducible(file: ts.SourceFile): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && CLOCKS_AND_CHANCE.has(node.getText(file))) found.push(node)
    if (ts.isNewExpression(node) && node.getText(file) === 'new Date()') found.push(node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
