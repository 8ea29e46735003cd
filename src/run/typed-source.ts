import ts from '@tslab/typescript-for-tslab'
import { exercisesOf } from '../notebook/exercise.ts'
import { findProseNumbers } from '../notebook/prose.ts'
import { isCode, isMarkdown, mayFail } from '../notebook/roles.ts'
import type { Notebook } from '../notebook/types.ts'
import { planExercise } from './exercises.ts'
import { isExpression } from './prose.ts'

/** Where a line of the checked file comes from; `line` is 1-based within the cell. */
export interface SourcePlace {
  readonly cellId: string
  readonly line: number
  readonly what: 'cell' | 'prose' | 'solution'
  /** The line as it stands in the notebook. */
  readonly source: string
}

/** A notebook as one TypeScript module, with the place of every line (null for lines of ours, and for cells that may fail). */
export interface TypedSource {
  readonly text: string
  readonly places: readonly (SourcePlace | null)[]
}

/**
 * Writes a notebook's cells, prose expressions and solutions into one module that a compiler can check. Imports go to the
 * top. A cell may declare again what an earlier one declared, as in tslab: from there on the rest stands in a block.
 */
export function typedSource(notebook: Notebook): TypedSource {
  const writer = new ModuleWriter()
  for (const cell of notebook.cells) {
    if (isCode(cell)) writer.addCell(cell.id, cell.source, mayFail(cell))
    else if (isMarkdown(cell)) {
      for (const { expression } of findProseNumbers(cell.source)) writer.addExpression(cell.id, expression)
    }
  }
  for (const planned of exercisesOf(notebook).map(planExercise)) {
    if (planned !== null && 'solution' in planned) {
      writer.addSolution(planned.solutionCell, planned.solution, planned.name)
    }
  }
  return writer.finish()
}

interface Line {
  readonly text: string
  readonly place: SourcePlace | null
}

class ModuleWriter {
  readonly #imports: Line[] = []
  readonly #imported = new Set<string>()
  readonly #lines: Line[] = []
  #declared = new Set<string>()
  #blocks = 0

  addCell(cellId: string, source: string, mayFail: boolean): void {
    const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true)
    const names = declaredNames(file)
    if (names.some((name) => this.#declared.has(name))) this.#openBlock()
    for (const name of names) this.#declared.add(name)
    const original = source.split('\n')
    const place = (line: number): SourcePlace => ({
      cellId,
      line,
      what: 'cell',
      source: original[line - 1] ?? '',
    })
    let rest = source
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement)) continue
      const [start, end] = [statement.getStart(file), statement.getEnd()]
      rest = rest.slice(0, start) + rest.slice(start, end).replace(/[^\n]/g, ' ') + rest.slice(end)
      this.#addImport(statement, place(file.getLineAndCharacterOfPosition(start).line + 1), file)
    }
    // A cell that may fail may do so by its types too: its lines have no place, so nothing is said about them.
    for (const [i, text] of rest.split('\n').entries()) this.#add(text, mayFail ? null : place(i + 1))
    // What a cell leaves open shows only after it.
    this.#add(';', mayFail ? null : place(original.length))
  }

  addExpression(cellId: string, expression: string): void {
    if (!isExpression(expression)) return
    this.#add(`;((_: number) => {})(${expression});`, { cellId, line: 1, what: 'prose', source: expression })
  }

  addSolution(cellId: string, code: string, name: string): void {
    this.#add(';(async () => {', null)
    for (const [i, text] of code.split('\n').entries()) {
      this.#add(text, { cellId, line: i + 1, what: 'solution', source: text })
    }
    this.#add(`return ${name} })`, null)
  }

  finish(): TypedSource {
    const last = this.#lines.reduce<SourcePlace | null>((before, { place }) => place ?? before, null)
    const lines = [...this.#imports, ...this.#lines, { text: '} '.repeat(this.#blocks), place: last }]
    // Without an import or export it would be no module, and could not wait at its top level.
    const all = [{ text: 'export {}', place: null }, ...lines]
    return { text: `${all.map((line) => line.text).join('\n')}\n`, places: all.map((line) => line.place) }
  }

  #add(text: string, place: SourcePlace | null): void {
    this.#lines.push({ text, place })
  }

  #openBlock(): void {
    this.#add('{', null)
    this.#blocks++
    this.#declared = new Set()
  }

  /** Each name is imported once, however many cells import it. */
  #addImport(statement: ts.ImportDeclaration, place: SourcePlace, file: ts.SourceFile): void {
    const { clauses, from } = importParts(statement, file)
    const fresh = clauses.filter((clause) => !this.#imported.has(`${clause} ${from}`))
    if (fresh.length === 0 && clauses.length > 0) return
    for (const clause of fresh) this.#imported.add(`${clause} ${from}`)
    if (this.#blocks === 0) for (const clause of fresh) this.#declared.add(clause.split(' ').at(-1)!)
    const type = statement.importClause?.isTypeOnly ? 'type ' : ''
    if (fresh.length === 0) this.#imports.push({ text: `import ${from}`, place })
    for (const clause of fresh)
      this.#imports.push({ text: `import ${type}${inBraces(clause)} from ${from}`, place })
  }
}

/** The pieces of an import: `dfd`, `* as tf`, `load`, `load as read`. */
function importParts(
  statement: ts.ImportDeclaration,
  file: ts.SourceFile,
): { clauses: string[]; from: string } {
  const { importClause: clause, moduleSpecifier } = statement
  const clauses: string[] = clause?.name ? [`default as ${clause.name.text}`] : []
  const named = clause?.namedBindings
  if (named && ts.isNamespaceImport(named)) clauses.push(`* as ${named.name.text}`)
  if (named && ts.isNamedImports(named))
    clauses.push(...named.elements.map((element) => element.getText(file)))
  return { clauses, from: moduleSpecifier.getText(file) }
}

function inBraces(clause: string): string {
  return clause.startsWith('*') ? clause : `{ ${clause} }`
}

/** The names that a cell declares at its top level; what it imports may be imported again. */
function declaredNames(file: ts.SourceFile): string[] {
  const names = file.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap((declaration) => bindingNames(declaration.name))
    }
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    return isNamed && statement.name ? [statement.name.text] : []
  })
  return [...new Set(names)]
}

function bindingNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text]
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bindingNames(element.name) : []))
}
