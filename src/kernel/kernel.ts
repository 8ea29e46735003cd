import type { Json } from '../wire/wire.ts'
import { complete, inspect } from './assist.ts'
import { CellsProcess, type Loss } from './cells-process.ts'
import { Comms } from './comms.ts'
import { Executor } from './execute.ts'
import { History } from './history.ts'
import type { Request } from './incoming.ts'
import { completenessOf } from './is-complete.ts'
import { kernelInfo } from './kernel-info.ts'
import { type Output, outputMessage } from './output.ts'
import type { CommMessage } from './pipes.ts'
import { Questions } from './questions.ts'
import { RequestError, textOf } from './request-error.ts'
import { type Run, Runs } from './runs.ts'
import type { Said } from './said.ts'
import type { Sockets } from './sockets.ts'
import { told } from './told.ts'
import type { Types } from './types/types.ts'

/** Answers a request, or takes a message that wants no answer. */
type Answer = (request: Request) => Json | undefined | Promise<Json | undefined>

/** What a kernel needs from outside. */
export interface KernelHost {
  readonly sockets: Sockets
  /** Opens the types; `known` are the names that cells have declared, `onTrouble` takes sentences for the reader. */
  readonly openTypes: (known: () => readonly string[], onTrouble: (sentence: string) => void) => Types
  /** Ends the process, after a last word. */
  readonly end: () => void
}

/** Answers requests: control at once, shell one after the other. */
export class Kernel {
  readonly #sockets: Sockets
  readonly #history = new History()
  readonly #runs = new Runs()
  readonly #cells: CellsProcess
  readonly #types: Types
  readonly #executor: Executor
  readonly #questions: Questions
  readonly #comms: Comms
  readonly #answers: Readonly<Record<'shell' | 'control', Readonly<Record<string, Answer>>>>
  readonly #waiting: Request[] = []
  readonly #aborted = new WeakSet<Request>()
  #isBusy = false

