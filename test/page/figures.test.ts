import { scatter } from 'fledgling'
import { describe, expect, it } from 'vitest'
import { isPlainSvg, readFigure, withoutSliderRoom } from '../../src/page/figures.ts'

const points = [
  { x: 1, y: 2, label: 'A' },
  { x: 2, y: 1, label: 'B' },
]
const options = { x: 'x', y: 'y', alt: 'Two points.' }

describe('readFigure', () => {
  it('leaves a figure of the library as it is', () => {
    const figure = JSON.parse(JSON.stringify(scatter(points, options)))
    expect(readFigure(figure, '')).toEqual(figure)
  })

  it('takes brackets and entities out of texts, but for plain emphasis', () => {
    const text = '<b>k</b><br><a href="javascript:alert(1)">x</a> &#60;img&lt; <b onclick="x">'
    const figure = readFigure({ data: [{ x: [1], text: [text] }], layout: {} }, 'alt')
    expect(figure!.data[0]!.text).toEqual([
      '<b>k</b><br>‹a href="javascript:alert(1)">x‹/a> #60;img&lt; ‹b onclick="x">',
    ])
  })

  it('leaves a sign of comparison alone, in texts and where Plotly itself reads it', () => {
    const data = [{ type: 'contour', contours: { operation: '<', value: 0 }, name: 'x < 3, y <= 4' }]
    expect(readFigure({ data, layout: {} }, 'alt')!.data).toEqual(data)
  })

  it('drops what loads, links, controls or reaches a prototype', () => {
    const layout = JSON.parse('{"images": [{}], "sliders": [], "__proto__": {"x": 1}, "width": 3, "_x": 1}')
    const figure = readFigure({ data: [{ x: [1], href: 'x' }], layout }, 'alt')
    expect(figure).toEqual({ data: [{ x: [1] }], layout: { width: 3 }, alt: 'alt' })
  })

  it.each([['x'], [null], [{}], [{ data: [] }], [{ data: [{ type: 'image' }] }], [{ data: [null] }]])(
    'takes %j for no figure',
    (value) => {
      expect(readFigure(value, 'alt')).toBeNull()
    },
  )
})

describe('withoutSliderRoom', () => {
  it('gives a chart with moments the height of one without', () => {
    const plain = scatter(points, options)
    const moving = scatter(points, { ...options, frames: [{ name: 'one', lines: [{ x: 1 }] }] })
    expect(withoutSliderRoom(moving).layout.height).toBe(plain.layout.height)
  })
})

describe('isPlainSvg', () => {
  it.each([
    ['<svg><path d="M0 0"/></svg>', true],
    ['<svg><g clip-path="url(#a)"><image href="data:image/png;base64,AA"/></g></svg>', true],
    ['<svg><script/></svg>', false],
    ['<svg onload="x"></svg>', false],
    ['<svg><a href="#x"/></svg>', false],
    ['<svg><image href="https://evil.example/"/></svg>', false],
    ['<svg><g style="fill:url(https://evil.example/)"/></svg>', false],
    ['<p>no picture</p>', false],
  ])('%s: %s', (svg, expected) => {
    expect(isPlainSvg(svg)).toBe(expected)
  })
})
