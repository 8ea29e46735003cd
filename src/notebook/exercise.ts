import { exerciseIdOf, isCode, isMarkdown, roleOf } from './roles.ts'
import type { Cell, CodeCell, MarkdownCell, Notebook } from './types.ts'

/** The cells of one exercise, joined by `metadata.fledgling.exercise`. */
export interface ExerciseCells {
  readonly id: string
  /** The code cell that the reader fills in. An exercise without a check is open-ended. */
  readonly starter?: CodeCell
  readonly check?: CodeCell
  readonly hints: readonly MarkdownCell[]
  readonly solution?: MarkdownCell
  /** All of its cells, in their order. */
  readonly cells: readonly Cell[]
}

/** The exercises of a notebook, in the order of their first cells. */
export function exercisesOf(notebook: Notebook): ExerciseCells[] {
  const byId = new Map<string, Cell[]>()
  for (const cell of notebook.cells) {
    const id = exerciseIdOf(cell)
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), cell])
  }
  return [...byId].map(([id, cells]) => {
    const code = cells.filter(isCode)
    const starter = code.find((cell) => roleOf(cell) === 'exercise' || roleOf(cell) === 'parsons')
    const check = code.find((cell) => roleOf(cell) === 'check')
    const markdown = cells.filter(isMarkdown)
    const solution = markdown.find((cell) => roleOf(cell) === 'solution')
    return {
      id,
      cells,
      hints: markdown.filter((cell) => roleOf(cell) === 'hint'),
      ...(starter && { starter }),
      ...(check && { check }),
      ...(solution && { solution }),
    }
  })
}

const FENCE = /^([ \t]*)(`{3,}|~{3,})[ \t]*(?:ts|typescript)\b[^\n]*\n([\s\S]*?)^[ \t]*\2[`~]*[ \t]*$/m

/** The code in the first `ts` fence of a solution's `<details>`, without the fence's own indent. */
export function solutionOf(cell: Cell): string | undefined {
  const details = /<details[\s\S]*<\/details>/i.exec(cell.source)?.[0]
  const [, indent = '', , code] = FENCE.exec(details ?? '') ?? []
  if (code === undefined) return undefined
  return code.replace(/\n$/, '').replaceAll(new RegExp(`^${indent}`, 'gm'), '')
}

/** The name that a check cell hands in: `check('01-mistakes', countMistakes)` -> `countMistakes`. */
export function checkedName(cell: CodeCell, id: string): string | undefined {
  const calls = cell.source.matchAll(/\bcheck\(\s*(['"`])(.*?)\1\s*,\s*([A-Za-z_$][\w$]*)\s*,?\s*\)/g)
  return [...calls].find((call) => call[2] === id)?.[3]
}
