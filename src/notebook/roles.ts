import type { Cell, CodeCell, MarkdownCell } from './types.ts'

/** What a cell is for, as its tags say; CONTRIBUTING describes each. */
export const roles = [
  'exercise',
  'check',
  'hint',
  'solution',
  'quiz',
  'parsons',
  'predict',
  'break-it',
  'instructor',
] as const

export type Role = (typeof roles)[number]

/** The cell's role: the first of its tags that is one. A Parsons problem tagged `exercise, parsons` is an exercise. */
export function roleOf(cell: Cell): Role | undefined {
  return cell.metadata.tags?.find((tag): tag is Role => (roles as readonly string[]).includes(tag))
}

/** True where the cell carries the tag. */
export function hasTag(cell: Cell, tag: string): boolean {
  return cell.metadata.tags?.includes(tag) ?? false
}

/** True where Jupyter's own tag says that the cell may throw, and that the notebook goes on after it. */
export function mayFail(cell: Cell): boolean {
  return hasTag(cell, 'raises-exception')
}

/** The id of the exercise that the cell belongs to. */
export function exerciseIdOf(cell: Cell): string | undefined {
  return cell.metadata.fledgling?.exercise
}

export function isCode(cell: Cell): cell is CodeCell {
  return cell.cell_type === 'code'
}

export function isMarkdown(cell: Cell): cell is MarkdownCell {
  return cell.cell_type === 'markdown'
}

/** The one name of a lesson in all its forms: `notebooks/en/01-a-line.ipynb` -> `01-a-line`. */
export function stem(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  return name.replace(/\.ipynb$/, '')
}
