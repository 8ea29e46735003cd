import { isEmpty, type LessonRecord } from './record'

/** The lesson as it is published now. */
export interface PublishedLesson {
  readonly version: string
  /** The sources of its code cells, by id. */
  readonly sources: ReadonlyMap<string, string>
  readonly exercises: ReadonlySet<string>
  /** The fingerprints of its questions, by the cell's id. */
  readonly questions: ReadonlyMap<string, string>
}

/** A reader's text and the new text of a cell; `published` is undefined where the lesson has no such cell any more. */
export interface Conflict {
  readonly id: string
  readonly mine: string
  readonly published: string | undefined
}

/** A record beside the lesson that is published now. */
export interface Fitted {
  /** Without what no longer applies. Its version is the old one until the reader has decided about the conflicts. */
  readonly record: LessonRecord
  /** True where something was done in another version of the lesson, and nothing decided since. */
  readonly wasUpdated: boolean
  /** Cells whose text has changed both here and in the lesson: until the reader decides, the own text stands. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Brings a record to the lesson of today. An edit of a cell that the lesson left alone stays as it is; one that the lesson
 * has made as well is none any more. Exercises that are gone and questions that are worded otherwise are open again.
 */
export function fitTo(record: LessonRecord, lesson: PublishedLesson): Fitted {
  const wasUpdated = record.version !== lesson.version && !isEmpty(record)
  const edits = new Map([...record.edits].filter(([id, { source }]) => lesson.sources.get(id) !== source))
  const conflicts = [...edits]
    .filter(([id, { base }]) => wasUpdated && lesson.sources.get(id) !== base)
    .map(([id, { source }]) => ({ id, mine: source, published: lesson.sources.get(id) }))
  const passed = new Set([...record.passed].filter((id) => lesson.exercises.has(id)))
  const answers = new Map([...record.answers].filter(([id, { of }]) => lesson.questions.get(id) === of))
  const version = conflicts.length > 0 ? record.version : lesson.version
  return { record: { ...record, version, edits, passed, answers }, wasUpdated, conflicts }
}

/**
 * The record once the reader has decided for the own text, which counts as made from the new one from now on. The text of a
 * cell that is gone stays with the record and goes into the notebook that the reader downloads.
 */
export function keepingMine(
  record: LessonRecord,
  conflicts: readonly Conflict[],
  version: string,
): LessonRecord {
  const edits = new Map(record.edits)
  for (const { id, published } of conflicts) {
    const edit = edits.get(id)
    if (edit !== undefined && published !== undefined) edits.set(id, { ...edit, base: published })
  }
  return { ...record, version, edits }
}

/** The record once the reader has decided for the new text. */
export function takingNew(
  record: LessonRecord,
  conflicts: readonly Conflict[],
  version: string,
): LessonRecord {
  const ids = new Set(conflicts.map(({ id }) => id))
  return { ...record, version, edits: new Map([...record.edits].filter(([id]) => !ids.has(id))) }
}
