import type { LiveLesson } from './live/types'

/** Not there yet. */
export function mountExercises(_lesson: LiveLesson): void {}
