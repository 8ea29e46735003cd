import type { Figure, Frame, PlotlySpec } from '../figure'
import { say } from '../host'
import { requireSome } from './border'
import { palette } from './palette'

/** One moment of what changes over time; what it leaves out stays as in the chart's own data. */
export interface Moment {
  /** Says which moment it is: on the slider, and above the small chart in the strip. */
  readonly name: string
}

/** The height that slider and button take below the chart; `src/picture` leaves them, and it, out. */
export const sliderRoom = 92

/**
 * A figure that can be walked step by step: the first moment, all moments as frames, a slider and a button to play.
 * Every moment must have the same traces in the same order.
 */
export function animate(alt: string, layout: PlotlySpec, moments: readonly Frame[]): Figure {
  requireSome('frames', moments)
  const names = moments.map((moment) => moment.name)
  if (new Set(names).size < names.length)
    throw new Error(`frames must have different names: ${names.join(', ')}`)
  const margin = layout.margin as { readonly [side: string]: number }
  const bottom = margin.b!
  return {
    data: moments[0]!.data,
    layout: {
      ...layout,
      height: (layout.height as number) + sliderRoom,
      margin: { ...margin, b: bottom + sliderRoom },
      sliders: [slider(names, bottom)],
      updatemenus: [playButton(bottom)],
    },
    frames: moments,
    alt,
  }
}

function slider(names: readonly string[], bottom: number): PlotlySpec {
  return {
    active: 0,
    x: 0.14,
    len: 0.8,
    xanchor: 'left',
    y: 0,
    yanchor: 'top',
    pad: { t: bottom + 6, l: 0, r: 0, b: 0 },
    currentvalue: { visible: true, xanchor: 'left', offset: 8, font: { color: palette.ink, weight: 600 } },
    font: { color: palette.soft, size: 12 },
    bgcolor: palette.rule,
    activebgcolor: palette.soft,
    bordercolor: palette.soft,
    borderwidth: 1,
    tickcolor: palette.soft,
    ticklen: 4,
    minorticklen: 0,
    transition: { duration: 0 },
    steps: names.map((name) => ({ label: name, method: 'animate', args: [[name], still] })),
  }
}

const still: PlotlySpec = {
  mode: 'immediate',
  frame: { duration: 0, redraw: true },
  transition: { duration: 0 },
}

function playButton(bottom: number): PlotlySpec {
  const play: PlotlySpec = {
    mode: 'immediate',
    fromcurrent: true,
    frame: { duration: 700, redraw: true },
    transition: { duration: 0 },
  }
  return {
    type: 'buttons',
    direction: 'left',
    showactive: false,
    x: 0,
    xanchor: 'left',
    y: 0,
    yanchor: 'top',
    pad: { t: bottom + 20, l: 0, r: 0, b: 0 },
    bgcolor: palette.paper,
    bordercolor: palette.soft,
    borderwidth: 1,
    font: { color: palette.ink, size: 14 },
    buttons: [{ label: say({ en: 'Play', zh: '播放' }), method: 'animate', args: [null, play] }],
  }
}
