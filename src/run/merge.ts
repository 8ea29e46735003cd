import { replaceProseNumbers } from '../notebook/prose.ts'
import { isCode, isMarkdown } from '../notebook/roles.ts'
import type { CodeCell, Notebook, Output } from '../notebook/types.ts'
import { errorOf, sayTheSame } from './one-form.ts'
import type { Plan } from './plan.ts'
import { type ProseFinding, readProse } from './prose.ts'
import { orderStreams } from './streams.ts'
import type { StepResult } from './types.ts'

/** What the prose numbers of the notebook should read, in their order. */
export function proseFindings(plan: Plan, results: readonly StepResult[]): ProseFinding[] {
  return plan.gaps.flatMap(({ numbers, step }) =>
    readProse(numbers, step === null ? undefined : results[step]),
  )
}

/** The notebook with the outputs, execution counts (1 to n) and prose numbers of an execution. */
export function merge(notebook: Notebook, plan: Plan, results: readonly StepResult[]): Notebook {
  const outputs = new Map<string, { count: number; outputs: readonly Output[] }>()
  for (const { step, outputs: found } of results) {
    if (step.kind === 'cell') outputs.set(step.cellId, { count: outputs.size + 1, outputs: found })
  }
  const texts = new Map<string, (string | null)[]>()
  for (const { number, text } of proseFindings(plan, results)) {
    texts.set(number.cellId, [...(texts.get(number.cellId) ?? []), text ?? null])
  }
  const cells = notebook.cells.map((cell) => {
    if (isCode(cell)) return withOutputs(cell, outputs.get(cell.id))
    if (!isMarkdown(cell)) return cell
    return { ...cell, source: replaceProseNumbers(cell.source, texts.get(cell.id) ?? []) }
  })
  return { ...notebook, cells }
}

function withOutputs(
  cell: CodeCell,
  found: { count: number; outputs: readonly Output[] } | undefined,
): CodeCell {
  if (found === undefined) return { ...cell, execution_count: null, outputs: [] }
  const executed = orderStreams(found.outputs).map((output): Output => {
    if (output.output_type === 'error') return { ...output, traceback: output.traceback.map(withoutPaths) }
    const isStderr = output.output_type === 'stream' && output.name === 'stderr'
    return isStderr ? { ...output, text: withoutPaths(output.text) } : output
  })
  const outputs = staysAsItIs(cell.outputs, executed) ? cell.outputs : executed
  const counted = outputs.map(
    (output): Output =>
      output.output_type === 'execute_result' ? { ...output, execution_count: found.count } : output,
  )
  return { ...cell, execution_count: found.count, outputs: counted }
}

/** A notebook does not change because another kernel says the same in other messages; an error message is better than text. */
function staysAsItIs(stored: readonly Output[], executed: readonly Output[]): boolean {
  const isBetter = errorOf(executed) !== undefined && errorOf(stored) === undefined
  return !isBetter && sayTheSame(stored, executed)
}

/** Drops the frames of a stack that lie outside the notebook: they name files of this machine, and tell a reader nothing. */
function withoutPaths(text: string): string {
  return text.replace(/^ +at (?!evalmachine)(?:.*\()?(?:node:|file:|\/|[A-Za-z]:\\)[^\n]*\n?/gm, '')
}
