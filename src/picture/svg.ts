import type { Figure } from 'fledgling'
import { drawCells } from './cells.ts'
import { pictureFont } from './fonts.ts'
import { openStudio } from './plotly.ts'
import { simplify } from './simplify.ts'
import { stillOf } from './strip.ts'
import { useVariables } from './theme.ts'

export interface SvgOptions {
  /** `light` has plain colours; `themed` has CSS variables with the light colours to fall back on. Default: light. */
  readonly theme?: 'light' | 'themed'
  /** In pixels; default: the figure's own, which is 640. The height keeps its number of pixels. */
  readonly width?: number
  /** Begins every id in the picture; give each picture of a page its own. Default: `figure`. */
  readonly idPrefix?: string
}

/**
 * The figure as an SVG element for a page or a file: no script, nothing from elsewhere, the same bytes everywhere.
 * A figure with frames becomes a strip of small charts, of at most six moments. The alternative text is its label.
 */
export async function drawSvg(figure: Figure, options: SvgOptions = {}): Promise<string> {
  const studio = openStudio()
  const { data, layout } = stillOf(figure)
  const drawn = await studio.draw(
    data,
    options.width === undefined ? layout : { ...layout, width: options.width },
  )
  const page = new studio.window.DOMParser().parseFromString(drawn.svg, 'image/svg+xml')
  const svg = page.documentElement
  drawCells(svg, drawn.cells)
  simplify(svg)
  renameIds(svg, options.idPrefix ?? 'figure')
  const themed = options.theme === 'themed'
  if (themed) useVariables(svg)
  describe(svg, figure.alt, themed)
  return new studio.window.XMLSerializer().serializeToString(svg)
}

/** Plotly's ids, which are random, in the order in which they stand: `figure-1`, `figure-2`, ... */
function renameIds(svg: Element, prefix: string): void {
  const names = new Map(
    [...svg.querySelectorAll('[id]')].map((element, i) => [element.id, `${prefix}-${i + 1}`]),
  )
  for (const element of [...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (name === 'id') element.setAttribute(name, names.get(value)!)
      const target = /^url\(['"]?#(.*?)['"]?\)$/.exec(value)?.[1]
      if (target !== undefined) element.setAttribute(name, `url(#${names.get(target) ?? target})`)
    }
  }
}

function describe(svg: Element, alt: string, themed: boolean): void {
  for (const name of ['class', 'style']) svg.removeAttribute(name)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', alt)
  svg.setAttribute(
    'font-family',
    themed ? `system-ui, 'Noto Sans', '${pictureFont}', sans-serif` : `'${pictureFont}'`,
  )
  svg.setAttribute('style', 'font-variant-numeric: tabular-nums')
}
