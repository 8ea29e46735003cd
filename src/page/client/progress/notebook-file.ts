import type { MimeBundle } from '../../../lib/figure'
import { NotebookError } from '../../../notebook/error'
import { pythonJson } from '../../../notebook/json'
import { parseNotebook } from '../../../notebook/parse'
import { isCode } from '../../../notebook/roles'
import type { Cell, CodeCell, Notebook, Output } from '../../../notebook/types'
import type { LiveOutput } from '../live/types'
import { fingerprint, type LessonRecord, plainRecord, recordFrom } from './record'

/** What a reader made of one code cell; what is left out stands as it was published. */
export interface CellWork {
  readonly source?: string
  readonly outputs?: readonly Output[]
}

/**
 * The lesson's notebook with the reader's sources and outputs in it, and in its metadata what was passed and answered.
 * Texts of cells that the lesson has no more are put at its end to be read, not to be run.
 * @param says what stands above such a text
 */
export function notebookWithWork(
  published: Notebook,
  work: ReadonlyMap<string, CellWork>,
  about: { readonly stem: string; readonly record: LessonRecord },
  says: (id: string) => string,
): Notebook {
  const code = new Map(published.cells.filter(isCode).map((cell) => [cell.id, cell]))
  const taken = new Set(published.cells.map(({ id }) => id))
  const leftOver = [...work].filter(([id]) => !code.has(id)).map(([id, { source = '' }]) => ({ id, source }))
  const { edits: _, title: __, ...done } = plainRecord(about.record)
  const sources = [...code.values()].map(({ id, source }) => [id, fingerprint(source)])
  return {
    ...published,
    cells: [
      ...published.cells.map((cell) => (isCode(cell) ? cellWithWork(cell, work.get(cell.id)) : cell)),
      ...leftOver.map(({ id, source }) => textCell(freeId(id, taken), `${says(id)}\n\n${fenced(source)}`)),
    ],
    metadata: {
      ...published.metadata,
      fledgling: { lesson: about.stem, ...done, published: Object.fromEntries(sources) },
    },
  }
}

function cellWithWork(cell: CodeCell, work: CellWork | undefined): CodeCell {
  if (work === undefined) return cell
  return { ...cell, source: work.source ?? cell.source, outputs: work.outputs ?? cell.outputs }
}

function textCell(id: string, source: string): Cell {
  return { cell_type: 'markdown', id, metadata: {}, source }
}

/** A valid id like this one that no cell has yet. */
function freeId(id: string, taken: Set<string>): string {
  const begin = `mine-${id.replace(/[^a-zA-Z0-9-_]/g, '-')}`.slice(0, 56)
  let free = begin
  for (let i = 2; taken.has(free); i++) free = `${begin}-${i}`
  taken.add(free)
  return free
}

