import type { PlotlySpec } from '../figure'
import type { Label, XY } from './marks'
import { palette } from './palette'
import { fraction, type Scale } from './scale'

/** A point picked out on a line, with its label beside it. */
export interface Mark extends XY {
  readonly label?: string
  /** Default: above, but below a lowest point. */
  readonly at?: 'above' | 'below' | 'left' | 'right'
}

/** A dot of ink on each. */
export function markTrace(marks: readonly Mark[]): PlotlySpec {
  return {
    type: 'scatter',
    mode: 'markers',
    name: '',
    x: marks.map((mark) => mark.x),
    y: marks.map((mark) => mark.y),
    marker: { color: palette.ink, symbol: 'circle', size: 13, line: { color: palette.paper, width: 1.5 } },
    hovertemplate: '%{x}, %{y}<extra></extra>',
    cliponaxis: false,
    showlegend: false,
  }
}

const positions = {
  above: 'top center',
  below: 'bottom center',
  left: 'middle left',
  right: 'middle right',
} as const

/**
 * What is written beside each.
 * @param lowest the least y of all lines, below which there is room
 * @param height the height of the plot in pixels
 */
export function markLabels(marks: readonly Mark[], y: Scale, lowest: number, height: number): Label[] {
  return marks.flatMap((mark) => {
    if (mark.label === undefined) return []
    const at = mark.at ?? freeSide(mark, y, lowest, height)
    const text = {
      above: `${mark.label}<br>\u00a0`,
      below: `\u00a0<br>${mark.label}`,
      left: `${mark.label}\u00a0\u00a0`,
      right: `\u00a0\u00a0${mark.label}`,
    }[at]
    return [{ x: mark.x, y: mark.y, text, position: positions[at] }]
  })
}

/** Below a lowest point, where no line runs, if there is room for a row of text; else above. */
function freeSide(mark: Mark, y: Scale, lowest: number, height: number): 'above' | 'below' {
  const below = fraction(y, mark.y) * height
  return (mark.y <= lowest && below > 34) || below > height - 34 ? 'below' : 'above'
}
