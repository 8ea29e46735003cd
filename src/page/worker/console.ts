import { format, inspect } from 'node-inspect-extracted'
import { boxTable } from './console-table'

/** Where written text goes. */
export type Write = (name: 'stdout' | 'stderr', text: string) => void

/**
 * A console that writes what Node's writes, so that a cell puts out the same here as in the notebook. Its methods need
 * no `this`.
 */
export function cellConsole(write: Write, now: () => number): Partial<Console> {
  let indent = ''
  const counts = new Map<string, number>()
  const times = new Map<string, number>()

  const line = (name: 'stdout' | 'stderr', text: string) => {
    write(name, `${indent === '' ? text : text.replace(/^/gm, indent)}\n`)
  }
  const out = (...values: unknown[]) => line('stdout', format(...values))
  const err = (...values: unknown[]) => line('stderr', format(...values))
  const group = (...values: unknown[]) => {
    if (values.length > 0) out(...values)
    indent += '  '
  }
  const time = (label: string) => {
    const started = times.get(label)
    return started === undefined ? undefined : `${label}: ${(now() - started).toFixed(3)}ms`
  }

  return {
    log: out,
    info: out,
    debug: out,
    dirxml: out,
    warn: err,
    error: err,
    trace: (...values: unknown[]) => err(`Trace${values.length > 0 ? `: ${format(...values)}` : ''}`),
    dir: (value: unknown, options?: object) =>
      line('stdout', inspect(value, { customInspect: false, ...options })),
    table: (value: unknown, columns?: readonly string[]) =>
      typeof value === 'object' && value !== null ? line('stdout', boxTable(value, columns)) : out(value),
    assert: (isTrue?: unknown, ...values: unknown[]) => {
      const [first, ...rest] = values
      if (!isTrue) err(`Assertion failed${values.length === 0 ? '' : `: ${first}`}`, ...rest)
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2)
    },
    count: (label = 'default') => {
      const count = (counts.get(`${label}`) ?? 0) + 1
      counts.set(`${label}`, count)
      out(`${label}: ${count}`)
    },
    countReset: (label = 'default') => void counts.delete(`${label}`),
    time: (label = 'default') => void times.set(`${label}`, now()),
    timeLog: (label = 'default', ...values: unknown[]) => {
      const text = time(`${label}`)
      if (text !== undefined) out(text, ...values)
    },
    timeEnd: (label = 'default') => {
      const text = time(`${label}`)
      if (text !== undefined) out(text)
      times.delete(`${label}`)
    },
    clear: () => {},
  }
}