  constructor({ sockets, openTypes, end }: KernelHost) {
    this.#sockets = sockets
    sockets.publish({}, 'status', { execution_state: 'starting' })
    this.#cells = new CellsProcess({
      hear: (message) => this.#hear(message),
      lost: (loss) => this.#lost(loss),
      replaced: () => this.#replaced(),
    })
    this.#types = openTypes(
      () => this.#cells.known,
      (sentence) => this.#tell('stream', { name: 'stderr', text: `${sentence}\n` }),
    )
    this.#questions = new Questions(sockets, (answer) => this.#cells.answer(answer))
    this.#comms = new Comms((parent, type, content) => sockets.publish(parent, type, content))
    this.#executor = new Executor({
      sockets,
      cells: this.#cells,
      types: this.#types,
      history: this.#history,
      runs: this.#runs,
    })
    this.#answers = { shell: this.#shellAnswers(end), control: this.#controlAnswers(end) }
  }

  receive(request: Request): void {
    if (request.channel === 'control') void this.#within(request, () => this.#answer(request))
    else if (request.channel === 'stdin') this.#questions.receive(request)
    else {
      this.#waiting.push(request)
      void this.#work()
    }
  }

  interrupt(): void {
    this.#questions.withdraw()
    this.#executor.interrupt()
  }

  close(): void {
    this.#types.close()
    this.#cells.close()
  }

  #shellAnswers(end: () => void): Record<string, Answer> {
    const comm =
      (message: CommMessage['message']): Answer =>
      (request) =>
        this.#receiveComm(message, request)
    return {
      kernel_info_request: () => kernelInfo(),
      execute_request: (request) => this.#executor.execute(request),
      complete_request: ({ content }) => complete(this.#types, content),
      inspect_request: ({ content }) => inspect(this.#types, content),
      is_complete_request: ({ content }) => ({ ...completenessOf(textOf(content, 'code')) }),
      history_request: ({ content }) => ({ ...this.#history.answer(content) }),
      comm_info_request: ({ content }) => this.#comms.info(content),
      comm_open: comm('comm_open'),
      comm_msg: comm('comm_msg'),
      comm_close: comm('comm_close'),
      // Where clients of versions before 5.4 send it.
      shutdown_request: (request) => this.#shutDown(request, end),
    }
  }

  #controlAnswers(end: () => void): Record<string, Answer> {
    return {
      kernel_info_request: () => kernelInfo(),
      interrupt_request: () => {
        this.interrupt()
        return { status: 'ok' }
      },
      shutdown_request: (request) => this.#shutDown(request, end),
      debug_request: ({ content }) => noDebugger(content),
    }
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    for (let request = this.#waiting.shift(); request; request = this.#waiting.shift()) {
      const now = request
      await this.#within(now, () => this.#answer(now))
    }
    this.#isBusy = false
  }

  async #within(request: Request, act: () => Promise<void>): Promise<void> {
    this.#sockets.publish(request.header, 'status', { execution_state: 'busy' })
    await act()
    this.#sockets.publish(request.header, 'status', { execution_state: 'idle' })
  }

  /** Whoever asks is answered, whatever becomes of it. */
  async #answer(request: Request): Promise<void> {
    const type = request.header.msg_type
    let content: Json | undefined
    try {
      content = await this.#act(request)
    } catch (error) {
      const { name, message, stack } = error as Error
      process.stderr.write(`${type}: ${error instanceof RequestError ? message : stack}\n`)
      if (!type.endsWith('_request')) return
      content = { status: 'error', ename: name, evalue: message, traceback: [message] }
    }
    if (content === undefined) return
    if (type === 'execute_request') {
      if (content.status === 'error' && request.content.stop_on_error !== false) await this.#abortWaiting()
      content = { execution_count: this.#executor.count, ...content }
    }
    this.#sockets.reply(request, type.replace(/request$/, 'reply'), content)
  }

  #act(request: Request): ReturnType<Answer> {
    const { channel, malformed } = request
    const type = request.header.msg_type
    const answer = this.#answers[channel as 'shell' | 'control'][type]
    if (answer === undefined) throw new RequestError(`${type} is not known on the ${channel} channel`)
    if (malformed !== undefined) throw new RequestError(malformed)
    return this.#aborted.has(request) ? abortedReply : answer(request)
  }

  /** What was sent before the client could know of the error is not run. */
  async #abortWaiting(): Promise<void> {
    // What lies in the socket has been received after a turn.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
    for (const request of this.#waiting)
      if (request.header.msg_type === 'execute_request') this.#aborted.add(request)
  }

  async #receiveComm(message: CommMessage['message'], request: Request): Promise<undefined> {
    const { content } = request
    this.#comms.fromClient(message, content)
    const run = this.#runs.begin({
      request,
      isSilent: false,
      isKept: false,
      count: this.#executor.count,
      allowsStdin: false,
    })
    const end = await this.#cells.run({ type: 'comm', run: run.run, message, content })
    const error = 'loss' in end ? told.lost(end.loss) : end.error
    if (error) this.#sockets.publish(request.header, 'error', { ...error })
    return undefined
  }

  #shutDown(request: Request, end: () => void): Json {
    const content = { status: 'ok', restart: request.content.restart === true }
    this.#sockets.publish(request.header, 'shutdown_reply', content)
    setImmediate(end)
    return content
  }

  #hear(message: Said): void {
    if (message.type === 'ready' || message.type === 'done') return
    const run = this.#runs.get(message.run)
    if (run === undefined) return
    if (message.type === 'input') this.#questions.ask(run, message)
    else if (message.type === 'comm') this.#comms.fromCells(message, run.request.header)
    else this.#putOut(run, message)
  }

  /** Tells all clients; a silent request puts out nothing. */
  #putOut({ request, isSilent, isKept, count }: Run, output: Output): void {
    if (isSilent) return
    const { type, content } = outputMessage(output, count)
    this.#sockets.publish(request.header, type, content)
    if (output.type === 'result' && isKept) this.#history.setOutput(count, String(output.data['text/plain']))
  }

  #replaced(): void {
    this.#types.forget()
    this.#questions.forget()
    this.#comms.closeAll(this.#runs.last?.request.header ?? {})
  }

  #lost(loss: Loss): void {
    this.#tell('error', { ...told.lost(loss) })
  }

  /** Tells what belongs to no request: it shows up with the last cell. */
  #tell(type: 'stream' | 'error', content: Json): void {
    this.#sockets.publish(this.#runs.last?.request.header ?? {}, type, content)
  }
}

const abortedReply: Json = {
  status: 'aborted',
  ename: 'Aborted',
  evalue: 'a cell before this one failed',
  traceback: [],
}

/** Nothing can be debugged; said as Jupyter has it, and as the Debug Adapter Protocol within it. */
function noDebugger({ seq, command }: Json): Json {
  const message = 'this kernel has no debugger'
  const dap = { type: 'response', request_seq: seq ?? 0, success: false, command: command ?? '', message }
  return { status: 'error', ename: 'NotSupported', evalue: message, traceback: [message], ...dap }
}
