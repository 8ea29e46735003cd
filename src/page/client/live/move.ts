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
  const lowest = fits ? end : out.bottom
  // So far that its end is seen, or its beginning where both do not fit.
  const down = Math.min(lowest - innerHeight + MARGIN, out.top - MARGIN)
  if (lowest > innerHeight && down > 0) scrollBy({ top: down })
}
