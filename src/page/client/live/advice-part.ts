import type { AdviceContext, AdvisedError } from '../../../cells'
import { loadScript } from '../parts'

/** What the script `advice` brings. */
export interface AdvicePart {
  /** One sentence that says what to do about an error, for those that learners meet. */
  adviseOn(error: AdvisedError, context: AdviceContext): string | undefined
}

declare global {
  interface Window {
    fledglingAdvice?: AdvicePart
  }
}

/** One sentence that says what to do about an error; undefined where nothing is known, or nothing could be read. */
export async function adviseOn(error: AdvisedError, context: AdviceContext): Promise<string | undefined> {
  await loadScript('advice').catch(() => undefined)
  return window.fledglingAdvice?.adviseOn(error, context)
}
