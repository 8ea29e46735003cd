import type { Control, ControlPoint } from '../../../notebook/control'
import type { LiveCell, LiveLesson } from '../live/types'
import type { ClientWords } from '../words'
import { lineFields, lineFrom } from './address'
import { codeForLine, lineInCode } from './code'
import type { LineFrame } from './line-frame'
import { LineHand } from './line-hand'
import {
  countOf,
  type LineState,
  onGrid,
  type Sheet,
  sheetOf,
  type Trail,
  walked,
  withLineAt,
} from './line-model'
import { frameOf, type LineView, linePicture, sign } from './line-picture'
import { Panel } from './panel'
import { publishedFigure } from './published'
import { type Shape, shape } from './shape'

type LineOptions = Extract<Control, { kind: 'line' }>
type Clicks = 'line' | 'A' | 'B'

/** The line x = k over the points that the cell's chart shows. Undefined where the page has no such chart. */
export function lineControl(
  lesson: LiveLesson,
  cell: LiveCell,
  control: LineOptions,
  words: ClientWords['controls'],
): Panel<LineState> | undefined {
  const figure = publishedFigure(cell.element)
  const added = lineInCode(cell.published, control)?.added ?? []
  const sheet = figure === undefined ? undefined : sheetOf(figure, added)
  return sheet === undefined ? undefined : new LineControl(lesson, cell, control, words, sheet).panel
}

/** The height of the picture on a wide page, and the size of the text around it, both in pixels. */
const USUAL = { height: 574, text: 17 }

/** How much larger than usual the picture is drawn: as the text around it, on slides, as far as the screen is high enough. */
function enlargement(body: HTMLElement): number {
  const byText = Number.parseFloat(getComputedStyle(body).fontSize) / USUAL.text
  return Math.max(1, Math.min(byText, (0.8 * innerHeight) / USUAL.height))
}

class LineControl {
  readonly panel: Panel<LineState>
  readonly #words: ClientWords['controls']
  readonly #sheet: Sheet
  readonly #canAdd: boolean
  readonly #name: string
  #trail: Trail = []
  #fewest: { readonly mistakes: number; readonly k: number } | undefined
  #isWhole = false
  #clicks: Clicks = 'line'
  #next: ControlPoint
  #width = 640
  #frame: LineFrame | undefined

  constructor(
    lesson: LiveLesson,
    cell: LiveCell,
    control: LineOptions,
    words: ClientWords['controls'],
    sheet: Sheet,
  ) {
    this.#words = words
    this.#sheet = sheet
    this.#canAdd = control.points !== undefined
    this.#name = `clicks-${cell.id}`
    const middle = (range: readonly [number, number]) => onGrid((range[0] + range[1]) / 2, range)
    this.#next = { x: middle(sheet.x), y: middle(sheet.y), label: 'A' }
    this.panel = new Panel<LineState>({
      ...{ lesson, cell, words, label: words.line },
      names: [control.k, control.points].filter((name) => name !== undefined).join(', '),
      forms: {
        read: (source) => lineInCode(source, control),
        write: (source, state) => codeForLine(source, control, state),
        fields: lineFields,
        from: (fields) => lineFrom(fields),
      },
      shapes: (state) => this.#shapes(state),
      replaced: (state) => this.#wasReplaced(state),
    })
    if (this.panel.state !== undefined) this.#wasReplaced(this.panel.state)
    this.#listen()
    this.panel.drawNow()
  }

