import { say } from '../host'
import { show } from '../show'
import { exercises } from './index'
import { judge } from './judge'
import { sentences } from './sentences'

/**
 * Tries an answer to an exercise and prints what came of it, in sentences that help. It never throws, so that a notebook
 * with unsolved exercises runs to its end.
 */
export function check(id: string, answer: unknown): void {
  show(textFor(id, answer))
}

function textFor(id: string, answer: unknown): string {
  const exercise = exercises[id]
  if (exercise === undefined) {
    const known = Object.keys(exercises).join(', ')
    return `→ ${say({ en: `There is no exercise '${id}'. There are: ${known}.` })}`
  }
  try {
    return sentences(exercise, judge(exercise, answer))
  } catch (error) {
    // An answer may hand back anything, even an object that throws when it is looked at.
    return `→ ${say({ en: `The answer could not be tried: ${error instanceof Error ? error.message : 'unknown reason'}` })}`
  }
}
