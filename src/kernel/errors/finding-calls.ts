import { adviceWords } from '../../cells/index.ts'
import { compileWords as words } from './compile-words.ts'
import { type CheckedCell, calledAround, type FindingRule, isForIn, shortMark } from './finding.ts'
import { notAwaited } from './finding-properties.ts'
import { isTensor, partsOf, plainType } from './plain-type.ts'

/** The wrong number of arguments. */
const wrongCount: FindingRule = ({ finding, marked, before, cell }) => {
  const [, wanted = '', given = ''] =
    /^Expected (at least \d+|\d+-\d+|\d+) arguments?, but got (\d+)/.exec(finding.message) ?? []
  const [least = '', most] = wanted.split('-')
  const isWhole =
    /^(?:new\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Continue}$]+)*)\s*(?:\(|$)/u.exec(marked)
  const called =
    Number(given) > Number(most ?? least.replace(/\D/g, '')) ? calledAround(before) : isWhole?.[1]
  const count =
    most !== undefined
      ? words.fewTo(least, most)
      : least.startsWith('at')
        ? words.atLeast(least.slice(9))
        : least
  const name = called ?? marked
  return words.count(name, count === '0' ? words.none : count, Number(given), parametersOf(name, cell))
}

/** The names of a function's parameters, where a cell declares it; empty where they are not known. */
function parametersOf(name: string, { source, earlier = [] }: CheckedCell): string[] {
  if (!/^[\p{ID_Continue}$]+$/u.test(name)) return []
  const escaped = name.replaceAll('$', '\\$')
  const declared = new RegExp(
    `\\bfunction\\s*\\*?\\s*${escaped}\\s*(?:<[^>]*>)?\\(([^()]*)\\)|\\b${escaped}\\s*=\\s*(?:async\\s*)?\\(([^()]*)\\)\\s*(?::[^=]*)?=>`,
  )
  for (const text of [source, ...earlier.map((one) => one.source).reverse()]) {
    const found = declared.exec(text)
    if (!found) continue
    const names = partsOf(found[1] ?? found[2] ?? '', ',').map(
      (part) => /^(?:\.\.\.)?([\p{ID_Continue}$]+)/u.exec(part)?.[0],
    )
    return names.every((one) => one !== undefined) ? (names as string[]) : []
  }
  return []
}

const notCallable: FindingRule = (found) => {
  const { finding } = found
  const [, type = ''] = /Type '([\s\S]*?)' has no call signatures/.exec(finding.message) ?? []
  if (type.startsWith('Promise<')) return adviceWords('en').promise
  return words.notCallable(shortMark(found), plainType(unboxed(type)))
}

/** The compiler writes Number where it means number. */
const unboxed = (type: string) => (/^(?:Number|String|Boolean)$/.test(type) ? type.toLowerCase() : type)

const notIterable: FindingRule = (found) => {
  const [, type = ''] = /^Type '([\s\S]*?)' (?:must have|is not)/.exec(found.finding.message) ?? []
  if (type.startsWith('Promise<')) return notAwaited(found) ?? adviceWords('en').promise
  return `${words.iterate(plainType(type))}${type.startsWith('{') ? words.iterateObject : ''}`
}

const noNumber: FindingRule = (found) => {
  const { source, earlier = [] } = found.cell
  if (isForIn(found.marked, found.cell)) return words.forIn(found.marked)
  const hasTensors = [source, ...earlier.map((one) => one.source)].some((text) =>
    text.includes('@tensorflow/tfjs'),
  )
  return `${words.noNumber(shortMark(found))}${hasTensors ? words.tensorMath : ''}`
}

const operator: FindingRule = ({ finding }) => {
  const [, sign = '', left = '', right = ''] =
    /^Operator '(.+?)' cannot be applied to types '([\s\S]*?)' and '([\s\S]*?)'\.$/.exec(finding.message) ??
    []
  if (sign === '') return undefined
  if ([left, right].some((type) => type.startsWith('Promise<'))) return adviceWords('en').promise
  if ([left, right].filter((type) => /^(?:bigint|-?\d+n)$/.test(type)).length === 1)
    return adviceWords('en').mixedBig
  const method = [left, right].some(isTensor) ? words.tensorMath : ''
  return `${words.operator(sign, plainType(left), plainType(right))}${method}`
}

const neverEqual: FindingRule = ({ finding }) => {
  const [, left = '', right = ''] =
    /types '([\s\S]*?)' and '([\s\S]*?)' have no overlap/.exec(finding.message) ?? []
  if ([left, right].some((type) => type.startsWith('Promise<'))) return adviceWords('en').promise
  return words.neverEqual(plainType(left), plainType(right))
}

const implicit: FindingRule = ({ finding }) =>
  words.parameterType(/'([^']+)'/.exec(finding.message)?.[1] ?? '')

const noReturn: FindingRule = () => words.returnsNothing

export const callRules: Readonly<Record<number, FindingRule>> = {
  2554: wrongCount,
  2555: wrongCount,
  2556: wrongCount,
  2349: notCallable,
  2348: ({ finding }) => adviceWords('en').needsNew(/typeof ([^']+)'/.exec(finding.message)?.[1] ?? 'Name'),
  2350: ({ marked }) => words.notNew(/^new\s+([\p{ID_Continue}$.]+)/u.exec(marked)?.[1] ?? marked),
  2351: ({ marked }) => words.notNew(marked),
  7009: ({ marked }) => words.notNew(/^new\s+([\p{ID_Continue}$.]+)/u.exec(marked)?.[1] ?? marked),
  2488: notIterable,
  2461: notIterable,
  2495: notIterable,
  2548: notIterable,
  2549: notIterable,
  2362: noNumber,
  2363: noNumber,
  2356: noNumber,
  2365: operator,
  2367: neverEqual,
  2678: ({ finding }) => {
    const [, found = '', wanted = ''] =
      /^Type '([\s\S]*?)' is not comparable to type '([\s\S]*?)'/.exec(finding.message) ?? []
    return words.noCase(plainType(found), plainType(wanted))
  },
  2355: noReturn,
  2366: noReturn,
  2364: () => adviceWords('en').notATarget,
  2779: () => adviceWords('en').notATarget,
  2695: () => words.noReason,
  2774: ({ marked }) => words.alwaysTrue(marked),
  2801: () => adviceWords('en').promise,
  2314: ({ finding }) => words.typeArgument(/'([^'<]+)/.exec(finding.message)?.[1] ?? ''),
  2564: ({ finding }) => words.noInitial(/'([^']+)'/.exec(finding.message)?.[1] ?? ''),
  7006: implicit,
  7031: implicit,
  7005: ({ finding }) => words.variableType(/'([^']+)'/.exec(finding.message)?.[1] ?? ''),
  7034: ({ finding }) => words.variableType(/'([^']+)'/.exec(finding.message)?.[1] ?? ''),
}
