import { readSync } from 'node:fs'
import type { InputAnswer } from '../pipes.ts'

const clock = new Int32Array(new SharedArrayBuffer(4))
const lineFeed = 0x0a

/** The reader stopped the cell while it asked. */
export class Stopped extends Error {
  override readonly name = 'Interrupted'
}

/** `prompt`, `confirm` and `alert` as browsers and Deno have them: the cell stands still until the reader has answered. */
export function offerQuestions(send: (prompt: string) => void): void {
  const ask = (prompt: string): string | null => {
    send(prompt)
    const { value, stopped } = nextAnswer()
    if (stopped) awaitTheEnd()
    return value
  }
  const questions = {
    prompt(text: unknown = 'Prompt', preset?: unknown): string | null {
      const answer = ask(preset === undefined ? `${text} ` : `${text} [${preset}] `)
      return answer === '' && preset !== undefined ? String(preset) : answer
    },
    confirm: (text: unknown = 'Confirm'): boolean => /^\s*y(?:es)?\s*$/i.test(ask(`${text} [y/N] `) ?? ''),
    alert(text: unknown = 'Alert'): void {
      ask(`${text} [Enter] `)
    },
  }
  for (const [name, value] of Object.entries(questions))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: true })
}

/** The stop that withdrew the question ends this loop, and with it the cell, which could catch an error. */
function awaitTheEnd(): never {
  const end = performance.now() + 1000
  while (performance.now() < end);
  throw new Stopped('the cell was stopped')
}

/** Waits for a line on pipe 5; null where the pipe has ended. */
function nextAnswer(): InputAnswer {
  const bytes: number[] = []
  const one = Buffer.alloc(1)
  for (;;) {
    try {
      if (readSync(5, one) === 0) return { value: null }
      if (one[0] === lineFeed) return JSON.parse(Buffer.from(bytes).toString('utf8')) as InputAnswer
      bytes.push(one[0]!)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(clock, 0, 0, 10)
    }
  }
}
