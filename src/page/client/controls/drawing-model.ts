import { drawingSize } from '../../../lib/drawings'
import { arrowOf } from './arrow'

/** A sketch: the ink of each pixel, row by row, from 0 (paper) to 15. */
export type Sketch = readonly number[]

/** A place on the sheet in pixels; the middle of the first pixel is at 0.5, 0.5. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** The lines of the data set are about this far from their middle to where the ink is half gone. */
const PEN = 0.9

/** A sheet with nothing on it. */
export function emptySketch(): Sketch {
  return new Array<number>(drawingSize ** 2).fill(0)
}

/** A sketch from its rows, `.` or a hexadecimal digit a pixel. */
export function sketchFrom(rows: readonly string[]): Sketch {
  return [...rows.join('')].map((grey) => (grey === '.' ? 0 : Number.parseInt(grey, 16)))
}

/** The rows of a sketch. */
export function sketchRows(sketch: Sketch): string[] {
  const text = sketch.map((grey) => (grey === 0 ? '.' : grey.toString(16))).join('')
  return Array.from({ length: drawingSize }, (_, row) =>
    text.slice(row * drawingSize, (row + 1) * drawingSize),
  )
}

/** The sketch with a straight line of the pen more, soft at its edges as the lines of the data set are. */
export function withLine(sketch: Sketch, from: Spot, to: Spot): Sketch {
  return sketch.map((grey, i) => {
    const pixel = { x: (i % drawingSize) + 0.5, y: Math.floor(i / drawingSize) + 0.5 }
    const ink = Math.round(15 * Math.min(1, Math.max(0, PEN + 0.5 - distance(pixel, from, to))))
    return Math.max(grey, ink)
  })
}

/** How far a spot is from the nearest one of a line. */
function distance(spot: Spot, from: Spot, to: Spot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : ((spot.x - from.x) * dx + (spot.y - from.y) * dy) / length2
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(spot.x - from.x - t * dx, spot.y - from.y - t * dy)
}

/** The pixel that arrow keys move the pen to, on the sheet. */
export function penMoved({ x, y }: Spot, key: string): Spot | undefined {
  const arrow = arrowOf(key)
  const within = (place: number) => Math.min(drawingSize - 0.5, Math.max(0.5, place))
  return arrow && { x: within(x + arrow.x), y: within(y + arrow.y) }
}
