import type { LiveLesson } from './live/types'

/** Not there yet. */
export function mountParsons(_lesson: LiveLesson): void {}
