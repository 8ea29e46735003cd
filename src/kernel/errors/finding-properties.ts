import { adviceWords, forgottenAwait, methodNames, nearestName } from '../../cells/index.ts'
import { compileWords as words } from './compile-words.ts'
import { type FindingRule, type Found, isForIn, ownerBefore, shortMark } from './finding.ts'
import { elementOf, isFunction, isList, plainType, propertiesOf } from './plain-type.ts'

const changing = new Set('push pop shift unshift splice sort reverse fill copyWithin'.split(' '))

/** Types whose properties are methods that a reader may have misspelt. */
const builtIn = /^(?:string|number|".*"|String|Number|Math|Console)$|\[\]$|Array</

/** A property that a value does not have. */
const noProperty: FindingRule = (found) => {
  const [, property = '', type = ''] =
    /^Property '([^']+)' does not exist on type '([\s\S]*?)'\.(?: Did|$|\n)/.exec(found.finding.message) ?? []
  const owner = ownerBefore(found) ?? ''
  const ofKind = notThisKind(found, owner, property, type) ?? otherKind(owner, property, type)
  if (ofKind !== undefined) return ofKind
  const [, suggested] = /Did you mean (?:to use )?'([^']+)'/.exec(found.finding.message) ?? []
  const has = propertiesOf(type)
  const candidates = has.length > 0 ? has : builtIn.test(type) ? methodNames : []
  const near = suggested ?? nearestName(property, candidates)
  if (near === undefined && owner !== '' && isList(type)) return words.perhapsOfElement(owner, property)
  const isCall = found.after.trimStart().startsWith('(')
  return isCall && owner !== '' && near !== undefined
    ? adviceWords('en').noMethod(owner, property, near)
    : words.noProperty(owner, property, near, listed(has))
}

/** A value that is of another kind than the reader takes it for. */
function notThisKind(found: Found, owner: string, property: string, type: string): string | undefined {
  if (type.startsWith('Promise<')) return notAwaited(found) ?? words.isPromise(owner, property)
  if (/^(?:null|undefined|void)$/.test(type)) return words.noValueAtAll(owner, property, plainType(type))
  if (type === 'never') return words.nothingLeft(owner || found.line.trim())
  if (type.startsWith('readonly ') && changing.has(property)) return words.readonlyList(owner, property)
  if (owner === '') return undefined
  if (isFunction(type)) return words.ofResult(owner, property)
  if (type === 'string' && isForIn(owner, found.cell)) return words.forIn(owner)
  const element = isList(type) ? elementOf(type) : undefined
  return propertiesOf(element ?? '').includes(property) ? words.ofElement(owner, property) : undefined
}

const listed = (has: readonly string[]) => (has.length <= 8 ? has : [])

/** What a text does not have because it is no number and no list, and a number because it is no text. */
function otherKind(owner: string, property: string, type: string): string | undefined {
  if (/^(?:string|".*")$/.test(type)) {
    if (ofNumbers.has(property)) return words.isText(owner, property)
    return ofLists.has(property) ? words.textNoList(owner, property) : undefined
  }
  const isNumber = /^(?:number|-?[\d.]+)$/.test(type)
  return isNumber && (ofTexts.has(property) || ofLists.has(property))
    ? words.isNumber(owner, property)
    : undefined
}

const ofNumbers = new Set('toFixed toPrecision toExponential'.split(' '))
const ofTexts = new Set(
  'length split trim replace toUpperCase toLowerCase padStart padEnd includes'.split(' '),
)
const ofLists = new Set(
  'map filter reduce forEach find findIndex push pop shift sort reverse join some every flat flatMap entries keys fill'.split(
    ' ',
  ),
)

/** What is used as if it had been waited for. */
export function notAwaited(found: Found): string | undefined {
  const owner = ownerBefore(found)
  // A pattern: of `{ known: mine }` the cell has the name behind the colon.
  const what = owner ?? /^\s*:\s*([\p{ID_Continue}$]+)/u.exec(found.after)?.[1] ?? found.marked
  const { cell, finding } = found
  const cells = [...(cell.earlier ?? []), cell]
  const context = {
    language: 'en',
    cells,
    index: cells.length - 1,
    line: finding.line,
    known: new Set(cell.known),
  }
  const whole = forgottenAwait(what, context, adviceWords('en'))
  return whole === adviceWords('en').promise ? undefined : whole
}

const maybe =
  (kind: string): FindingRule =>
  ({ marked }) =>
    words.maybe(marked, kind)

export const propertyRules: Readonly<Record<number, FindingRule>> = {
  2339: noProperty,
  2551: noProperty,
  2550: noProperty,
  2531: maybe('null'),
  2532: maybe('undefined'),
  2533: maybe('null or undefined'),
  18047: maybe('null'),
  18048: maybe('undefined'),
  18049: maybe('null or undefined'),
  2721: maybe('null'),
  2722: maybe('undefined'),
  18050: (found) => words.isMissing(shortMark(found)),
  2341: ({ finding }) => words.hidden(/'([^']+)'/.exec(finding.message)?.[1] ?? ''),
  18013: ({ finding }) => words.hidden(/'([^']+)'/.exec(finding.message)?.[1] ?? ''),
  2493: ({ finding }) => {
    const [, length = '', index = ''] =
      /of length '(\d+)' has no element at index '(\d+)'/.exec(finding.message) ?? []
    return words.noTupleElement(index, length)
  },
  2525: ({ marked }) => words.noProperty('', marked, undefined, []),
  7053: ({ finding }) => {
    const [, key = ''] = /of type '([^']+)'/.exec(finding.message) ?? []
    return words.noIndex(key === 'string' ? 'a text' : key)
  },
}
