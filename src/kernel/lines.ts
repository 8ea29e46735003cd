import type { Readable } from 'node:stream'

const lineFeed = 0x0a

/**
 * Calls `onLine` with every whole line of UTF-8 text. Node's `readline` is no help: it also ends a line at U+2028 and U+2029,
 * which stand in JSON as they are.
 */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  readRawLines(stream, (line) => onLine(line.toString('utf8')))
}

/** The same for bytes that need not all be read. */
export function readRawLines(stream: Readable, onLine: (line: Buffer) => void): void {
  let parts: Buffer[] = []
  stream.on('data', (bytes: Buffer) => {
    let start = 0
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      const rest = bytes.subarray(start, end)
      start = end + 1
      const line = parts.length === 0 ? rest : Buffer.concat([...parts, rest])
      parts = []
      onLine(line)
    }
    if (start < bytes.length) parts.push(bytes.subarray(start))
  })
}
