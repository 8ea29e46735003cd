import { type LessonRecord, readRecord, writeRecord } from './record'

// All pages opened from files share one storage with every other file on the machine, hence the prefix.
const PREFIX = 'fledgling:lesson:'

/** Changes with every new learner, so that lessons open in other tabs hear of it. */
export const LEARNER = 'fledgling:learner'

/** As much of the browser's storage as is used here. */
export type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/**
 * The records of all lessons. Where the storage is switched off or full, they last as long as the page, and
 * `onTrouble` is told once.
 */
export class ProgressStore {
  readonly #box: Box | undefined
  readonly #onTrouble: () => void
  /** What the storage would not take; it holds for this page. */
  readonly #unkept = new Map<string, LessonRecord>()
  #isTold = false

  constructor(box: Box | undefined, onTrouble: () => void = () => {}) {
    this.#box = box
    this.#onTrouble = onTrouble
  }

  /** What was done in a lesson; undefined where nothing was, or where it cannot be read. */
  read(stem: string): LessonRecord | undefined {
    const unkept = this.#unkept.get(stem)
    if (unkept !== undefined) return unkept
    const text = attempt(() => this.#box?.getItem(PREFIX + stem))
    return typeof text === 'string' ? readRecord(text) : undefined
  }

  /** Keeps a record. False where it will last no longer than the page. */
  write(stem: string, record: LessonRecord): boolean {
    const isKept = attempt(() => {
      if (this.#box === undefined) return false
      this.#box.setItem(PREFIX + stem, writeRecord(record))
      return true
    })
    if (isKept) this.#unkept.delete(stem)
    else {
      this.#unkept.set(stem, record)
      if (!this.#isTold) this.#onTrouble()
      this.#isTold = true
    }
    return isKept === true
  }

  /** Forgets one lesson. */
  remove(stem: string): void {
    this.#unkept.delete(stem)
    attempt(() => this.#box?.removeItem(PREFIX + stem))
  }

  /** The lessons in which something was done. */
  stems(): string[] {
    const stems = new Set(this.#unkept.keys())
    attempt(() => {
      const box = this.#box
      for (let i = 0; box !== undefined && i < box.length; i++) {
        const key = box.key(i)
        if (key?.startsWith(PREFIX)) stems.add(key.slice(PREFIX.length))
      }
    })
    return [...stems].sort()
  }

  /** Clears the way for the next learner: all lessons are forgotten, and other tabs hear of it by `LEARNER`. */
  removeAll(learner: string): void {
    for (const stem of this.stems()) this.remove(stem)
    attempt(() => this.#box?.setItem(LEARNER, learner))
  }
}

/** Storage may throw at any touch: private windows, a full disk, a policy of the house. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** The storage of the browser; undefined where even asking for it is refused. */
export function browserBox(): Box | undefined {
  return attempt(() => localStorage)
}
