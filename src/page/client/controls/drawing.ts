import { drawingSize } from '../../../lib/drawings'
import type { Control } from '../../../notebook/control'
import type { LiveCell, LiveLesson } from '../live/types'
import type { ClientWords } from '../words'
import { sketchFields, sketchOfFields } from './address'
import { codeForSketch, sketchInCode } from './code'
import { emptySketch, penMoved, type Sketch, type Spot, sketchRows, withLine } from './drawing-model'
import { drawingPicture } from './drawing-picture'
import { LastAsked } from './last-asked'
import { NearAsking } from './near-asking'
import { Panel } from './panel'
import { publishedVerdict } from './published'
import { type Answer, askLesson, type Verdict } from './verdict'

type DrawingOptions = Extract<Control, { kind: 'drawing' }>

/** A sheet to draw on, and the name that the lesson's model gives to what is drawn. */
export function drawingControl(
  lesson: LiveLesson,
  cell: LiveCell,
  control: DrawingOptions,
  words: ClientWords['controls'],
): Panel<Sketch> {
  return new DrawingControl(lesson, cell, control, words).panel
}

/** So many strokes can be taken back. */
const MOST_STROKES = 100

/** So many names are shown, the likeliest first. */
const MOST_NAMES = 5

class DrawingControl {
  readonly panel: Panel<Sketch>
  readonly #words: ClientWords['controls']
  readonly #asked: LastAsked<Sketch, Verdict | undefined>
  readonly #asking: NearAsking
  /** What the sheet looked like before each stroke. */
  #before: Sketch[] = []
  #answer: Answer | undefined
  #stroke: { readonly pointer: number; readonly at: Spot } | undefined
  #pen: Spot = { x: 14.5, y: 14.5 }
  #isPenDown = false

  constructor(lesson: LiveLesson, cell: LiveCell, control: DrawingOptions, words: ClientWords['controls']) {
    this.#words = words
    const published = publishedVerdict(cell.element)
    this.#answer = published && { by: 'published', verdict: likeliest(published) }
    this.#asked = new LastAsked(
      (sketch) => askLesson(lesson, control.ask, sketchRows(sketch)),
      (verdict) => this.#answered(verdict),
    )
    this.panel = new Panel<Sketch>({
      ...{ lesson, cell, words, label: words.drawing, names: control.drawing },
      forms: {
        read: (source) => sketchInCode(source, control),
        write: (source, sketch) => codeForSketch(source, control, sketch),
        fields: sketchFields,
        from: sketchOfFields,
      },
      shapes: (sketch) =>
        drawingPicture({
          ...{ sketch, words, answer: this.#answer },
          ...{ pen: this.#pen, canUndo: this.#before.length > 0 },
        }),
      replaced: () => {
        this.#before = []
        this.#asking.moved()
      },
    })
    this.#listen()
    this.#asking = new NearAsking(lesson, this.panel.element, {
      ask: () => {
        if (this.panel.state !== undefined) this.#asked.ask(this.panel.state)
      },
      wait: () => {
        this.#answer = undefined
      },
    })
    this.panel.drawNow()
  }

  #listen(): void {
    const { body } = this.panel
    body.addEventListener('pointerdown', (event) => this.#putDown(event))
    body.addEventListener('pointermove', (event) => this.#moved(event))
    for (const end of ['pointerup', 'pointercancel'] as const) {
      body.addEventListener(end, (event) => this.#lift(event))
    }
    body.addEventListener('keydown', (event) => this.#pressed(event))
    body.addEventListener('click', (event) => {
      const part = event.target instanceof HTMLButtonElement ? event.target.dataset.part : undefined
      if (part === 'undo') this.#undo()
      else if (part === 'clear') this.#clear()
    })
  }

  #putDown(event: PointerEvent): void {
    const sheet = sheetOf(event)
    // Only the first finger draws, and of a mouse its main button.
    if (sheet === undefined || this.#stroke !== undefined || event.button !== 0) return
    sheet.setPointerCapture(event.pointerId)
    const at = spotOn(sheet, event)
    this.#begin()
    this.#stroke = { pointer: event.pointerId, at }
    this.#draw(at, at)
  }

  #moved(event: PointerEvent): void {
    const sheet = sheetOf(event)
    if (sheet === undefined || this.#stroke?.pointer !== event.pointerId) return
    // A quick hand has been at more places than there are frames.
    const events = event.getCoalescedEvents?.() ?? []
    for (const each of events.length > 0 ? events : [event]) {
      const to = spotOn(sheet, each)
      this.#draw(this.#stroke.at, to)
      this.#stroke = { ...this.#stroke, at: to }
    }
  }

  #lift(event: PointerEvent): void {
    if (this.#stroke?.pointer !== event.pointerId) return
    this.#stroke = undefined
    this.panel.settle()
  }

  #pressed(event: KeyboardEvent): void {
    if (sheetOf(event) === undefined || event.altKey || event.metaKey) return
    if (event.ctrlKey) {
      if (event.key !== 'z') return
      event.preventDefault()
      this.#undo()
      return
    }
    const to = penMoved(this.#pen, event.key)
    if (to === undefined && event.key !== ' ') return
    event.preventDefault()
    if (to === undefined) this.#isPenDown = !this.#isPenDown
    if (to === undefined && this.#isPenDown) this.#begin()
    if (this.#isPenDown) this.#draw(this.#pen, to ?? this.#pen)
    this.#pen = to ?? this.#pen
    this.panel.say(this.#words.pen(Math.ceil(this.#pen.y), Math.ceil(this.#pen.x), this.#isPenDown))
    this.panel.redraw()
  }

  #begin(): void {
    const sketch = this.panel.state
    if (sketch !== undefined) this.#before = [...this.#before, sketch].slice(-MOST_STROKES)
  }

  #draw(from: Spot, to: Spot): void {
    const sketch = this.panel.state
    if (sketch !== undefined) this.#show(withLine(sketch, from, to))
  }

  #undo(): void {
    const before = this.#before.at(-1)
    if (before === undefined) return
    this.#before = this.#before.slice(0, -1)
    this.#show(before)
    this.panel.settle()
  }

  #clear(): void {
    this.#begin()
    this.#show(emptySketch())
    this.panel.settle()
  }

  #show(sketch: Sketch): void {
    this.panel.move(sketch)
    this.#asking.moved()
  }

  #answered(verdict: Verdict | undefined): void {
    this.#answer = verdict && { by: 'lesson', verdict: likeliest(verdict) }
    this.panel.redraw()
  }
}

function likeliest(verdict: Verdict): Verdict {
  const sorted = [...verdict.names].sort((one, other) => other.probability - one.probability)
  return { ...verdict, names: sorted.slice(0, MOST_NAMES) }
}

function sheetOf({ target }: Event): SVGElement | undefined {
  const found = target instanceof Element ? target.closest('[data-part="sheet"]') : null
  return found instanceof SVGElement ? found : undefined
}

function spotOn(sheet: SVGElement, { clientX, clientY }: MouseEvent): Spot {
  const box = sheet.getBoundingClientRect()
  return {
    x: (drawingSize * (clientX - box.left)) / box.width,
    y: (drawingSize * (clientY - box.top)) / box.height,
  }
}
