import type { Figure, PlotlySpec } from '../figure'
import { numberWidth, numericAxis } from './axes'
import { points as checkedPoints, requireSome } from './border'
import { animate, type Moment } from './frames'
import { type ChartOptions, chartLayout } from './layout'
import {
  groupNames,
  type InkLine,
  inkLabel,
  inkTraces,
  type LabelledXY,
  labelsAbove,
  labelTrace,
  pointTraces,
  ringName,
  ringTrace,
  type XY,
} from './marks'
import { fit, type Scale } from './scale'

/** What may lie over the points, now or in one moment. */
export interface ScatterMarks {
  /** Points that carry a ring: the mistakes. */
  readonly rings?: readonly XY[]
  /** The model, as lines of ink: `{ x: k, label: 'k = 5.02' }`, `{ y: 3 }`, `{ points: [...] }`. */
  readonly lines?: readonly InkLine[]
}

export interface ScatterMoment extends Moment, ScatterMarks {
  readonly points?: readonly LabelledXY[]
}

export interface ScatterOptions extends ChartOptions, ScatterMarks {
  /** The groups in the order of their colours; default: alphabetical, all that occur. */
  readonly groups?: readonly string[]
  /** Moments to walk through, each with its own points, rings or lines. */
  readonly frames?: readonly ScatterMoment[]
}

type Drawn = Required<Pick<ScatterMoment, 'points' | 'rings' | 'lines'>>

/**
 * Points in a plane; those with the same label share a colour and a symbol (`A` red circles, `B` green diamonds).
 * @throws if there is no point, a coordinate is not finite, or alt is empty
 */
export function scatter(points: readonly LabelledXY[], options: ScatterOptions): Figure {
  const base: Drawn = {
    points: checkedPoints('points', requireSome('points', points)),
    rings: checkedPoints('rings', options.rings ?? []),
    lines: options.lines ?? [],
  }
  const moments = (options.frames ?? []).map((moment) => ({ name: moment.name, ...complete(moment, base) }))
  const all = [base, ...moments]
  const everyPoint = all.flatMap((drawn) => [...drawn.points, ...fixedCorners(drawn.lines)])
  const x = fit(
    'x',
    everyPoint.map((point) => point.x),
    options,
  )
  const y = fit(
    'y',
    everyPoint.map((point) => point.y),
    options,
  )
  const groups = options.groups ?? groupNames(all.flatMap((drawn) => drawn.points))
  const most = {
    lines: Math.max(...all.map((drawn) => drawn.lines.length)),
    rings: all.some((drawn) => drawn.rings.length > 0),
  }
  const layout = scatterLayout(options, x, y, all, groups, most.rings)
  const traces = (drawn: Drawn): PlotlySpec[] => scatterTraces(drawn, groups, x, y, most)
  if (moments.length === 0) return { data: traces(base), layout, alt: options.alt }
  return animate(
    options.alt,
    layout,
    moments.map((drawn) => ({ name: drawn.name, data: traces(drawn) })),
  )
}

function complete(moment: ScatterMoment, base: Drawn): Drawn {
  return {
    points: moment.points === undefined ? base.points : checkedPoints('points', moment.points),
    rings: moment.rings === undefined ? base.rings : checkedPoints('rings', moment.rings),
    lines: moment.lines ?? base.lines,
  }
}

/** Lines along points count for the ends of the axes; lines from end to end do not. */
function fixedCorners(lines: readonly InkLine[]): XY[] {
  return lines.flatMap((line) => {
    if ('points' in line) return [...line.points]
    return []
  })
}

function scatterLayout(
  options: ScatterOptions,
  x: Scale,
  y: Scale,
  all: readonly Drawn[],
  groups: readonly string[],
  rings: boolean,
): PlotlySpec {
  const above = labelsAbove(
    all.flatMap((drawn) => drawn.lines),
    x,
  )
  return chartLayout({
    options,
    x: numericAxis(x),
    y: numericAxis(y),
    tickWidth: numberWidth(y),
    right: numberWidth(x) / 2 + 8,
    legend: [...groups, ...(rings ? [ringName()] : [])],
    above,
  })
}

function scatterTraces(
  drawn: Drawn,
  groups: readonly string[],
  x: Scale,
  y: Scale,
  most: { readonly lines: number; readonly rings: boolean },
): PlotlySpec[] {
  const labels = drawn.lines.flatMap((line) => inkLabel(line, x, y))
  return [
    ...pointTraces(drawn.points, groups),
    ...(most.rings ? [ringTrace(drawn.rings)] : []),
    ...inkTraces(drawn.lines, most.lines, x, y),
    ...(most.lines > 0 ? [labelTrace(labels)] : []),
  ]
}
