import type { Readable } from 'node:stream'
import { readRawLines } from './lines.ts'
import type { FromCells } from './pipes.ts'

type Display = Extract<FromCells, { type: 'display' }>
type Fence = Extract<FromCells, { type: 'fence' }>
type Announced = Omit<Display, 'content'>

/** A message as the kernel hears it. What is displayed are the bytes of its JSON: a large figure need not be read and written once more. */
export type Said = Exclude<FromCells, Display | Fence> | (Announced & { readonly content: Uint8Array })

/** A message of the cells' process as lines. The content of a display has a line of its own. */
export function linesOf(message: FromCells): string {
  if (message.type !== 'display') return `${JSON.stringify(message)}\n`
  const { content, ...announced } = message
  return `${JSON.stringify(announced)}\n${JSON.stringify(content)}\n`
}

/**
 * Reads what `linesOf` has written, and resolves when the pipe is closed and all of it has been heard. Before what follows a
 * fence, and before the end of a run, one turn passes: what was written past the runtime lies in pipes of its own.
 */
export function readSaid(pipe: Readable, hear: (message: Said) => void): Promise<void> {
  const lines: Buffer[] = []
  const read = reader()
  let isFenced = false
  let finish: (() => void) | undefined
  const work = () => {
    for (let line = lines.shift(); line; line = lines.shift()) {
      const message = read(line)
      if (message?.type === 'fence' || message?.type === 'done') return fence(message)
      if (message) hear(message)
    }
    finish?.()
  }
  const fence = (message: Said | Fence) => {
    isFenced = true
    setImmediate(() => {
      isFenced = false
      if (message.type !== 'fence') hear(message)
      work()
    })
  }
  readRawLines(pipe, (line) => {
    lines.push(line)
    if (!isFenced) work()
  })
  return new Promise((resolve) =>
    pipe.once('close', () => {
      finish = resolve
      if (!isFenced) work()
    }),
  )
}

/** What is no message is left out: a cell may write into the pipe, too. */
function reader(): (line: Buffer) => Said | Fence | undefined {
  let announced: Announced | undefined
  return (line) => {
    const display = announced
    announced = undefined
    if (display) return isObject(line) ? { ...display, content: line } : undefined
    const message = parse(line)
    if (message?.type !== 'display') return message
    announced = message
    return undefined
  }
}

function parse(line: Buffer): Exclude<Said, Announced> | Fence | Announced | undefined {
  try {
    const message = JSON.parse(line.toString('utf8')) as Exclude<Said, Announced> | Fence | Announced | null
    return typeof message?.type === 'string' ? message : undefined
  } catch {
    return undefined
  }
}

/** By its ends: clients read it anyway. */
function isObject(json: Buffer): boolean {
  return json.at(0) === 0x7b && json.at(-1) === 0x7d
}
