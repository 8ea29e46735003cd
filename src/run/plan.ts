import { exercisesOf } from '../notebook/exercise.ts'
import { isCode, mayFail } from '../notebook/roles.ts'
import type { Cell, Notebook } from '../notebook/types.ts'
import { type ExerciseFinding, exerciseCode, type PlannedExercise, planExercise } from './exercises.ts'
import { isExpression, numbersOf, type PlacedNumber, proseCode } from './prose.ts'
import type { Step } from './types.ts'

/** The Markdown between two code cells, with the step that evaluates its numbers (none where none can be evaluated). */
export interface Gap {
  readonly step: number | null
  readonly numbers: readonly PlacedNumber[]
}

/** What is to be executed for a notebook, and where to find what came of it: `step` is an index into `steps`. */
export interface Plan {
  readonly steps: readonly Step[]
  readonly gaps: readonly Gap[]
  readonly exercises: readonly { readonly step: number; readonly exercise: PlannedExercise }[]
  /** Exercises that cannot be judged, because something is missing. */
  readonly incomplete: readonly ExerciseFinding[]
  /** The number of cells that will be executed. */
  readonly cells: number
}

/** Turns a notebook into steps: its code cells, after each one aside for the prose numbers that follow, last the exercises. */
export function planNotebook(notebook: Notebook): Plan {
  const steps: Step[] = []
  const gaps: Gap[] = []
  let between: Cell[] = []
  const closeGap = () => {
    const numbers = numbersOf(between)
    const isEvaluated = numbers.some(({ expression }) => isExpression(expression))
    if (numbers.length > 0) gaps.push({ numbers, step: isEvaluated ? steps.length : null })
    if (isEvaluated) steps.push({ kind: 'aside', cellId: numbers[0]!.cellId, code: proseCode(numbers) })
    between = []
  }
  for (const cell of notebook.cells) {
    if (!isCode(cell)) between.push(cell)
    else if (cell.source.trim() !== '') {
      closeGap()
      steps.push({ kind: 'cell', cellId: cell.id, code: cell.source, mayFail: mayFail(cell) })
    }
  }
  closeGap()
  const cells = steps.filter((step) => step.kind === 'cell').length
  return { ...planExercises(notebook, steps), gaps, cells }
}

function planExercises(notebook: Notebook, before: readonly Step[]) {
  const steps = [...before]
  const exercises: { step: number; exercise: PlannedExercise }[] = []
  const incomplete: ExerciseFinding[] = []
  for (const planned of exercisesOf(notebook).map(planExercise)) {
    if (planned === null) continue
    if ('message' in planned) incomplete.push(planned)
    else {
      exercises.push({ step: steps.length, exercise: planned })
      steps.push({ kind: 'aside', cellId: planned.solutionCell, code: exerciseCode(planned) })
    }
  }
  return { steps, exercises, incomplete }
}

/** The plan without its exercises, which only `check` judges. */
export function withoutExercises(plan: Plan): Plan {
  const first = plan.exercises[0]?.step ?? plan.steps.length
  return { ...plan, steps: plan.steps.slice(0, first), exercises: [] }
}
