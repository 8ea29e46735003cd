import type { LiveLesson } from './types'

/** Makes the code cells of the page live. Undefined on a page without a lesson, or where the browser cannot run it. */
export function openLesson(): LiveLesson | undefined {
  return undefined
}
