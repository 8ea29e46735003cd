import { drawingSize } from '../lib/drawings.ts'
import { findConstant, type Plain } from './constant.ts'
import type { Cell } from './types.ts'

/**
 * What a page may put beside a code cell to move its numbers by hand, from `metadata.fledgling.control`. The cell stays
 * an ordinary one: the control reads and writes the constants named here, each of which holds a literal.
 */
export type Control =
  /** The line x = k over a sheet of points A and B, as the chart shows them that the cell puts out. */
  | {
      readonly kind: 'line'
      /** The constant with the place of the line. */
      readonly k: string
      /** The constant with the reader's own points, `{ x, y, label }[]`. */
      readonly points?: string
    }
  /** The four values of a bird, which is named at once. */
  | {
      readonly kind: 'bird'
      /** The constant with the values, `{ weight, wingspan, webbedFeet, back }`. */
      readonly values: string
      /** The lesson's own function from the values to `{ name, probability }[]`; else the bird program of the library. */
      readonly ask?: string
    }
  /** A sketch drawn by hand, which is named at once. */
  | {
      readonly kind: 'drawing'
      /** The constant with the sketch, 28 strings of 28 greys: `.` for paper, `1` to `f` for ink. */
      readonly drawing: string
      /** The lesson's own function from such strings to `{ name, probability }[]`, or a promise of it. */
      readonly ask?: string
    }

/** Reads what stands in the metadata of a cell. Undefined where it is no control that a page can build. */
export function readControl(value: unknown): Control | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { kind, ...names } = value as Record<string, unknown>
  const isNames = Object.values(names).every(
    (name) => typeof name === 'string' && /^[A-Za-z_$][\w$]*$/.test(name),
  )
  const has = (needed: string, ...others: string[]) =>
    needed in names && Object.keys(names).every((key) => [needed, ...others].includes(key))
  if (!isNames) return undefined
  const isControl =
    (kind === 'line' && has('k', 'points')) ||
    (kind === 'bird' && has('values', 'ask')) ||
    (kind === 'drawing' && has('drawing', 'ask'))
  return isControl ? ({ kind, ...names } as Control) : undefined
}

/** The control of a code cell. */
export function controlOf(cell: Cell): Control | undefined {
  return cell.cell_type === 'code' ? readControl(cell.metadata.fledgling?.control) : undefined
}

/** What keeps a control from working beside its cell, in a sentence each. */
export function controlProblems(cell: Cell): string[] {
  if (cell.metadata.fledgling?.control === undefined) return []
  const control = controlOf(cell)
  if (control === undefined) {
    return [
      'a control is { "kind": "line", "k", "points" }, { "kind": "bird", "values", "ask" } or { "kind": "drawing", "drawing", "ask" }, on a code cell',
    ]
  }
  return constantsOf(control).flatMap(({ name, form, fits }) => {
    const literal = findConstant(cell.source, name)
    return literal !== undefined && fits(literal.value)
      ? []
      : [`the control needs a line "const ${name} = ${form}" with nothing to compute`]
  })
}

function constantsOf(control: Control) {
  if (control.kind === 'bird') {
    const form = '{ weight, wingspan, webbedFeet, back }'
    return [{ name: control.values, form, fits: (value: Plain) => birdIn(value) !== undefined }]
  }
  if (control.kind === 'drawing') {
    const form = "['...', and so on], 28 strings of 28 greys"
    return [{ name: control.drawing, form, fits: (value: Plain) => sketchIn(value) !== undefined }]
  }
  const { k, points } = control
  return [
    { name: k, form: '3', fits: (value: Plain) => typeof value === 'number' },
    ...(points === undefined
      ? []
      : [{ name: points, form: '[]', fits: (value: Plain) => pointsIn(value) !== undefined }]),
  ]
}

/** A point A or B. */
export interface ControlPoint {
  readonly x: number
  readonly y: number
  readonly label: 'A' | 'B'
}

/** A list of points, or undefined where the value is none. */
export function pointsIn(value: Plain): ControlPoint[] | undefined {
  if (!Array.isArray(value)) return undefined
  const points: ControlPoint[] = []
  for (const each of value as readonly Plain[]) {
    const { x, y, label } = fieldsOf(each)
    if (typeof x !== 'number' || typeof y !== 'number' || (label !== 'A' && label !== 'B')) return undefined
    points.push({ x, y, label })
  }
  return points
}

/** The four values of a bird as a cell holds them: g, cm, and a colour by its word. */
export interface ControlBird {
  readonly weight: number
  readonly wingspan: number
  readonly webbedFeet: boolean
  readonly back: string
}

/** A bird, or undefined where the value is none. */
export function birdIn(value: Plain): ControlBird | undefined {
  const { weight, wingspan, webbedFeet, back } = fieldsOf(value)
  const isSize = (size: Plain | undefined): size is number => typeof size === 'number' && size > 0
  if (!isSize(weight) || !isSize(wingspan)) return undefined
  if (typeof webbedFeet !== 'boolean' || typeof back !== 'string') return undefined
  return { weight, wingspan, webbedFeet, back }
}

/** The rows of a sketch, or undefined where the value is none. */
export function sketchIn(value: Plain): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length !== drawingSize) return undefined
  const rows = value as readonly Plain[]
  const isRow = (row: Plain): row is string =>
    typeof row === 'string' && row.length === drawingSize && /^[.0-9a-f]*$/.test(row)
  return rows.every(isRow) ? rows : undefined
}

function fieldsOf(value: Plain): { readonly [key: string]: Plain } {
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as { readonly [key: string]: Plain })
    : {}
}
