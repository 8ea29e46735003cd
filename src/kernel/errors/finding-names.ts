import { type AdvisedError, adviceWords, nearestName } from '../../cells/index.ts'
import { kernelAdvice, nowhere } from './advice.ts'
import { compileWords as words } from './compile-words.ts'
import type { FindingRule, Found } from './finding.ts'
import { libraryNames } from './library.ts'

const quoted = (message: string) => /'([^']+)'/.exec(message)?.[1] ?? ''

/** What is said about an error of the engine's, for a mistake that the compiler finds first: the reader meets one sentence. */
export function asThrown({ cell, finding }: Found, error: AdvisedError): string | undefined {
  const cells = [...(cell.earlier ?? []), cell]
  return kernelAdvice(error, {
    cells,
    index: cells.length - 1,
    line: finding.line,
    known: new Set(cell.known),
  })
}

const missing: FindingRule = (found) => {
  const { finding, line } = found
  const name = quoted(finding.message)
  const [, near] = /Did you mean (?:the instance member )?'([^']+)'\?/.exec(finding.message) ?? []
  const loop = new RegExp(`\\bfor\\s*\\(\\s*${name.replaceAll('$', '\\$')}\\s*(=|\\b(?:of|in)\\b)`).exec(line)
  if (loop) return loop[1] === '=' ? words.loopName(name) : words.eachName(name, loop[1]!)
  const { types } = libraryNames()
  if (types.includes(name)) return adviceWords('en').notImported(name, 'fledgling')
  const suggested = near ?? (isTyped(found) ? nearestName(name, [...types, ...primitives]) : undefined)
  const advice = asThrown(found, { name: 'ReferenceError', message: `${name} is not defined` })
  // The compiler knows what is visible in this very place.
  if (suggested !== undefined && (advice === nowhere(name) || isGuess(advice ?? '')))
    return adviceWords('en').didYouMean(name, suggested)
  return advice
}

const primitives = ['string', 'number', 'boolean']

/** Whether a type is expected: behind a colon, `as` or an angle bracket. */
const isTyped = ({ before, after }: Found) =>
  /(?:[\p{ID_Continue}$)\]]\??\s*:|\bas|<)\s*(?:readonly\s+)?$/u.test(before) && !/^\s*[.(]/.test(after)

const isGuess = (advice: string) => advice.startsWith(adviceWords('en').didYouMean('', '').slice(0, 10))

const constant: FindingRule = (found) =>
  asked(found) ??
  asThrown(found, {
    name: 'TypeError',
    message: `invalid assignment to const '${quoted(found.finding.message)}'`,
  })

const early: FindingRule = (found) =>
  asThrown(found, {
    name: 'ReferenceError',
    message: `Cannot access '${quoted(found.finding.message)}' before initialization`,
  })

const twice: FindingRule = (found) =>
  asThrown(found, {
    name: 'SyntaxError',
    message: `Identifier '${quoted(found.finding.message)}' has already been declared`,
  })

const noExport: FindingRule = ({ finding: { message }, after }) => {
  const [, module = '', name = ''] =
    /^(?:Module )?'"([^"]+)"' has no exported member (?:named )?'([^']+)'/.exec(message) ?? []
  const [, near] = /Did you mean (?:to use )?'([^']+)'/.exec(message) ?? []
  // The compiler names the file that it found.
  const [, written] = /^[^;]*?\bfrom\s*['"]([^'"]+)['"]/.exec(after) ?? []
  return module === '' ? undefined : words.noExport(written ?? module, name, near)
}

/** A single = in a condition. */
export function asked({ before, after }: Found): string | undefined {
  const isCondition = /\b(?:if|while)\s*\([^()]*$/.test(before) && /^\s*=(?![=>])/.test(after)
  return isCondition ? adviceWords('en').equals : undefined
}

export const nameRules: Readonly<Record<number, FindingRule>> = {
  2304: missing,
  2552: missing,
  2503: missing,
  2584: missing,
  2580: missing,
  2582: missing,
  2591: missing,
  2663: missing,
  18004: missing,
  2588: constant,
  2448: early,
  2449: early,
  2450: early,
  2454: ({ finding }) => words.unset(quoted(finding.message)),
  2451: twice,
  2300: twice,
  2393: ({ marked }) => adviceWords('en').twice(marked),
  2440: twice,
  2540: (found) => asked(found) ?? words.readOnly(quoted(found.finding.message)),
  2542: ({ finding, marked }) =>
    /'String'/.test(finding.message) ? words.fixedText : words.readOnly(marked),
  2693: ({ finding }) => words.typeOnly(quoted(finding.message)),
  1361: ({ finding }) => words.typeOnly(quoted(finding.message)),
  2749: ({ finding }) => words.notAType(quoted(finding.message)),
  2305: noExport,
  2724: noExport,
  2614: noExport,
  1192: ({ finding }) => words.noDefault(quoted(finding.message).replaceAll('"', '')),
  1117: ({ marked }) => words.twiceInObject(marked),
}
