import { inspect } from 'node:util'
import { plainMessage } from '../../cells/index.ts'
import { textOf } from './frames.ts'
import { cut } from './layout.ts'

/** Name and message of what was thrown. Anything may be thrown, and an error may have been tampered with. */
export function wordsOf(thrown: unknown): { ename: string; evalue: string } {
  if (!isError(thrown)) return { ename: 'Error', evalue: cut(shown(thrown)) }
  const name = textOf(thrown, 'name').split('\n')[0]!.slice(0, 100)
  // Node lists for a module that is not there who asked for it: that is the kernel.
  const message = textOf(thrown, 'message').replace(/\nRequire stack:[\s\S]*/, '')
  return { ename: name || 'Error', evalue: plainMessage(cut(message)) }
}

/** Whether something was thrown that knows a message and a stack, of this realm or of another one. */
export function isError(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false
  try {
    return thrown instanceof Error || (textOf(thrown, 'stack') !== '' && 'message' in thrown)
  } catch {
    return false
  }
}

function shown(thrown: unknown): string {
  try {
    return typeof thrown === 'string' ? thrown : inspect(thrown)
  } catch {
    return '?'
  }
}
