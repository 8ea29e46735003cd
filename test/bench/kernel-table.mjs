// What was measured as lines of text: ours, what was wanted of it, and the peers with their ratios.
import { median } from './kernel-measures.mjs'

const seconds = (value) => `${(value / 1000).toFixed(2)} s`
const milliseconds = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
const megabytes = (value) => `${value.toFixed(0)} MB`
const times = (value) => `${value.toFixed(2)} x`

const atMost = (limit) => () => limit
/** At most two thirds of what tslab has. */
const twoThirds = (peers) => peers.tslab && (peers.tslab * 2) / 3

const rows = [
  { label: 'kernel_info answered', key: 'info', unit: seconds, wanted: atMost(600) },
  { label: 'first trivial cell done', key: 'first', unit: seconds, wanted: atMost(2000) },
  { label: 'trivial cell, median', key: 'trivial', unit: milliseconds, wanted: atMost(30) },
  { label: 'trivial cell, 95 of 100', key: 'slow', unit: milliseconds },
  { label: 'cell that declares', key: 'declaring', unit: milliseconds },
  { label: 'cell that uses it', key: 'using', unit: milliseconds },
  { label: "import from 'fledgling'", key: 'loading', unit: milliseconds },
  { label: 'complete', key: 'complete', unit: milliseconds },
  { label: 'inspect', key: 'inspect', unit: milliseconds },
  { label: 'figure of 1 MB', key: 'figure', unit: milliseconds, wanted: atMost(50) },
  { label: 'endless loop stops', key: 'interrupt', unit: milliseconds, wanted: atMost(500) },
  { label: '100,000 lines', key: 'flood', unit: seconds, wanted: atMost(1000) },
  { label: 'of them lost', key: 'lost', unit: String, wanted: atMost(0) },
  { label: 'idle, RSS', key: 'rss', unit: megabytes, wanted: twoThirds },
  { label: 'idle, PSS', key: 'pss', unit: megabytes, wanted: twoThirds },
  { label: 'cells 6 to 25 of 1,000', key: 'tenth', unit: milliseconds },
  { label: 'the last 20 of 1,000', key: 'last', unit: milliseconds },
  { label: 'last against tenth', key: 'slowing', unit: times, wanted: atMost(1.1) },
  { label: 'growth from cell 100 on', key: 'growth', unit: megabytes, wanted: atMost(50) },
  { label: 'lesson 02 by the engine', key: 'lesson', unit: seconds },
]

/** `found` has for each kernel, ours first, what its sessions found; lines without a number are left out. */
export function tableOf(found) {
  const [ours, ...peers] = found.keys()
  const head = lineOf('', ours, 'wanted', ...peers)
  return [head, ...rows.flatMap((row) => rowOf(row, found, ours, peers) ?? [])]
}

function rowOf({ label, key, unit, wanted }, found, ours, peers) {
  const values = Object.fromEntries(
    [...found].flatMap(([name, all]) => {
      const some = all.map((one) => one[key]).filter((value) => value !== undefined)
      return some.length === 0 ? [] : [[name, median(some)]]
    }),
  )
  const own = values[ours]
  if (own === undefined) return undefined
  const limit = wanted?.(values)
  const verdict = limit === undefined ? '' : `<= ${unit(limit)} ${own <= limit ? 'OK' : 'MISSED'}`
  const beside = peers.map((name) => besideOurs(values[name], own, unit))
  return lineOf(label, said(own, unit), verdict, ...beside)
}

function besideOurs(value, own, unit) {
  if (value === undefined) return '-'
  const ratio =
    unit === times || own === 0 || !Number.isFinite(value) ? '' : ` (${(value / own).toFixed(1)} x)`
  return `${said(value, unit)}${ratio}`
}

const said = (value, unit) => (Number.isFinite(value) ? unit(value) : 'never')

function lineOf(label, ...columns) {
  return [label.padEnd(26), ...columns.map((column) => column.padEnd(19))].join('').trimEnd()
}
