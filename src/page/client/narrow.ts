import type { Figure, Json, PlotlySpec } from '../../lib/figure'

/** Charts are laid out for a column of 640 pixels; in less than this many their letters are set smaller. */
const NARROW = 560

/** The size of letters that charts are laid out beside, in pixels; on slides the text is larger, and they grow with it. */
export const LETTERS = 16

/**
 * The figure for an element of this width.
 * @param letters the size of the letters of the text around it, in pixels
 */
export function fittedTo(width: number, letters: number, figure: Figure): Figure {
  const spec = figure as unknown as Json
  if (width < NARROW) return smaller(spec) as unknown as Figure
  return letters > 1.1 * LETTERS ? (larger(spec, letters / LETTERS) as unknown as Figure) : figure
}

/** What Plotly measures in pixels, by the name of what it belongs to; numbers elsewhere are data. */
const IN_PIXELS: readonly (readonly [owner: RegExp, names: RegExp])[] = [
  [/font$/, /^size$/],
  [/^(marker|line)$/, /^(size|width)$/],
  [/^margin$/, /^[lrtb]$/],
  [/axis$/, /^(ticklen|tickwidth|linewidth|gridwidth|zerolinewidth)$/],
  [/^title$/, /^standoff$/],
  [/^annotations$/, /^(ax|ay|xshift|yshift|standoff|borderpad|arrowwidth)$/],
]

/** Everything that is measured in pixels, times a factor: letters, marks, lines, margins. */
function larger(value: Json, factor: number, key = '', owner = ''): Json {
  if (typeof value === 'number') {
    const isPixels = IN_PIXELS.some(([owners, names]) => owners.test(owner) && names.test(key))
    return isPixels ? value * factor : value
  }
  // The items of a list stand for the list: sizes of markers, annotations.
  if (Array.isArray(value)) return value.map((item: Json) => larger(item, factor, key, owner))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value as PlotlySpec).map(([name, item]) => [name, larger(item, factor, name, key)]),
  )
}

/** Every size of letters at four fifths; sizes of marks are kept, since they are not called a font. */
function smaller(value: Json, key = ''): Json {
  if (Array.isArray(value)) return value.map((item: Json) => smaller(item))
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value as PlotlySpec).map(([name, item]): [string, Json] => {
    const isSize = name === 'size' && /font$/.test(key) && typeof item === 'number'
    return [name, isSize ? Math.round(item * 0.8) : smaller(item, name)]
  })
  return Object.fromEntries(entries)
}

/** True for a chart with more names along its axis than a phone has room for: it scrolls sideways there. */
export function isCrowded({ layout }: Figure): boolean {
  const names = (layout.xaxis as PlotlySpec | undefined)?.categoryarray
  return Array.isArray(names) && names.join('').length > 24
}

/** What a picture needs for its legend. */
export interface LegendRoom {
  /** The height of the whole picture, in pixels. */
  readonly height: number
  /** The room above the plot, in pixels. */
  readonly top: number
  /** Where the legend's lower edge stands, in heights of the plot from its lower edge. */
  readonly y: number
}

/** A plot lower than this, in pixels, shows little. */
const LEAST_PLOT = 150

/** What a legend needs that has more rows than it was laid out for, and so grows over the title and out of the picture. */
export function roomForLegend(live: HTMLElement, { layout }: Figure): LegendRoom | undefined {
  const legend = live.querySelector('.legend')?.getBoundingClientRect()
  if (legend === undefined || live.clientWidth >= NARROW) return undefined
  const { t, b } = layout.margin as { readonly t: number; readonly b: number }
  const plot = live.clientHeight - t - b
  const lift = Math.max(0, ...overlaps(live, legend))
  const extra = Math.ceil(live.getBoundingClientRect().top - (legend.top - lift) + 4)
  if (extra <= 1) return undefined
  const { y = 1 } = layout.legend as { readonly y?: number }
  const higher = Math.max(plot, LEAST_PLOT)
  return { height: t + extra + higher + b, top: t + extra, y: 1 + ((y - 1) * plot + lift) / higher }
}

/** The layout of a picture with that room. */
export function withLegendRoom(layout: PlotlySpec, { top, y }: LegendRoom): PlotlySpec {
  const { margin, legend } = layout as { readonly margin: PlotlySpec; readonly legend: PlotlySpec }
  return { ...layout, margin: { ...margin, t: top }, legend: { ...legend, y } }
}

/** By how many pixels each text above the plot reaches into the legend. */
function overlaps(live: HTMLElement, legend: DOMRect): number[] {
  return [...live.querySelectorAll('.annotation')].map((text) => {
    const box = text.getBoundingClientRect()
    const isBeside = box.right < legend.left || box.left > legend.right || box.bottom < legend.top
    return isBeside ? 0 : legend.bottom - box.top
  })
}
