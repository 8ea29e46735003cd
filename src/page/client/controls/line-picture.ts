import type { ControlPoint } from '../../../notebook/control'
import type { ClientWords } from '../words'
import { type LineFrame, lineFrame, ticks } from './line-frame'
import { along, countOf, type LineState, type Sheet, type Stretch, staircase, type Trail } from './line-model'
import { type Shape, shape } from './shape'

/** Everything that the picture of the line depends on. */
export interface LineView {
  readonly sheet: Sheet
  readonly state: LineState
  /** Where the line has been; the count is drawn there. */
  readonly trail: Trail
  /** True shows the count for every place. */
  readonly isWhole: boolean
  /** The point that a click would add, where clicks add points. */
  readonly next: ControlPoint | undefined
  readonly width: number
  readonly words: ClientWords['controls']
}

/** How the picture of a view is laid out. The axis of the counts does not move while the line does. */
export function frameOf({ sheet, state, width }: LineView): LineFrame {
  const steps = staircase([...sheet.points, ...state.added], sheet.x)
  return lineFrame(width, sheet, Math.max(4, ...steps.map((step) => step.mistakes)))
}

/** The picture: the sheet with its points, the line with its grip, and below it the count of mistakes. */
export function linePicture(view: LineView): Shape {
  const frame = frameOf(view)
  const { words, state, sheet } = view
  const count = countOf(state, sheet)
  return shape(
    'svg',
    {
      ...{ width: '100%', viewBox: `0 0 ${frame.width} ${frame.height}` },
      ...{ role: 'group', 'aria-label': words.sheet(count.of), class: view.next === undefined ? '' : 'adds' },
    },
    axes(frame, view),
    shape('g', { class: 'given' }, ...sheet.points.map((point) => mark(frame, point))),
    shape('g', { class: 'rings' }, ...count.wrong.map((point) => ring(frame, point))),
    shape('g', { class: 'stairs' }, ...stairs(frame, view)),
    modelLine(frame, view, count.mistakes),
    shape('g', { class: 'own' }, ...state.added.map((point, index) => ownPoint(frame, view, point, index))),
    shape('g', { class: 'next' }, ...(view.next === undefined ? [] : [nextPoint(frame, view, view.next)])),
  )
}

function axes(frame: LineFrame, { sheet, words }: LineView): Shape {
  const { left, right, top, bottom, stairsTop, stairsBottom } = frame
  const line = (x1: number, y1: number, x2: number, y2: number) => shape('line', { x1, y1, x2, y2 })
  const text = (x: number, y: number, anchor: string, words: string) =>
    shape('text', { x, y, 'text-anchor': anchor }, words)
  const most = Math.round((frame.count(0) - stairsTop) / (frame.count(0) - frame.count(1)))
  const along = ticks(sheet.x, (right - left) / 60).flatMap((value) => {
    const x = frame.x(value)
    return [bottom, stairsBottom].flatMap((y) => [
      line(x, y, x, y + 4),
      text(x, y + 18, 'middle', String(value)),
    ])
  })
  const up = ticks(sheet.y, (bottom - top) / 45).map((value) =>
    text(left - 8, frame.y(value) + 4, 'end', String(value)),
  )
  const counts = ticks([0, most], 3).map((value) =>
    text(left - 8, frame.count(value) + 4, 'end', String(value)),
  )
  return shape(
    'g',
    { class: 'axes', 'aria-hidden': 'true' },
    ...[line(left, bottom, right, bottom), line(left, top, left, bottom)],
    ...[line(left, stairsBottom, right, stairsBottom), line(left, stairsTop, left, stairsBottom)],
    ...[text(left - 8, top - 12, 'end', 'y'), text(right, bottom + 34, 'end', 'x')],
    ...[text(left - 26, stairsTop - 12, 'start', words.mistakes), text(right, stairsBottom + 34, 'end', 'k')],
    ...along,
    ...up,
    ...counts,
  )
}

