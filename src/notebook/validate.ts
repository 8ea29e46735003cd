import { controlProblems } from './control.ts'
import { exercisesOf, solutionOf } from './exercise.ts'
import { findProseMistakes } from './prose.ts'
import { quizOf } from './quiz.ts'
import { hasTag, isMarkdown, roleOf } from './roles.ts'
import type { Cell, Notebook } from './types.ts'

/** What is wrong with a lesson's form; `cell` is the cell's id. */
export interface FormProblem {
  readonly cell?: string
  readonly message: string
}

/**
 * What a lesson of the course keeps beyond the notebook format: the kernel's name, readable ids, at most one role a cell,
 * whole exercises, quizzes with one right choice, prose numbers that can be read. Empty where all is well.
 */
export function validateLesson(notebook: Notebook): FormProblem[] {
  const kernel = notebook.metadata.kernelspec?.name
  const named =
    kernel === 'tslab' ? [] : [{ message: `the kernel must be "tslab", not ${JSON.stringify(kernel)}` }]
  return [...named, ...notebook.cells.flatMap(validateCell), ...validateExercises(notebook)]
}

function validateCell(cell: Cell): FormProblem[] {
  const problem = (message: string) => ({ cell: cell.id, message })
  const problems: FormProblem[] = []
  if (!isReadableId(cell.id)) {
    problems.push(problem('the id must be a readable slug, as "find-k" or "the-data-2"'))
  }
  problems.push(...controlProblems(cell).map(problem))
  if (!isMarkdown(cell)) return problems
  problems.push(...findProseMistakes(cell.source).map(({ message }) => problem(message)))
  if (hasTag(cell, 'quiz')) problems.push(...validateQuiz(cell).map(problem))
  if (roleOf(cell) === 'solution' && solutionOf(cell) === undefined) {
    problems.push(problem('a solution needs one ```ts fence inside <details>'))
  }
  return problems
}

/** Lower-case words joined by hyphens. Ids that a tool made up (`a1b2c3d4`, a UUID) name nothing. */
function isReadableId(id: string): boolean {
  const looksMade = /^(?=.*\d)[0-9a-f]{8}(-|$)/.test(id)
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && !looksMade
}

function validateQuiz(cell: Cell): string[] {
  const { question, choices } = quizOf(cell)
  const problems = question === '' ? ['the quiz has no question'] : []
  if (choices.length < 2) problems.push('a quiz needs at least two choices, as "- [ ] text"')
  const right = choices.filter((choice) => choice.right).length
  if (right !== 1) problems.push(`a quiz needs one right choice, marked [x], and this one has ${right}`)
  const bare = choices.find((choice) => choice.why === '')
  if (bare !== undefined) problems.push(`the choice "${bare.text}" has no explanation`)
  return problems
}

function validateExercises(notebook: Notebook): FormProblem[] {
  return exercisesOf(notebook).flatMap(({ id, starter, check, solution, cells }) => {
    const message = (what: string) => [{ cell: cells[0]!.id, message: `exercise ${id} ${what}` }]
    if (check === undefined) return []
    if (starter === undefined) return message('has a check, but no cell tagged "exercise"')
    return solution === undefined ? message('has a check, but no cell tagged "solution"') : []
  })
}
