import type { Output } from '../../notebook/types.ts'
import type { Json } from '../../wire/wire.ts'
import type { Answers, Failure } from '../answers.ts'

/** For so long after an error tslab refuses what it is sent, and says so; in milliseconds, a part of its 200. */
const pause = 50

/** tslab tells an error on stderr alone, and a rejection that nobody awaited is no error to it: what it writes tells. */
export const tslabAnswers: Answers = {
  failure(reply: Json, outputs) {
    if (reply.status === 'ok') return tslabAnswers.late(outputs)
    return error(errorLine(errorText(outputs)) ?? `the kernel answered "${reply.status}"`)
  },
  late(outputs) {
    const text = errorText(outputs)
    const start = text.search(/^Un(caughtException|handledPromiseRejection): /m)
    return start < 0 ? undefined : error(firstLine(text.slice(start)) ?? '')
  },
  refused: (reply) => (/^abort/.test(String(reply.status)) ? pause : undefined),
}

function error(reason: string): Failure {
  return { status: 'error', reason }
}

function errorText(outputs: readonly Output[]): string {
  return outputs
    .map((output) => (output.output_type === 'stream' && output.name === 'stderr' ? output.text : ''))
    .join('')
}

/**
 * The line that names the error among what tslab wrote: `3:7 - ...` from its compiler, else the last line like
 * `TypeError: ...` (before it stand place and source, after it the stack), else the first, as anything can be thrown.
 */
function errorLine(text: string): string | undefined {
  const compiled = text.match(/^\d+:\d+ - .*$/m)?.[0]
  const thrown = text.match(/^(?:Uncaught )?(?:[A-Z][\w$]*)?(?:Error|Exception)\b.*$/gm)?.at(-1)
  return compiled ?? thrown ?? firstLine(text)
}

function firstLine(text: string): string | undefined {
  return text.split('\n').find((line) => line.trim() !== '')
}