/** A circle for an A, a diamond for a B, in every lesson. */
export function sign(label: 'A' | 'B', x: number, y: number, size = 5.4): Shape {
  if (label === 'A') return shape('circle', { class: 'a', cx: x, cy: y, r: size })
  const d = size * 1.25
  return shape('path', { class: 'b', d: `M${x} ${y - d}L${x + d} ${y}L${x} ${y + d}L${x - d} ${y}Z` })
}

const mark = (frame: LineFrame, { x, y, label }: ControlPoint) => sign(label, frame.x(x), frame.y(y))
const ring = (frame: LineFrame, { x, y }: ControlPoint) =>
  shape('circle', { cx: frame.x(x), cy: frame.y(y), r: 10 })

function stairs(frame: LineFrame, { sheet, state, trail, isWhole }: LineView): Shape[] {
  const steps = staircase([...sheet.points, ...state.added], sheet.x)
  const pieces = isWhole ? [steps] : along(steps, trail)
  return pieces
    .filter((piece) => piece.length > 0)
    .map((piece) => shape('path', { d: stairPath(frame, piece) }))
}

/** Level along each stretch, straight up or down between them. */
function stairPath(frame: LineFrame, [first, ...others]: readonly Stretch[]): string {
  if (first === undefined) return ''
  const start = `M${frame.x(first.from)} ${frame.count(first.mistakes)}H${frame.x(first.to)}`
  return start + others.map((step) => `V${frame.count(step.mistakes)}H${frame.x(step.to)}`).join('')
}

/** The line through both pictures, its grip above them, its value beside the grip, a dot at its count. */
function modelLine(frame: LineFrame, { state, sheet, words }: LineView, count: number): Shape {
  const x = frame.x(state.k)
  const side =
    x > frame.right - 80 ? { x: x - 18, 'text-anchor': 'end' } : { x: x + 18, 'text-anchor': 'start' }
  const slider = {
    ...{ role: 'slider', tabindex: 0, class: 'grip', 'data-part': 'line', 'aria-label': words.grip },
    ...{ 'aria-valuemin': sheet.x[0], 'aria-valuemax': sheet.x[1], 'aria-valuenow': state.k },
    'aria-valuetext': words.place(state.k, count),
  }
  const ridge = (dx: number) => shape('line', { x1: x + dx, y1: 14, x2: x + dx, y2: 26 })
  return shape(
    'g',
    { class: 'model' },
    shape('line', { class: 'line', x1: x, y1: 34, x2: x, y2: frame.stairsBottom }),
    shape('circle', { class: 'dot', cx: x, cy: frame.count(count), r: 5.5 }),
    shape('rect', {
      ...{ class: 'hit', 'data-part': 'line', x: x - 14, y: 0 },
      width: 28,
      height: frame.height,
    }),
    shape('g', slider, shape('rect', { x: x - 12, y: 6, width: 24, height: 28, rx: 5 }), ridge(-3), ridge(3)),
    shape('text', { class: 'value', ...side, y: 25, 'aria-hidden': 'true' }, `k = ${state.k}`),
  )
}

function ownPoint(frame: LineFrame, { words }: LineView, point: ControlPoint, index: number): Shape {
  const [x, y] = [frame.x(point.x), frame.y(point.y)]
  return shape(
    'g',
    { role: 'button', tabindex: 0, 'data-part': 'own', 'data-index': index, 'aria-label': words.own(point) },
    shape('circle', { class: 'hit', cx: x, cy: y, r: 14 }),
    sign(point.label, x, y, 5.8),
  )
}

function nextPoint(frame: LineFrame, { words }: LineView, point: ControlPoint): Shape {
  const [x, y] = [frame.x(point.x), frame.y(point.y)]
  return shape(
    'g',
    { role: 'button', tabindex: 0, 'data-part': 'next', 'aria-label': words.next(point) },
    sign(point.label, x, y, 5.8),
  )
}
