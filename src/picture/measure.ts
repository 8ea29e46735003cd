import { lineWidth, type Weight } from './fonts.ts'

/** What Plotly asks of a browser's layout, as far as charts need it: boxes of text. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const empty: Box = { x: 0, y: 0, width: 0, height: 0 }

interface Font {
  readonly size: number
  readonly weight: Weight
  readonly anchor: string
}

/** A property of the element's own style or attribute, else of its nearest ancestor's. */
function inherited(element: Element | null, property: string): string | undefined {
  for (let at = element; at !== null; at = at.parentElement) {
    const own = (at as Partial<ElementCSSInlineStyle>).style?.getPropertyValue(property)
    if (own) return own
    const attribute = at.getAttribute(property)
    if (attribute) return attribute
  }
  return undefined
}

function fontOf(element: Element): Font {
  const weight = inherited(element, 'font-weight') ?? 'normal'
  return {
    size: Number.parseFloat(inherited(element, 'font-size') ?? '12'),
    weight: weight === 'bold' || Number(weight) >= 600 ? 'bold' : 'regular',
    anchor: inherited(element, 'text-anchor') ?? 'start',
  }
}

/** The lines of a text element: its tspans of class `line`, or the whole. */
function linesOf(text: Element): Element[] {
  const lines = [...text.querySelectorAll('tspan.line')]
  return lines.length > 0 ? lines : [text]
}

/** The length of a text's longest line, in pixels. */
export function textLength(text: Element): number {
  return Math.max(
    0,
    ...linesOf(text).map((line) => {
      const font = fontOf(line)
      return lineWidth(line.textContent ?? '', font.size, font.weight)
    }),
  )
}

/** The box of a text element at its own x and y; of a group, the box around the texts in it. */
export function boxOf(element: Element): Box {
  if (element.tagName === 'text' || element.tagName === 'tspan') return textBox(element)
  if (element.tagName === 'rect') return attributesBox(element)
  return [...element.querySelectorAll('text')].map(textBox).reduce(around, empty)
}

function attributesBox(element: Element): Box {
  const of = (name: string): number => Number.parseFloat(element.getAttribute(name) ?? '0') || 0
  return { x: of('x'), y: of('y'), width: of('width'), height: of('height') }
}

function textBox(text: Element): Box {
  const width = textLength(text)
  if (width === 0) return empty
  const { size, anchor } = fontOf(text)
  const x = Number.parseFloat(text.getAttribute('x') ?? '0') || 0
  const y = Number.parseFloat(text.getAttribute('y') ?? '0') || 0
  const shift = anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0
  // DejaVu Sans rises 0.93 and falls 0.24 of its size; Plotly sets lines 1.3 apart.
  const height = size * (1.17 + 1.3 * (linesOf(text).length - 1))
  return { x: x - shift, y: y - 0.93 * size, width, height }
}

function around(a: Box, b: Box): Box {
  if (a.width === 0) return b
  if (b.width === 0) return a
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  const right = Math.max(a.x + a.width, b.x + b.width)
  const bottom = Math.max(a.y + a.height, b.y + b.height)
  return { x, y, width: right - x, height: bottom - y }
}
