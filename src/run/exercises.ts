import { checkedName, type ExerciseCells, solutionOf } from '../notebook/exercise.ts'
import { tell, told } from './aside.ts'
import type { StepResult } from './types.ts'

/** An exercise that can be judged: it has a check, and the check names the answer. */
export interface PlannedExercise {
  readonly id: string
  /** The name of the answer in the notebook. */
  readonly name: string
  /** The code of the solution. */
  readonly solution: string
  readonly checkCell: string
  readonly solutionCell: string
}

/** One thing wrong with an exercise. */
export interface ExerciseFinding {
  readonly cellId: string
  readonly message: string
}

/** How the library judged one answer; `own` tells that a wrong answer got the explanation that is listed beside it. */
interface Judged {
  readonly kind: string
  readonly passed: number
  readonly cases: number
  readonly thrown?: string
  readonly own: boolean
}

interface Told {
  readonly solution: Judged
  readonly starter: Judged
  readonly wrong: readonly Judged[]
}

/** What to judge of an exercise, or what it lacks; null for an open-ended one, which has no check. */
export function planExercise(exercise: ExerciseCells): PlannedExercise | ExerciseFinding | null {
  const { id, check, solution } = exercise
  if (check === undefined) return null
  const lacks = (message: string) => ({ cellId: check.id, message: `exercise ${id}: ${message}` })
  const name = checkedName(check, id)
  if (name === undefined) return lacks(`its check cell does not call check('${id}', name)`)
  if (solution === undefined) return lacks('it has a check, but no cell tagged "solution"')
  const code = solutionOf(solution)
  if (code === undefined) return lacks('its solution has no ```ts fence inside <details>')
  return { id, name, solution: code, checkCell: check.id, solutionCell: solution.id }
}

/**
 * Code that judges, after the notebook has run: the solution (in a function of its own, so that it changes nothing), the
 * starter as the notebook left it, and each listed wrong answer. (tslab takes `await (` at the top level for a call.)
 */
export function exerciseCode({ id, name, solution }: PlannedExercise): string {
  return [
    '{',
    "  const fledgling__library: any = require('fledgling')",
    `  const fledgling__exercise: any = fledgling__library.exercises[${JSON.stringify(id)}]`,
    '  const fledgling__judge = (answer: unknown, say?: unknown) => {',
    '    const verdict = fledgling__library.judge(fledgling__exercise, answer)',
    '    const { kind, passed, cases, failure } = verdict',
    '    const own = verdict.say !== undefined && verdict.say === say',
    '    return { kind, passed, cases, thrown: failure?.outcome?.thrown, own }',
    '  }',
    '  if (fledgling__exercise === undefined) {',
    `    ${tell('null')}`,
    '  } else {',
    `    const fledgling__starter = ${name}`,
    '    const fledgling__work = (async () => {',
    solution,
    `      return ${name}`,
    '    })()',
    '    const fledgling__solution = await fledgling__work',
    `    ${tell(
      '{ solution: fledgling__judge(fledgling__solution), starter: fledgling__judge(fledgling__starter), ' +
        'wrong: fledgling__exercise.wrong.map((typical: any) => fledgling__judge(typical.answer, typical.say)) }',
    )}`,
    '  }',
    '}',
  ].join('\n')
}

/** What is wrong with an exercise, given how its aside ended; empty where it behaves as listed. */
export function readExercise(exercise: PlannedExercise, result: StepResult): ExerciseFinding[] {
  const { id, name, checkCell, solutionCell } = exercise
  const at = (cellId: string, message: string) => ({ cellId, message: `exercise ${id}: ${message}` })
  const verdicts = told(result.outputs) as Told | null | undefined
  if (verdicts === null) return [at(checkCell, 'the library has no exercise of that id')]
  if (verdicts === undefined) {
    return [at(solutionCell, `its solution could not be tried. ${result.message ?? ''}`.trim())]
  }
  const { solution, starter, wrong } = verdicts
  const findings: ExerciseFinding[] = []
  if (solution.kind !== 'right')
    findings.push(at(solutionCell, `its solution does not pass: ${account(solution)}`))
  if (starter.kind === 'right')
    findings.push(at(checkCell, `its starter passes, though nothing was solved yet`))
  else if (starter.kind !== 'starter') {
    findings.push(
      at(checkCell, `the notebook's ${name} is not recognised as the starter: ${account(starter)}`),
    )
  }
  wrong.forEach((judged, i) => {
    if (judged.kind === 'known' && judged.own) return
    findings.push(at(checkCell, `wrong answer ${i + 1} does not get its own explanation: ${account(judged)}`))
  })
  return findings
}

function account({ kind, passed, cases, thrown }: Judged): string {
  const error = thrown === undefined ? '' : `, error "${thrown}"`
  return `judged "${kind}", ${passed} of ${cases} cases pass${error}`
}
