import { findConstant, writeConstant } from '../../../notebook/constant'
import { birdIn, type Control, type ControlBird, pointsIn, sketchIn } from '../../../notebook/control'
import { type Sketch, sketchFrom, sketchRows } from './drawing-model'
import type { LineState } from './line-model'

type LineControl = Extract<Control, { kind: 'line' }>
type BirdControl = Extract<Control, { kind: 'bird' }>
type DrawingControl = Extract<Control, { kind: 'drawing' }>

/** Where the line stands and which points were added, as the cell says it; undefined where it says it in another way. */
export function lineInCode(source: string, { k, points }: LineControl): LineState | undefined {
  const place = findConstant(source, k)?.value
  const list = points === undefined ? [] : findConstant(source, points)?.value
  const added = list === undefined ? undefined : pointsIn(list)
  return typeof place === 'number' && added !== undefined ? { k: place, added } : undefined
}

/** The cell with the line and the points of the state; undefined where it cannot be written. */
export function codeForLine(
  source: string,
  { k, points }: LineControl,
  state: LineState,
): string | undefined {
  const moved = writeConstant(source, k, state.k)
  if (moved === undefined || points === undefined) return moved
  const added = state.added.map(({ x, y, label }) => ({ x, y, label }))
  return writeConstant(moved, points, added)
}

/** The four values as the cell says them. */
export function birdInCode(source: string, { values }: BirdControl): ControlBird | undefined {
  const literal = findConstant(source, values)
  return literal === undefined ? undefined : birdIn(literal.value)
}

/** The cell with the four values. */
export function codeForBird(source: string, { values }: BirdControl, bird: ControlBird): string | undefined {
  const old = findConstant(source, values)?.value
  return typeof old === 'object' ? writeConstant(source, values, { ...old, ...bird }) : undefined
}

/** The sketch as the cell says it. */
export function sketchInCode(source: string, { drawing }: DrawingControl): Sketch | undefined {
  const literal = findConstant(source, drawing)
  const rows = literal === undefined ? undefined : sketchIn(literal.value)
  return rows && sketchFrom(rows)
}

/** The cell with the sketch. */
export function codeForSketch(
  source: string,
  { drawing }: DrawingControl,
  sketch: Sketch,
): string | undefined {
  return writeConstant(source, drawing, sketchRows(sketch))
}
