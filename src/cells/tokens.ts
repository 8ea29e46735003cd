import { syntaxError } from './syntax-error.ts'

export type TokenKind =
  | 'name'
  | 'private'
  | 'number'
  | 'string'
  | 'template'
  | 'regexp'
  | 'punctuator'
  | 'end'

/** A word of the source. Keywords are names; `>` always stands alone, because only the reader knows `>>` from `> >`. */
export interface Token {
  readonly kind: TokenKind
  readonly value: string
  readonly start: number
  readonly end: number
  /** Whether a line break stands before it. */
  readonly newline: boolean
}

const lineBreak = /[\n\r\u2028\u2029]/
const space = /[\s\uFEFF]/
const nameStart = /[\p{ID_Start}$_\\]/u
const name =
  /(?:[\p{ID_Start}$_]|\\u(?:[\da-f]{4}|\{[\da-f]+\}))(?:[\p{ID_Continue}$\u200c\u200d]|\\u(?:[\da-f]{4}|\{[\da-f]+\}))*/iuy
const number = /0x[\da-f_]+n?|0o[0-7_]+n?|0b[01_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?n?/iy
const punctuator =
  /\?\.(?!\d)|\.\.\.|=>|===?|!==?|\*\*=|\*\*|\+\+|--|&&=|\|\|=|\?\?=|&&|\|\||\?\?|<<=|<<|<=|[-+*/%&|^]=|[{}()[\];,<>~!%^&*+\-/|=?:.@#]/y

/** Reads the token at or after `from`. A `/` is punctuation here, and a backquote a token of its own. */
export function readToken(source: string, from: number): Token {
  const { start, newline } = skipSpace(source, from)
  const token = (kind: TokenKind, end: number): Token => ({
    kind,
    value: source.slice(start, end),
    start,
    end,
    newline,
  })
  const char = source[start]
  if (char === undefined) return token('end', start)
  if (char === '"' || char === "'") return token('string', endOfString(source, start))
  if (char === '`') return token('template', start + 1)
  if (/\d/.test(char) || (char === '.' && /\d/.test(source[start + 1] ?? ''))) {
    return token('number', endOfNumber(source, start))
  }
  if (char === '#' && nameStart.test(source[start + 1] ?? '')) {
    return token('private', match(name, source, start + 1) ?? start + 1)
  }
  const word = match(name, source, start)
  if (word !== undefined) return token('name', word)
  const sign = match(punctuator, source, start)
  if (sign !== undefined) return token('punctuator', sign)
  throw syntaxError(source, start, 'Invalid or unexpected token')
}

function match(pattern: RegExp, source: string, from: number): number | undefined {
  pattern.lastIndex = from
  return pattern.test(source) ? pattern.lastIndex : undefined
}

function skipSpace(source: string, from: number): { start: number; newline: boolean } {
  let at = from
  let newline = false
  for (;;) {
    const char = source[at] ?? ''
    if (char !== '' && space.test(char)) {
      newline ||= lineBreak.test(char)
      at++
    } else if (char === '/' && source[at + 1] === '/') {
      at = endOfLine(source, at)
    } else if (char === '/' && source[at + 1] === '*') {
      const end = source.indexOf('*/', at + 2)
      if (end < 0) throw syntaxError(source, at, 'Unterminated comment')
      newline ||= lineBreak.test(source.slice(at, end))
      at = end + 2
    } else return { start: at, newline }
  }
}

function endOfLine(source: string, from: number): number {
  let at = from
  while (at < source.length && !lineBreak.test(source[at]!)) at++
  return at
}

function endOfString(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    const char = source[at]!
    if (char === source[start]) return at + 1
    if (char === '\\') at += source[at + 1] === '\r' && source[at + 2] === '\n' ? 2 : 1
    else if (char === '\n' || char === '\r') break
  }
  throw syntaxError(source, start, 'Unterminated string')
}

function endOfNumber(source: string, start: number): number {
  const end = match(number, source, start) ?? start + 1
  if (/^0\d/.test(source.slice(start, end))) throw syntaxError(source, start, 'Numbers cannot begin with 0')
  if (nameStart.test(source[end] ?? '')) throw syntaxError(source, end, 'Invalid or unexpected token')
  return end
}

/** Reads the regular expression that begins where `token`, a `/` or `/=`, was read. */
export function readRegExp(source: string, token: Token): Token {
  let inClass = false
  for (let at = token.start + 1; at < source.length && !lineBreak.test(source[at]!); at++) {
    const char = source[at]!
    if (char === '\\') at++
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) {
      const end = match(/[\p{ID_Continue}$]*/uy, source, at + 1)!
      return { ...token, kind: 'regexp', value: source.slice(token.start, end), end }
    }
  }
  throw syntaxError(source, token.start, 'Unterminated regular expression')
}

/** Reads the text of a template from `from`, which is behind its backquote or a `}`, to the next `${` or to its end. */
export function readTemplateText(source: string, from: number): { end: number; isLast: boolean } {
  for (let at = from; at < source.length; at++) {
    const char = source[at]
    if (char === '\\') at++
    else if (char === '`') return { end: at + 1, isLast: true }
    else if (char === '$' && source[at + 1] === '{') return { end: at + 2, isLast: false }
  }
  throw syntaxError(source, from - 1, 'Unterminated template')
}
