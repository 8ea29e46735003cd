/** A value that a constant of a cell may hold so that a control can read and write it. */
export type Plain = number | string | boolean | readonly Plain[] | { readonly [key: string]: Plain }

/** A value as it stands in a source: from where to where, and for an object each of its properties likewise. */
export interface Literal {
  readonly from: number
  readonly to: number
  readonly value: Plain
  readonly properties?: ReadonlyMap<string, Literal>
}

/**
 * The literal that a cell gives to a constant at its top level: `const k = 3` or `const bird: Bird = { ... } as const`.
 * Undefined where there is no such constant, or where its value has to be computed.
 */
export function findConstant(source: string, name: string): Literal | undefined {
  const [found] = source.matchAll(new RegExp(`^(?:const|let) +${name}\\b(?: *:[^=\\n]*)? *=`, 'gm'))
  if (found === undefined) return undefined
  const literal = new LiteralReader(source, found.index + found[0].length).read()
  if (literal === undefined) return undefined
  const isWhole = /^(?: as const)? *;? *(?:\/\/.*)?(?:\n|$)/.test(source.slice(literal.to))
  return isWhole ? literal : undefined
}

/**
 * The source with another value for the constant. Only what differs is written, property by property, so that comments
 * stay where they are. Undefined where `findConstant` finds none.
 */
export function writeConstant(source: string, name: string, value: Plain): string | undefined {
  const literal = findConstant(source, name)
  if (literal === undefined) return undefined
  const edits = editsFor(literal, value).sort((one, other) => other.from - one.from)
  return edits.reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), source)
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

function editsFor(literal: Literal, value: Plain): Edit[] {
  const { from, to, properties } = literal
  if (isSame(literal.value, value)) return []
  if (properties === undefined || !isRecord(value)) return [{ from, to, insert: plainText(value) }]
  const entries = Object.entries(value)
  const fits = entries.length === properties.size && entries.every(([key]) => properties.has(key))
  if (!fits) return [{ from, to, insert: plainText(value) }]
  return entries.flatMap(([key, each]) => editsFor(properties.get(key)!, each))
}

/** A value as a cell of the lessons would write it; a list of objects, or one too long for a line, takes a line for each. */
export function plainText(value: Plain): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object') return String(value)
  if (isList(value)) {
    const items = value.map(plainText)
    return value.some(isRecord) || items.join(', ').length > 100
      ? `[\n${items.map((item) => `  ${item},\n`).join('')}]`
      : `[${items.join(', ')}]`
  }
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${plainText(each)}`)
  return `{ ${entries.join(', ')} }`
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function isSame(one: Plain, other: Plain): boolean {
  return one === other || plainText(one) === plainText(other)
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value)
const isRecord = (value: Plain): value is { readonly [key: string]: Plain } =>
  typeof value === 'object' && !isList(value)

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
const NUMBER = /-?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y
const TEXT = /'([^'\\\n]*)'|"([^"\\\n]*)"/y
const WORD = /(?:true|false)\b/y
const KEY = /([A-Za-z_$][\w$]*)|'([^'\\\n]*)'|"([^"\\\n]*)"/y

/** Reads literals; what has to be computed, and text with escapes, it leaves alone. */
class LiteralReader {
  readonly #source: string
  #at: number

  constructor(source: string, at: number) {
    this.#source = source
    this.#at = at
  }

  read(): Literal | undefined {
    this.#match(SPACE)
    const from = this.#at
    const number = this.#match(NUMBER)
    if (number !== undefined) return this.#ended(from, Number(number[0].replaceAll('_', '')))
    const text = this.#match(TEXT)
    if (text !== undefined) return this.#ended(from, text[1] ?? text[2] ?? '')
    const word = this.#match(WORD)
    if (word !== undefined) return this.#ended(from, word[0] === 'true')
    if (this.#take('[')) return this.#list(from)
    return this.#take('{') ? this.#object(from) : undefined
  }

  #list(from: number): Literal | undefined {
    const items: Plain[] = []
    while (!this.#take(']')) {
      const item = this.read()
      if (item === undefined || !this.#separated(']')) return undefined
      items.push(item.value)
    }
    return this.#ended(from, items)
  }

  #object(from: number): Literal | undefined {
    const properties = new Map<string, Literal>()
    while (!this.#take('}')) {
      const key = this.#match(KEY)
      if (key === undefined || !this.#take(':')) return undefined
      const value = this.read()
      if (value === undefined || !this.#separated('}')) return undefined
      properties.set(key[1] ?? key[2] ?? key[3] ?? '', value)
    }
    const value = Object.fromEntries([...properties].map(([key, each]) => [key, each.value]))
    return { ...this.#ended(from, value), properties }
  }

  #ended(from: number, value: Plain): Literal {
    return { from, to: this.#at, value }
  }

  /** A comma, or the end of the list, which is left for the next look. */
  #separated(end: string): boolean {
    return this.#take(',') || this.#source[this.#at] === end
  }

  #take(mark: string): boolean {
    this.#match(SPACE)
    if (this.#source[this.#at] !== mark) return false
    this.#at += 1
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)
    if (found === null) return undefined
    this.#at = pattern.lastIndex
    return found
  }
}
