import type { CheckedCase, CheckResult } from '../../../lib/exercises/result'
import type { Json } from '../../../lib/figure'

/**
 * What a check says of an answer, if it is that: anybody's code can put out something of this type. Texts are only ever
 * shown as texts.
 */
export function readResult(json: Json | undefined): CheckResult | undefined {
  if (!isObject(json)) return undefined
  const { id, kind, passed, headline, cases, say } = json
  const isResult =
    [id, kind, headline].every((text) => typeof text === 'string') &&
    typeof passed === 'number' &&
    Array.isArray(say) &&
    say.every((text) => typeof text === 'string') &&
    Array.isArray(cases) &&
    cases.every(isCase)
  return isResult ? (json as unknown as CheckResult) : undefined
}

function isCase(json: unknown): json is CheckedCase {
  if (!isObject(json)) return false
  const { call, ok, expected, got = '', error = '', errorName = '', note = '' } = json
  return (
    typeof ok === 'boolean' &&
    [call, expected, got, error, errorName, note].every((text) => typeof text === 'string')
  )
}

function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
