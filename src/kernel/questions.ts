import type { Request } from './incoming.ts'
import type { FromCells, InputAnswer } from './pipes.ts'
import type { Run } from './runs.ts'
import type { Sockets } from './sockets.ts'

/** Why nobody was asked. */
const nobody = {
  forbidden:
    'Nobody can be asked: this client takes no questions (allow_stdin is false). The answer is null.',
  unheard: 'Nobody can be asked: this client does not listen for questions. The answer is null.',
}

/** The question that a cell waits with, at most one: sent to the client whose cell it is, and nobody else may answer it. */
export class Questions {
  readonly #sockets: Sockets
  readonly #answer: (answer: InputAnswer) => void
  #open: Run | undefined

  constructor(sockets: Sockets, answer: (answer: InputAnswer) => void) {
    this.#sockets = sockets
    this.#answer = answer
  }

  ask(run: Run, { prompt, password }: Extract<FromCells, { type: 'input' }>): void {
    this.#open = run
    if (!run.allowsStdin) this.#giveUp(run, nobody.forbidden)
    else
      this.#sockets
        .ask(run.request, 'input_request', { prompt, password })
        .catch(() => this.#giveUp(run, nobody.unheard))
  }

  /** Takes an `input_reply`. One that nobody asked for is not taken. */
  receive(reply: Request): void {
    if (this.#open === undefined || !isSame(reply.identities, this.#open.request.identities)) return
    this.#close({ value: typeof reply.content.value === 'string' ? reply.content.value : null })
  }

  /** An interrupt: the cell is not to wait any longer. */
  withdraw(): void {
    if (this.#open !== undefined) this.#close({ value: null, stopped: true })
  }

  /** Who asked is gone. */
  forget(): void {
    this.#open = undefined
  }

  #giveUp(run: Run, why: string): void {
    if (this.#open !== run) return
    if (!run.isSilent)
      this.#sockets.publish(run.request.header, 'stream', { name: 'stderr', text: `${why}\n` })
    this.#close({ value: null })
  }

  #close(answer: InputAnswer): void {
    this.#open = undefined
    this.#answer(answer)
  }
}

function isSame(one: readonly Buffer[], other: readonly Buffer[]): boolean {
  return one.length === other.length && one.every((frame, index) => frame.equals(other[index]!))
}
