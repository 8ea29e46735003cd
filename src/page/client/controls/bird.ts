import { backColours } from '../../../lib/birds'
import type { Control, ControlBird } from '../../../notebook/control'
import type { LiveCell, LiveLesson } from '../live/types'
import type { ClientWords } from '../words'
import { birdFields, birdFrom } from './address'
import { BirdAnswers } from './bird-answers'
import { type Size, sizes, slidFrom, typedSize } from './bird-model'
import { birdPicture, type Typed } from './bird-picture'
import { birdInCode, codeForBird } from './code'
import { NearAsking } from './near-asking'
import { Panel } from './panel'
import { publishedVerdict } from './published'
import type { Answer } from './verdict'

type BirdOptions = Extract<Control, { kind: 'bird' }>

/** Four values to move, and the name that a model gives to such a bird. */
export function birdControl(
  lesson: LiveLesson,
  cell: LiveCell,
  control: BirdOptions,
  words: ClientWords['controls'],
): Panel<ControlBird> {
  return new BirdControl(lesson, cell, control, words).panel
}

/** So long an answer may take before the reader is told that it is on its way. */
const LATE_MS = 300

class BirdControl {
  readonly panel: Panel<ControlBird>
  readonly #answers: BirdAnswers
  #typed: Typed = {}
  #answer: Answer | undefined
  /** Since when nobody has answered: `late` once the reader should be told. */
  #silence: 'none' | 'short' | 'late' | 'failed' = 'none'
  readonly #asking: NearAsking

  constructor(lesson: LiveLesson, cell: LiveCell, control: BirdOptions, words: ClientWords['controls']) {
    const published = publishedVerdict(cell.element)
    this.#answer = published && { by: 'published', verdict: published }
    this.#answers = new BirdAnswers(lesson, control.ask, (answer) => this.#answered(answer))
    this.panel = new Panel<ControlBird>({
      ...{ lesson, cell, words, label: words.bird, names: control.values },
      forms: {
        read: (source) => birdInCode(source, control),
        write: (source, state) => codeForBird(source, control, state),
        fields: birdFields,
        from: (fields) => birdFrom(fields, backColours),
      },
      shapes: (bird) =>
        birdPicture({
          ...{ bird, typed: this.#typed, answer: this.#answer, name: `back-${cell.id}`, words },
          ...{ isLate: this.#silence === 'late', hasFailed: this.#silence === 'failed' },
        }),
      replaced: () => {
        this.#typed = {}
        this.#asking.moved()
      },
    })
    this.panel.body.addEventListener('input', (event) => this.#entered(event.target))
    this.panel.body.addEventListener('change', (event) => this.#left(event.target))
    this.#asking = new NearAsking(lesson, this.panel.element, {
      ask: () => this.#ask(),
      wait: () => {
        this.#answer = undefined
      },
    })
    this.panel.drawNow()
  }

  #entered(field: EventTarget | null): void {
    const bird = this.panel.state
    if (!(field instanceof HTMLInputElement) || bird === undefined) return
    const { kind = '', size = '' } = field.dataset
    if (kind === 'feet') this.#move({ ...bird, webbedFeet: field.checked })
    else if (kind === 'back') this.#move({ ...bird, back: field.value })
    else if (kind === 'slid' && isSize(size)) {
      this.#typed = { ...this.#typed, [size]: undefined }
      this.#move({ ...bird, [size]: slidFrom(Number(field.value)) })
    } else if (kind === 'typed' && isSize(size)) this.#type(bird, size, field.value)
  }

  #type(bird: ControlBird, size: Size, text: string): void {
    const read = typedSize(size, text)
    this.#typed = { ...this.#typed, [size]: 'problem' in read ? { text, problem: read.problem } : { text } }
    if ('value' in read) this.#move({ ...bird, [size]: read.value })
    else this.panel.redraw()
  }

  /** A field that is left says its value in its own unit again, unless it cannot be read. */
  #left(field: EventTarget | null): void {
    if (!(field instanceof HTMLInputElement) || field.dataset.kind !== 'typed') return
    const size = field.dataset.size ?? ''
    if (isSize(size) && this.#typed[size]?.problem === undefined)
      this.#typed = { ...this.#typed, [size]: undefined }
    this.panel.redraw()
  }

  #move(bird: ControlBird): void {
    this.panel.move(bird)
    this.#asking.moved()
  }

  #ask(): void {
    const bird = this.panel.state
    if (bird === undefined) return
    if (this.#silence !== 'short' && this.#silence !== 'late') this.#wait()
    this.#answers.ask(bird)
  }

  /** Says that nobody has answered yet, but only if it lasts: most answers come at once. */
  #wait(): void {
    this.#silence = 'short'
    setTimeout(() => {
      if (this.#silence !== 'short') return
      this.#silence = 'late'
      this.panel.redraw()
    }, LATE_MS)
  }

  #answered(answer: Answer | undefined): void {
    this.#silence = answer === undefined ? 'failed' : 'none'
    this.#answer = answer
    this.panel.redraw()
  }
}

function isSize(name: string): name is Size {
  return name in sizes
}
