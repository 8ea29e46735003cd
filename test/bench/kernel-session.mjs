// A kernel in a process of its own, and a client that notes when it hears what.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from '../../dist/run/client.js'
import { openConnection, writeConnection } from '../../dist/wire/connection.js'

/** Milliseconds until a request must be answered, and until a client gives up to wait for what a kernel has lost. */
const patience = 60_000
const silence = 3_000

/** What must not outlive this process, however it ends. */
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts the kernel of a subject in a folder; one that does not answer is started anew, for a port may have been taken. */
export async function startKernel(subject, folder) {
  for (let attempt = 1; ; attempt++) {
    const session = await launch(subject, folder)
    try {
      await session.begin()
      return session
    } catch (error) {
      await session.close()
      if (attempt === 3) throw error
    }
  }
}

async function launch(subject, folder) {
  const connection = await openConnection(subject.name)
  const { file, remove } = writeConnection(connection)
  const [command, ...args] = subject.argv(file)
  const env = { ...process.env, NO_COLOR: '1', FLEDGLING_PICTURES: 'none', ...subject.env }
  const started = performance.now()
  const child = spawn(command, args, { cwd: folder, env, stdio: 'ignore' })
  running.add(child)
  child.on('close', () => running.delete(child))
  return new KernelSession(subject, connection, child, started, remove)
}

class KernelSession {
  #child
  #client
  #remove
  #requests = new Map()
  #changed = () => {}
  #heard = false

  constructor(subject, connection, child, started, remove) {
    this.subject = subject
    this.started = started
    this.#child = child
    this.#remove = remove
    const request = (message) => this.#requests.get(message.parent.msg_id)
    this.#client = connect(connection, {
      onIopub: (message) => {
        this.#heard = true
        request(message)?.hear(message)
        this.#changed()
      },
      onReply: (message) => {
        request(message)?.answered(message.content)
        this.#changed()
      },
      onBroken: (error) => {
        throw error
      },
    })
  }

  get pid() {
    return this.#child.pid
  }

  /** Milliseconds from the start of the process to its first answer: `answered`. Then waits until IOPub is heard. */
  async begin() {
    await this.ask('kernel_info_request', {}, { idle: false })
    this.answered = performance.now() - this.started
    while (!this.#heard) await this.ask('kernel_info_request', {}, { idle: false })
  }

  /**
   * Sends a request and waits for its answer and for the end of its output; where a kernel loses that, until it is silent.
   * `milliseconds` is the time to the later of the two, `outputs` holds what was put out with its time.
   */
  async ask(type, content, { idle = true, channel = 'shell' } = {}) {
    const request = new Heard()
    this.#requests.set(this.#client.send(channel, type, content), request)
    const isOver = () => request.reply !== undefined && (!idle || request.isIdle)
    await this.#until(() => isOver() || (request.reply !== undefined && request.quietFor() > silence))
    if (request.reply === undefined) throw new Error(`${this.subject.name} did not answer a ${type}`)
    return request
  }

  execute(code) {
    const options = { silent: false, store_history: true, allow_stdin: false, stop_on_error: false }
    return this.ask('execute_request', { code, user_expressions: {}, ...options })
  }

  /** Executes a cell that must not fail. */
  async run(code) {
    const request = await this.execute(code)
    if (request.reply.status === 'ok') return request
    throw new Error(`${this.subject.name} failed at ${code}: ${JSON.stringify(request.reply)}`)
  }

  /** Asks the kernel to stop the cell that it runs, by message or by signal. */
  interrupt() {
    if (this.subject.interrupts === 'by signal') this.#child.kill('SIGINT')
    else this.#client.send('control', 'interrupt_request', {})
  }

  async close() {
    const closed = once(this.#child, 'close')
    const isRunning = this.#child.exitCode === null && this.#child.signalCode === null
    if (isRunning) {
      this.#client.send('control', 'shutdown_request', { restart: false })
      const timer = setTimeout(() => this.#child.kill('SIGKILL'), 1000)
      await closed
      clearTimeout(timer)
    }
    this.#client.close()
    this.#remove()
  }

  async #until(holds) {
    const end = performance.now() + patience
    while (!holds() && performance.now() < end) {
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, 500)
        this.#changed = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
}

/** What is heard of one request, with the time in milliseconds after it was sent. */
class Heard {
  #sent = performance.now()
  #last = this.#sent
  outputs = []
  reply = undefined
  isIdle = false

  get milliseconds() {
    return this.#last - this.#sent
  }

  quietFor() {
    return performance.now() - this.#last
  }

  answered(content) {
    this.reply = content
    this.#last = performance.now()
  }

  hear({ header, content }) {
    this.#last = performance.now()
    if (content.execution_state === 'idle') this.isIdle = true
    if (header.msg_type !== 'status')
      this.outputs.push({ type: header.msg_type, content, after: this.#last - this.#sent })
  }
}
