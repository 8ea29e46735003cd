import type { Figure, PlotlySpec } from '../figure'
import { categoryAxis } from './axes'
import { number, requireSome } from './border'
import { animate, type Moment } from './frames'
import { type ChartOptions, chartLayout } from './layout'
import { labelTrace } from './marks'
import { palette } from './palette'
import { textWidth } from './text'

/** A cell by its row and column, from 0. */
export type HeatmapPlace = readonly [row: number, column: number]

export interface HeatmapMoment extends Moment {
  readonly values: readonly (readonly number[])[]
  /** Cells that get a frame of ink. */
  readonly framed?: readonly HeatmapPlace[]
}

export interface HeatmapOptions extends Omit<ChartOptions, 'log' | 'xRange' | 'yRange'> {
  /** The names of the columns, from left to right, and of the rows, from the top down. */
  readonly columns: readonly (string | number)[]
  readonly rows: readonly (string | number)[]
  /** Digits after the point of the printed numbers; default: as many as needed, at most two. */
  readonly digits?: number
  /** Numbers in the cells; default: where there are at most 12 columns. */
  readonly print?: boolean
  /** The values of the palest and the deepest colour; default: 0 (or the least value below it) and the greatest. */
  readonly range?: readonly [number, number]
  /** Cells that get a frame of ink. */
  readonly framed?: readonly HeatmapPlace[]
  readonly frames?: readonly HeatmapMoment[]
}

interface Setting {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly low: number
  readonly high: number
  readonly print: boolean
  readonly digits: number | undefined
  /** The side of the frame around a cell, in pixels; 0 where no cell has one. */
  readonly frameSide: number
}

/**
 * A table of numbers as a field of cells in one hue, the number printed in each: a confusion matrix (rows are the
 * truth, columns what was predicted), a grid of hyperparameters.
 * @throws if values is not a full table of rows.length x columns.length finite numbers, or alt is empty
 */
export function heatmap(values: readonly (readonly number[])[], options: HeatmapOptions): Figure {
  const rows = requireSome('rows', options.rows).map(String)
  const columns = requireSome('columns', options.columns).map(String)
  const base = checkedTable(values, rows.length, columns.length)
  const moments = (options.frames ?? []).map((moment) => ({
    name: moment.name,
    values: checkedTable(moment.values, rows.length, columns.length),
    framed: moment.framed ?? [],
  }))
  const all = [...base, ...moments.flatMap((moment) => moment.values)].flat()
  const low = options.range?.[0] ?? Math.min(0, ...all)
  const high = options.range?.[1] ?? Math.max(...all)
  const print = options.print ?? columns.length <= 12
  const layout = heatmapLayout(options, rows, columns)
  const hasFrames = [...(options.framed ?? []), ...moments.flatMap((moment) => moment.framed)].length > 0
  const setting: Setting = {
    ...{ rows, columns, low, high: high > low ? high : low + 1, print, digits: options.digits },
    frameSide: hasFrames ? cellSide(layout, rows.length, columns.length) - 8 : 0,
  }
  if (moments.length === 0)
    return { data: cells(base, options.framed ?? [], setting), layout, alt: options.alt }
  return animate(
    options.alt,
    layout,
    moments.map((moment) => ({ name: moment.name, data: cells(moment.values, moment.framed, setting) })),
  )
}

function checkedTable(values: readonly (readonly number[])[], rows: number, columns: number): number[][] {
  requireSome('values', values)
  if (values.length !== rows || values.some((row) => row.length !== columns)) {
    const found = `${values.length} x ${[...new Set(values.map((row) => row.length))].join('/')}`
    throw new Error(`values must have ${rows} rows of ${columns} numbers: ${found}`)
  }
  return values.map((row, i) => row.map((value, j) => number(`values[${i}][${j}]`, value)))
}

/** A name in lines, broken at its spaces, so that a species fits under its column. */
function broken(name: string): string {
  return name.length > 8 ? name.replaceAll(' ', '<br>') : name
}

function heatmapLayout(
  options: HeatmapOptions,
  rows: readonly string[],
  columns: readonly string[],
): PlotlySpec {
  const wrapped = { rows: rows.map(broken), columns: columns.map(broken) }
  const ticks = (names: readonly string[]): PlotlySpec => ({
    tickmode: 'array',
    tickvals: names.map((_, i) => i),
    ticktext: [...names],
    showline: false,
  })
  return chartLayout({
    options,
    x: { ...categoryAxis(columns), ...ticks(wrapped.columns) },
    y: { ...categoryAxis(rows), ...ticks(wrapped.rows), range: [rows.length - 0.5, -0.5] },
    tickWidth: Math.max(...wrapped.rows.map((name) => textWidth(name))),
    tickLines: Math.max(...wrapped.columns.map((name) => name.split('<br>').length)),
  })
}

/** The shorter side of a cell, in pixels. */
function cellSide({ width, height, margin }: PlotlySpec, rows: number, columns: number): number {
  const { l, r, t, b } = margin as { readonly [side: string]: number }
  const across = ((width as number) - l! - r!) / columns
  return Math.floor(Math.min(across, ((height as number) - t! - b!) / rows))
}

function cells(
  values: readonly (readonly number[])[],
  framed: readonly HeatmapPlace[],
  setting: Setting,
): PlotlySpec[] {
  const { rows, columns, low, high } = setting
  const field: PlotlySpec = {
    type: 'heatmap',
    z: values,
    x: columns,
    y: rows,
    zmin: low,
    zmax: high,
    colorscale: [
      [0, palette.low],
      [1, palette.high],
    ],
    showscale: false,
    xgap: 2,
    ygap: 2,
    hovertemplate: '%{y}, %{x}: %{z}<extra></extra>',
  }
  return [
    field,
    ...(setting.print ? [numbers(values, setting)] : []),
    ...(setting.frameSide > 0 ? [cellFrames(framed, setting)] : []),
  ]
}

function cellFrames(framed: readonly HeatmapPlace[], { rows, columns, frameSide }: Setting): PlotlySpec {
  const nowhere = framed.length === 0
  return {
    type: 'scatter',
    mode: 'markers',
    name: '',
    x: nowhere ? [null] : framed.map(([, column]) => columns[column] ?? null),
    y: nowhere ? [null] : framed.map(([row]) => rows[row] ?? null),
    marker: { symbol: 'square-open', size: frameSide, color: palette.ink, line: { width: 2 } },
    hoverinfo: 'skip',
    showlegend: false,
  }
}

/** The number in each cell, in ink, which every cell is pale enough for; zeros step back. */
function numbers(values: readonly (readonly number[])[], setting: Setting): PlotlySpec {
  const { rows, columns, digits } = setting
  const flat = values.flatMap((row, i) =>
    row.map((value, j) => ({ value, row: rows[i]!, column: columns[j]! })),
  )
  const trace = labelTrace(
    flat.map(({ value }) => ({ x: 0, y: 0, position: 'middle center', text: printed(value, digits) })),
    flat.map(({ value }) => (value === 0 ? palette.soft : palette.ink)),
  )
  // Without a halo: each number has its cell for itself.
  const textfont = { ...(trace.textfont as PlotlySpec), shadow: 'none' }
  return { ...trace, textfont, x: flat.map(({ column }) => column), y: flat.map(({ row }) => row) }
}

function printed(value: number, digits: number | undefined): string {
  return digits === undefined ? String(Number(value.toFixed(2))) : value.toFixed(digits)
}
