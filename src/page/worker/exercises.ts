import type { Exercise } from '../../lib/exercises/judge'

/**
 * Stands in the worker for the list of the library, which grows with every lesson: empty until a cell checks an answer,
 * then filled from the part `exercises`.
 */
export const exercises: Record<string, Exercise> = {}
