import type { Cell } from './canvas.ts'

const namespace = 'http://www.w3.org/2000/svg'

/** Puts shapes in the place of Plotly's heatmap images: one path a colour, its cells merged along each row. */
export function drawCells(svg: Element, canvases: ReadonlyMap<string, readonly Cell[]>): void {
  for (const image of [...svg.querySelectorAll('image')]) {
    const cells = canvases.get(image.getAttribute('xlink:href') ?? image.getAttribute('href') ?? '')
    if (cells === undefined) continue
    const group = image.ownerDocument.createElementNS(namespace, 'g')
    group.setAttribute('transform', placement(image, cells))
    // Neighbouring cells must not let the paper shine through between them.
    group.setAttribute('shape-rendering', 'crispEdges')
    for (const [fill, d] of paths(cells)) {
      const path = image.ownerDocument.createElementNS(namespace, 'path')
      path.setAttribute('d', d)
      path.setAttribute('style', `fill: ${fill}`)
      group.append(path)
    }
    image.replaceWith(group)
  }
}

/** Cells are in pixels of a canvas that Plotly stretches over the image. */
function placement(image: Element, cells: readonly Cell[]): string {
  const of = (name: string): number => Number(image.getAttribute(name) ?? 0)
  const right = cells.reduce((most, cell) => Math.max(most, cell.x + cell.width), 1)
  const bottom = cells.reduce((most, cell) => Math.max(most, cell.y + cell.height), 1)
  const small = cells.every((cell) => cell.width === 1 && cell.height === 1)
  const scale = small ? ` scale(${of('width') / right},${of('height') / bottom})` : ''
  return `translate(${of('x')},${of('y')})${scale}`
}

function paths(cells: readonly Cell[]): Map<string, string> {
  const found = new Map<string, string>()
  const sorted = [...cells].sort((one, other) => one.y - other.y || one.x - other.x)
  let run: Cell | undefined
  const end = (): void => {
    if (run === undefined) return
    const { x, y, width, height } = run
    const fill = opaque(run.fill)
    found.set(fill, `${found.get(fill) ?? ''}M${x},${y}h${width}v${height}h${-width}Z`)
  }
  for (const cell of sorted) {
    if (
      run !== undefined &&
      cell.fill === run.fill &&
      cell.y === run.y &&
      cell.height === run.height &&
      cell.x === run.x + run.width
    ) {
      run = { ...run, width: run.width + cell.width }
    } else {
      end()
      run = cell
    }
  }
  end()
  return found
}

function opaque(fill: string): string {
  return fill.replace(/^rgba\((.*),\s*1\)$/, 'rgb($1)').replaceAll(/,\s*/g, ', ')
}
