import type { LiveCell } from './types'

/** So much of the next cell is enough to see where one is. */
const GLIMPSE = 140
const MARGIN = 24

/**
 * Brings the cell that comes next into view, but never at the cost of the outputs of the one that was just run: between
 * the two there may be a page of text, and the outputs are what the reader has run it for.
 */
export function showNext(cell: LiveCell, next: LiveCell | undefined): void {
  const out = cell.element.querySelector('.out')?.getBoundingClientRect()
  if (out === undefined) return
  const end = next === undefined ? out.bottom : next.element.getBoundingClientRect().top + GLIMPSE
  const fits = end - out.top < innerHeight - 2 * MARGIN
  const target = fits ? end : out.bottom
  const down = Math.min(target - innerHeight, out.top) - (target - innerHeight < out.top ? -MARGIN : MARGIN)
  if (target > innerHeight && down > 0) scrollBy({ top: down })
}
