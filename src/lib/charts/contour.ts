import type { Figure, PlotlySpec } from '../figure'
import { points as checkedPoints, number, requireSome } from './border'
import { animate, type Moment } from './frames'
import { type ChartOptions, chartLayout, fit, numberWidth, numericAxis, type Scale, valueAt } from './layout'
import {
  groupNames,
  type InkLine,
  inkLabel,
  inkTrace,
  type LabelledXY,
  labelTrace,
  pointTraces,
  ringName,
  ringTrace,
  type XY,
} from './marks'
import { colours, palette, styleAt } from './palette'

/** The height of a surface over a grid: `z[row][column]` stands at `x[column]`, `y[row]`. */
export interface Surface {
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly z: readonly (readonly number[])[]
}

/** Where `surface` asks its function: from end to end of both axes. */
export interface Grid {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  /** Places along each axis; default 60. */
  readonly steps?: number
  readonly log?: { readonly x?: boolean; readonly y?: boolean }
}

/** Evaluates a function of two numbers on a grid, evenly spaced (on a logarithmic axis, evenly in the logarithm). */
export function surface(f: (x: number, y: number) => number, grid: Grid): Surface {
  const steps = grid.steps ?? 60
  const along = (axis: 'x' | 'y'): number[] => {
    const scale: Scale = { log: grid.log?.[axis] ?? false, low: grid[axis][0], high: grid[axis][1] }
    return Array.from({ length: steps }, (_, i) => valueAt(scale, i / (steps - 1)))
  }
  const x = along('x')
  const y = along('y')
  return { x, y, z: y.map((v) => x.map((u) => f(u, v))) }
}

export interface ContourMarks {
  readonly points?: readonly LabelledXY[]
  readonly rings?: readonly XY[]
  /** Paths over the surface, and lines of the model. */
  readonly lines?: readonly InkLine[]
}

export interface ContourMoment extends Moment, ContourMarks {
  readonly surface?: Surface
}

export interface ContourOptions extends ChartOptions, ContourMarks {
  /**
   * Decision regions: z is then the index of the class in this list, each class has its pale colour, and the boundary
   * between them is ink. Points whose label is a class take that class's colour and symbol.
   */
  readonly regions?: readonly string[]
  /** Draws only these heights, as lines; default: about ten even levels, filled. */
  readonly levels?: readonly number[]
  /** What the height is, for the reader who points at it; default "z". */
  readonly z?: string
  readonly frames?: readonly ContourMoment[]
}

interface Drawn {
  readonly surface: Surface
  readonly points: readonly LabelledXY[]
  readonly rings: readonly XY[]
  readonly lines: readonly InkLine[]
}

interface Setting {
  readonly options: ContourOptions
  readonly x: Scale
  readonly y: Scale
  readonly groups: readonly string[]
  readonly range: readonly [number, number]
  readonly lines: number
  readonly rings: boolean
}

/**
 * A surface seen from above as lines of equal height: a loss with the paths of its optimisers; or, with `regions`,
 * what a classifier answers at every place of the plane.
 * @throws if the surface is no full grid of finite numbers, or alt is empty
 */
export function contour(surface: Surface, options: ContourOptions): Figure {
  const base: Drawn = {
    surface: checkedSurface(surface),
    points: checkedPoints('points', options.points ?? []),
    rings: checkedPoints('rings', options.rings ?? []),
    lines: options.lines ?? [],
  }
  const moments = (options.frames ?? []).map((moment) => ({ name: moment.name, ...complete(moment, base) }))
  const all = [base, ...moments]
  const heights = all.flatMap((drawn) => drawn.surface.z.flat())
  const ends = (values: readonly number[]): [number, number] => [values[0]!, values.at(-1)!]
  const setting: Setting = {
    options,
    x: fit('x', [], { xRange: ends(base.surface.x), ...options }),
    y: fit('y', [], { yRange: ends(base.surface.y), ...options }),
    groups: options.regions ?? groupNames(all.flatMap((drawn) => drawn.points)),
    range: [least(heights), -least(heights.map((height) => -height))],
    lines: Math.max(...all.map((drawn) => drawn.lines.length)),
    rings: all.some((drawn) => drawn.rings.length > 0),
  }
  const layout = contourLayout(setting, all)
  if (moments.length === 0) return { data: contourTraces(base, setting), layout, alt: options.alt }
  return animate(
    options.alt,
    layout,
    moments.map((moment) => ({ name: moment.name, data: contourTraces(moment, setting) })),
  )
}

