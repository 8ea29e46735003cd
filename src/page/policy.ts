import { createHash } from 'node:crypto'
import { frameScript } from './worker/frame.ts'

/** What a page needs from its policy. */
export interface PolicyNeeds {
  /** The texts of the inline scripts that may run, exactly as they stand between the tags. */
  readonly scripts: readonly string[]
  /** True for pages whose scripts stand in files beside them, and not in the page itself. */
  readonly linked?: boolean
  /** True for pages of `serve` and `start`, which listen for reloads on their own server. */
  readonly served?: boolean
}

/**
 * The content security policy of a page. Its own scripts run by the hash of their text, or because they lie beside it:
 * `'self'`, and `file:` for browsers in whose eyes a page opened from a file has no self. `blob:` lets the worker
 * import the cells, which it makes into Blobs itself, and WebAssembly may be compiled; `eval` may not. There is no
 * `strict-dynamic`: with it, `import('https://...')` in a cell would load whatever it names, and tell that server
 * what stands in the address. Styles are inline, which Plotly needs as well. Nothing may be loaded from anywhere
 * else, and no form may be sent.
 *
 * The worker lives under a stricter policy still, see client/worker-frame.ts.
 */
export function contentPolicy({ scripts, linked = false, served = false }: PolicyNeeds): string {
  const own = served ? ["'self'"] : []
  const beside = linked ? ["'self'", ...(served ? [] : ['file:'])] : own
  const hashes = [...scripts, frameScript].map(scriptHash)
  const rules: [string, string[]][] = [
    ['default-src', ["'none'"]],
    ['script-src', [...hashes, ...beside, 'blob:', "'wasm-unsafe-eval'"]],
    ['worker-src', ['blob:']],
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
