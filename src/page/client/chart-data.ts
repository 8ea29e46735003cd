import type { Figure } from '../../lib/figure'
import { button } from './button'
import css from './chart-data.css'
import { csvOf, type DataCell, type DataTable, dataOf } from './chart-table'
import { chartOf } from './charts'
import { tidyScrollers } from './scrollers'
import { addStyle } from './style'
import { type ClientWords, clientWords } from './words'

/** A longer table helps nobody on a page. */
const ROWS = 200

/** Under every chart, the published ones and those of the reader's runs: its data as a table, folded. */
export function mountChartData(): void {
  const words = clientWords(document.documentElement.lang)
  addStyle(css)
  for (const chart of document.querySelectorAll<HTMLElement>('figure[data-chart]')) addData(chart, words)
  const update = (event: Event) => {
    const chart = (event as CustomEvent<HTMLElement>).detail
    const details = chart.querySelector<HTMLDetailsElement>(':scope > .chart-data')
    if (details === null) addData(chart, words)
    else fill(details, chart, words)
  }
  for (const event of ['chart-added', 'chart-changed']) document.addEventListener(event, update)
}

function addData(chart: HTMLElement, words: ClientWords): void {
  if (chartOf(chart) === undefined) return
  const details = document.createElement('details')
  details.className = 'chart-data'
  const summary = document.createElement('summary')
  summary.textContent = words.showData
  details.append(summary)
  details.addEventListener('toggle', () => fill(details, chart, words))
  chart.append(details)
}

/** The tables are made when they are looked at, and taken down when they are not. */
function fill(details: HTMLDetailsElement, chart: HTMLElement, words: ClientWords): void {
  while (details.children.length > 1) details.lastElementChild?.remove()
  const figure = chartOf(chart)?.figure
  if (!details.open || figure === undefined) return
  const tables = dataOf(figure, words.data)
  details.append(...tables.flatMap((table) => view(table, figure, words)))
  if (tables.length === 0) details.append(line(words.noData))
}

function view(data: DataTable, figure: Figure, words: ClientWords): HTMLElement[] {
  const box = document.createElement('div')
  box.className = 'wide rows'
  box.tabIndex = 0
  box.setAttribute('role', 'group')
  box.setAttribute('aria-label', words.dataOf(figure.alt))
  box.append(tableOf(data))
  tidyScrollers([box])
  const below = document.createElement('div')
  below.className = 'below'
  const said = line('')
  said.setAttribute('role', 'status')
  const shown = Math.min(ROWS, data.rows.length)
  below.append(copyButton(data, said, words), line(words.rowsShown(shown, data.rows.length)), said)
  return [box, below]
}

function line(text: string): HTMLElement {
  const paragraph = document.createElement('p')
  paragraph.textContent = text
  return paragraph
}

function tableOf({ columns, rows }: DataTable): HTMLTableElement {
  const table = document.createElement('table')
  const isNumber = columns.map((_, i) => rows.every((row) => typeof row[i] !== 'string'))
  const cell = (tag: 'th' | 'td', text: string, i: number) => {
    const element = document.createElement(tag)
    element.textContent = text
    if (tag === 'th') element.setAttribute('scope', 'col')
    if (isNumber[i]) element.className = 'number'
    return element
  }
  table
    .createTHead()
    .insertRow()
    .append(...columns.map((name, i) => cell('th', name, i)))
  const body = table.createTBody()
  for (const row of rows.slice(0, ROWS)) {
    body.insertRow().append(...row.map((value, i) => cell('td', printed(value), i)))
  }
  return table
}

/** Six digits are more than a chart shows; the copy has all of them. */
function printed(value: DataCell): string {
  return typeof value === 'number'
    ? String(Number(value.toPrecision(6))).replace('-', '\u2212')
    : (value ?? '')
}

function copyButton(data: DataTable, said: HTMLElement, words: ClientWords): HTMLButtonElement {
  return button(words.copyCsv, async () => {
    said.textContent = (await copied(csvOf(data))) ? words.copied : words.notCopied
  })
}

/** A browser that gives a page from a file no clipboard may still know the old way. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedBySelection(text)
  }
}

function copiedBySelection(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'unseen'
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}
