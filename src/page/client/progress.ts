import type { LiveLesson } from './live/types'

/** Not there yet. */
export function mountProgress(_lesson: LiveLesson): void {}
