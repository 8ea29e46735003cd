import { inTheme } from '../../../lib/charts/palette'
import { readFigure, withoutSliderRoom } from '../../figures'
import { atFrame } from '../charts'
import { loadPlotly, type Plotly } from '../plotly'
import type { Picture } from './notebook-file'

interface PictureMaker extends Plotly {
  toImage(figure: object, shape: object): Promise<string>
}

/** Draws a chart as the PNG that a notebook carries beside it: twice its size, on light paper. Undefined where that fails. */
export const pictureOf: Picture = async (value) => {
  const figure = readFigure(value, ' ')
  if (figure === null) return undefined
  // A chart with moments is drawn as the page shows it first.
  const last = (figure.frames?.length ?? 0) - 1
  const { data, layout } = inTheme(atFrame(withoutSliderRoom(figure), last), 'light')
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
