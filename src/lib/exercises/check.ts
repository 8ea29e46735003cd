import type { Json } from '../figure'
import { host, say } from '../host'
import { show } from '../show'
import { exercises } from './index'
import { judge } from './judge'
import { resultOf } from './result'
import { sentences } from './sentences'

/**
 * Tries an answer to an exercise and shows what came of it, in sentences that help; a page of ours gets it as data too
 * (see CheckResult) and sets it as a list. It never throws, so that a notebook with unsolved exercises runs to its end.
 */
export function check(id: string, answer: unknown): void {
  const exercise = exercises[id]
  if (exercise === undefined) {
    const known = Object.keys(exercises).join(', ')
    show(`→ ${say({ en: `There is no exercise '${id}'. There are: ${known}.` })}`)
    return
  }
  try {
    const result = resultOf(exercise, judge(exercise, answer))
    host().emit({
      'application/vnd.fledgling.check+json': result as unknown as Json,
      'text/plain': sentences(result),
    })
  } catch (error) {
    // An answer may hand back anything, even an object that throws when it is looked at.
    const reason = error instanceof Error ? error.message : 'unknown reason'
    show(`→ ${say({ en: `The answer could not be tried: ${reason}` })}`)
  }
}
