import { type TypesOptions, TypesThread } from './thread.ts'
import type { Types } from './types.ts'

export type { TypesOptions } from './thread.ts'
export type { Completions, Inspection, TypeFinding, Types } from './types.ts'

/** Types for the cells of one session that runs in `folder`. The thread behind them starts at once. */
export function openTypes(folder: string, options: TypesOptions): Types {
  return new TypesThread(folder, options)
}
