/** Lines set as code: how deep each stands, and the first that closes a bracket that none above it has opened. */
export interface Indented {
  readonly depths: readonly number[]
  readonly tooEarly: number | undefined
}

/** Indents lines by their brackets, as an editor would: once for a line, however many brackets it opens. */
export function indented(lines: readonly string[]): Indented {
  const depths: number[] = []
  /** For every open bracket the depth of its line. */
  const open: number[] = []
  let tooEarly: number | undefined
  for (const [index, line] of lines.entries()) {
    const before = open.at(-1)
    let depth = before === undefined ? 0 : before + 1
    for (let closing = /^[\])}]*/.exec(line)![0].length; closing > 0; closing -= 1) {
      if (open.length === 0) tooEarly ??= index
      depth = open.pop() ?? 0
    }
    depths.push(depth)
    for (const bracket of bracketsOf(line.replace(/^[\])}]*/, ''))) {
      if ('[({'.includes(bracket)) open.push(depth)
      else open.pop()
    }
  }
  return { depths, tooEarly }
}

/** The brackets of a line, but for those in texts and comments. */
function bracketsOf(line: string): string {
  return line.replace(/\/\/.*|'[^']*'|"[^"]*"|`[^`]*`/g, '').replace(/[^[({})\]]/g, '')
}

/** The starter's function with these lines in the place of its own: between its first line and its last. */
export function assembled(starter: string, lines: readonly string[]): string {
  const { head, tail } = frameOf(starter)
  const { depths } = indented(lines)
  return [head, ...lines.map((line, i) => `${'  '.repeat(depths[i]! + 1)}${line}`), tail].join('\n')
}

/** The order in which a text has the lines; undefined where it has other lines, more or fewer. */
export function orderIn(source: string, starter: string, lines: readonly string[]): string[] | undefined {
  const { head, tail } = frameOf(starter)
  const found = trimmedLines(source)
  const body = found.slice(1, -1)
  const isFramed = found[0] === head.trim() && found.at(-1) === tail.trim()
  const isSame = [...body].sort().join('\n') === [...lines].sort().join('\n')
  return isFramed && isSame ? body : undefined
}

/** The first line of the starter and its last, between which the lines belong. */
export function frameOf(starter: string): { head: string; tail: string } {
  const lines = starter.trimEnd().split('\n')
  return { head: lines[0] ?? '', tail: lines.length > 1 ? lines.at(-1)! : '' }
}

function trimmedLines(source: string): string[] {
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
