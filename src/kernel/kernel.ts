import type { Header, Json } from '../wire/wire.ts'
import { CellsProcess } from './cells-process.ts'
import { History } from './history.ts'
import { completenessOf } from './is-complete.ts'
import { kernelInfo } from './kernel-info.ts'
import type { FromCells, ToldError } from './pipes.ts'
import type { Request, Sockets } from './sockets.ts'

/** Answers requests: control at once, shell one after the other. */
export class Kernel {
  readonly #sockets: Sockets
  readonly #end: () => void
  readonly #history = new History()
  readonly #cells: CellsProcess
  /** The requests that ran, by run: what is put out later is still theirs. */
  readonly #parents = new Map<
    number,
    { readonly header: Header; readonly isSilent: boolean; readonly count: number }
  >()
  readonly #waiting: Request[] = []
  #known: readonly string[] = []
  #isBusy = false
  #runs = 0
  #count = 0
  #done: ((end: { error?: ToldError; values: Json }) => void) | undefined

  constructor(sockets: Sockets, end: () => void) {
    this.#sockets = sockets
    this.#end = end
    this.#cells = new CellsProcess({ hear: (message) => this.#hear(message), lost: (how) => this.#lost(how) })
    sockets.publish({}, 'status', { execution_state: 'starting' })
  }

  receive(request: Request): void {
    if (request.channel === 'control') void this.#within(request, () => this.#answer(request))
    else if (request.channel === 'shell') {
      this.#waiting.push(request)
      void this.#work()
    }
  }

  interrupt(): void {
    this.#cells.interrupt()
  }

  close(): void {
    this.#cells.close()
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let request = this.#waiting.shift(); request; request = this.#waiting.shift()) {
      const now = request
      await this.#within(now, () =>
        now.header.msg_type === 'execute_request' ? this.#execute(now) : this.#answer(now),
      )
    }
    this.#isBusy = false
  }

  async #within(request: Request, act: () => Promise<void> | void): Promise<void> {
    this.#sockets.publish(request.header, 'status', { execution_state: 'busy' })
    await act()
    this.#sockets.publish(request.header, 'status', { execution_state: 'idle' })
  }

  #answer(request: Request): void {
    const { header, content } = request
    const reply = (answer: Json) =>
      this.#sockets.reply(request, header.msg_type.replace(/request$/, 'reply'), answer)
    switch (header.msg_type) {
      case 'kernel_info_request':
        reply(kernelInfo())
        break
      case 'is_complete_request':
        reply({ ...completenessOf(String(content.code ?? '')) })
        break
      case 'history_request':
        reply({ ...this.#history.answer(content) })
        break
      case 'comm_info_request':
        reply({ status: 'ok', comms: {} })
        break
      case 'comm_open':
        this.#sockets.publish(header, 'comm_close', { comm_id: content.comm_id, data: {} })
        break
      case 'complete_request': {
        const end = Number(content.cursor_pos ?? 0)
        reply({ status: 'ok', ...this.#complete(String(content.code ?? ''), end), metadata: {} })
        break
      }
      case 'inspect_request':
        reply({ status: 'ok', found: false, data: {}, metadata: {} })
        break
      case 'interrupt_request':
        this.interrupt()
        reply({ status: 'ok' })
        break
      case 'shutdown_request':
        reply({ status: 'ok', restart: content.restart === true })
        this.#sockets.publish(header, 'shutdown_reply', { status: 'ok', restart: content.restart === true })
        setImmediate(this.#end)
    }
  }

  #complete(code: string, end: number): Json {
    const before = [...code].slice(0, end).join('')
    const start = /[\p{ID_Continue}$]*$/u.exec(before)![0]
    const matches = this.#known.filter((name) => name.startsWith(start))
    return { matches, cursor_start: end - [...start].length, cursor_end: end }
  }

  async #execute(request: Request): Promise<void> {
    const { header, content } = request
    const code = String(content.code ?? '')
    const isSilent = content.silent === true
    const isKept = !isSilent && content.store_history !== false
    if (isKept) this.#count++
    const count = this.#count
    if (isKept) this.#history.add(count, code)
    if (!isSilent) this.#sockets.publish(header, 'execute_input', { code, execution_count: count })
    const run = ++this.#runs
    this.#parents.set(run, { header, isSilent, count })
    const expressions = (content.user_expressions ?? {}) as Record<string, string>
    const { error, values } = await new Promise<{ error?: ToldError; values: Json }>((resolve) => {
      this.#done = resolve
      this.#cells.run({ type: 'run', run, label: `cell [${count}]`, code, expressions })
    })
    this.#done = undefined
    if (error !== undefined && !isSilent) this.#sockets.publish(header, 'error', { ...error })
    const ending =
      error === undefined
        ? { status: 'ok', user_expressions: values, payload: [] }
        : { status: 'error', ...error }
    this.#sockets.reply(request, 'execute_reply', { ...ending, execution_count: count })
    if (error !== undefined && content.stop_on_error !== false) await this.#abort()
  }

  /** What was sent before the client could know of the error is not run. */
  async #abort(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 20))
    const requests = this.#waiting.splice(0)
    for (const request of requests) {
      if (request.header.msg_type !== 'execute_request') this.#waiting.push(request)
      else
        await this.#within(request, () =>
          this.#sockets.reply(request, 'execute_reply', { status: 'aborted', execution_count: this.#count }),
        )
    }
  }

  #hear(message: FromCells): void {
    if (message.type === 'ready' || message.type === 'comm') return
    if (message.type === 'done') {
      this.#known = message.known
      this.#done?.(message)
      return
    }
    const parent = this.#parents.get(message.run)
    if (parent === undefined || parent.isSilent) return
    const publish = (type: string, content: Json) => this.#sockets.publish(parent.header, type, content)
    if (message.type === 'stream') publish('stream', { name: message.name, text: message.text })
    else if (message.type === 'display')
      publish(message.update ? 'update_display_data' : 'display_data', message.content)
    else if (message.type === 'error') publish('error', { ...message.error })
    else if (message.type === 'clear') publish('clear_output', { wait: message.wait })
    else if (message.type === 'result') {
      publish('execute_result', {
        data: message.data,
        metadata: message.metadata,
        execution_count: parent.count,
      })
      this.#history.setOutput(String(message.data['text/plain']))
    }
  }

  #lost(how: string): void {
    const names =
      this.#known.length === 0
        ? 'No variable was there yet'
        : `Lost are its variables: ${this.#known.join(', ')}`
    this.#known = []
    const evalue = `the process that ran the cells ${how}`
    const told = `${evalue[0]!.toUpperCase()}${evalue.slice(1)}. ${names}. A new one is there: run the cells above again.`
    if (this.#done) this.#done({ error: { ename: 'CellsLost', evalue, traceback: [told] }, values: {} })
    else
      this.#sockets.publish(this.#parents.get(this.#runs)?.header ?? {}, 'stream', {
        name: 'stderr',
        text: `${told}\n`,
      })
  }
}
