/** What ends a line for Python's `str.splitlines`, by which Jupyter cuts sources and texts into lists. */
const END = String.raw`\n\r\v\f\x1c-\x1e\x85\u2028\u2029`
const LINE = new RegExp(`[^${END}]*(?:\\r\\n|[${END}])|[^${END}]+$`, 'g')

/** The lines of a text, each with its end; an empty text has none. As Python's `text.splitlines(True)`. */
export function splitLines(text: string): string[] {
  return text.match(LINE) ?? []
}

/** Joins what a notebook file may hold as a list of lines; null for anything but a string or a list of strings. */
export function joinLines(value: unknown): string | null {
  if (typeof value === 'string') return value
  const isLines = Array.isArray(value) && value.every((line) => typeof line === 'string')
  return isLines ? value.join('') : null
}
