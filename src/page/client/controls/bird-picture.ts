import { type BackColour, backColours } from '../../../lib/birds'
import type { ControlBird } from '../../../notebook/control'
import type { ClientWords } from '../words'
import { type Size, sizes, slidTo } from './bird-model'
import { type Shape, shape } from './shape'
import type { Answer } from './verdict'
import { bars, sentence } from './verdict-picture'

/** What stands in the fields while somebody types, with what is wrong with it. */
export type Typed = {
  readonly [Name in Size]?: { readonly text: string; readonly problem?: string } | undefined
}

/** Everything that the picture of the four values depends on. */
export interface BirdView {
  readonly bird: ControlBird
  readonly typed: Typed
  /** Undefined before anybody has asked. */
  readonly answer: Answer | undefined
  /** The answer is not the one to these values yet. */
  readonly isLate: boolean
  /** Nobody could answer. */
  readonly hasFailed: boolean
  /** Joins the radio buttons. */
  readonly name: string
  readonly words: ClientWords['controls']
}

/** Two sliders with their values beside them, feet, back, and what the model says. */
export function birdPicture(view: BirdView): Shape[] {
  return [
    shape(
      'div',
      { class: 'values' },
      ...sizeRow(view, 'weight'),
      ...sizeRow(view, 'wingspan'),
      feet(view),
      back(view),
    ),
    ...said(view),
  ]
}

function sizeRow({ bird, typed, words }: BirdView, size: Size): Shape[] {
  const { unit, low, high } = sizes[size]
  const value = bird[size]
  const entry = typed[size]
  const slid = {
    ...{ type: 'range', 'data-kind': 'slid', 'data-size': size, 'aria-label': words[size] },
    ...{ min: slidTo(low), max: slidTo(high), step: 1, value: slidTo(value) },
    'aria-valuetext': words.size(value, unit),
  }
  const written = {
    ...{ type: 'text', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false' },
    ...{ 'data-kind': 'typed', 'data-size': size, 'aria-label': words.typed(words[size]) },
    ...{ value: entry?.text ?? String(value), 'aria-invalid': entry?.problem === undefined ? false : 'true' },
  }
  const problem = entry?.problem === undefined ? [] : [shape('p', { class: 'advice' }, entry.problem)]
  return [
    shape('span', { class: 'name', 'aria-hidden': 'true' }, words[size]),
    shape('input', slid),
    shape('input', written),
    shape('div', { class: 'whole', role: 'alert' }, ...problem),
  ]
}

function feet({ bird, words }: BirdView): Shape {
  const box = shape('input', { type: 'checkbox', 'data-kind': 'feet', checked: bird.webbedFeet })
  return shape('label', { class: 'whole' }, box, words.feet)
}

function back({ bird, name, words }: BirdView): Shape {
  const option = (value: BackColour) =>
    shape(
      'label',
      {},
      shape('input', { type: 'radio', 'data-kind': 'back', name, value, checked: bird.back === value }),
      words.backs[value],
    )
  return shape(
    'fieldset',
    {},
    shape('legend', { class: 'name' }, words.back),
    shape('div', { class: 'options whole' }, ...backColours.map(option)),
  )
}

function said({ answer, isLate, hasFailed, words }: BirdView): Shape[] {
  const caption = (text: string) => shape('p', { class: 'caption', role: 'status' }, text)
  if (hasFailed) return [caption(words.noAnswer)]
  if (answer === undefined) return isLate ? [caption(words.asking)] : []
  const { verdict, by } = answer
  const source = { published: words.byPublished, lesson: words.byLesson, library: words.byLibrary }[by]
  return [
    bars(verdict, words),
    caption(isLate ? words.asking : sentence(verdict, words)),
    shape('p', { class: 'source-of-answer' }, source),
  ]
}