  #listen(): void {
    const { body } = this.panel
    new LineHand({
      ...{ body, sheet: this.#sheet, words: this.#words },
      state: () => this.panel.state,
      frame: () => this.#frame,
      next: () => (this.#clicks === 'line' ? undefined : { ...this.#next, label: this.#clicks }),
      setNext: ({ x, y, label }) => {
        this.#next = { label, x: onGrid(x, this.#sheet.x), y: onGrid(y, this.#sheet.y) }
        this.panel.redraw()
      },
      moveLine: (k, how) => this.#moveLine(k, how),
      changePoints: (state, { added }) => this.#changePoints(state, added),
      rest: () => this.panel.settle(),
    })
    body.addEventListener('change', (event) => this.#chosen(event.target))
    body.addEventListener('click', (event) => {
      if (event.target instanceof HTMLButtonElement) this.#removeOwn()
    })
    new ResizeObserver(([entry]) => {
      const width = Math.round((entry?.contentRect.width ?? 0) / enlargement(body))
      if (width === 0 || width === this.#width) return
      this.#width = width
      this.panel.redraw()
    }).observe(body)
  }

  #moveLine(k: number, how: 'walk' | 'jump'): void {
    const old = this.panel.state
    if (old === undefined) return
    const state = withLineAt(old, this.#sheet, k)
    this.#trail = walked(this.#trail, how === 'walk' ? old.k : state.k, state.k)
    this.#remember(state)
    this.panel.move(state)
  }

  /** With other points the counts are other ones, so what was the fewest is forgotten. */
  #changePoints(state: LineState, added: ControlPoint | undefined): void {
    const isFewer = state.added.length < (this.panel.state?.added.length ?? 0)
    this.#fewest = undefined
    this.#remember(state)
    this.panel.move(state)
    const { mistakes } = countOf(state, this.#sheet)
    if (added !== undefined) this.panel.say(this.#words.added(added, mistakes))
    else if (isFewer) this.panel.say(this.#words.removed(mistakes))
    if (added !== undefined || isFewer) this.panel.drawNow()
  }

  #removeOwn(): void {
    const state = this.panel.state
    if (state === undefined) return
    this.#changePoints({ ...state, added: [] }, undefined)
    this.panel.settle()
  }

  #wasReplaced(state: LineState): void {
    this.#trail = walked(this.#trail, state.k, state.k)
    this.#fewest = undefined
    this.#remember(state)
  }

  #remember(state: LineState): void {
    const { mistakes } = countOf(state, this.#sheet)
    if (this.#fewest === undefined || mistakes < this.#fewest.mistakes)
      this.#fewest = { mistakes, k: state.k }
  }

  #chosen(field: EventTarget | null): void {
    if (!(field instanceof HTMLInputElement)) return
    if (field.type === 'checkbox') this.#isWhole = field.checked
    else if (field.type === 'radio') this.#clicks = field.value as Clicks
    this.panel.redraw()
  }

  #shapes(state: LineState): Shape[] {
    const words = this.#words
    const view: LineView = {
      ...{ sheet: this.#sheet, state, trail: this.#trail, isWhole: this.#isWhole },
      ...{ next: this.#clicks === 'line' ? undefined : { ...this.#next, label: this.#clicks } },
      ...{ width: this.#width, words },
    }
    this.#frame = frameOf(view)
    const { mistakes, of, leftB, rightA } = countOf(state, this.#sheet)
    const best = this.#fewest === undefined ? '' : ` ${words.fewest(this.#fewest.mistakes, this.#fewest.k)}`
    return [
      linePicture(view),
      shape('p', { class: 'caption' }, words.count(state.k, mistakes, of, leftB, rightA), best),
      ...(this.#canAdd ? [this.#choice()] : []),
      shape(
        'p',
        { class: 'more' },
        shape('label', {}, shape('input', { type: 'checkbox', checked: this.#isWhole }), ` ${words.whole}`),
        ...(state.added.length > 0 ? [shape('button', { type: 'button' }, words.removeOwn)] : []),
      ),
      ...(state.added.length > 0 ? [shape('p', { class: 'help' }, words.ownHelp)] : []),
    ]
  }

  /** What a click on the sheet does; the signs beside the words are those of the points. */
  #choice(): Shape {
    const { clicks, clickMoves, clickAdds } = this.#words
    const option = (value: Clicks, ...label: (Shape | string)[]) =>
      shape(
        'label',
        {},
        shape('input', { type: 'radio', name: this.#name, value, checked: this.#clicks === value }),
        ...label,
      )
    const icon = (label: 'A' | 'B') =>
      shape('svg', { ...{ width: 16, height: 16, class: 'sign', 'aria-hidden': 'true' } }, sign(label, 8, 8))
    return shape(
      'fieldset',
      { class: 'clicks' },
      shape('legend', {}, clicks),
      option('line', ` ${clickMoves}`),
      option('A', ` ${clickAdds('A')} `, icon('A')),
      option('B', ` ${clickAdds('B')} `, icon('B')),
    )
  }
}
