import type { Figure, PlotlySpec } from '../figure'
import { numberWidth, numericAxis } from './axes'
import { points as checkedPoints, number } from './border'
import { animate, type Moment } from './frames'
import { type ChartOptions, chartLayout } from './layout'
import {
  groupNames,
  type InkLine,
  inkLabel,
  inkTraces,
  type LabelledXY,
  labelTrace,
  pointTraces,
  ringName,
  ringTrace,
  type XY,
} from './marks'
import { colours, palette, styleAt } from './palette'
import { fit, type Scale } from './scale'
import { checkedSurface, lead, type Surface } from './surface'

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
   * Decision regions: z is then the index of the class in this list, each class has its pale colour, and the border
   * between them is ink. Points whose label is a class take that class's colour and symbol. Borders that are neither
   * level nor straight up are smooth only where the surface has scores.
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

function contourLayout(setting: Setting, all: readonly Drawn[]): PlotlySpec {
  const { options, x, y, groups, rings } = setting
  const labelled = all.some((drawn) => drawn.points.some((point) => point.label !== undefined))
  const legend = options.regions !== undefined || labelled ? [...groups] : []
  const layout = chartLayout({
    options,
    x: numericAxis(x),
    y: numericAxis(y),
    tickWidth: numberWidth(y),
    right: numberWidth(x) / 2 + 8,
    legend: [...legend, ...(rings ? [ringName()] : [])],
  })
  return options.regions === undefined ? layout : { ...layout, plot_bgcolor: tint(0) }
}

function contourTraces(drawn: Drawn, setting: Setting): PlotlySpec[] {
  const { options, x, y, groups, rings } = setting
  const field =
    options.regions !== undefined
      ? regionTraces(drawn.surface, options.regions)
      : options.levels !== undefined
        ? options.levels.map((level) => levelTrace(drawn.surface, level))
        : [filledTrace(drawn.surface, setting)]
  return [
    ...field,
    ...pointTraces(drawn.points, groups),
    ...(rings ? [ringTrace(drawn.rings)] : []),
    ...inkTraces(drawn.lines, setting.lines, x, y),
    ...(setting.lines > 0 ? [labelTrace(drawn.lines.flatMap((one) => inkLabel(one, x, y)))] : []),
  ]
}

/** The pale colour of a class. */
function tint(index: number): string {
  return colours.light[`${styleAt(palette.groups, index).name}-tint` as 'a-tint']
}

/** One pale area a class, each with a border of ink. The first class is the ground that the others leave. */
function regionTraces(field: Surface, classes: readonly string[]): PlotlySpec[] {
  return classes.slice(1).map((_, before): PlotlySpec => {
    const i = before + 1
    return {
      type: 'contour',
      x: field.x,
      y: field.y,
      z: lead(field, i),
      // Plotly shades what breaks a constraint: "< 0" shades the places where this class is ahead.
      contours: { type: 'constraint', operation: '<', value: 0 },
      fillcolor: tint(i),
      line: { color: palette.ink, width: 1.5, smoothing: 0 },
      hoverinfo: 'skip',
      showscale: false,
      showlegend: false,
    }
  })
}

function levelTrace({ x, y, z }: Surface, level: number): PlotlySpec {
  return {
    type: 'contour',
    x,
    y,
    z,
    autocontour: false,
    contours: { start: level, end: level, size: 1, coloring: 'none', showlabels: false },
    line: { color: palette.ink, width: 2, smoothing: 0 },
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
    autocontour: false,
    contours: { ...evenLevels(setting.range), coloring: 'fill', showlabels: false },
    colorscale: [
      [0, palette.low],
      [1, palette.high],
    ],
    line: { color: palette.paper, width: 0.75, smoothing: 0 },
    showscale: false,
    showlegend: false,
    hovertemplate: `%{x}, %{y}: ${setting.options.z ?? 'z'} %{z}<extra></extra>`,
  }
}

/** About ten levels at round heights. */
function evenLevels([low, high]: readonly [number, number]): PlotlySpec {
  const rough = (high - low || 1) / 10
  const power = 10 ** Math.floor(Math.log10(rough))
  const size = number('size', power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10))
  return {
    start: number('start', Math.ceil(low / size) * size),
    end: number('end', Math.floor(high / size) * size),
    size,
  }
}
