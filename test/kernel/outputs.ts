import type { Message } from '../../src/wire/wire.ts'
import type { Answer } from './harness.ts'

/** What a cell wrote to a stream, or to both. */
export function written({ outputs }: Answer, name?: 'stdout' | 'stderr'): string {
  const streams = outputs.filter(({ content }) => content.name && (name ?? content.name) === content.name)
  return streams.map(({ content }) => content.text).join('')
}

/** The bundle of its last display or result; undefined where it has none. */
export function bundle({ outputs }: Answer): Record<string, unknown> | undefined {
  const shown = outputs.filter(({ content }) => content.data !== undefined)
  return shown.at(-1)?.content.data as Record<string, unknown> | undefined
}

/** The text of its result. */
export const text = (answer: Answer) => bundle(answer)?.['text/plain']

/** The msg_id of the request that a message was put out for. */
export const requestOf = ({ parent }: Message) => parent.msg_id
