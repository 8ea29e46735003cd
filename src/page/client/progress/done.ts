import type { LiveLesson } from '../live/types'
import { fingerprint, type LessonRecord } from './record'

/** Told on the document whenever exercises and questions are to stand as they were kept: after loading, undo, start over. */
const RESTORED = 'progress-restored'

/** What the learning parts show: these exercises as passed, these choices as made, and no others. */
export interface Restored {
  readonly passed: readonly string[]
  readonly answers: ReadonlyMap<string, number>
}

/** Listens for what was kept. */
export function onRestored(listen: (restored: Restored) => void): void {
  document.addEventListener(RESTORED, (event) => listen((event as CustomEvent<Restored>).detail))
}

/** Tells the learning parts what was kept. */
export function tellRestored({ passed, answers }: LessonRecord): void {
  const detail: Restored = {
    passed: [...passed],
    answers: new Map([...answers].map(([id, { choice }]) => [id, choice])),
  }
  document.dispatchEvent(new CustomEvent(RESTORED, { detail }))
}

/** The page's exercises that have a check. */
export function exercisesOf(lesson: LiveLesson): ReadonlySet<string> {
  const checks = lesson.cells.filter(({ role }) => role === 'check')
  return new Set(checks.flatMap(({ exercise }) => exercise ?? []))
}

/** The page's questions, each with a fingerprint of its wording and its choices. */
export function questionsOf(page: ParentNode): ReadonlyMap<string, string> {
  const quizzes = [...page.querySelectorAll<HTMLElement>('[data-cell]:has(> .quiz[data-quiz])')]
  return new Map(quizzes.map((quiz) => [quiz.dataset.cell ?? '', fingerprint(wordingOf(quiz))]))
}

function wordingOf(quiz: HTMLElement): string {
  const labels = [...quiz.querySelectorAll('.choices label')]
  const choices = labels.length > 0 ? labels : [...quiz.querySelectorAll('.choice > summary')]
  const parts = [quiz.querySelector('.question'), ...choices]
  return parts.map((part) => part?.textContent?.replace(/\s+/g, ' ').trim()).join('\n')
}
