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

/** Numbers row by row; null leaves a cell blank. */
export type HeatmapValues = readonly (readonly (number | null)[])[]

export interface HeatmapMoment extends Moment {
  readonly values: HeatmapValues
  /** Cells that get a frame of ink. */
  readonly framed?: readonly HeatmapPlace[]
}

export interface HeatmapOptions extends Omit<ChartOptions, 'log' | 'xRange' | 'yRange'> {
  /** The names of the columns, from left to right, and of the rows, from the top down. A name may come twice: a letter. */
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
  /** Whether any cell has a frame at any moment: there is a wider gap then, for the frames to stand in. */
  readonly hasFrames: boolean
}

/**
 * A table of numbers as a field of cells in one hue, the number printed in each: a confusion matrix (rows are the
 * truth, columns what was predicted), a grid of hyperparameters.
 * @throws if values is not a full table of rows.length x columns.length finite numbers or nulls, or alt is empty
 */
export function heatmap(values: HeatmapValues, options: HeatmapOptions): Figure {
  const rows = requireSome('rows', options.rows).map(String)
  const columns = requireSome('columns', options.columns).map(String)
  const base = checkedTable(values, rows.length, columns.length)
  const moments = (options.frames ?? []).map((moment) => ({
    name: moment.name,
    values: checkedTable(moment.values, rows.length, columns.length),
    framed: moment.framed ?? [],
  }))
  const all = [...base, ...moments.flatMap((moment) => moment.values)]
    .flat()
    .filter((value) => value !== null)
  const low = options.range?.[0] ?? Math.min(0, ...all)
  const high = options.range?.[1] ?? Math.max(...all)
  const print = options.print ?? columns.length <= 12
  const layout = heatmapLayout(options, rows, columns)
  const hasFrames = [...(options.framed ?? []), ...moments.flatMap((moment) => moment.framed)].length > 0
  const setting: Setting = {
    rows: keysOf(rows),
    columns: keysOf(columns),
    low,
    high: high > low ? high : low + 1,
    print,
    digits: options.digits,
    hasFrames,
  }
  if (moments.length === 0)
    return { data: cells(base, options.framed ?? [], setting), layout, alt: options.alt }
  return animate(
    options.alt,
    layout,
    moments.map((moment) => ({ name: moment.name, data: cells(moment.values, moment.framed, setting) })),
  )
}

function checkedTable(values: HeatmapValues, rows: number, columns: number): (number | null)[][] {
  requireSome('values', values)
  if (values.length !== rows || values.some((row) => row.length !== columns)) {
    const found = `${values.length} x ${[...new Set(values.map((row) => row.length))].join('/')}`
    throw new Error(`values must have ${rows} rows of ${columns} numbers: ${found}`)
  }
  return values.map((row, i) =>
    row.map((value, j) => (value === null ? null : number(`values[${i}][${j}]`, value))),
  )
}

/** A name in lines, broken at its spaces, so that a species fits under its column. */
function broken(name: string): string {
  return name.length > 8 ? name.replaceAll(' ', '<br>') : name
}

/** What Plotly tells the columns apart by: their names, numbered where one comes twice. */
function keysOf(names: readonly string[]): string[] {
  return new Set(names).size === names.length
    ? [...names]
    : names.map((name, i) => `${name}\u00a0(${String(i + 1)})`)
}

function heatmapLayout(
  options: HeatmapOptions,
  rows: readonly string[],
  columns: readonly string[],
): PlotlySpec {
  const wrapped = { rows: rows.map(broken), columns: columns.map(broken) }
  const axis = (names: readonly string[], lines: readonly string[]): PlotlySpec => {
    const keys = keysOf(names)
    return {
      ...categoryAxis(keys),
      tickmode: 'array',
      // A number as a place is taken for the category of that name, where there is one.
      tickvals: keys.some((key) => /^\d+$/.test(key)) ? keys : keys.map((_, i) => i),
      ticktext: [...lines],
      showline: false,
    }
  }
  return chartLayout({
    options,
    x: axis(columns, wrapped.columns),
    y: { ...axis(rows, wrapped.rows), range: [rows.length - 0.5, -0.5] },
    tickWidth: Math.max(...wrapped.rows.map((name) => textWidth(name))),
    tickLines: Math.max(...wrapped.columns.map((name) => name.split('<br>').length)),
  })
}

function cells(values: HeatmapValues, framed: readonly HeatmapPlace[], setting: Setting): PlotlySpec[] {
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
    xgap: setting.hasFrames ? 4 : 2,
    ygap: setting.hasFrames ? 4 : 2,
    hovertemplate: '%{y}, %{x}: %{z}<extra></extra>',
  }
  return [
    ...(setting.hasFrames ? [cellFrames(framed, setting)] : []),
    field,
    ...(setting.print ? [numbers(values, setting)] : []),
  ]
}

/** Ink below the cells: it shows in the gaps around those that are framed. */
function cellFrames(framed: readonly HeatmapPlace[], { rows, columns }: Setting): PlotlySpec {
  const isFramed = new Set(framed.map(([row, column]) => `${row} ${column}`))
  return {
    type: 'heatmap',
    z: rows.map((_, i) => columns.map((_, j) => (isFramed.has(`${i} ${j}`) ? 1 : null))),
    x: columns,
    y: rows,
    zmin: 0,
    zmax: 1,
    colorscale: [
      [0, palette.ink],
      [1, palette.ink],
    ],
    showscale: false,
    // With a gap, however small, Plotly leaves a cell without a value out of its picture.
    xgap: 0.01,
    ygap: 0.01,
    hoverinfo: 'skip',
  }
}

/** The number in each cell, in ink, which every cell is pale enough for; zeros step back. */
function numbers(values: HeatmapValues, setting: Setting): PlotlySpec {
  const { rows, columns, digits } = setting
  const flat = values.flatMap((row, i) =>
    row.flatMap((value, j) => (value === null ? [] : [{ value, row: rows[i]!, column: columns[j]! }])),
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
