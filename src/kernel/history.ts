import type { Json } from '../wire/wire.ts'
import { RequestError, textOf, wholeOf } from './request-error.ts'

type Entry = readonly [session: number, line: number, text: string | readonly [string, string | null]]

interface Input {
  readonly line: number
  readonly source: string
  output: string | null
}

/** What a kernel remembers ends with it, so its one session has this number. */
const session = 1

/** What was executed in this session, as Jupyter's clients ask for it. */
export class History {
  readonly #inputs: Input[] = []

  add(line: number, source: string): void {
    this.#inputs.push({ line, source, output: null })
  }

  /** The cells that were sent before a line, as errors name them. */
  before(end: number): { readonly label: string; readonly source: string }[] {
    return this.#inputs
      .filter(({ line }) => line < end)
      .map(({ line, source }) => ({ label: `cell [${line}]`, source }))
  }

  /** The text of the result of a line. */
  setOutput(line: number, text: string): void {
    const input = this.#inputs.at(line - 1)
    if (input?.line === line) input.output = text
  }

  /**
   * Answers a `history_request`: the last ones (`tail`), a range of lines, or those that a pattern with `*` and `?` fits
   * (`search`). Throws RequestError where it asks for anything else.
   */
  answer(request: Json): { status: 'ok'; history: Entry[] } {
    const history = this.#find(request).map(
      ({ line, source, output }): Entry => [
        session,
        line,
        request.output === true ? [source, output] : source,
      ],
    )
    return { status: 'ok', history }
  }

  #find(request: Json): readonly Input[] {
    const kind = textOf(request, 'hist_access_type')
    if (kind === 'tail') return last(this.#inputs, request)
    if (kind === 'range') return this.#range(request)
    if (kind === 'search') return last(this.#search(request), request)
    throw new RequestError(`hist_access_type must be tail, range or search: ${JSON.stringify(kind)}`)
  }

  /** From `start` up to and without `stop`; negative ones count back from the line that comes next. */
  #range(request: Json): readonly Input[] {
    const asked = wholeOf(request, 'session', 0)
    // 0 is the current session; earlier ones, by number or counted back, are not kept.
    if (asked !== 0 && asked !== session) return []
    const next = (this.#inputs.at(-1)?.line ?? 0) + 1
    const place = (line: number) => (line < 0 ? next + line : line)
    const start = place(wholeOf(request, 'start', 1))
    const stop = place(wholeOf(request, 'stop', next))
    return this.#inputs.filter(({ line }) => line >= start && line < stop)
  }

  #search(request: Json): readonly Input[] {
    const fits = globPattern(textOf(request, 'pattern', '*'))
    const fitting = this.#inputs.filter(({ source }) => fits.test(source))
    if (request.unique !== true) return fitting
    const latest = new Map(fitting.map((input) => [input.source, input]))
    return fitting.filter((input) => latest.get(input.source) === input)
  }
}

function last(inputs: readonly Input[], request: Json): readonly Input[] {
  const n = wholeOf(request, 'n', inputs.length)
  if (n < 0) throw new RequestError(`n must not be negative: ${n}`)
  return inputs.slice(Math.max(0, inputs.length - n))
}

function globPattern(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${escaped}$`, 'su')
}
