/** A rectangle of one colour, in pixels of its canvas. */
export interface Cell {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly fill: string
}

const scheme = 'data:image/fledgling,'

/**
 * Stands in for the canvas on which Plotly paints heatmaps. It paints nothing and notes the cells, so that a picture
 * can hold them as shapes: sharp at every size, and in the colours of the page's theme.
 */
export class NotedCanvas {
  #canvases = new Map<string, Cell[]>()

  /** What a canvas element is given as its 2d context. */
  context(): object {
    const cells: Cell[] = []
    const href = `${scheme}${this.#canvases.size}`
    this.#canvases.set(href, cells)
    const context = {
      fillStyle: '#000000',
      href,
      fillRect(x: number, y: number, width: number, height: number) {
        if (width > 0 && height > 0) cells.push({ x, y, width, height, fill: String(context.fillStyle) })
      },
      createImageData: (width: number, height: number) => ({
        width,
        height,
        data: new Uint8ClampedArray(4 * width * height),
      }),
      putImageData(image: { width: number; height: number; data: Uint8ClampedArray }) {
        for (const cell of pixelsOf(image)) cells.push(cell)
      },
    }
    return context
  }

  /** What was painted since `clear`, by the address that a canvas gives for its picture. */
  noted(): ReadonlyMap<string, readonly Cell[]> {
    return this.#canvases
  }

  /** Begins a new set of canvases; what `noted` gave before stays as it was. */
  clear(): void {
    this.#canvases = new Map()
  }
}

function pixelsOf(image: { width: number; height: number; data: Uint8ClampedArray }): Cell[] {
  const cells: Cell[] = []
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const [red, green, blue] = image.data.subarray(4 * (y * image.width + x))
      cells.push({ x, y, width: 1, height: 1, fill: `rgb(${red}, ${green}, ${blue})` })
    }
  }
  return cells
}
