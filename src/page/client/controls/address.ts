import { drawingSize } from '../../../lib/drawings'
import type { ControlBird, ControlPoint } from '../../../notebook/control'
import { type Sketch, sketchFrom, sketchRows } from './drawing-model'
import type { LineState } from './line-model'

/** The part of an address that holds a control's state: `control=by-hand&k=5.3&points=A6.5,2;B3,4`. */
export function addressOf(cell: string, fields: Readonly<Record<string, string>>): string {
  const all = Object.entries({ control: cell, ...fields }).filter(([, value]) => value !== '')
  return all
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3B/g, ';')}`)
    .join('&')
}

/** What `addressOf` has written, out of the part of an address after the `#`; undefined where it is anything else. */
export function addressed(hash: string): { cell: string; fields: ReadonlyMap<string, string> } | undefined {
  const { control: cell, ...fields } = Object.fromEntries(new URLSearchParams(hash.replace(/^#/, '')))
  return cell === undefined || cell === '' ? undefined : { cell, fields: new Map(Object.entries(fields)) }
}

/** The state of the line as fields of an address. */
export function lineFields({ k, added }: LineState): Record<string, string> {
  return { k: String(k), points: added.map(({ label, x, y }) => `${label}${x},${y}`).join(';') }
}

/** So many points fit into an address that somebody can still send. */
const MOST_POINTS = 200

/** The state of the line out of the fields of an address; undefined where they hold none. */
export function lineFrom(fields: ReadonlyMap<string, string>): LineState | undefined {
  const k = numberFrom(fields.get('k'))
  const texts = (fields.get('points') ?? '').split(';').filter((text) => text !== '')
  const added = texts.flatMap((text): ControlPoint[] => {
    const [, label, x, y] = /^([AB])([^,]+),([^,]+)$/.exec(text) ?? []
    const place = { x: numberFrom(x), y: numberFrom(y) }
    if ((label !== 'A' && label !== 'B') || place.x === undefined || place.y === undefined) return []
    return [{ x: place.x, y: place.y, label }]
  })
  if (k === undefined || added.length !== texts.length || added.length > MOST_POINTS) return undefined
  return { k, added }
}

/** The values of a bird as fields of an address. */
export function birdFields({ weight, wingspan, webbedFeet, back }: ControlBird): Record<string, string> {
  return { weight: String(weight), wingspan: String(wingspan), feet: webbedFeet ? 'webbed' : 'plain', back }
}

/** The values of a bird out of the fields of an address; undefined where one is missing or no such value. */
export function birdFrom(
  fields: ReadonlyMap<string, string>,
  backs: readonly string[],
): ControlBird | undefined {
  const [weight, wingspan] = [numberFrom(fields.get('weight')), numberFrom(fields.get('wingspan'))]
  const [feet, back] = [fields.get('feet'), fields.get('back')]
  if (weight === undefined || wingspan === undefined || weight <= 0 || wingspan <= 0) return undefined
  if ((feet !== 'webbed' && feet !== 'plain') || back === undefined || !backs.includes(back)) return undefined
  return { weight, wingspan, webbedFeet: feet === 'webbed', back }
}

/** The sketch as fields of an address: its rows one after the other, a letter for a run of blank pixels (`g` 1 to `z` 20). */
export function sketchFields(sketch: Sketch): Record<string, string> {
  const text = sketchRows(sketch).join('').replace(/\.+$/, '')
  return { sketch: text.replace(/\.{1,20}/g, (run) => String.fromCharCode(102 + run.length)) }
}

/** The sketch out of the fields of an address; undefined where they hold none. */
export function sketchOfFields(fields: ReadonlyMap<string, string>): Sketch | undefined {
  const packed = fields.get('sketch')
  if (packed === undefined || !/^[0-9a-z]{0,784}$/.test(packed)) return undefined
  const text = packed.replace(/[g-z]/g, (letter) => '.'.repeat(letter.charCodeAt(0) - 102))
  if (text.length > drawingSize ** 2) return undefined
  const whole = text.padEnd(drawingSize ** 2, '.')
  return sketchFrom(
    Array.from({ length: drawingSize }, (_, row) => whole.slice(row * drawingSize, (row + 1) * drawingSize)),
  )
}

function numberFrom(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined
}
