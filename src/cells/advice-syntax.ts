import { type AdviceRule, lineOf, sourceOf } from './advice-context.ts'
import type { AdviceWords } from './advice-words.ts'
import { nearestName } from './nearest.ts'
import { positionOf } from './syntax-error.ts'
import { readRegExp, readTemplateText, readToken, type Token } from './tokens.ts'
import { isReserved } from './words.ts'

/** Advice on sources that no cell can be made of. */
export const adviceOnSyntax: AdviceRule = ({ name, message }, context, words) => {
  if (name !== 'SyntaxError') return undefined
  if (/\bJSON\b/.test(message)) return words.notJson
  const source = sourceOf(context)
  const simple = simpleAdvice(message, lineOf(context), words)
  if (simple !== undefined) return simple
  if (endsTooEarly(message, lineOf(context))) return words.quoteInside
  const bracket = bracketAdvice(source, words)
  if (bracket !== undefined) return bracket
  if (/^Unexpected end of input/.test(message)) return words.unexpectedEnd
  const [, found] = /^Unexpected token '(.+?)'(?:,|$)/.exec(message) ?? []
  if (found === undefined) return undefined
  if (isName(found) && isReserved(found) && namesSomething(lineOf(context), found))
    return words.keyword(found)
  if (found === '=' && /\b(?:if|while)\b/.test(lineOf(context))) return words.equals
  return lineAdvice(found, lineOf(context), words) ?? words.missing(found)
}

/** Whether a text was closed by a quotation mark within it: the word behind it is what was not expected. */
function endsTooEarly(message: string, line: string): boolean {
  const [, word] = /(['"])[^'"]*\1(\p{L}+)/u.exec(line)?.slice(1) ?? []
  return word !== undefined && message.startsWith(`Unexpected token '${word}'`)
}

const keywords =
  'const let var function return import export await async class else throw switch while'.split(' ')

/** Words of other languages, and what they are here. */
const foreign = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['def', 'function'],
  ['elif', 'else if'],
  ['elseif', 'else if'],
  ['except', 'catch'],
  ['from', 'import { … } from'],
  ['then', '{ … } behind the condition'],
])

/** What stands in a line that is not TypeScript, and may be something like it. */
function lineAdvice(found: string, line: string, words: AdviceWords): string | undefined {
  const [, start = ''] = /^\s*(?:export\s+)?(\p{L}+)\s+[\p{ID_Continue}$({["'`]/u.exec(line) ?? []
  const keyword = isReserved(start) ? undefined : nearestName(start, keywords)
  if (keyword !== undefined) return words.didYouMean(start, keyword)
  const [, condition] = /(?<![\p{ID_Continue}$.])(if|while)\b\s*(?![\s(])/u.exec(line) ?? []
  if (condition !== undefined) return words.condition(condition)
  if (/\bfor\s*\([^;()]*,[^;()]*,[^;()]*\)/.test(line)) return words.forParts
  if (found === ':' && /:\s*$/.test(line)) return words.colon
  const [, first = ''] = /^[\s}]*(\p{L}+)/u.exec(line) ?? []
  const [, between = ''] = /\)\s*(then)\b/.exec(line) ?? []
  for (const word of [found, first, between]) {
    const own = foreign.get(word)
    if (own !== undefined) return words.foreign(word, own)
  }
  return undefined
}

const isName = (word: string) => /^[\p{ID_Start}$_]/u.test(word)

const namesSomething = (line: string, word: string) =>
  new RegExp(`\\b(?:const|let|var|function|class)\\s+${word}\\b`).test(line)

function simpleAdvice(message: string, line: string, words: AdviceWords): string | undefined {
  const twice = /^Identifier '(.+)' has already been declared/.exec(message)
  if (twice) return words.twice(twice[1]!)
  const fixed: readonly (readonly [string, string])[] = [
    ['await is only valid', words.needsAsync],
    ['Illegal return', words.noReturn],
    ['Numbers cannot begin with 0', /\b\d+,0/.test(line) ? words.thousands : words.leadingZero],
    ['Missing initializer in const', words.noInitializer],
    ['Invalid left-hand side', words.notATarget],
    ['Unterminated string', words.openText],
    ['Unterminated template', words.openTemplate],
    ['Unterminated comment', words.openComment],
  ]
  if (
    message.startsWith('Missing initializer') &&
    /\b(?:const|let|var)\s+[\p{ID_Continue}$]+(?:\s+\p{L}|\s*-)/u.test(line)
  )
    return words.oneWord
  return fixed.find(([start]) => message.startsWith(start))?.[1] ?? strangeAdvice(message, line, words)
}

function strangeAdvice(message: string, line: string, words: AdviceWords): string | undefined {
  if (!message.startsWith('Invalid or unexpected token')) return undefined
  const startsWithDigit = /(?<![\p{ID_Continue}$.])\d+(?!n\b|e[-+]?\d|[xbo][\da-f])[\p{ID_Start}$_]/iu.test(
    line,
  )
  return startsWithDigit ? words.startsWithDigit : words.strange
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** Counts brackets: says which one is open, or closes nothing. */
function bracketAdvice(source: string, words: AdviceWords): string | undefined {
  const open: Token[] = []
  const line = (token: Token) => positionOf(source, token.start).line
  for (const token of signs(source)) {
    if (closing[token.value] !== undefined) open.push(token)
    else {
      const last = open.pop()
      if (!last) return words.surplus(token.value)
      if (closing[last.value] !== token.value) return words.mismatched(last.value, line(last), token.value)
    }
  }
  const last = open.at(-1)
  return last && words.open(last.value, line(last))
}

const beforeRegExp =
  /^(?:[(,=:[!&|?{};+\-*%<>~^]|=>|return|typeof|case|do|else|in|of|[-+*/%&|^<>=!?]+=|&&|\|\||\?\?)$/

/** The brackets of a source, without those in texts, comments and regular expressions; up to where it cannot be read. */
function signs(source: string): Token[] {
  const found: Token[] = []
  // For each open brace whether it stands in a template.
  const braces: boolean[] = []
  let [at, before] = [0, '']
  const template = (from: number) => {
    const { end, isLast } = readTemplateText(source, from)
    if (!isLast) braces.push(true)
    at = end
  }
  try {
    for (;;) {
      let token = readToken(source, at)
      if (token.kind === 'end') return found
      if (token.value.startsWith('/') && (before === '' || beforeRegExp.test(before)))
        token = readRegExp(source, token)
      at = token.end
      before = token.value
      if (token.kind === 'template') template(at)
      else if (token.kind === 'punctuator') {
        if (token.value === '{') braces.push(false)
        if (token.value === '}' && braces.pop()) template(at)
        else if ('()[]{}'.includes(token.value)) found.push(token)
      }
    }
  } catch {
    return found
  }
}
