// The part `exercises`: the cases, right functions and typical wrong answers of every exercise of the course.
import { exercises } from '../../lib/exercises/index'
import type { WorkerParts } from './protocol'

const { fledglingParts } = globalThis as unknown as { readonly fledglingParts: WorkerParts }
fledglingParts.exercises = exercises
