import {
  type AdviceContext,
  type AdviceRule,
  declaresItself,
  declaringCell,
  lineOf,
  sourceOf,
} from './advice-context.ts'
import type { AdviceWords } from './advice-words.ts'
import { declaredNames } from './declared-names.ts'
import { nearestName } from './nearest.ts'

const undefinedName = /^(?:([\p{ID_Start}$_][\p{ID_Continue}$]*) is not defined|Can't find variable: (\S+))/u
const deadZone =
  /^(?:Cannot access '(.+)' before initialization|can't access lexical declaration '(.+)' before initialization|Cannot access uninitialized variable)/
const constant =
  /^(?:Assignment to constant variable|invalid assignment to const '(.+)'|Attempted to assign to readonly property)/

/** Advice on names that are nowhere, not yet there, or constant. */
export const adviceOnNames: AdviceRule = ({ name, message }, context, words) => {
  if (name === 'ReferenceError') {
    const missing = undefinedName.exec(message)
    if (missing) return onMissing(missing[1] ?? missing[2]!, context, words)
    const early = deadZone.exec(message)
    if (early) return onEarly(early[1] ?? early[2], context, words)
  }
  const fixed = name === 'TypeError' ? constant.exec(message) : null
  if (!fixed) return undefined
  const target = fixed[1] ?? assigned(lineOf(context))
  return target === undefined ? words.someConstant : words.constant(target)
}

const pageNames = new Set(
  'document window alert prompt confirm fetch localStorage sessionStorage indexedDB XMLHttpRequest WebSocket location process'.split(
    ' ',
  ),
)

/** What readers bring along from Python, and what it is here. */
const foreign: Readonly<Record<string, string>> = {
  print: 'console.log(…)',
  None: 'undefined',
  True: 'true',
  False: 'false',
  len: 'list.length',
  range: 'for (let i = 0; i < n; i++)',
  str: 'String(…)',
  int: 'Math.trunc(…)',
  float: 'Number(…)',
  self: 'this',
}

function onMissing(name: string, context: AdviceContext, words: AdviceWords): string | undefined {
  if (isDeclaredInBlock(name, sourceOf(context))) return words.inBlock(name)
  const declaring = declaringCell(name, context)
  if (declaring && context.known.has(name)) return words.runAgain(name, declaring.label)
  if (declaring)
    return declaring.isAbove ? words.notRun(name, declaring.label) : words.below(name, declaring.label)
  if (name === 'tf') return words.importTf
  if (name === 'require') return words.useImport
  if (context.library?.includes(name)) return words.notImported(name, 'fledgling')
  if (pageNames.has(name)) return words.noPage(name)
  if (Object.hasOwn(Math, name)) return words.ofMath(name)
  const near = nearestName(name, namesAround(context))
  const own = foreign[name]
  if (own !== undefined && near?.toLowerCase() !== name.toLowerCase()) return words.foreign(name, own)
  return near === undefined ? undefined : words.didYouMean(name, near)
}

/** Asked of a name that was not found: then a declaration of it stands between brackets that were left. */
function isDeclaredInBlock(name: string, source: string): boolean {
  return new RegExp(`\\b(?:let|const)\\s+${name.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`, 'u').test(
    source,
  )
}

const globals =
  'Math console Number String Boolean Array Object JSON Map Set Date Promise Error Infinity NaN undefined isNaN parseFloat parseInt ' +
  'Float32Array setTimeout true false null await return const function'

/** The names that may have been meant: nearest first those of the cells. */
function namesAround(context: AdviceContext): string[] {
  const inCell =
    sourceOf(context).match(/[\p{ID_Start}$_][\p{ID_Continue}$]*(?=\s*(?:[=:,)]|=>|\bof\b))/gu) ?? []
  const lesson = context.cells.flatMap(({ source }) => declaredNames(source).map(({ name }) => name))
  return [...context.known, ...lesson, ...(context.library ?? []), ...globals.split(' '), ...inCell]
}

function onEarly(name: string | undefined, context: AdviceContext, words: AdviceWords): string | undefined {
  if (name === undefined) return undefined
  if (declaresItself(name, context)) return words.early(name)
  const declaring = declaringCell(name, context)
  return declaring ? words.stopped(name, declaring.label) : words.early(name)
}

/** The name that a line gives a value to. */
function assigned(line: string): string | undefined {
  const found =
    /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?:(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=(?![=>])|\+\+|--)/u.exec(
      line,
    )
  return found?.[1] ?? /(?:\+\+|--)\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(line)?.[1]
}
