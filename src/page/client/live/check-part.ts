import type { Json } from '../../../lib/figure'

/** The type under which `check()` tells a page what it has found. */
export const CHECK = 'application/vnd.fledgling.check+json'

/** Shows what a check has found; undefined where it is not what a check says. */
export type CheckView = (result: Json) => HTMLElement | undefined

/** Set by the part that knows exercises; without it the sentence of the check stands there as text. */
export let checkView: CheckView | undefined

export function showChecksWith(view: CheckView): void {
  checkView = view
}
