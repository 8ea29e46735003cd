import type { Slots } from './slots.ts'
import type { PageWords } from './words.ts'

const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const NOTE = new RegExp(`^([${DIGITS}]+)(?=[ \\t])`, 'gm')
// After a word or a unit the same sign is a power: cm².
const MARK = new RegExp(`(?<=[.,;:!?)\\]*_"”’])[${DIGITS}]+(?![${DIGITS}])`, 'g')

/** The notes that a lesson writes as `¹ text`, each a paragraph of its own, as plain numbers. */
export function noteNumbers(sources: readonly string[]): ReadonlySet<string> {
  return new Set(sources.flatMap((source) => [...source.matchAll(NOTE)].map((match) => plain(match[1]!))))
}

/** Links the marks of such notes, `so.¹`, with the notes, and each note with the first of its marks. */
export function linkNotes(
  source: string,
  notes: ReadonlySet<string>,
  seen: Set<string>,
  slots: Slots,
  words: PageWords,
): string {
  const linked = source.replace(NOTE, (_, digits: string) => {
    const number = plain(digits)
    const back = `<a href="#m-${number}" aria-label="${number}. ${words.backToText}">${number}</a>`
    return slots.put(`<sup class="note" id="n-${number}">${back}</sup>`)
  })
  return linked.replace(MARK, (digits) => {
    const number = plain(digits)
    if (!notes.has(number)) return digits
    const id = seen.has(number) ? '' : ` id="m-${number}"`
    seen.add(number)
    return slots.put(`<sup><a href="#n-${number}"${id}>${number}</a></sup>`)
  })
}

function plain(digits: string): string {
  return [...digits].map((digit) => DIGITS.indexOf(digit)).join('')
}
