import { ExerciseFrame } from './exercise/frame'
import { readResult } from './exercise/result'
import { resultView } from './exercise/result-view'
import css from './exercise.css'
import { showChecksWith } from './live/check-part'
import type { LiveLesson } from './live/types'
import { onRestored } from './progress/done'
import { addStyle } from './style'
import { clientWords } from './words'

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
  showChecksWith((json) => {
    const result = readResult(json)
    return result === undefined ? undefined : resultView(result, words)
  })
  const frameOf = (exercise: string | undefined) => frames.get(exercise ?? '')
  lesson.on('ran', ({ cell }) => cell.role === 'check' && frameOf(cell.exercise)?.wasChecked())
  lesson.on('changed', (cell) => frameOf(cell.exercise)?.changed())
  lesson.on('edited', (cell) => frameOf(cell.exercise)?.changed())
  onRestored(({ passed }) => {
    for (const [id, frame] of frames) frame.showSolved(passed.includes(id))
  })
}
