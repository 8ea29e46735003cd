import { requireSome } from './charts/border'
import type { Table, TableCell } from './figure'
import { say } from './host'

export interface TableOptions<Key extends string> {
  /** What the reader sees in the table; shown above it. */
  readonly caption: string
  /** The keys to show, in order; or keys with the words to print as headings. Default: the first row's keys. */
  readonly columns?: readonly Key[] | { readonly [key in Key]?: string }
  /** Digits after the point of every number in a column. Default: numbers are printed in at most four digits. */
  readonly digits?: { readonly [key in Key]?: number }
}

/**
 * A table of the given rows, one column a key.
 * @throws if there is no row, or the caption is empty
 */
export function table<Row extends { readonly [key in keyof Row]: TableCell | undefined }>(
  rows: readonly Row[],
  options: TableOptions<Extract<keyof Row, string>>,
): Table {
  type Key = Extract<keyof Row, string>
  if (options.caption.trim() === '') throw new Error('caption must say what the table shows: ""')
  const first = requireSome('rows', rows)[0]!
  const { columns } = options
  const keys = Array.isArray(columns) ? (columns as readonly Key[]) : (Object.keys(columns ?? first) as Key[])
  const headings = keys.map((key) =>
    Array.isArray(columns) ? key : ((columns as { [k in Key]?: string })?.[key] ?? key),
  )
  return {
    columns: headings,
    rows: rows.map((row) => keys.map((key) => cell(row[key], options.digits?.[key]))),
    caption: options.caption,
  }
}

function cell(value: TableCell | undefined, digits: number | undefined): TableCell {
  return typeof value === 'number' && digits !== undefined ? value.toFixed(digits) : (value ?? null)
}

const numeric = /^[-−+]?[\d.,]+(e[-+]?\d+)?\s?%?$/

/** True where every cell of a column is a number, printed or not: such a column is set flush right. */
function isNumeric(source: Table, column: number): boolean {
  const cells = source.rows.map((row) => row[column] ?? null).filter((one) => one !== null && one !== '')
  return cells.length > 0 && cells.every((one) => typeof one === 'number' || numeric.test(String(one)))
}

/** A cell as it is read: numbers in at most four significant digits after a whole part, `yes` and `no`, or nothing. */
export function cellText(value: TableCell): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return say(value ? { en: 'yes', zh: '是' } : { en: 'no', zh: '否' })
  if (typeof value === 'string') return value
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value)
  return String(Math.abs(value) >= 1000 ? Number(value.toFixed(1)) : Number(value.toPrecision(4)))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => entities[letter]!)
}

/** The table as HTML, every text escaped. Numbers carry `class="number"` and are set flush right where no style is. */
export function tableHtml(source: Table): string {
  const kind = source.columns.map((_, i) =>
    isNumeric(source, i) ? ' class="number" style="text-align: right"' : ' style="text-align: left"',
  )
  const head = source.columns.map((name, i) => `<th scope="col"${kind[i]}>${escaped(name)}</th>`).join('')
  const body = source.rows.map(
    (row) => `<tr>${row.map((value, i) => `<td${kind[i]}>${escaped(cellText(value))}</td>`).join('')}</tr>`,
  )
  const caption = `<caption style="text-align: left">${escaped(source.caption)}</caption>`
  return `<table>\n${caption}\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`
}

/** The table as text: its caption, the headings, a rule, the rows; two spaces between columns. */
export function tableText(source: Table): string {
  const lines = [source.columns, ...source.rows.map((row) => row.map(cellText))]
  // A table may have more rows than a function takes arguments.
  const widths = source.columns.map((_, i) =>
    lines.reduce((width, one) => Math.max(width, [...(one[i] ?? '')].length), 0),
  )
  const right = source.columns.map((_, i) => isNumeric(source, i))
  const print = (one: readonly string[]): string =>
    widths
      .map((width, i) => {
        const text = one[i] ?? ''
        const gap = ' '.repeat(width - [...text].length)
        return right[i] ? gap + text : text + gap
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [source.caption, '', print(lines[0]!), rule, ...lines.slice(1).map(print)].join('\n')
}
