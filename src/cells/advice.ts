import type { AdviceContext, AdvisedError } from './advice-context.ts'
import { adviceOnNames } from './advice-names.ts'
import { adviceOnShapes } from './advice-shapes.ts'
import { adviceOnSyntax } from './advice-syntax.ts'
import { adviceOnValues } from './advice-values.ts'
import { adviceWords } from './advice-words.ts'
import { plainMessage } from './scope.ts'

/**
 * One sentence that says what to do about an error, for those that learners meet; undefined where there is nothing better to
 * say than the error says itself. Knows the words of Chrome, Node, Firefox and Safari.
 */
export function adviseOn(error: AdvisedError, context: AdviceContext): string | undefined {
  const words = { ...adviceWords(context.language), ...context.words }
  const plain = { name: error.name, message: plainMessage(error.message) }
  for (const rule of [adviceOnSyntax, adviceOnNames, adviceOnShapes, adviceOnValues]) {
    const advice = rule(plain, context, words)
    if (advice !== undefined) return advice
  }
  return undefined
}
