import { inspect } from 'node-inspect-extracted'

/** The text that Node's `console.table` prints for an object. */
export function boxTable(value: object, columns?: readonly string[]): string {
  if (value instanceof Map) {
    const entries = [...value]
    return box([
      ['(iteration index)', entries.map((_, i) => String(i))],
      ['Key', entries.map(([key]) => shown(key))],
      ['Values', entries.map(([, item]) => shown(item))],
    ])
  }
  if (value instanceof Set) {
    const items = [...value]
    return box([
      ['(iteration index)', items.map((_, i) => String(i))],
      ['Values', items.map(shown)],
    ])
  }
  return box(columnsOf(value as Record<string, unknown>, columns))
}

type Column = readonly [name: string, cells: readonly (string | undefined)[]]

/** One column for each key of the rows, and one for rows that are plain values. */
function columnsOf(rows: Record<string, unknown>, only: readonly string[] | undefined): Column[] {
  const index = Object.keys(rows)
  const found = new Map<string, string[]>()
  const plain: string[] = []
  for (const [i, key] of index.entries()) {
    const row = rows[key]
    if (row === null || (typeof row !== 'object' && typeof row !== 'function')) {
      plain[i] = shown(row)
      continue
    }
    for (const name of only ?? Object.keys(row)) {
      const cells = found.get(name) ?? []
      found.set(name, cells)
      cells[i] = Object.hasOwn(row, name) ? shown((row as Record<string, unknown>)[name]) : ''
    }
  }
  const values: Column[] = plain.length > 0 ? [['Values', plain]] : []
  return [['(index)', index], ...found, ...values]
}

function shown(value: unknown): string {
  const isWide = typeof value === 'object' && value !== null && !Array.isArray(value)
  const depth = isWide && Object.keys(value).length > 2 ? -1 : 0
  return inspect(value, { depth, maxArrayLength: 3, breakLength: Number.POSITIVE_INFINITY })
}

function box(columns: readonly Column[]): string {
  const height = Math.max(...columns.map(([, cells]) => cells.length))
  const widths = columns.map(([name, cells]) => {
    let width = widthOf(name)
    for (const cell of cells) width = Math.max(width, widthOf(cell ?? ''))
    return width + 2
  })
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right
  const row = (cells: readonly string[]) =>
    `│${cells.map((cell, i) => ` ${cell}${' '.repeat(widths[i]! - 1 - widthOf(cell))}`).join('│')}│`
  const lines = [rule('┌', '┬', '┐'), row(columns.map(([name]) => name)), rule('├', '┼', '┤')]
  for (let i = 0; i < height; i++) lines.push(row(columns.map(([, cells]) => cells[i] ?? '')))
  return [...lines, rule('└', '┴', '┘')].join('\n')
}

/** How many places a text takes in a font of one width: two for the scripts of East Asia and for pictures. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text.normalize('NFC')) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1
  }
  return width
}
