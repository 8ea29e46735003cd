import { say } from '../host'
import type { CheckedCase, CheckResult } from './result'

/** What a check found as plain text for the reader: sentences that help, one a line, an arrow before what to look at. */
export function sentences({ kind, headline, cases, say: advice }: CheckResult): string {
  const arrows = advice.map((sentence) => `→ ${sentence}`)
  if (kind === 'right') return `✓ ${headline}`
  if (kind === 'type' || kind === 'promise') return arrows.join('\n')
  if (kind === 'starter') {
    return [...arrows, say({ en: 'Change the cell above, run it, then run this one.' })].join('\n')
  }
  const miss = cases.find(({ ok }) => !ok)
  return [headline, ...(miss === undefined ? [] : first(miss)), ...arrows].join('\n')
}

function first({ call, expected, got, error, note }: CheckedCase): string[] {
  const notes = note === undefined ? [] : [note]
  if (error !== undefined) {
    const stops = say({
      en: `The first that does not: ${call}. It should give ${expected}, but it stops with an error:`,
    })
    return [stops, `  ${error}`, ...notes]
  }
  const differs = say({
    en: `The first that does not: ${call}. It should give ${expected}, and yours gives ${got}.`,
  })
  return [differs, ...notes]
}
