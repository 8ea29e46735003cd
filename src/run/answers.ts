import { stripVTControlCharacters } from 'node:util'
import type { Output } from '../notebook/types.ts'
import type { Json } from '../wire/wire.ts'

/** What went wrong in a step: the code failed, or the process with the variables of the cells before is gone. */
export interface Failure {
  readonly status: 'error' | 'died'
  /** One sentence, or two. */
  readonly reason: string
}

/** How a kernel's answers are to be read. */
export interface Answers {
  /** What went wrong in code that was answered, given the reply and what was put out; undefined where nothing did. */
  failure(reply: Json, outputs: readonly Output[]): Failure | undefined
  /** What went wrong by what was put out, maybe long after the reply. */
  late(outputs: readonly Output[]): Failure | undefined
  /** Milliseconds after which to ask again, because the kernel refused to run the code; undefined where it did not. */
  refused(reply: Json): number | undefined
}

/** A kernel that keeps to the protocol: the reply tells an error, and so does an `error` message, at any time. */
export const plainAnswers: Answers = {
  failure(reply, outputs) {
    if (reply.status === 'ok') return plainAnswers.late(outputs)
    if (typeof reply.ename === 'string') return failureOf(reply)
    return { status: 'error', reason: `the kernel answered "${reply.status}"` }
  },
  late(outputs) {
    const error = outputs.find((output) => output.output_type === 'error')
    return error && failureOf({ ...error })
  },
  refused: () => undefined,
}

/** The name of the error by which our kernel tells that the process of the cells has ended. */
const lost = 'CellsLost'

function failureOf({ ename, evalue, traceback }: Json): Failure {
  const [first] = Array.isArray(traceback) ? traceback : []
  const sentence = firstLine(String(first ?? ''))
  if (ename === lost) return { status: 'died', reason: sentence || firstLine(String(evalue)) }
  return { status: 'error', reason: withAdvice(`${ename}: ${firstLine(String(evalue ?? ''))}`, sentence) }
}

/** The advice for the reader first, where the traceback begins with one, and then the error's own words. */
function withAdvice(words: string, sentence: string): string {
  const isAdvice = sentence.includes(' ') && !sentence.includes(words) && !sentence.startsWith('Traceback')
  if (!isAdvice) return words
  return sentence.endsWith(':') ? `${sentence} ${words}` : `${sentence} (${words})`
}

function firstLine(text: string): string {
  return stripVTControlCharacters(text).trim().split('\n')[0] ?? ''
}
