import type { Figure, Json, PlotlySpec } from '../../lib/figure'

export type DataCell = string | number | null

/** Data of a chart as a table: what a reader can check, copy, and take elsewhere. */
export interface DataTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly DataCell[])[]
}

/** The words of the tables. */
export interface DataWords {
  readonly moment: string
  readonly always: string
  readonly series: string
  readonly line: string
  readonly points: string
  readonly value: string
  readonly region: string
}

/** Wider grids are told place by place. */
const WIDEST_GRID = 12

/** A trace at one moment of its chart; `moment` is undefined where the trace never changes. */
interface Shown {
  readonly trace: PlotlySpec
  readonly moment: string | undefined
}

/** The data of a figure: its points and bars in one table, and each of its grids, or its regions, in one of its own. */
export function dataOf(figure: Figure, words: DataWords): DataTable[] {
  const shown = tracesOf(figure).filter(({ trace }) => !isFrames(trace))
  const titles = { x: titleOf(figure, 'x'), y: titleOf(figure, 'y') }
  const regions = shown.filter(({ trace }) => isRegion(trace))
  const grids = distinct(shown.filter(({ trace }) => isGrid(trace) && !isRegion(trace)))
  const points = shown.filter(({ trace }) => !isGrid(trace) && trace.mode !== 'text')
  const tables = [
    pointTable(points, titles, words),
    regionTable(regions, names(figure), titles, words),
    gridTable(grids, titles, words),
  ]
  return tables.filter((table) => table.rows.length > 0)
}

function tracesOf({ data, frames = [] }: Figure): Shown[] {
  if (frames.length === 0) return data.map((trace) => ({ trace, moment: undefined }))
  return data.flatMap((trace, i): Shown[] => {
    const moments = frames.map((frame): Shown & { moment: string } => {
      return { trace: { ...trace, ...frame.data[i] }, moment: frame.name }
    })
    const isSame = new Set(moments.map((moment) => JSON.stringify(numbersOf(moment.trace)))).size === 1
    return isSame ? [{ trace: moments[0]!.trace, moment: undefined }] : moments
  })
}

function numbersOf({ x, y, z }: PlotlySpec): Json {
  return [x ?? null, y ?? null, z ?? null]
}

const isGrid = ({ type }: PlotlySpec) => type === 'heatmap' || type === 'contour'

/** Drawn for the eye alone: the frames around cells. */
const isFrames = ({ type, hoverinfo }: PlotlySpec) => type === 'heatmap' && hoverinfo === 'skip'

/** A contour that shades the places at which one class is ahead; see lib/charts/contour.ts. */
function isRegion({ type, contours }: PlotlySpec): boolean {
  return type === 'contour' && (contours as PlotlySpec | undefined)?.type === 'constraint'
}

/** A surface that is drawn by several traces, one a level, is one table. */
function distinct(shown: readonly Shown[]): Shown[] {
  const key = ({ trace, moment }: Shown) => JSON.stringify([moment ?? null, numbersOf(trace)])
  return [...new Map(shown.map((each) => [key(each), each])).values()]
}

/** The title of an axis: the lessons' charts write it as an annotation of that name. */
function titleOf({ layout }: Figure, axis: 'x' | 'y'): string {
  const annotations = (layout.annotations ?? []) as readonly PlotlySpec[]
  const named = annotations.find(({ name }) => name === axis)?.text
  const own = (layout[`${axis}axis`] as PlotlySpec | undefined)?.title
  const title = named ?? (typeof own === 'object' && own !== null ? (own as PlotlySpec).text : own)
  return typeof title === 'string' && title.trim() !== '' ? plain(title) : axis
}

/** The names of the groups of points, in the order of their colours. */
function names({ data }: Figure): string[] {
  return data.flatMap(({ mode, name, hoverinfo }) =>
    mode === 'markers' && typeof name === 'string' && name !== '' && hoverinfo !== 'skip'
      ? [plain(name)]
      : [],
  )
}

interface Titles {
  readonly x: string
  readonly y: string
}

