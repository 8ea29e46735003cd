import type { ClientWords } from '../words'
import type { LiveOutput } from './types'

/** Longer than this, nobody listens. */
const LONGEST = 240

/** What a cell has put out, in a few words, for those who hear the page. */
export function summaryOf(outputs: readonly LiveOutput[], words: ClientWords): string {
  const texts = outputs.map((output) => {
    if (output.kind === 'stream') return output.text
    if (output.kind === 'error') return output.error.advice ?? `${output.error.name}: ${output.error.message}`
    const { 'text/plain': plain, 'text/html': html } = output.bundle
    const text = typeof plain === 'string' ? plain : ''
    return html === undefined ? text : (text.split('\n')[0] ?? words.table)
  })
  // No more of a text than can be said: a run may have put out megabytes.
  const heard = texts.map((one) => one.slice(0, 10 * LONGEST))
  const text = heard.join(' ').replace(/\s+/g, ' ').trim()
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
