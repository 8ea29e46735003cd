import { define, type Natives } from './globals'
import type { FromWorker, WorkerParts } from './protocol'

type Content = string | Uint8Array | undefined

/** Asks the page for what only some lessons need, once each. */
export class PartLoader {
  readonly #natives: Natives
  readonly #send: (message: FromWorker) => void
  readonly #asked = new Map<string, Promise<Content>>()
  readonly #answers = new Map<string, (content: Content) => void>()
  readonly #scripts = new Map<string, Promise<boolean>>()
  readonly #parts: WorkerParts = {}

  constructor(natives: Natives, send: (message: FromWorker) => void) {
    this.#natives = natives
    this.#send = send
  }

  /** The bytes of a file that the page carries, or undefined. */
  async bytes(name: string): Promise<Uint8Array | undefined> {
    const content = await this.#ask(name, 'bytes')
    return typeof content === 'string' ? new TextEncoder().encode(content) : content
  }

  /** What the script of that name brings, or undefined where the page carries no such part. */
  async script<Name extends keyof WorkerParts>(name: Name): Promise<WorkerParts[Name] | undefined> {
    const isThere = this.#scripts.get(name) ?? this.#ask(name, 'text').then((text) => this.#run(text))
    this.#scripts.set(name, isThere)
    return (await isThere) ? this.#parts[name] : undefined
  }

  /** The page has answered. */
  answer(name: string, content: Content): void {
    this.#answers.get(name)?.(content)
    this.#answers.delete(name)
  }

  #ask(name: string, form: 'text' | 'bytes'): Promise<Content> {
    const asked =
      this.#asked.get(name) ??
      new Promise<Content>((resolve) => {
        this.#answers.set(name, resolve)
        this.#send({ type: 'need', name, form })
      })
    this.#asked.set(name, asked)
    return asked
  }

  #run(script: Content): boolean {
    if (typeof script !== 'string') return false
    define('fledglingParts', this.#parts)
    const address = this.#natives.blobAddress(script)
    try {
      this.#natives.importScripts(address)
    } finally {
      this.#natives.dropAddress(address)
      Reflect.deleteProperty(self, 'fledglingParts')
    }
    return true
  }
}
