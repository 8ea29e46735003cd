import type { Figure, Json, PlotlySpec } from '../../../lib/figure'
import { mistakes, sideOf } from '../../../lib/threshold'
import type { ControlPoint } from '../../../notebook/control'

export type Range = readonly [number, number]

/** What is given: the points of the lesson, and the sheet that they lie on. */
export interface Sheet {
  readonly points: readonly ControlPoint[]
  readonly x: Range
  readonly y: Range
}

/** What the reader moves: the line x = k, and points of their own. */
export interface LineState {
  readonly k: number
  readonly added: readonly ControlPoint[]
}

/** The sheet that a chart shows: its points named A and B, without those that the cell has added to them. */
export function sheetOf(figure: Figure, added: readonly ControlPoint[]): Sheet | undefined {
  const points = figure.data.flatMap(pointsOf)
  for (const own of added) {
    const index = points.findLastIndex((each) => isAt(each, own))
    if (index >= 0) points.splice(index, 1)
  }
  const [x, y] = [rangeOf(figure.layout.xaxis), rangeOf(figure.layout.yaxis)]
  return points.length === 0 || x === undefined || y === undefined ? undefined : { points, x, y }
}

function pointsOf({ name: label, x, y }: PlotlySpec): ControlPoint[] {
  if ((label !== 'A' && label !== 'B') || !Array.isArray(x) || !Array.isArray(y)) return []
  return x.flatMap((each: Json, i) => {
    const other = (y as readonly Json[])[i]
    return typeof each === 'number' && typeof other === 'number' ? [{ x: each, y: other, label }] : []
  })
}

function rangeOf(axis: Json | undefined): Range | undefined {
  const range = (axis as PlotlySpec | undefined)?.range
  if (!Array.isArray(range)) return undefined
  const [low, high] = range as readonly Json[]
  return typeof low === 'number' && typeof high === 'number' && low < high ? [low, high] : undefined
}

const isAt = (one: ControlPoint, other: ControlPoint) =>
  one.label === other.label && one.x === other.x && one.y === other.y

/** How far one press of an arrow key goes: about a hundredth of the range, 0.1 for 0 to 10. */
export function stepOf([low, high]: Range): number {
  return 10 ** Math.floor(Math.log10((high - low) / 50))
}

/** The nearest place of the grid that arrow keys walk on, within the range. */
export function onGrid(value: number, range: Range): number {
  const step = stepOf(range)
  const digits = Math.max(0, -Math.round(Math.log10(step)))
  const within = Math.min(range[1], Math.max(range[0], value))
  return Number((Math.round(within / step) * step).toFixed(digits))
}

/** The line moved to a place. */
export function withLineAt(state: LineState, sheet: Sheet, k: number): LineState {
  return { ...state, k: onGrid(k, sheet.x) }
}

/** One point more. */
export function withPoint(state: LineState, sheet: Sheet, point: ControlPoint): LineState {
  return { ...state, added: [...state.added, placed(sheet, point)] }
}

/** One of the reader's points moved. */
export function withPointAt(state: LineState, sheet: Sheet, index: number, x: number, y: number): LineState {
  return {
    ...state,
    added: state.added.map((each, i) => (i === index ? placed(sheet, { ...each, x, y }) : each)),
  }
}

/** One of the reader's points less. */
export function withoutPoint(state: LineState, index: number): LineState {
  return { ...state, added: state.added.filter((_, i) => i !== index) }
}

function placed({ x, y }: Sheet, point: ControlPoint): ControlPoint {
  return { ...point, x: onGrid(point.x, x), y: onGrid(point.y, y) }
}

/** What the line does to the points. */
export interface Count {
  readonly mistakes: number
  readonly of: number
  readonly leftB: number
  readonly rightA: number
  readonly wrong: readonly ControlPoint[]
}

/** Counts the points on the wrong side of the line, all of them together. */
export function countOf({ k, added }: LineState, sheet: Sheet): Count {
  const all = [...sheet.points, ...added]
  const wrong = all.filter((point) => sideOf(k, point.x) !== point.label)
  const leftB = wrong.filter((point) => point.label === 'B').length
  return { mistakes: wrong.length, of: all.length, leftB, rightA: wrong.length - leftB, wrong }
}

/** A stretch of places where the line makes the same mistakes: after `from`, up to and with `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly mistakes: number
}

/** The whole staircase: the count for every place of the line, from left to right. */
export function staircase(points: readonly ControlPoint[], [low, high]: Range): Stretch[] {
  const inside = points.map((point) => point.x).filter((x) => x > low && x < high)
  const edges = [low, ...[...new Set(inside)].sort((one, other) => one - other), high]
  return edges.slice(1).map((to, i) => ({ from: edges[i]!, to, mistakes: mistakes(to, points) }))
}

/** Where the line has been: stretches from left to right that do not touch. */
export type Trail = readonly Range[]

/** The trail after a walk from one place to another. */
export function walked(trail: Trail, one: number, other: number): Trail {
  let [low, high] = [Math.min(one, other), Math.max(one, other)]
  const apart: Range[] = []
  for (const [from, to] of trail) {
    if (to < low || from > high) apart.push([from, to])
    else [low, high] = [Math.min(low, from), Math.max(high, to)]
  }
  return [...apart, [low, high] as const].sort((a, b) => a[0] - b[0])
}

/** The part of the staircase that lies on the trail: one list of stretches for each of its pieces. */
export function along(steps: readonly Stretch[], trail: Trail): Stretch[][] {
  return trail.map(([low, high]) =>
    steps.flatMap(({ from, to, mistakes }) => {
      const stretch = { from: Math.max(from, low), to: Math.min(to, high), mistakes }
      return stretch.from < stretch.to ? [stretch] : []
    }),
  )
}
