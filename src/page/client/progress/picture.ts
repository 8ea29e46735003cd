import { inTheme } from '../../../lib/charts/palette'
import type { Figure } from '../../../lib/figure'
import { readFigure, withoutSliderRoom } from '../../figures'
import type { Picture } from '../notebook-file'
import { loadPlotly, type Plotly } from '../plotly'

interface PictureMaker extends Plotly {
  toImage(figure: object, shape: object): Promise<string>
}

/** Draws a chart as the PNG that a notebook carries beside it: twice its size, on light paper. Undefined where that fails. */
export const pictureOf: Picture = async (value) => {
  const figure = readFigure(value, ' ')
  if (figure === null) return undefined
  const { data, layout } = inTheme(atLastMoment(withoutSliderRoom(figure)), 'light')
  const size = (side: 'width' | 'height', otherwise: number) => {
    const value = layout[side]
    return typeof value === 'number' ? value : otherwise
  }
  try {
    const plotly = (await loadPlotly()) as PictureMaker
    const shown = { width: size('width', 640), height: size('height', 400) }
    const address = await plotly.toImage({ data, layout }, { ...shown, format: 'png', scale: 2 })
    return { png: address.slice(address.indexOf(',') + 1), ...shown }
  } catch {
    return undefined
  }
}

/** A chart with moments as the page shows it first. */
function atLastMoment(figure: Figure): Figure {
  const last = figure.frames?.at(-1)
  if (last === undefined) return figure
  const data = figure.data.map((trace, i) => ({ ...trace, ...last.data[i] }))
  return { ...figure, data, layout: { ...figure.layout, ...last.layout } }
}
