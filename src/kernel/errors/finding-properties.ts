import { adviceWords, forgottenAwait, methodNames, nearestName } from '../../cells/index.ts'
import { compileWords as words } from './compile-words.ts'
import { type FindingRule, type Found, ownerBefore } from './finding.ts'
import { elementOf, isList, propertiesOf } from './plain-type.ts'

const changing = new Set('push pop shift unshift splice sort reverse fill copyWithin'.split(' '))

/** Types whose properties are methods that a reader may have misspelt. */
const builtIn = /^(?:string|number|".*"|String|Number|Math|Console)$|\[\]$|Array</

/** A property that a value does not have. */
const noProperty: FindingRule = (found) => {
  const [, property = '', type = ''] =
    /^Property '([^']+)' does not exist on type '([\s\S]*?)'\.(?: Did|$|\n)/.exec(found.finding.message) ?? []
  const owner = ownerBefore(found) ?? ''
  const [, suggested] = /Did you mean (?:to use )?'([^']+)'/.exec(found.finding.message) ?? []
  if (type.startsWith('Promise<')) return notAwaited(found, property)
  if (type === 'never') return words.nothingLeft(owner || found.line.trim())
  if (type.startsWith('readonly ') && changing.has(property)) return words.readonlyList(owner, property)
  const element = isList(type) ? elementOf(type) : undefined
  if (owner !== '' && propertiesOf(element ?? '').includes(property)) return words.ofElement(owner, property)
  const isCall = found.after.trimStart().startsWith('(')
  const has = propertiesOf(type)
  const near =
    suggested ?? nearestName(property, has.length > 0 ? has : builtIn.test(type) ? methodNames : [])
  if (near === undefined)
    return otherKind(owner, property, type) ?? words.noProperty(owner, property, near, listed(has))
  return isCall && owner !== ''
    ? adviceWords('en').noMethod(owner, property, near)
    : words.noProperty(owner, property, near, listed(has))
}

const listed = (has: readonly string[]) => (has.length <= 8 ? has : [])

function otherKind(owner: string, property: string, type: string): string | undefined {
  if (/^(?:string|".*")$/.test(type)) return words.isText(owner, property)
  if (/^(?:number|-?[\d.]+)$/.test(type)) return words.isNumber(owner, property)
  return undefined
}

/** What is used as if it had been waited for. */
export function notAwaited(found: Found, property: string): string {
  const owner = ownerBefore(found)
  const what = owner ?? found.marked
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
  return whole !== undefined && whole !== adviceWords('en').promise
    ? whole
    : words.isPromise(owner ?? '', property)
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
  18050: ({ marked }) => words.isMissing(marked),
  2341: ({ finding }) => words.hidden(/'([^']+)'/.exec(finding.message)?.[1] ?? ''),
  18013: ({ finding }) => words.hidden(/'([^']+)'/.exec(finding.message)?.[1] ?? ''),
  2493: ({ finding }) => {
    const [, length = '', index = ''] =
      /of length '(\d+)' has no element at index '(\d+)'/.exec(finding.message) ?? []
    return words.noTupleElement(index, length)
  },
  7053: ({ finding }) => {
    const [, key = ''] = /of type '([^']+)'/.exec(finding.message) ?? []
    return words.noIndex(key === 'string' ? 'a text' : key)
  },
}
