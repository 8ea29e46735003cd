import type { Notebook } from '../notebook/types.ts'
import { compareNotebooks } from './compare.ts'
import { readExercise } from './exercises.ts'
import { proseFindings } from './merge.ts'
import type { Plan } from './plan.ts'
import { mistakesOf } from './prose.ts'
import type { TypeFinding } from './typecheck.ts'
import type { Problem, StepResult } from './types.ts'

/** Prose that cannot be read or evaluated: a problem for `run` and for `check` alike. */
export function brokenProse(
  label: string,
  notebook: Notebook,
  plan: Plan,
  results: readonly StepResult[],
): Problem[] {
  const unreadable = mistakesOf(notebook.cells).map(
    ([cell, message]): Problem => ({ notebook: label, cell, kind: 'prose', message }),
  )
  const failed = proseFindings(plan, results).flatMap(({ number, problem }): Problem[] => {
    if (problem === undefined) return []
    const message = `the prose number ${number.text} cannot be tied to \`${number.expression}\`: it ${problem}`
    return [{ notebook: label, cell: number.cellId, kind: 'prose', message, source: number.expression }]
  })
  return [...unreadable, ...failed]
}

/** What `check` finds: outputs, counts and prose numbers that differ from the committed ones. */
export function differences(
  label: string,
  committed: Notebook,
  executed: Notebook,
  plan: Plan,
  results: readonly StepResult[],
): Problem[] {
  const outputs = compareNotebooks(committed, executed).map(
    ({ cellId, where, expected, found }): Problem => ({
      notebook: label,
      cell: cellId,
      kind: 'output',
      message: `${where} differs from what is committed`,
      expected,
      found,
    }),
  )
  const prose = proseFindings(plan, results).flatMap(({ number, text }): Problem[] => {
    if (text === undefined || text === number.text) return []
    const message = `the prose states ${number.text}, and \`${number.expression}\` gives ${text}`
    return [
      { notebook: label, cell: number.cellId, kind: 'prose', message, expected: text, found: number.text },
    ]
  })
  return [...outputs, ...prose]
}

/** What `check` finds about the exercises. */
export function exerciseProblems(label: string, plan: Plan, results: readonly StepResult[]): Problem[] {
  const found = plan.exercises.flatMap(({ step, exercise }) => readExercise(exercise, results[step]!))
  return [...plan.incomplete, ...found].map(
    ({ cellId, message }): Problem => ({ notebook: label, cell: cellId, kind: 'exercise', message }),
  )
}

/** What `check` finds about the types. */
export function typeProblems(label: string, findings: readonly TypeFinding[]): Problem[] {
  return findings.map(({ place, message, source }): Problem => {
    if (place === null) return { notebook: label, kind: 'type', message }
    const where = {
      cell: `line ${place.line}`,
      prose: 'a prose number',
      solution: `line ${place.line} of the solution`,
    }
    return {
      notebook: label,
      cell: place.cellId,
      kind: 'type',
      message: `${where[place.what]}: ${message}`,
      ...(source !== undefined && { source }),
    }
  })
}
