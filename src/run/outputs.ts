import type { DisplayOutput, MimeData, Output, ResultOutput, StreamOutput } from '../notebook/types.ts'
import type { Json, Message } from '../wire/wire.ts'

/**
 * How much a cell keeps of each kind of output: characters of stdout, of stderr, bytes of displays. A notebook with more
 * is of no use to a reader. Kinds are counted apart, and characters instead of messages, so that the cut falls on the same
 * place however the kernel divides its text.
 */
export const outputLimit = 10_000_000

/** Bytes after which the kernel's process stops sending a cell's output, so that an endless loop fills no memory. */
export const sendLimit = 100_000_000

interface Entry {
  output: Output
  readonly displayId?: string
}

interface CellOutput {
  entries: Entry[]
  /** clear_output with `wait`: the next output replaces what is there. */
  clearNext: boolean
  /** What the kernel sent for this cell: in the measure of the limit, and in bytes of messages. */
  sent: number
  sentBytes: number
  /** How much of each kind is in `entries`. */
  kept: Record<Kind, number>
  cut: boolean
}

type Kind = 'stdout' | 'stderr' | 'display'

/** Collects the messages of IOPub into the outputs of the requests that caused them. */
export interface Collector {
  add(message: Message): void
  /** The outputs of the request with this msg_id, as they stand now. */
  outputs(requestId: string): Output[]
}

/** The outputs that the messages make for one request: the pure whole of which a Collector is the running form. */
export function outputsOf(messages: Iterable<Message>, requestId: string, limit = outputLimit): Output[] {
  const collector = collect(limit)
  for (const message of messages) collector.add(message)
  return collector.outputs(requestId)
}

/** An empty collector for one kernel. An update of a display reaches every cell that shows it. */
export function collect(limit = outputLimit): Collector {
  const cells = new Map<string, CellOutput>()
  const cellOf = (id: string) => {
    const cell = cells.get(id) ?? emptyCell()
    cells.set(id, cell)
    return cell
  }
  return {
    add(message) {
      const id = message.parent.msg_id
      if (id === undefined) return
      if (message.header.msg_type === 'update_display_data') {
        for (const cell of cells.values()) updateDisplay(cell, message.content)
      } else if (message.header.msg_type === 'clear_output') {
        clear(cellOf(id), message.content.wait === true)
      } else {
        const entry = entryOf(message)
        if (entry !== undefined) append(cellOf(id), entry, message.size, limit)
      }
    },
    outputs(id) {
      const cell = cells.get(id)
      if (cell === undefined) return []
      const whole = cell.entries.map((entry) => entry.output)
      return cell.cut ? [...whole, stream('stderr', cutSentence(cell, limit))] : whole
    },
  }
}

function emptyCell(): CellOutput {
  return { entries: [], clearNext: false, sent: 0, sentBytes: 0, kept: nothing(), cut: false }
}

function nothing(): Record<Kind, number> {
  return { stdout: 0, stderr: 0, display: 0 }
}

/** The sentence that stands where output was cut. */
function cutSentence({ sent, sentBytes }: CellOutput, limit: number): string {
  const wrote = sentBytes > sendLimit ? `more than ${megabytes(sendLimit)}` : megabytes(sent)
  return `\nOutput cut: a cell keeps ${megabytes(limit)} MB of each kind of output, this one wrote ${wrote} MB.\n`
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 100_000) / 10)
}

function entryOf(message: Message): Entry | undefined {
  const { content } = message
  switch (message.header.msg_type) {
    case 'stream':
      return { output: stream(content.name === 'stderr' ? 'stderr' : 'stdout', String(content.text ?? '')) }
    case 'display_data': {
      const displayId = (content.transient as Json | undefined)?.display_id
      const output: DisplayOutput = { output_type: 'display_data', ...bundle(content) }
      return typeof displayId === 'string' ? { output, displayId } : { output }
    }
    case 'execute_result': {
      const count = content.execution_count
      const execution_count = typeof count === 'number' ? count : null
      const output: ResultOutput = { output_type: 'execute_result', ...bundle(content), execution_count }
      return { output }
    }
    case 'error':
      return {
        output: {
          output_type: 'error',
          ename: String(content.ename ?? ''),
          evalue: String(content.evalue ?? ''),
          traceback: Array.isArray(content.traceback) ? content.traceback.map(String) : [],
        },
      }
    default:
      return undefined
  }
}

function stream(name: 'stdout' | 'stderr', text: string): StreamOutput {
  return { output_type: 'stream', name, text }
}

function bundle(content: Json): { data: MimeData; metadata: Json } {
  return { data: (content.data ?? {}) as MimeData, metadata: (content.metadata ?? {}) as Json }
}

function append(cell: CellOutput, entry: Entry, size: number, limit: number): void {
  if (cell.clearNext) clear(cell, false)
  const { output } = entry
  const kind = output.output_type === 'stream' ? output.name : 'display'
  const measure = output.output_type === 'stream' ? output.text.length : size
  const room = limit - cell.kept[kind]
  cell.sent += measure
  cell.sentBytes += size
  if (measure <= room) {
    cell.kept[kind] += measure
    push(cell.entries, entry)
    return
  }
  cell.cut = true
  if (output.output_type !== 'stream') return
  cell.kept[kind] = limit
  // Half of a surrogate pair is no text.
  const text = output.text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '')
  if (text !== '') push(cell.entries, { output: { ...output, text } })
}

/**
 * Adds an output. Streams that follow each other become one stdout and, after it, one stderr: the two come to the client
 * in an order that differs from run to run, or from kernel to kernel.
 */
function push(entries: Entry[], entry: Entry): void {
  const { output } = entry
  if (output.output_type !== 'stream') {
    entries.push(entry)
    return
  }
  let first = entries.length
  while (first > 0 && entries[first - 1]!.output.output_type === 'stream') first--
  for (let index = first; index < entries.length; index++) {
    const other = entries[index]!.output
    if (other.output_type !== 'stream' || other.name !== output.name) continue
    entries[index] = { output: { ...other, text: other.text + output.text } }
    return
  }
  if (output.name === 'stdout') entries.splice(first, 0, entry)
  else entries.push(entry)
}

function clear(cell: CellOutput, wait: boolean): void {
  cell.clearNext = wait
  if (wait) return
  cell.entries = []
  cell.kept = nothing()
  cell.cut = false
}

function updateDisplay(cell: CellOutput, content: Json): void {
  const id = (content.transient as Json | undefined)?.display_id
  if (typeof id !== 'string') return
  for (const entry of cell.entries) {
    if (entry.displayId === id && entry.output.output_type === 'display_data') {
      entry.output = { ...entry.output, ...bundle(content) }
    }
  }
}
