import type { Figure } from '../../../lib/figure'
import { type Verdict, verdictOfChart } from './verdict'

/** The first chart that a cell has put out when the page was made. */
export function publishedFigure(cell: HTMLElement): Figure | undefined {
  return publishedFigures(cell)[0]
}

/** What the first chart of names and probabilities says that a cell has put out when the page was made. */
export function publishedVerdict(cell: HTMLElement): Verdict | undefined {
  return publishedFigures(cell)
    .map(verdictOfChart)
    .find((verdict) => verdict !== undefined)
}

function publishedFigures(cell: HTMLElement): Figure[] {
  const scripts = cell.querySelectorAll('figure[data-chart] > script[type="application/json"]')
  return [...scripts].flatMap(({ textContent }) => (textContent ? [JSON.parse(textContent) as Figure] : []))
}
