import type { LiveCell, LiveLesson, LiveOutput } from '../live/types'
import { type OpenedNotebook, sameOutputs } from './notebook-file'
import { type Answer, emptyRecord, isEmpty, type LessonRecord, withAnswer, withSource } from './record'
import type { ProgressStore } from './store'
import { type Conflict, type Fitted, fitTo, keepingMine, takingNew } from './update'

/** What the keeper must know of the page beside its cells. */
export interface PageFacts {
  readonly title: string
  readonly exercises: ReadonlySet<string>
  /** The fingerprints of the questions, by their cells' ids. */
  readonly questions: ReadonlyMap<string, string>
  /** Shows exercises and questions as the record has them, and only those. */
  showDone(record: LessonRecord): void
}

/** How a lesson stood, to go back to. */
interface Standing {
  readonly record: LessonRecord
  readonly cells: readonly (readonly [
    cell: LiveCell,
    source: string,
    outputs: readonly LiveOutput[] | undefined,
  ])[]
}

/** What came of opening a notebook, for a sentence about it. */
export interface Taken {
  readonly cells: number
  readonly isOtherVersion: boolean
  undo(): void
}

/** Keeps what is done in a lesson in step with what is stored. It knows no document. */
export class Keeper {
  readonly #lesson: LiveLesson
  readonly #store: ProgressStore
  readonly #page: PageFacts
  readonly #unsaved = new Set<LiveCell>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isEnded = false

  constructor(lesson: LiveLesson, store: ProgressStore, page: PageFacts) {
    this.#lesson = lesson
    this.#store = store
    this.#page = page
  }

  /** Brings back what the reader had done, and keeps every edit from now on. */
  start(): Fitted {
    const fitted = fitTo(this.record(), {
      version: this.#lesson.version,
      sources: new Map(this.#lesson.cells.map(({ id, published }) => [id, published])),
      exercises: this.#page.exercises,
      questions: this.#page.questions,
    })
    this.#show(fitted.record)
    if (!isEmpty(fitted.record)) this.#write(fitted.record)
    this.#lesson.on('edited', (cell) => this.#keepSoon(cell))
    // What was typed while the page was still being read stands in its cell, and is not kept yet.
    const typed = this.#lesson.cells.filter((cell) => {
      return cell.isEdited && fitted.record.edits.get(cell.id)?.source !== cell.source
    })
    for (const cell of typed) this.#keepSoon(cell)
    return fitted
  }

  #keepSoon(cell: LiveCell): void {
    this.#unsaved.add(cell)
    this.#timer ??= setTimeout(() => this.flush(), 400)
  }

  /** What has been done so far, what was typed a moment ago included. */
  record(): LessonRecord {
    const { stem, version } = this.#lesson
    const stored = this.#store.read(stem) ?? emptyRecord(version, this.#page.title)
    let record: LessonRecord = { ...stored, title: this.#page.title }
    for (const { id, source, published } of this.#unsaved) {
      record = withSource(record, id, source, published)
    }
    return record
  }

  /** Stores nothing from now on: what stands here is another learner's. */
  end(): void {
    this.#isEnded = true
  }

  /** Stores what was typed a moment ago. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#unsaved.size > 0) this.#write(this.record())
    this.#unsaved.clear()
  }

  /** Changes the record as it is stored now, so that what another tab has stored stays. */
  change(to: (record: LessonRecord) => LessonRecord): void {
    this.#write(to(this.record()))
    this.#unsaved.clear()
  }

  /** Keeps the answer to a question that the page has. */
  answer(id: string, { choice, right }: Omit<Answer, 'of'>): void {
    const of = this.#page.questions.get(id)
    if (of === undefined) return
    this.change((record) => withAnswer(record, id, { choice, right, of }))
  }

  /** Ends the question which text holds in cells that were changed here and in the lesson. */
  decide(conflicts: readonly Conflict[], choice: 'mine' | 'new'): () => void {
    const before = this.#standing()
    const decided = choice === 'mine' ? keepingMine : takingNew
    this.change((record) => decided(record, conflicts, this.#lesson.version))
    if (choice === 'new') for (const { id } of conflicts) this.#lesson.cell(id)?.reset()
    this.flush()
    return () => this.#goBack(before)
  }

  /** Brings the published lesson back. The function that is returned undoes it. */
  startOver(): () => void {
    const before = this.#standing()
    for (const cell of this.#lesson.cells) {
      if (cell.isEdited) cell.reset()
      if (cell.outputs !== undefined) cell.showPublished()
    }
    this.#unsaved.clear()
    this.#store.remove(this.#lesson.stem)
    this.#page.showDone(emptyRecord(this.#lesson.version, this.#page.title))
    return () => this.#goBack(before)
  }

  /**
   * Takes a notebook into the page. Of its outputs only those are shown that differ from the published ones.
   * @param published the outputs of the published notebook, by the cell's id
   */
  take(opened: OpenedNotebook, published: ReadonlyMap<string, readonly LiveOutput[]>): Taken {
    const before = this.#standing()
    let cells = 0
    for (const [id, { source, outputs }] of opened.cells) {
      const cell = this.#lesson.cell(id)
      if (cell === undefined) continue
      const isOwn = source !== undefined && source !== cell.published
      const areOwn = outputs.length > 0 && !sameOutputs(outputs, published.get(id) ?? [])
      if (isOwn || areOwn) cells += 1
      if (cell.source !== (source ?? cell.published)) cell.setSource(source ?? cell.published)
      if (areOwn) cell.showStored(outputs)
      else if (cell.outputs !== undefined) cell.showPublished()
    }
    const { record } = opened
    if (record !== undefined) this.change((mine) => this.#together(mine, record))
    this.flush()
    this.#page.showDone(this.record())
    const isOtherVersion = record !== undefined && record.version !== this.#lesson.version
    return { cells, isOtherVersion, undo: () => this.#goBack(before) }
  }

  /** What was passed and answered in either, as far as this lesson has it. */
  #together(mine: LessonRecord, other: LessonRecord): LessonRecord {
    const passed = [...other.passed].filter((id) => this.#page.exercises.has(id))
    const answers = [...other.answers].filter(([id, { of }]) => this.#page.questions.get(id) === of)
    return {
      ...mine,
      passed: new Set([...mine.passed, ...passed]),
      answers: new Map([...mine.answers, ...answers]),
    }
  }

  #write(record: LessonRecord): void {
    if (this.#isEnded) return
    if (isEmpty(record)) this.#store.remove(this.#lesson.stem)
    else this.#store.write(this.#lesson.stem, record)
  }

  #standing(): Standing {
    const cells = this.#lesson.cells.map((cell) => [cell, cell.source, cell.outputs] as const)
    return { record: this.record(), cells }
  }

  #goBack({ record, cells }: Standing): void {
    for (const [cell, source, outputs] of cells) {
      if (cell.source !== source) cell.setSource(source)
      if (cell.outputs === outputs) continue
      if (outputs === undefined) cell.showPublished()
      else cell.showStored(outputs)
    }
    this.#unsaved.clear()
    this.#write(record)
    this.#page.showDone(record)
  }

  #show(record: LessonRecord): void {
    for (const [id, { source }] of record.edits) {
      const cell = this.#lesson.cell(id)
      // What an address has put into a cell (see controls.ts) is what its reader came for.
      if (cell?.isEdited === false) cell.setSource(source)
    }
    this.#page.showDone(record)
  }
}