/** Code in a fence longer than any in it, so that nothing in it ends the block. */
function fenced(source: string): string {
  const ticks = [...source.matchAll(/`+/g)].map(([run]) => run.length + 1)
  const fence = '`'.repeat(Math.max(3, ...ticks))
  return `${fence}ts\n${source}\n${fence}`
}

const PLOTLY = 'application/vnd.plotly.v1+json'

/** The outputs of a run as a notebook holds them: pieces of one stream joined. */
export function notebookOutputs(outputs: readonly LiveOutput[]): Output[] {
  const made: Output[] = []
  for (const output of outputs) {
    const last = made.at(-1)
    if (output.kind === 'stream' && last?.output_type === 'stream' && last.name === output.name) {
      made[made.length - 1] = { ...last, text: last.text + output.text }
    } else made.push(notebookOutput(output))
  }
  return made
}

function notebookOutput(output: LiveOutput): Output {
  if (output.kind === 'stream') return { output_type: 'stream', name: output.name, text: output.text }
  if (output.kind === 'display') return { output_type: 'display_data', data: output.bundle, metadata: {} }
  const { name, message, trace } = output.error
  const traceback = [`${name}: ${message}`, ...trace.map((place) => `    at ${place}`)]
  return { output_type: 'error', ename: name, evalue: message, traceback }
}

/** Draws a chart as a PNG in base64, and says how large it is shown; undefined where that fails. */
export type Picture = (
  figure: unknown,
) => Promise<{ readonly png: string; readonly width: number; readonly height: number } | undefined>

/** The notebook with a picture beside each chart that has none, for viewers that draw no charts. */
export async function withPictures(notebook: Notebook, picture: Picture): Promise<Notebook> {
  const cells: Cell[] = []
  for (const cell of notebook.cells) {
    if (!isCode(cell)) cells.push(cell)
    else {
      const outputs: Output[] = []
      for (const output of cell.outputs) outputs.push(await withPicture(output, picture))
      cells.push({ ...cell, outputs })
    }
  }
  return { ...notebook, cells }
}

async function withPicture(output: Output, picture: Picture): Promise<Output> {
  if (!('data' in output) || !(PLOTLY in output.data) || 'image/png' in output.data) return output
  const drawn = await picture(output.data[PLOTLY])
  if (drawn === undefined) return output
  const { png, ...size } = drawn
  return {
    ...output,
    data: { ...output.data, 'image/png': png },
    metadata: { ...output.metadata, 'image/png': size },
  }
}

/** What one cell of a notebook brings into the page. */
export interface OpenedCell {
  /** Undefined where the reader had left the text as it was published then; that may not be the text of today. */
  readonly source: string | undefined
  readonly outputs: readonly LiveOutput[]
}

/** What a notebook brings into the page. */
export interface OpenedNotebook {
  /** Its code cells that the page has too. */
  readonly cells: ReadonlyMap<string, OpenedCell>
  /** The ids of its code cells that the page does not have. */
  readonly unknown: readonly string[]
  /** What was passed and answered, and in which version; undefined in a notebook that was not downloaded from a page. */
  readonly record: LessonRecord | undefined
}

/** Whole sentences for notebooks that cannot be taken. */
export interface RefusalWords {
  otherLesson(file: string, lesson: string): string
  noCells(file: string): string
}

/**
 * Reads a notebook that the reader gives back to the page. Text cells in it are not looked at.
 * @throws NotebookError with one sentence for what is no notebook, or the notebook of another lesson
 */
export function openNotebook(
  text: string,
  file: string,
  lesson: { readonly stem: string; readonly ids: ReadonlySet<string> },
  words: RefusalWords,
): OpenedNotebook {
  const notebook = parseNotebook(text, file)
  const about = fieldsOf(notebook.metadata.fledgling)
  if (typeof about.lesson === 'string' && about.lesson !== lesson.stem) {
    throw new NotebookError(words.otherLesson(file, about.lesson))
  }
  const code = notebook.cells.filter(isCode)
  const known = code.filter(({ id }) => lesson.ids.has(id))
  if (known.length === 0) throw new NotebookError(words.noCells(file))
  const published = fieldsOf(about.published)
  const opened = ({ id, source, outputs }: CodeCell): [string, OpenedCell] => {
    const isOwn = !Object.hasOwn(published, id) || published[id] !== fingerprint(source)
    return [id, { source: isOwn ? source : undefined, outputs: outputs.map(liveOutput) }]
  }
  return {
    cells: new Map(known.map(opened)),
    unknown: code.filter(({ id }) => !lesson.ids.has(id)).map(({ id }) => id),
    record: recordFrom({ ...about, edits: [] }),
  }
}

/** An output of a notebook as the page shows it. */
export function liveOutput(output: Output): LiveOutput {
  if (output.output_type === 'stream') return { kind: 'stream', name: output.name, text: output.text }
  if (output.output_type === 'error') {
    const { ename, evalue } = output
    return { kind: 'error', error: { name: ename, message: evalue, trace: [] } }
  }
  return { kind: 'display', bundle: output.data as MimeBundle }
}

/** True where both show the same; pictures of charts are left aside, because each browser draws them in its way. */
export function sameOutputs(a: readonly LiveOutput[], b: readonly LiveOutput[]): boolean {
  // Written as a file holds it, where the order of keys says nothing.
  return pythonJson(a.map(comparable)) === pythonJson(b.map(comparable))
}

function comparable(output: LiveOutput): unknown {
  if (output.kind !== 'display') return output
  const { 'image/png': _, ...bundle } = output.bundle
  return bundle
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