function complete(moment: ContourMoment, base: Drawn): Drawn {
  return {
    surface: moment.surface === undefined ? base.surface : checkedSurface(moment.surface),
    points: moment.points === undefined ? base.points : checkedPoints('points', moment.points),
    rings: moment.rings === undefined ? base.rings : checkedPoints('rings', moment.rings),
    lines: moment.lines ?? base.lines,
  }
}

/** The least of many numbers; `Math.min(...list)` breaks where there are more than an engine's arguments. */
function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Infinity)
}

function checkedSurface({ x, y, z }: Surface): Surface {
  requireSome('surface.x', x)
  requireSome('surface.y', y)
  if (z.length !== y.length || z.some((row) => row.length !== x.length)) {
    throw new Error(
      `surface.z must have ${y.length} rows of ${x.length} numbers: ${z.length} x ${z[0]?.length ?? 0}`,
    )
  }
  return {
    x: x.map((value, i) => number(`surface.x[${i}]`, value)),
    y: y.map((value, i) => number(`surface.y[${i}]`, value)),
    z: z.map((row, i) => row.map((value, j) => number(`surface.z[${i}][${j}]`, value))),
  }
}

function contourLayout(setting: Setting, all: readonly Drawn[]): PlotlySpec {
  const { options, x, y, groups, rings } = setting
  const labelled = all.some((drawn) => drawn.points.some((point) => point.label !== undefined))
  const legend = options.regions !== undefined || labelled ? [...groups] : []
  return chartLayout({
    options,
    x: numericAxis(x),
    y: numericAxis(y),
    tickWidth: numberWidth(y),
    legend: [...legend, ...(rings ? [ringName()] : [])],
  })
}

function contourTraces(drawn: Drawn, setting: Setting): PlotlySpec[] {
  const { options, x, y, groups, rings } = setting
  const field =
    options.regions !== undefined
      ? regionTraces(drawn.surface, options.regions)
      : options.levels !== undefined
        ? options.levels.map((level) => levelTrace(drawn.surface, level))
        : [filledTrace(drawn.surface, setting)]
  const ink = Array.from({ length: setting.lines }, (_, i) => {
    const one = drawn.lines[i]
    return one === undefined
      ? { type: 'scatter', mode: 'lines', x: [], y: [], showlegend: false }
      : inkTrace(one, x, y)
  })
  return [
    ...field,
    ...pointTraces(drawn.points, groups),
    ...(rings ? [ringTrace(drawn.rings)] : []),
    ...ink,
    ...(setting.lines > 0 ? [labelTrace(drawn.lines.flatMap((one) => inkLabel(one, x, y)))] : []),
  ]
}

/** One pale area a class, each with a boundary of ink. */
function regionTraces({ x, y, z }: Surface, classes: readonly string[]): PlotlySpec[] {
  const areas = classes.map((_, i): PlotlySpec => {
    const name = `${styleAt(palette.groups, i).name}-tint` as 'a-tint'
    return {
      type: 'contour',
      x,
      y,
      // Plotly shades what breaks a constraint: "z < 0.5" shades the places where this class is the answer.
      z: z.map((row) => row.map((value) => (value === i ? 1 : 0))),
      contours: { type: 'constraint', operation: '<', value: 0.5 },
      fillcolor: colours.light[name],
      line: { color: palette.ink, width: 1.5 },
      hoverinfo: 'skip',
      showscale: false,
      showlegend: false,
    }
  })
  return areas
}

function levelTrace({ x, y, z }: Surface, level: number): PlotlySpec {
  return {
    type: 'contour',
    x,
    y,
    z,
    autocontour: false,
    contours: { start: level, end: level, size: 1, coloring: 'none', showlabels: false },
    line: { color: palette.ink, width: 2 },
    showscale: false,
    showlegend: false,
    hoverinfo: 'skip',
  }
}

function filledTrace({ x, y, z }: Surface, setting: Setting): PlotlySpec {
  return {
    type: 'contour',
    x,
    y,
    z,
    zmin: setting.range[0],
    zmax: setting.range[1],
    ncontours: 12,
    contours: { coloring: 'fill', showlabels: false },
    colorscale: [
      [0, palette.low],
      [1, palette.high],
    ],
    line: { color: palette.paper, width: 0.75 },
    showscale: false,
    showlegend: false,
    hovertemplate: `%{x}, %{y}: ${setting.options.z ?? 'z'} %{z}<extra></extra>`,
  }
}
