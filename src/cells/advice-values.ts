import { type AdviceContext, type AdviceRule, lineOf, sourceOf } from './advice-context.ts'
import type { AdviceWords } from './advice-words.ts'
import { nearestName } from './nearest.ts'

const missing =
  /^(?:Cannot read properties of (undefined|null) \(reading '(.+)'\)|can't access property "(.+)", (.+) is (undefined|null)|(undefined|null) is not an object \(evaluating '(.+)'\))/
const notFunction = /^(.+?) is not a function\b/
const notIterable = /^(.+?) is not (?:iterable|a function or its return value is not iterable)/

/** Functions whose promise is easily forgotten. */
const promising = new Set(
  'load ready trainBirdProgram fit fitDataset evaluateDataset data array readCSV save'.split(' '),
)

/** Advice on values that are not what the code takes them for. */
export const adviceOnValues: AdviceRule = ({ name, message }, context, words) => {
  if (/\[object Promise\]|\bPromise \{/.test(message)) return words.promise
  const lacking = missing.exec(message)
  if (lacking) return onMissing(lacking, context, words)
  const uncallable = notFunction.exec(message)
  if (uncallable) return onCall(uncallable[1]!, context, words)
  const unlisted = notIterable.exec(message)
  if (unlisted) return onList(unlisted[1]!, context, words)
  if (/^(?:Maximum call stack size exceeded|too much recursion)/.test(message)) return words.endless
  const needsNew = /^(?:Class constructor|class constructors must be invoked with 'new')/.test(message)
  if (needsNew) return words.needsNew(/Class constructor (\S+)/.exec(message)?.[1] ?? 'Name')
  if (/^Invalid array length|^invalid array length/.test(message)) return words.badLength
  if (name === 'TypeError' && /mix BigInt|BigInt and other types/.test(message)) return words.mixedBig
  return undefined
}

function onMissing(found: RegExpExecArray, context: AdviceContext, words: AdviceWords): string | undefined {
  const evaluated = found[7]
  const property = found[2] ?? found[3] ?? evaluated?.match(/\.([\p{ID_Continue}$]+)$/u)?.[1]
  if (property === undefined) return undefined
  const what = found[4] ?? ownerIn(evaluated ?? lineOf(context), property)
  if (what === undefined) return undefined
  const awaited = forgottenAwait(what, context, words)
  if (awaited !== undefined) return awaited
  if (isNull(found)) return words.isNull(what, property)
  return /\]$/.test(what) ? words.noElement(what) : words.noValue(what, property)
}

const isNull = (found: RegExpExecArray) => [found[1], found[5], found[6]].includes('null')

/** What stands before `.property` in a line: `points[3]` of `points[3].x`. */
function ownerIn(line: string, property: string): string | undefined {
  const at = [...line.matchAll(/\.([\p{ID_Continue}$]+)|\[/gu)].find(
    (one) => one[1] === property || (one[0] === '[' && !line.includes(`.${property}`)),
  )
  if (!at) return undefined
  const before = line.slice(0, at.index)
  return /[\p{ID_Start}$_][\p{ID_Continue}$]*(?:!?\??\.[\p{ID_Continue}$]+|!?\[[^\][]*\]|\([^()]*\))*!?\??$/u
    .exec(before)?.[0]
    .replace(/[!?]+$/, '')
}

function onCall(called: string, context: AdviceContext, words: AdviceWords): string | undefined {
  const parts = /^(.*)\.([\p{ID_Continue}$]+)$/u.exec(called)
  if (parts) {
    const [, owner = '', method = ''] = parts
    const awaited = forgottenAwait(owner, context, words)
    return awaited ?? words.noMethod(owner, method, nearestName(method, methodNames))
  }
  if (isImported(called, context)) return words.noExport(called, nearestName(called, context.library ?? []))
  return /^[\p{ID_Continue}$]+$/u.test(called) ? words.noFunction(called) : undefined
}

/** Names of methods that lessons call. */
export const methodNames: readonly string[] = (
  'map filter reduce forEach find findIndex indexOf includes push pop shift unshift slice splice sort reverse join concat some every ' +
  'flat flatMap at keys values entries fill log toFixed toString split trim replace toUpperCase toLowerCase padStart padEnd add mul sub div ' +
  'mean sum reshape print dataSync arraySync dispose predict fit compile evaluate'
).split(' ')

/** Whether a cell imports this name from the library, which has no such name. */
function isImported(name: string, { cells, library = [] }: AdviceContext): boolean {
  if (library.length === 0 || library.includes(name)) return false
  const clause = /import\s*(?:type\s*)?\{([^}]*)\}\s*from\s*['"]fledgling['"]/g
  return cells.some(({ source }) =>
    [...source.matchAll(clause)].some((found) => found[1]!.split(/[\s,]+/).includes(name)),
  )
}

function onList(what: string, context: AdviceContext, words: AdviceWords): string {
  return forgottenAwait(what, context, words) ?? words.notIterable(what)
}

/**
 * Whether the first name of `what` was given the result of a call that makes a promise, without `await`: then the advice
 * shows the line as it should be.
 */
export function forgottenAwait(what: string, context: AdviceContext, words: AdviceWords): string | undefined {
  const name = /^([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(what)?.[1]
  if (name === undefined) return undefined
  const sources = [
    sourceOf(context),
    ...context.cells
      .slice(0, context.index)
      .map(({ source }) => source)
      .reverse(),
  ]
  const isAsync = (called: string) =>
    promising.has(called) || sources.some((source) => makesPromise(source, called))
  for (const source of sources) {
    for (const found of source.matchAll(given)) {
      const [, keyword, target = '', call = '', called = ''] = found
      // Of `{ known: mine }` the cell has the name behind the colon.
      const names: string[] =
        target.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*(?!\s*:|[\p{ID_Continue}$])/gu) ?? []
      if (names.includes(name) && isAsync(called)) {
        return words.forgottenAwait(name, `${keyword} ${target.trim()} = await ${call.trim()}`)
      }
    }
  }
  return isAsync(name) && new RegExp(`${name}\\s*\\(`).test(lineOf(context)) ? words.promise : undefined
}

/** `const { known } = load('points')`: a declaration whose value is a call without `await`. */
const given =
  /\b(const|let|var)\s+(\{[^}]*\}|[\p{ID_Continue}$]+)(?:\s*:[^=\n]+)?\s*=\s*((?!await\b)(?:[\p{ID_Continue}$]+\.)*([\p{ID_Continue}$]+)\([^\n]*)/gu

function makesPromise(source: string, called: string): boolean {
  const name = called.replaceAll('$', '\\$')
  return new RegExp(`async\\s+function\\s*\\*?\\s*${name}\\b|\\b${name}\\s*=\\s*async\\b`).test(source)
}
