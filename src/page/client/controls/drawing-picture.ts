import { drawingSize } from '../../../lib/drawings'
import type { ClientWords } from '../words'
import type { Sketch, Spot } from './drawing-model'
import { type Shape, shape } from './shape'
import type { Answer } from './verdict'
import { bars, sentence } from './verdict-picture'

/** Everything that the picture of a sheet to draw on depends on. */
export interface DrawingView {
  readonly sketch: Sketch
  /** Where the keyboard has the pen. */
  readonly pen: Spot
  readonly canUndo: boolean
  /** Undefined where no model has answered yet. */
  readonly answer: Answer | undefined
  readonly words: ClientWords['controls']
}

/** The sheet, its buttons, and what the model says. */
export function drawingPicture(view: DrawingView): Shape[] {
  const { words, canUndo } = view
  const button = (part: string, disabled: boolean, label: string) =>
    shape('button', { type: 'button', 'data-part': part, disabled }, label)
  const isEmpty = view.sketch.every((grey) => grey === 0)
  return [
    shape('div', { class: 'drawing' }, sheet(view), shape('div', {}, ...said(view))),
    shape(
      'p',
      { class: 'more' },
      button('undo', !canUndo, words.undo),
      button('clear', isEmpty, words.clear),
    ),
    shape('p', { class: 'help' }, words.sketchHelp),
  ]
}

function sheet({ sketch, pen, words }: DrawingView): Shape {
  const box = { width: 1, height: 1, x: pen.x - 0.5, y: pen.y - 0.5 }
  return shape(
    'svg',
    {
      ...{ class: 'sheet', viewBox: `0 0 ${drawingSize} ${drawingSize}`, 'data-part': 'sheet' },
      ...{ role: 'application', tabindex: 0, 'aria-label': words.sketch, 'shape-rendering': 'crispEdges' },
    },
    ...greys(sketch),
    shape('rect', { class: 'pen', ...box }),
  )
}

/** One path for each grey, of all pixels that have it. */
function greys(sketch: Sketch): Shape[] {
  const paths = Array.from({ length: 16 }, () => '')
  sketch.forEach((grey, i) => {
    paths[grey] += `M${i % drawingSize} ${Math.floor(i / drawingSize)}h1v1h-1z`
  })
  return paths.slice(1).map((d, i) => shape('path', { d, 'fill-opacity': ((i + 1) / 15).toFixed(2) }))
}

function said({ answer, words }: DrawingView): Shape[] {
  const caption = (text: string) => shape('p', { class: 'caption', role: 'status' }, text)
  if (answer === undefined) return [caption(words.untrained)]
  const { verdict, by } = answer
  return [
    bars(verdict, words),
    caption(sentence(verdict, words)),
    shape('p', { class: 'source-of-answer' }, by === 'published' ? words.byPublished : words.byLesson),
  ]
}
