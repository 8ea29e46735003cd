import type { LiveLesson } from './live/types'

/** Not there yet. */
export function mountControls(_lesson: LiveLesson): void {}
