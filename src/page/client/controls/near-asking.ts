import type { LiveLesson } from '../live/types'
import { whenNear } from '../near'

/** What a control does about its question. */
export interface Asking {
  /** Asks about the state that it has now. */
  ask(): void
  /** The reader is not near yet: nothing is asked, and what was answered before is of another state. */
  wait(): void
}

/**
 * When a control asks its model: once something has been moved and the reader is near, so that no page starts by
 * computing; and again after cells were run, for then another model may answer. Where nobody has moved anything, what was
 * published stands.
 */
export class NearAsking {
  readonly #asking: Asking
  #isNear = false
  #isMoved = false

  constructor(lesson: LiveLesson, element: HTMLElement, asking: Asking) {
    this.#asking = asking
    for (const event of ['ran', 'lost'] as const) lesson.on(event, () => this.#again())
    whenNear(element, () => {
      this.#isNear = true
      this.#again()
    })
  }

  /** The state is another one. */
  moved(): void {
    this.#isMoved = true
    if (this.#isNear) this.#asking.ask()
    else this.#asking.wait()
  }

  #again(): void {
    if (this.#isMoved) this.moved()
  }
}
