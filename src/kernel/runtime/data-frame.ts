import type { Bundle } from './door.ts'

/** What is used of a data frame or series of Danfo.js, whichever copy of it made it. */
interface Frame {
  readonly $isSeries: boolean
  readonly columns: readonly (string | number)[]
  readonly index: readonly (string | number)[]
  readonly dtypes: readonly string[]
  /** Rows of cells; of a series, its values. */
  readonly values: readonly unknown[]
  toString(): string
}

/** Rows of each end of a long table, and columns, that are shown. */
const ends = 10
const widest = 30

/** A data frame or series as a table, and as the text that it prints itself. Undefined for anything else. */
export function dataFrameBundle(value: object): Bundle | undefined {
  if (!isFrame(value)) return undefined
  return { data: { 'text/html': html(value), 'text/plain': value.toString().trimEnd() }, metadata: {} }
}

function isFrame(value: object): value is Frame {
  return (
    '$isSeries' in value &&
    'columns' in value &&
    Array.isArray(value.columns) &&
    'index' in value &&
    Array.isArray(value.index)
  )
}

function html(frame: Frame): string {
  const { index, values, dtypes, $isSeries } = frame
  const columns = frame.columns.slice(0, widest)
  const align = (column: number) =>
    `style="text-align: ${/^(?:float|int)/.test(dtypes[column] ?? '') ? 'right' : 'left'}"`
  const row = (at: number) => {
    const cells = $isSeries ? [values[at]] : (values[at] as readonly unknown[])
    const shown = columns.map((_, column) => `<td ${align(column)}>${escaped(cellText(cells[column]))}</td>`)
    return `<tr><th scope="row">${escaped(String(index[at]))}</th>${shown.join('')}</tr>`
  }
  const all = values.map((_, at) => at)
  const isLong = all.length > 2 * ends
  const gap = `<tr><th scope="row">…</th>${columns.map((_, column) => `<td ${align(column)}>…</td>`).join('')}</tr>`
  const body = isLong
    ? [...all.slice(0, ends).map(row), gap, ...all.slice(-ends).map(row)]
    : all.map((at) => row(at))
  const head = columns.map((name, column) => `<th scope="col" ${align(column)}>${escaped(String(name))}</th>`)
  const caption = `<caption style="text-align: left">${sizeText(frame)}</caption>`
  return `<table>\n${caption}\n<thead><tr><td></td>${head.join('')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
}

function sizeText({ values, columns, $isSeries }: Frame): string {
  const rows = `${values.length} ${values.length === 1 ? 'row' : 'rows'}`
  if ($isSeries) return rows
  const more = columns.length > widest ? `, the first ${widest} are shown` : ''
  return `${rows}, ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}${more}`
}

/** Nothing for what is missing; numbers in at most six significant digits. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value))
    return String(Number(value.toPrecision(6)))
  return String(value)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => entities[letter]!)
}
