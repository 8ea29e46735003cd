import { createHash } from 'node:crypto'
import type { Notebook } from '../notebook/types.ts'

/**
 * The version of a lesson: a hash of its cells' sources, their ids and kinds. Progress is kept per version, so what a run
 * changes (outputs, counts) must not change it.
 */
export function lessonVersion({ cells }: Notebook): string {
  const sources = cells.map(({ id, cell_type, source }) => [id, cell_type, source])
  return createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16)
}
