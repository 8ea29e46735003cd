import type { Figure } from '../../../lib/figure'

/** The chart that a cell has put out when the page was made. */
export function publishedFigure(cell: HTMLElement): Figure | undefined {
  const text = cell.querySelector('figure[data-chart] > script[type="application/json"]')?.textContent
  return text ? (JSON.parse(text) as Figure) : undefined
}
