import { requireAlt } from './charts/border'
import type { Figure, Json, MimeBundle, Table } from './figure'
import { host } from './host'
import { tableHtml, tableText } from './table'

/** What `show` takes. */
export type Showable = Figure | Table | string | number

/**
 * Shows charts, tables, texts and numbers to the reader, in order. Each goes to the host as one bundle of formats, so
 * that a page, JupyterLab, GitHub and a terminal each pick the best they can draw.
 * @throws if a value is none of these, or a figure has no alternative text
 */
export function show(...values: readonly Showable[]): void {
  for (const value of values) host().emit(bundleOf(value))
}

function bundleOf(value: Showable): MimeBundle {
  if (typeof value === 'string' || typeof value === 'number') return { 'text/plain': String(value) }
  if (isFigure(value)) return figureBundle(value)
  if (isTable(value)) return { 'text/html': tableHtml(value), 'text/plain': tableText(value) }
  throw new Error(`show takes charts, tables, texts and numbers: ${String(value)}`)
}

/**
 * How a figure or a table looks that nobody shows, as the last value of a cell; undefined for anything else.
 * @throws if a figure has no alternative text
 */
export function describe(value: unknown): MimeBundle | undefined {
  return isFigure(value) || isTable(value) ? bundleOf(value) : undefined
}

function isFigure(value: unknown): value is Figure {
  return typeof value === 'object' && value !== null && 'data' in value && 'layout' in value
}

function isTable(value: unknown): value is Table {
  return (
    typeof value === 'object' && value !== null && 'columns' in value && 'rows' in value && 'caption' in value
  )
}

function figureBundle(figure: Figure): MimeBundle {
  const { data, layout, frames, alt } = figure
  requireAlt(alt)
  const png = host().png(figure)
  return {
    'application/vnd.plotly.v1+json': {
      data,
      layout,
      ...(frames === undefined ? {} : { frames }),
      alt,
    } as unknown as Json,
    ...(png === null ? {} : { 'image/png': png }),
    'text/plain': alt,
  }
}
