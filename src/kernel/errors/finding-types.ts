import { adviceWords, nearestName } from '../../cells/index.ts'
import { compileWords as words } from './compile-words.ts'
import { calledAround, type FindingRule, type Found, shortMark } from './finding.ts'
import { asked } from './finding-names.ts'
import { elementOf, isFunction, isList, isTensor, partsOf, plainType, propertiesOf } from './plain-type.ts'

interface Pair {
  readonly given: string
  readonly wanted: string
}

const pairPattern =
  /^\s*(?:Type|Argument of type) '([\s\S]*?)' is not assignable to (?:type|parameter of type) '([\s\S]*?)'\.(?: Did you mean .*)?$/

/** The types of a message, the outermost first. */
function pairsIn(message: string): Pair[] {
  return message.split('\n').flatMap((line) => {
    const [, given, wanted] = pairPattern.exec(line) ?? []
    return given === undefined || wanted === undefined ? [] : [{ given, wanted }]
  })
}

/** A value whose type is not the one that is wanted. */
const notAssignable: FindingRule = (found) => {
  const { message } = found.finding
  const [first, ...inner] = pairsIn(message)
  const special = lacking(message) ?? unknownProperty(message) ?? tupleLength(message)
  if (special !== undefined || first === undefined) return special
  if (first.wanted === 'never') return words.noneAllowed(found.marked)
  if (/^Promise</.test(first.given) && !/\bPromise</.test(first.wanted)) return adviceWords('en').promise
  const property = /Types of property '([^']+)' are incompatible/.exec(message)?.[1]
  const last = inner.at(-1)
  if (property !== undefined && last) {
    return `${words.within(property, plainType(last.wanted), plainType(last.given))}${hint(last, found)}`
  }
  return asked(found) ?? `${sentence(first, found)}${hint(first, found)}`
}

function sentence({ given, wanted }: Pair, found: Found): string {
  const [to, from] = [plainType(wanted), plainType(given)]
  if (isFunction(wanted) && isFunction(given)) return words.otherFunction(calledAround(found.before))
  if (to === from) return words.otherObject
  const { marked, before, after, finding } = found
  if (finding.code === 2345) return words.argument(calledAround(before), to, from)
  if (/^return\b/.test(marked)) return words.returned(to, from)
  const isName = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(marked)
  if (isName && /^\s*(?::|=(?![=>]))/.test(after)) return words.assigned(marked, to, from)
  return words.needed(to, from)
}

/** What may mend it. */
function hint({ given, wanted }: Pair, { before, finding }: Found): string {
  const literals = partsOf(wanted, '|').filter((part) => /^".*"$/.test(part))
  if (literals.length > 0 && /^".*"$/.test(given)) {
    const near = nearestName(
      given.slice(1, -1),
      literals.map((one) => one.slice(1, -1)),
    )
    return near === undefined ? '' : words.didYouMean(`"${near}"`)
  }
  if (literals.length > 0 && given === 'string') return words.asConst(plainType(wanted))
  const parts = partsOf(given, '|')
  if (parts.length > 1 && parts.includes(wanted))
    return parts.some((part) => part === 'undefined' || part === 'null')
      ? words.maybeMissing
      : words.whichKind
  if (wanted === 'number' && isText(given)) return words.toNumber
  if (wanted === 'string' && /^(?:number|boolean|-?[\d.]+)$/.test(given)) return words.toText
  if (elementOf(wanted) === given) return words.toList
  if (isTensor(wanted) && (given === 'number' || isList(given))) return words.toTensor
  if (elementOf(given) === wanted) {
    const called = finding.code === 2345 ? calledAround(before) : undefined
    return called === 'Math.max' || called === 'Math.min' ? words.spread(called) : words.takeOne
  }
  return isFunction(given) && !isFunction(wanted) && !isList(wanted) ? words.callIt : ''
}

const isText = (type: string) => type === 'string' || /^".*"$/.test(type)

function lacking(message: string): string | undefined {
  const one = /Property '([^']+)' is missing in type/.exec(message)?.[1]
  if (one !== undefined) return words.lacks([one], 0)
  const [, names, more] =
    /is missing the following properties from type '[\s\S]*?': (.*?)(?:, and (\d+) more\.)?$/m.exec(
      message,
    ) ?? []
  return names === undefined ? undefined : words.lacks(names.split(', '), Number(more ?? 0))
}

function unknownProperty(message: string): string | undefined {
  const [, name, type = '', near] =
    /Object literal may only specify known properties, (?:and|but) '([^']+)' does not exist in type '([\s\S]*?)'\.(?: Did you mean to write '([^']+)'\?)?/.exec(
      message,
    ) ?? []
  return name === undefined ? undefined : words.unknownProperty(name, near, propertiesOf(type).slice(0, 8))
}

function tupleLength(message: string): string | undefined {
  const [, given, wanted] =
    /Source has (\d+) element\(s\) but target (?:allows only|requires) (\d+)/.exec(message) ?? []
  return given === undefined ? undefined : words.tupleLength(given, wanted!)
}

/** No way of calling something fits: the reason why the last one does not. */
const noOverload: FindingRule = (found) => {
  const pairs = pairsIn(found.finding.message)
  const isSame = pairs[0] && isList(pairs[0].given) && /^Iterable</.test(pairs[0].wanted)
  const pair = isSame ? pairs.at(-1) : pairs[0]
  const called =
    /^(?:new\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Continue}$]+)*)\s*\(/u.exec(
      found.marked,
    )?.[1] ??
    calledAround(found.before) ??
    shortMark(found)
  if (pair === undefined) return undefined
  if (/^Promise</.test(pair.given)) return adviceWords('en').promise
  return words.noFit(called, words.needed(plainType(pair.wanted), plainType(pair.given)))
}

export const typeRules: Readonly<Record<number, FindingRule>> = {
  2322: notAssignable,
  2345: notAssignable,
  2820: notAssignable,
  2353: ({ finding }) => unknownProperty(finding.message),
  2559: ({ finding }) => unknownProperty(finding.message),
  2561: ({ finding }) => unknownProperty(finding.message),
  2739: ({ finding }) => lacking(finding.message),
  2740: ({ finding }) => lacking(finding.message),
  2741: ({ finding }) => lacking(finding.message),
  2769: noOverload,
  2352: ({ finding }) => {
    const [, from, to] = /of type '([\s\S]*?)' to type '([\s\S]*?)' may/.exec(finding.message) ?? []
    return from === undefined || to === undefined
      ? undefined
      : words.otherType(plainType(from), plainType(to))
  },
}
