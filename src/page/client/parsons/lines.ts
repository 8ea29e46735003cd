/** Lines set as code: how deep each stands, and the first that closes a bracket that none above it has opened. */
export interface Indented {
  readonly depths: readonly number[]
  readonly tooEarly: number | undefined
}

/** Indents lines by their brackets, as an editor would. */
export function indented(lines: readonly string[]): Indented {
  const depths: number[] = []
  let depth = 0
  let tooEarly: number | undefined
  for (const [index, line] of lines.entries()) {
    const closing = /^[\])}]*/.exec(line)?.[0].length ?? 0
    if (closing > depth) tooEarly ??= index
    depths.push(Math.max(0, depth - closing))
    depth = Math.max(0, depth + balanceOf(line))
  }
  return { depths, tooEarly }
}

function balanceOf(line: string): number {
  const code = line.replace(/\/\/.*|'[^']*'|"[^"]*"|`[^`]*`/g, '')
  return code.replace(/[^[({]/g, '').length - code.replace(/[^\])}]/g, '').length
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
