import type { LiveLesson } from './live/types'

/** Not there yet. */
export function mountPrint(_lesson: LiveLesson): void {}
