import type { Figure, PlotlySpec } from '../figure'
import { number, requireAlt, requireSome } from './border'
import { chartWidth } from './layout'
import { palette } from './palette'
import { fontFamily, fontSize } from './text'

/** Grey values row by row from the top; 0 is paper, `white` in the options is full ink. */
export type Pixels = readonly (readonly number[])[]

/** One picture of several, with what is written under it. */
export interface NamedPixels {
  readonly name: string
  readonly pixels: Pixels
}

export interface ImageOptions {
  readonly alt: string
  readonly title?: string
  /** The value that is full ink; default: the greatest that occurs. */
  readonly full?: number
  /** Pictures in a row; default: up to 7. */
  readonly columns?: number
}

const gap = 12
const titleHeight = 34
const nameHeight = 24

/**
 * Grey pictures, drawn in ink on paper: one, or several in rows with their names below.
 * @throws if there is no pixel, rows differ in length, a value is not finite, or alt is empty
 */
export function image(pictures: Pixels | readonly NamedPixels[], options: ImageOptions): Figure {
  requireAlt(options.alt)
  const list = named(pictures)
  const full =
    options.full ??
    list.reduce((most, one) => Math.max(most, ...one.pixels.map((row) => Math.max(...row))), 0)
  const columns = Math.min(options.columns ?? 7, list.length)
  const rows = Math.ceil(list.length / columns)
  const side = list.length === 1 ? 280 : Math.floor((chartWidth - (columns + 1) * gap) / columns)
  const below = list.some((one) => one.name !== '') ? nameHeight : 0
  const top = options.title === undefined ? 0 : titleHeight
  const height = top + gap + rows * (side + below + gap)
  const places = list.map((one, i) => place(one, i, { columns, side, below, top, height }))
  return {
    data: list.map((one, i) => pixelTrace(one, i, full || 1)),
    layout: imageLayout(options, height, places),
    alt: options.alt,
  }
}

function named(pictures: Pixels | readonly NamedPixels[]): readonly NamedPixels[] {
  requireSome<unknown>('pixels', pictures)
  const list =
    'pixels' in pictures[0]!
      ? (pictures as readonly NamedPixels[])
      : [{ name: '', pixels: pictures as Pixels }]
  for (const { name, pixels } of list) {
    const where = name === '' ? 'pixels' : `pixels of ${name}`
    const width = requireSome(where, pixels)[0]!.length
    requireSome(`${where}[0]`, pixels[0]!)
    if (pixels.some((row) => row.length !== width)) throw new Error(`${where} must have rows of one length`)
    for (const [i, row] of pixels.entries())
      for (const [j, value] of row.entries()) number(`${where}[${i}][${j}]`, value)
  }
  return list
}

interface Place {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  readonly name: string
  readonly pixels: Pixels
}

interface Tiling {
  readonly columns: number
  readonly side: number
  readonly below: number
  readonly top: number
  readonly height: number
}

/** The part of the figure that a picture covers, from 0 to 1 as Plotly's domains. */
function place(one: NamedPixels, index: number, tiling: Tiling): Place {
  const { columns, side, below, top, height } = tiling
  const left = gap + (index % columns) * (side + gap)
  const upper = top + gap + Math.floor(index / columns) * (side + below + gap)
  // A picture that is not square keeps its form within the square.
  const shape = one.pixels.length / one.pixels[0]!.length
  const wide = shape > 1 ? side / shape : side
  const high = shape > 1 ? side : side * shape
  const part = (value: number, whole: number): number => number('domain', value / whole)
  return {
    ...one,
    x: [part(left, chartWidth), part(left + wide, chartWidth)],
    y: [part(height - upper - high, height), part(height - upper, height)],
  }
}

function pixelTrace(one: NamedPixels, index: number, full: number): PlotlySpec {
  const id = index === 0 ? '' : String(index + 1)
  return {
    type: 'heatmap',
    z: one.pixels,
    zmin: 0,
    zmax: full,
    colorscale: [
      [0, palette.paper],
      [1, palette.ink],
    ],
    showscale: false,
    xaxis: `x${id}`,
    yaxis: `y${id}`,
    name: one.name,
    hovertemplate: '%{x}, %{y}: %{z}<extra></extra>',
  }
}

function imageLayout(options: ImageOptions, height: number, places: readonly Place[]): PlotlySpec {
  const axes: Record<string, PlotlySpec> = {}
  for (const [i, { x, y, pixels }] of places.entries()) {
    const id = i === 0 ? '' : String(i + 1)
    axes[`xaxis${id}`] = { ...frame, domain: x, range: [-0.5, pixels[0]!.length - 0.5], anchor: `y${id}` }
    axes[`yaxis${id}`] = { ...frame, domain: y, range: [pixels.length - 0.5, -0.5], anchor: `x${id}` }
  }
  const names = places.flatMap(({ name, x, y }) => (name === '' ? [] : [pictureName(name, x, y)]))
  return {
    width: chartWidth,
    height,
    margin: { l: 0, r: 0, t: 0, b: 0, pad: 0, autoexpand: false },
    paper_bgcolor: palette.paper,
    plot_bgcolor: palette.paper,
    font: { family: fontFamily, size: fontSize, color: palette.ink },
    hoverlabel: {
      bgcolor: palette.paper,
      bordercolor: palette.ink,
      font: { color: palette.ink, size: fontSize },
    },
    dragmode: false,
    showlegend: false,
    ...axes,
    annotations: [...names, ...(options.title === undefined ? [] : [pictureTitle(options.title)])],
  }
}

const frame: PlotlySpec = {
  visible: true,
  showgrid: false,
  zeroline: false,
  showticklabels: false,
  ticks: '',
  showline: true,
  mirror: true,
  linecolor: palette.rule,
  linewidth: 1,
  fixedrange: true,
}

function pictureName(name: string, x: readonly [number, number], y: readonly [number, number]): PlotlySpec {
  const middle = number('name', (x[0] + x[1]) / 2)
  const font = { color: palette.ink, size: fontSize - 1 }
  return { ...free, text: name, x: middle, y: y[0], xanchor: 'center', yanchor: 'top', yshift: -2, font }
}

function pictureTitle(title: string): PlotlySpec {
  const font = { color: palette.ink, size: fontSize + 2, weight: 600 }
  return { ...free, text: title, x: 0, y: 1, xanchor: 'left', yanchor: 'top', xshift: gap, yshift: -6, font }
}

const free: PlotlySpec = { showarrow: false, xref: 'paper', yref: 'paper', borderpad: 0 }
