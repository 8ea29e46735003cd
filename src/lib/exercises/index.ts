import { startHere } from './00-start-here'
import { aLineThatDecides } from './01-a-line-that-decides'
import type { Exercise } from './judge'

/** Every exercise of the course by its id; one file a lesson. */
export const exercises: Readonly<Record<string, Exercise>> = Object.fromEntries(
  [...startHere, ...aLineThatDecides].map((exercise) => [exercise.id, exercise]),
)
