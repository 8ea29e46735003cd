import type { ErrorOutput, Output } from '../notebook/types.ts'
import { orderStreams } from './streams.ts'

/**
 * Two lists of outputs of one cell in one form, in which they can be compared though they come from different kernels.
 * Kernels that run the same cell say two things in different messages:
 * - the value of the last expression, where it is nothing but text: an `execute_result`, or (tslab) a line on stdout. In the
 *   one form it is the line.
 * - an error: an `error` message, or (tslab) text at the end of stderr with place, source and stack. Where one list has the
 *   message and the other a text with the same words, both have the message in the one form.
 */
export function inOneForm(a: readonly Output[], b: readonly Output[]): [Output[], Output[]] {
  const [left, right] = [valuesAsLines(a), valuesAsLines(b)]
  return [withErrorOf(right, left), withErrorOf(left, right)]
}

/** True where both lists say just the same, be it in different messages. */
export function sayTheSame(a: readonly Output[], b: readonly Output[]): boolean {
  const [left, right] = inOneForm(a, b)
  return JSON.stringify(left) === JSON.stringify(right)
}

/** The error that ends a list of outputs. */
export function errorOf(outputs: readonly Output[]): ErrorOutput | undefined {
  const last = outputs.at(-1)
  return last?.output_type === 'error' ? last : undefined
}

function valuesAsLines(outputs: readonly Output[]): Output[] {
  const lines = outputs.map((output): Output => {
    if (output.output_type !== 'execute_result') return output
    const { 'text/plain': text, ...richer } = output.data
    if (typeof text !== 'string' || Object.keys(richer).length > 0) return output
    return { output_type: 'stream', name: 'stdout', text: `${text}\n` }
  })
  return orderStreams(lines)
}

/** The outputs with the error of the others, where their last text on stderr has its words behind what the others wrote there. */
function withErrorOf(others: readonly Output[], outputs: Output[]): Output[] {
  const error = errorOf(others)
  const last = outputs.at(-1)
  if (error === undefined || last?.output_type !== 'stream' || last.name !== 'stderr') return outputs
  const before = others.at(-2)
  const written = before?.output_type === 'stream' && before.name === 'stderr' ? before.text : ''
  const isTold = last.text.startsWith(written) && last.text.slice(written.length).includes(error.evalue)
  if (!isTold) return outputs
  const kept: Output[] = written === '' ? [] : [{ ...last, text: written }]
  return [...outputs.slice(0, -1), ...kept, error]
}
