import type { Json } from '../wire/wire.ts'

type Entry = readonly [session: number, line: number, text: string | readonly [string, string | null]]

/** What was executed in this session, as Jupyter's clients ask for it. */
export class History {
  readonly #inputs: { readonly line: number; readonly source: string; output: string | null }[] = []

  add(line: number, source: string): void {
    this.#inputs.push({ line, source, output: null })
  }

  /** The text of the last cell's result. */
  setOutput(text: string): void {
    const last = this.#inputs.at(-1)
    if (last !== undefined) last.output = text
  }

  /** Answers a `history_request`: the last ones, a range of lines, or those that a pattern with `*` and `?` fits. */
  answer(request: Json): { status: 'ok'; history: Entry[] } {
    const found = this.#find(request)
    const history = found.map(
      ({ line, source, output }): Entry => [1, line, request.output === true ? [source, output] : source],
    )
    return { status: 'ok', history }
  }

  #find({ hist_access_type, n, start, stop, pattern, unique }: Json) {
    const last = <T>(entries: T[]) =>
      typeof n === 'number' ? entries.slice(Math.max(0, entries.length - n)) : entries
    if (hist_access_type === 'tail') return last(this.#inputs)
    if (hist_access_type === 'range') {
      const [from, to] = [Number(start ?? 0), Number(stop ?? Number.POSITIVE_INFINITY)]
      return this.#inputs.filter(({ line }) => line >= from && line < to)
    }
    const fits = globPattern(String(pattern ?? '*'))
    const fitting = this.#inputs.filter(({ source }) => fits.test(source))
    return last(
      unique === true ? [...new Map(fitting.map((entry) => [entry.source, entry])).values()] : fitting,
    )
  }
}

function globPattern(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${escaped}$`, 's')
}
