import { createHash } from 'node:crypto'

/** What a page needs from its policy. */
export interface PolicyNeeds {
  /** The texts of the inline scripts that may run, exactly as they stand between the tags. */
  readonly scripts: readonly string[]
  /** True for pages of `serve` and `start`, which listen for reloads on their own server. */
  readonly served?: boolean
}

/**
 * The content security policy of a page. Scripts run by the hash of their text; what such a script itself adds
 * (`strict-dynamic`) may run too, because a page opened from `file://` has no origin that could be allowed. Styles
 * are inline, which Plotly needs as well. Nothing may be loaded from anywhere else, and no form may be sent.
 */
export function contentPolicy({ scripts, served = false }: PolicyNeeds): string {
  const own = served ? ["'self'"] : []
  const rules: [string, string[]][] = [
    ['default-src', ["'none'"]],
    ['script-src', [...scripts.map(scriptHash), "'strict-dynamic'", ...own]],
    ['style-src', ["'unsafe-inline'"]],
    ['img-src', ['data:', 'blob:']],
    ['connect-src', served ? own : ["'none'"]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'none'"]],
  ]
  return rules.map(([name, values]) => `${name} ${values.join(' ')}`).join('; ')
}

function scriptHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`
}
