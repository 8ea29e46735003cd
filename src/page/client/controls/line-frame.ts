import type { Range, Sheet } from './line-model'

/** Where things lie in the picture of the line, in pixels: the sheet above, the count of mistakes below it. */
export interface LineFrame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly stairsTop: number
  readonly stairsBottom: number
  /** Pixels of a value, and values of a pixel. */
  x(value: number): number
  y(value: number): number
  count(mistakes: number): number
  xAt(pixel: number): number
  yAt(pixel: number): number
}

/** Lays the picture out for a width; `most` is the largest count that has to find room. */
export function lineFrame(width: number, sheet: Sheet, most: number): LineFrame {
  const [left, right, top] = [34, width - 16, 46]
  const bottom = top + Math.min(300, Math.max(190, Math.round(width * 0.42)))
  const stairsTop = bottom + 66
  const stairsBottom = stairsTop + Math.min(120, Math.max(88, Math.round(width * 0.18)))
  const across = scale(sheet.x, [left, right])
  const up = scale(sheet.y, [bottom, top])
  const counts = scale([0, most], [stairsBottom, stairsTop])
  return {
    ...{ width, height: stairsBottom + 42, left, right, top, bottom, stairsTop, stairsBottom },
    x: across.to,
    y: up.to,
    count: counts.to,
    xAt: across.from,
    yAt: up.from,
  }
}

function scale([low, high]: Range, [first, last]: Range) {
  const perUnit = (last - first) / (high - low)
  const rounded = (pixel: number) => Math.round(pixel * 10) / 10
  return {
    to: (value: number) => rounded(first + (value - low) * perUnit),
    from: (pixel: number) => low + (pixel - first) / perUnit,
  }
}

/** Round numbers within a range, at most so many. */
export function ticks([low, high]: Range, most: number): number[] {
  const raw = (high - low) / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => each >= raw * 0.999) ?? raw
  const first = Math.ceil(low / step - 1e-9)
  const count = Math.floor(high / step + 1e-9) - first + 1
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
