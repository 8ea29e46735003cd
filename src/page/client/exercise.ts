import type { CheckResult } from '../../lib/exercises/result'
import { ExerciseFrame } from './exercise/frame'
import { readResult } from './exercise/result'
import { addAdvice, resultView } from './exercise/result-view'
import css from './exercise.css'
import { adviseOn } from './live/advice-part'
import { showChecksWith } from './live/check-part'
import type { LiveCell, LiveLesson } from './live/types'
import { onRestored } from './progress/done'
import { addStyle } from './style'
import { type ClientWords, clientWords } from './words'

/** Gives every exercise its Check, its hints one at a time, and its solution. */
export function mountExercises(lesson: LiveLesson): void {
  const words = clientWords(document.documentElement.lang)
  const frames = new Map<string, ExerciseFrame>()
  for (const check of lesson.cells.filter(({ role }) => role === 'check')) {
    const answer = lesson.cells.find((cell) => cell.role === 'exercise' && cell.exercise === check.exercise)
    if (answer === undefined || check.exercise === undefined) continue
    frames.set(check.exercise, new ExerciseFrame(lesson, answer, check, words))
  }
  if (frames.size === 0) return
  addStyle(css)
  const frameOf = (exercise: string | undefined) => frames.get(exercise ?? '')
  showChecksWith((json) => {
    const result = readResult(json)
    if (result === undefined) return undefined
    const view = resultView(result, words)
    const answer = frameOf(result.id)?.answer
    if (answer !== undefined) void explainError(view, result, answer, lesson, words)
    return view
  })
  lesson.on('ran', ({ cell }) => cell.role === 'check' && frameOf(cell.exercise)?.wasChecked())
  lesson.on('changed', (cell) => frameOf(cell.exercise)?.changed())
  lesson.on('edited', (cell) => frameOf(cell.exercise)?.changed())
  onRestored(({ passed }) => {
    for (const [id, frame] of frames) frame.showSolved(passed.includes(id))
  })
}

/** Where the answer stops with an error: what to do about it, as for an error of a cell. */
async function explainError(
  view: HTMLElement,
  { kind, cases }: CheckResult,
  answer: LiveCell,
  lesson: LiveLesson,
  words: ClientWords,
): Promise<void> {
  const { error: message, errorName: name = 'Error' } = cases.find(({ ok }) => !ok) ?? {}
  if (kind !== 'thrown' || message === undefined) return
  const advice = await adviseOn(
    { name, message },
    {
      language: document.documentElement.lang,
      cells: lesson.cells.map(({ source }, i) => ({ label: words.cell(i + 1), source })),
      index: lesson.cells.indexOf(answer),
      known: new Set(),
    },
  )
  if (advice !== undefined) addAdvice(view, advice)
}
