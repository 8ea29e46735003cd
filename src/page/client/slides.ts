import type { LiveLesson } from './live/types'

/** Not there yet. */
export function mountSlides(_lesson: LiveLesson): void {}
