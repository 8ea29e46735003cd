import { fileURLToPath } from 'node:url'
import { packageRoot } from './package-root.ts'

/** A call on the way to an error: in a cell, in a file of the reader's own, or in something that is not the reader's. */
export type Frame =
  | {
      readonly kind: 'cell'
      readonly name: string
      readonly run: number
      readonly line: number
      readonly column: number
    }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly file: string
      readonly line: number
      readonly column: number
    }
  /** A package, a module of Node, or, without `from`, the language itself. */
  | { readonly kind: 'foreign'; readonly name: string; readonly from?: string }

/** The calls that led to an error, the innermost first, without those of the kernel; none where the stack was tampered with. */
export function framesOf(thrown: unknown): Frame[] {
  const stack = textOf(thrown, 'stack')
  const message = textOf(thrown, 'message')
  // A message may look like a stack.
  const at = message === '' ? -1 : stack.indexOf(message)
  const calls = at < 0 ? stack : stack.slice(at + message.length)
  const marked = arrow.exec(stack)
  const first = marked ? frameAt('', `${marked[1]}:${marked[2]}:${marked[3]!.length + 1}`) : undefined
  const others = calls.split('\n').flatMap((line) => frameOf(line) ?? [])
  return first === undefined ? others : [first, ...others]
}

/** What Node puts before the stack where a source cannot be compiled: file, line, the source, a caret. */
const arrow = /^([^\n]+):(\d+)\n[^\n]*\n([ \t]*)\^/

/** A property of anything, as a text; empty where it is none, or cannot be read. */
export function textOf(thrown: unknown, property: string): string {
  try {
    const value = (thrown as Record<string, unknown> | null | undefined)?.[property]
    return typeof value === 'string' ? value : ''
  } catch {
    return ''
  }
}

function frameOf(line: string): Frame | undefined {
  const [, call] = /^\s+at (?:async )?(.*)$/.exec(line) ?? []
  if (call === undefined) return undefined
  const [, name = '', place = call] = /^(.*?) \((.*)\)$/.exec(call) ?? []
  return frameAt(plainName(name), place)
}

/** `Object.mistakes` is `mistakes`, `Bird.fly [as go]` is `Bird.fly`; the function of a cell itself has no name. */
function plainName(name: string): string {
  return name
    .replace(/ \[as [^\]]*\]$/, '')
    .replace(/^(?:Object|Module|exports|Function|global)\./, '')
    .replace(/^(?:<anonymous>|eval)$/, '')
}

function frameAt(name: string, place: string): Frame | undefined {
  const inCell = /(?:^|\()cell:(-?\d+):(\d+):(\d+)/.exec(place)
  if (inCell) {
    const [run, line, column] = inCell.slice(1).map(Number)
    return { kind: 'cell', name, run: run!, line: line!, column: column! }
  }
  const [, source = place, line, column] = /^(.*?):(\d+):(\d+)$/.exec(place) ?? []
  if (source.startsWith('node:')) {
    return { kind: 'foreign', name, from: source.startsWith('node:internal') ? 'Node' : source }
  }
  const file = source.startsWith('file:') ? pathOf(source) : source
  if (line === undefined || !/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(file)) return { kind: 'foreign', name }
  const from = packageOf(file)
  if (from === 'kernel') return undefined
  return from === undefined
    ? { kind: 'file', name, file, line: Number(line), column: Number(column) }
    : { kind: 'foreign', name, from }
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    return url
  }
}

/** The package that a file belongs to; undefined for a file of the reader's own. */
function packageOf(file: string): string | undefined {
  const packaged = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1]
  if (packaged !== undefined) return packaged.replace('\\', '/')
  const root = packageRoot()
  if (!file.startsWith(root)) return undefined
  const inside = /^(?:dist|src)[\\/](\w+)/.exec(file.slice(root.length))?.[1]
  if (inside === undefined) return undefined
  return ['cells', 'kernel', 'wire'].includes(inside) ? 'kernel' : 'fledgling'
}
