/** A reader's source of a cell, and the published source that it was made from. */
export interface Edit {
  readonly source: string
  readonly base: string
}

/** The choice at a question; `of` names the question as it was worded (see `fingerprint`). */
export interface Answer {
  readonly choice: number
  readonly right: boolean
  readonly of: string
}

/** What a reader has done in one lesson. */
export interface LessonRecord {
  /** The version of the lesson that the reader saw last. */
  readonly version: string
  /** As the contents page calls it. */
  readonly title: string
  /** By the cell's id. */
  readonly edits: ReadonlyMap<string, Edit>
  /** The exercises whose check has passed once. */
  readonly passed: ReadonlySet<string>
  /** By the id of the question's cell. */
  readonly answers: ReadonlyMap<string, Answer>
}

/** Of a lesson in which nothing has been done. */
export function emptyRecord(version: string, title: string): LessonRecord {
  return { version, title, edits: new Map(), passed: new Set(), answers: new Map() }
}

/** True where there is nothing to be lost. */
export function isEmpty({ edits, passed, answers }: LessonRecord): boolean {
  return edits.size + passed.size + answers.size === 0
}

/**
 * The record after a cell's source has become this one; the published source is no edit. An edit that was made from an
 * older text goes on belonging to that text until the reader decides (see update.ts).
 */
export function withSource(
  record: LessonRecord,
  id: string,
  source: string,
  published: string,
): LessonRecord {
  const edits = new Map(record.edits)
  if (source === published) edits.delete(id)
  else edits.set(id, { source, base: record.edits.get(id)?.base ?? published })
  return { ...record, edits }
}

/** The record after an exercise was checked and found right. What was passed once stays passed. */
export function withPassed(record: LessonRecord, exercise: string): LessonRecord {
  return { ...record, passed: new Set([...record.passed, exercise]) }
}

/** The record after a question was answered. */
export function withAnswer(record: LessonRecord, question: string, answer: Answer): LessonRecord {
  return { ...record, answers: new Map(record.answers).set(question, answer) }
}

/** The text under which a record is stored. Maps become lists: an id may be any word, `__proto__` among them. */
export function writeRecord(record: LessonRecord): string {
  return JSON.stringify(plainRecord(record))
}

/** A record as plain data. */
export function plainRecord({ version, title, edits, passed, answers }: LessonRecord) {
  return {
    format: 1,
    version,
    title,
    edits: [...edits].map(([id, edit]) => ({ id, ...edit })),
    passed: [...passed],
    answers: [...answers].map(([id, answer]) => ({ id, ...answer })),
  }
}

/**
 * Reads what was stored. Any page opened from a file may write into the same storage, so nothing in it is believed: an
 * entry that is damaged is left out, and a text that is no record gives undefined.
 */
export function readRecord(text: string): LessonRecord | undefined {
  return recordFrom(parsed(text))
}

/** Reads a record that is parsed already, as it stands in the metadata of a downloaded notebook. */
export function recordFrom(value: unknown): LessonRecord | undefined {
  if (!isFields(value) || value.format !== 1 || typeof value.version !== 'string') return undefined
  return {
    version: value.version,
    title: typeof value.title === 'string' ? value.title : '',
    edits: new Map(entries(value.edits, editOf)),
    passed: new Set(listOf(value.passed).filter((id) => typeof id === 'string')),
    answers: new Map(entries(value.answers, answerOf)),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function entries<T>(value: unknown, read: (fields: Fields) => T | undefined): [string, T][] {
  return listOf(value).flatMap((item): [string, T][] => {
    if (!isFields(item) || typeof item.id !== 'string') return []
    const entry = read(item)
    return entry === undefined ? [] : [[item.id, entry]]
  })
}

function editOf({ source, base }: Fields): Edit | undefined {
  return typeof source === 'string' && typeof base === 'string' ? { source, base } : undefined
}

function answerOf({ choice, right, of }: Fields): Answer | undefined {
  const isChoice = typeof choice === 'number' && Number.isInteger(choice) && choice >= 0
  return isChoice && typeof of === 'string' ? { choice, right: right === true, of } : undefined
}

/** A short name for a text, by which a changed question is recognised: FNV-1a over its UTF-16 units, 32 bits. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
