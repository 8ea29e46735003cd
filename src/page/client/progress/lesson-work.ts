import { NotebookError } from '../../../notebook/error'
import { parseNotebook } from '../../../notebook/parse'
import { isCode } from '../../../notebook/roles'
import { serialiseNotebook } from '../../../notebook/serialise'
import type { Notebook } from '../../../notebook/types'
import type { LiveLesson, LiveOutput } from '../live/types'
import { loadText } from '../parts'
import type { ClientWords } from '../words'
import type { Bar, Choice } from './bar'
import { conflictsMessage } from './conflicts'
import { saveFile } from './files'
import type { Keeper } from './keeper'
import {
  type CellWork,
  liveOutput,
  notebookOutputs,
  notebookWithWork,
  openNotebook,
  sameOutputs,
  withPictures,
} from './notebook-file'
import { pictureOf } from './picture'
import type { Conflict } from './update'

/** No lesson with its outputs comes near this many bytes. */
const LARGEST_FILE = 100_000_000

/** What a reader can do with the work in a lesson as a whole. Every step says what it did, and can be undone. */
export class LessonWork {
  readonly #lesson: LiveLesson
  readonly #keeper: Keeper
  readonly #bar: Bar
  readonly #words: ClientWords

  constructor(lesson: LiveLesson, keeper: Keeper, bar: Bar, words: ClientWords) {
    this.#lesson = lesson
    this.#keeper = keeper
    this.#bar = bar
    this.#words = words
  }

  /** Hands the lesson's notebook with the reader's work to the reader as a file. */
  async download(): Promise<void> {
    const { stem } = this.#lesson
    const file = `my-${stem}.ipynb`
    // Drawing its charts may take some seconds.
    this.#bar.say(this.#words.makingNotebook, [])
    try {
      const record = this.#keeper.record()
      const says = this.#words.laterCell
      const published = await this.#published()
      const notebook = notebookWithWork(published, this.#work(published), { stem, record }, says)
      const text = serialiseNotebook(await withPictures(notebook, pictureOf))
      saveFile(file, text, 'application/x-ipynb+json')
      this.#bar.say(this.#words.downloaded(file), [this.#close()])
    } catch (error) {
      this.#bar.say(this.#words.notDownloaded((error as Error).message), [this.#close()])
    }
  }

  /** Takes a notebook from the reader; one that cannot be taken changes nothing. */
  async open(file: File): Promise<void> {
    const words = this.#words
    try {
      if (file.size > LARGEST_FILE) return this.#bar.say(words.tooLarge(file.name), [this.#close()])
      const ids = new Set(this.#lesson.cells.map(({ id }) => id))
      const lesson = { stem: this.#lesson.stem, ids }
      const opened = openNotebook(await file.text(), file.name, lesson, words)
      const published = outputsOf(await this.#published())
      await this.#settled()
      const { cells, isOtherVersion, undo } = this.#keeper.take(opened, published)
      // A page may leave cells out, e.g. those for the instructor.
      const unknown = opened.unknown.filter((id) => !published.has(id))
      this.#bar.say(words.opened(file.name, cells, unknown, isOtherVersion), [
        { text: words.undo, act: undo },
        this.#close(),
      ])
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#bar.say(error instanceof NotebookError ? words.notOpened(reason) : `${file.name}: ${reason}`, [
        this.#close(),
      ])
    }
  }

  async startOver(): Promise<void> {
    await this.#settled()
    const undo = this.#keeper.startOver()
    this.#bar.say(this.#words.startedOver, [{ text: this.#words.undo, act: undo }, this.#close()])
  }

  /** Says that the lesson was updated, and asks about cells that the reader had changed too. */
  askAbout(conflicts: readonly Conflict[]): void {
    const words = this.#words
    const nameOf = (id: string) => {
      const index = this.#lesson.cells.findIndex((cell) => cell.id === id)
      return index < 0 ? undefined : words.cellNumber(index + 1)
    }
    const message = conflictsMessage(conflicts, nameOf, words)
    if (conflicts.length === 0) {
      this.#bar.say(message, [this.#close()])
      return
    }
    const takeNew = () => {
      const undo = () => {
        goBack()
        this.askAbout(conflicts)
      }
      const goBack = this.#keeper.decide(conflicts, 'new')
      this.#bar.say(words.tookNew, [{ text: words.undo, act: undo }, this.#close()])
    }
    this.#bar.say(message, [
      { text: words.keepMine, act: () => void this.#keeper.decide(conflicts, 'mine') },
      { text: words.takeNew, act: takeNew },
    ])
  }

  /** What still runs is of a text that goes now, and would write into outputs that are not its own. */
  async #settled(): Promise<void> {
    if (this.#lesson.cells.every(({ activity }) => activity === 'idle')) return
    this.#lesson.stop()
    // Runs are done in turn: one of no cells is over when those before it are.
    await this.#lesson.run([])
  }

  #close(): Choice {
    return { text: this.#words.close, act: () => {} }
  }

  async #published(): Promise<Notebook> {
    return parseNotebook(await loadText('notebook'), this.#lesson.stem)
  }

  /** What differs from the published notebook. Where a run gave the published outputs, those stay. */
  #work(published: Notebook): Map<string, CellWork> {
    const before = outputsOf(published)
    const { edits } = this.#keeper.record()
    const work = new Map<string, CellWork>([...edits].map(([id, { source }]) => [id, { source }]))
    for (const { id, outputs } of this.#lesson.cells) {
      if (outputs === undefined || sameOutputs(outputs, before.get(id) ?? [])) continue
      work.set(id, { ...work.get(id), outputs: notebookOutputs(outputs) })
    }
    return work
  }
}

/** The outputs of a notebook as the page shows them, by the cell's id. */
function outputsOf(notebook: Notebook): ReadonlyMap<string, readonly LiveOutput[]> {
  return new Map(notebook.cells.filter(isCode).map(({ id, outputs }) => [id, outputs.map(liveOutput)]))
}
