import { inTheme } from '../../../lib/charts/palette'
import { readFigure, withoutSliderRoom } from '../../figures'
import { loadPlotly, type Plotly } from '../plotly'

interface PictureMaker extends Plotly {
  toImage(figure: object, shape: object): Promise<string>
}

/** Draws a chart as the PNG that a notebook carries beside it: twice its size, on light paper. Undefined where that fails. */
export async function pictureOf(value: unknown): Promise<string | undefined> {
  const figure = readFigure(value, ' ')
  if (figure === null) return undefined
  const { data, layout } = inTheme(withoutSliderRoom(figure), 'light')
  const size = (side: 'width' | 'height', otherwise: number) => {
    const value = layout[side]
    return typeof value === 'number' ? value : otherwise
  }
  try {
    const plotly = (await loadPlotly()) as PictureMaker
    const shape = { format: 'png', width: size('width', 640), height: size('height', 400), scale: 2 }
    const address = await plotly.toImage({ data, layout }, shape)
    return address.slice(address.indexOf(',') + 1)
  } catch {
    return undefined
  }
}