function pointTable(shown: readonly Shown[], titles: Titles, words: DataWords): DataTable {
  const rows = shown.flatMap(({ trace, moment }) => {
    const xs = listOf(trace.x)
    const ys = listOf(trace.y)
    const series = seriesOf(trace, words)
    return Array.from({ length: Math.max(xs.length, ys.length) }, (_, i): DataCell[] => [
      moment ?? words.always,
      series,
      cellOf(xs[i]),
      cellOf(ys[i]),
    ]).filter(([, , x, y]) => x !== null || y !== null)
  })
  return withoutConstant({ columns: [words.moment, words.series, titles.x, titles.y], rows }, 2)
}

function seriesOf({ name, mode }: PlotlySpec, words: DataWords): string {
  if (typeof name === 'string' && name.trim() !== '') return plain(name)
  return typeof mode === 'string' && mode.startsWith('lines') ? words.line : words.points
}

/** At each place of the sheet the class that is ahead there: that of the region that shades it, else the first. */
function regionTable(
  shown: readonly Shown[],
  named: readonly string[],
  titles: Titles,
  words: DataWords,
): DataTable {
  const moments = [...new Set(shown.map(({ moment }) => moment))]
  const rows = moments.flatMap((moment) => {
    const regions = shown.filter((each) => each.moment === moment).map(({ trace }) => trace)
    const classOf = (i: number) => (named.length === regions.length + 1 ? named[i]! : String(i + 1))
    return placesOf(regions[0] ?? {}).map(({ x, y, row, column }): DataCell[] => {
      const ahead = regions.findIndex(({ z }) => Number(listOf(listOf(z)[row])[column]) > 0)
      return [moment ?? words.always, x, y, classOf(ahead + 1)]
    })
  })
  return withoutConstant({ columns: [words.moment, titles.x, titles.y, words.region], rows }, 1)
}

function gridTable(shown: readonly Shown[], titles: Titles, words: DataWords): DataTable {
  const first = shown[0]?.trace ?? {}
  const columns = listOf(first.x).map((name) => plain(String(name)))
  if (columns.length === 0 || columns.length > WIDEST_GRID) return placeTable(shown, titles, words)
  const rows = shown.flatMap(({ trace, moment }) =>
    listOf(trace.z).map((values, row): DataCell[] => [
      moment ?? words.always,
      cellOf(listOf(trace.y)[row]),
      ...listOf(values).map(cellOf),
    ]),
  )
  return withoutConstant({ columns: [words.moment, `${titles.y} / ${titles.x}`, ...columns], rows }, 1)
}

function placeTable(shown: readonly Shown[], titles: Titles, words: DataWords): DataTable {
  const rows = shown.flatMap(({ trace, moment }) =>
    placesOf(trace).map(({ x, y, value }): DataCell[] => [moment ?? words.always, x, y, value]),
  )
  return withoutConstant({ columns: [words.moment, titles.x, titles.y, words.value], rows }, 1)
}

function placesOf({ x, y, z }: PlotlySpec) {
  return listOf(z).flatMap((values, row) =>
    listOf(values).map((value, column) => ({
      x: cellOf(listOf(x)[column] ?? column),
      y: cellOf(listOf(y)[row] ?? row),
      value: cellOf(value),
      row,
      column,
    })),
  )
}

/** Leaves out those of the first columns, of moments and of series, that say the same in every row. */
function withoutConstant({ columns, rows }: DataTable, count: number): DataTable {
  const isKept = columns.map((_, i) => i >= count || new Set(rows.map((row) => row[i])).size > 1)
  return {
    columns: columns.filter((_, i) => isKept[i]),
    rows: rows.map((row) => row.filter((_, i) => isKept[i])),
  }
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

function cellOf(value: Json | undefined): DataCell {
  if (typeof value === 'string') return plain(value)
  return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : null
}

/** Text without the few tags and entities that Plotly reads. */
function plain(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<[a-z/][^>]*>/gi, '')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** A table as CSV, all of its rows, its numbers in full. */
export function csvOf({ columns, rows }: DataTable): string {
  const field = (cell: DataCell) => {
    const text = cell === null ? '' : String(cell)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\n`).join('')
}
