import type { Json, MimeBundle } from '../../../lib/figure'
import { readFigure, withoutSliderRoom } from '../../figures'
import { chartOf, freshChart } from '../charts'
import type { ClientWords } from '../words'
import { CHECK, checkView } from './check-part'
import { safeHtml } from './safe-html'
import { textView } from './text-view'

const PLOTLY = 'application/vnd.plotly.v1+json'

/** A table of more characters than this, some two thousand rows, would hold the page up; its text is cut instead. */
const LARGE = 400_000

/**
 * What a bundle looks like, in the richest form that the page can show, as the drawn page chooses it (page/outputs.ts).
 * A chart is shown in the element that stands in its place already, if that holds a chart.
 */
export function bundleView(
  bundle: MimeBundle,
  before: HTMLElement | undefined,
  words: ClientWords,
): HTMLElement | undefined {
  const text = (type: string) => (typeof bundle[type] === 'string' ? bundle[type] : undefined)
  const plain = text('text/plain')
  if (CHECK in bundle) {
    const shown = checkView?.(bundle[CHECK] as Json)
    if (shown !== undefined) return place(shown)
  }
  const figure = PLOTLY in bundle ? readFigure(bundle[PLOTLY], plain ?? words.chart) : null
  if (figure !== null) return chartPlace(withoutSliderRoom(figure), before)
  const html = text('text/html')
  if (html !== undefined && (html.length < LARGE || plain === undefined)) return place(safeHtml(html, words))
  const picture = pictureOf(bundle, plain ?? words.picture)
  if (picture !== undefined) return place(picture)
  const json = bundle['application/json']
  const shown = plain ?? (json === undefined ? '' : JSON.stringify(json, null, 2))
  return shown === '' ? undefined : place(textView(shown, 'plain'))
}

function chartPlace(figure: Parameters<typeof freshChart>[0], before: HTMLElement | undefined): HTMLElement {
  const standing = before?.querySelector<HTMLElement>(':scope > figure[data-chart]')
  const chart = standing && chartOf(standing)
  if (before === undefined || !chart) return place(freshChart(figure))
  chart.update(figure)
  return before
}

function pictureOf(bundle: MimeBundle, alt: string): HTMLImageElement | undefined {
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp']) {
    const base64 = bundle[type]
    if (typeof base64 !== 'string' || !/^[A-Za-z0-9+/=\s]+$/.test(base64)) continue
    const picture = document.createElement('img')
    picture.src = `data:${type};base64,${base64}`
    picture.alt = alt
    return picture
  }
  return undefined
}

function place(element: HTMLElement): HTMLElement {
  const made = document.createElement('div')
  made.className = 'output'
  made.append(element)
  return made
}
