import { bar, colours, contour, type Figure, heatmap, line, scatter, surface } from 'fledgling'
import { describe, expect, it } from 'vitest'
import { drawSvg } from '../../src/picture/index.ts'
import { openStudio } from '../../src/picture/plotly.ts'
import { samples } from '../charts/samples.ts'
import { coloured, corners, inherited, origin, parseSvg } from './place.ts'

const { light } = colours
const axes = { x: 'x', y: 'y', alt: 'What it shows.' }

/** Where data must land by arithmetic: margins and size are in the layout, the axes are linear from 0 to `end`. */
function pixel(figure: Figure, end: number) {
  const { margin, width, height } = figure.layout as {
    margin: { l: number; r: number; t: number; b: number }
    width: number
    height: number
  }
  return {
    x: (value: number) => margin.l + (value / end) * (width - margin.l - margin.r),
    y: (value: number) => height - margin.b - (value / end) * (height - margin.t - margin.b),
  }
}

describe('a scatter', () => {
  const figure = scatter(
    [
      { x: 5, y: 5, label: 'A' },
      { x: 2, y: 9, label: 'B' },
    ],
    {
      ...axes,
      xRange: [0, 10],
      yRange: [0, 10],
      lines: [
        { x: 7.5, label: 'k = 7.50' },
        {
          points: [
            { x: 1, y: 1 },
            { x: 3, y: 8 },
          ],
        },
      ],
      rings: [{ x: 2, y: 9 }],
    },
  )
  const at = pixel(figure, 10)
  const drawn = drawSvg(figure)

  it.each([
    ['the circle at (5, 5)', 'fill', light.a, 5, 5],
    ['the diamond at (2, 9)', 'fill', light.b, 2, 9],
  ] as const)('has %s at its pixel', async (_, paint, colour, x, y) => {
    const marks = coloured(parseSvg(await drawn), 'path', paint, colour).map(origin)
    // The other mark of this colour is the legend's.
    expect(marks).toHaveLength(2)
    expect(marks[0]!.x).toBeCloseTo(at.x(x), 1)
    expect(marks[0]!.y).toBeCloseTo(at.y(y), 1)
  })

  it('has a ring of ink around the mistake, and nothing in it', async () => {
    const rings = coloured(parseSvg(await drawn), 'path', 'stroke', light.ink).filter((path) =>
      path.getAttribute('d')!.includes('A'),
    )
    expect(origin(rings[0]!).x).toBeCloseTo(at.x(2), 1)
    expect(origin(rings[0]!).y).toBeCloseTo(at.y(9), 1)
    expect(inherited(rings[0]!, 'fill')).toBe('none')
  })

  it('has the line x = k from the lower edge to the upper one', async () => {
    const lines = coloured(parseSvg(await drawn), 'path', 'stroke', light.ink).map(corners)
    const upright = lines.find((line) => line.length === 2 && line[0]!.x === line[1]!.x)!
    expect(upright[0]!.x).toBeCloseTo(at.x(7.5), 1)
    expect(upright.map((corner) => corner.y).sort((a, b) => a - b)[0]).toBeCloseTo(at.y(10), 1)
    expect(upright.map((corner) => corner.y).sort((a, b) => a - b)[1]).toBeCloseTo(at.y(0), 1)
  })

  it('has a line along points from corner to corner', async () => {
    const lines = coloured(parseSvg(await drawn), 'path', 'stroke', light.ink).map(corners)
    const slanted = lines.find(
      (line) => line.length === 2 && line[0]!.x !== line[1]!.x && line[0]!.y !== line[1]!.y,
    )!
    expect(slanted[0]!.x).toBeCloseTo(at.x(1), 1)
    expect(slanted[1]!.y).toBeCloseTo(at.y(8), 1)
  })

  it('says the label of its line above the plot, its axes, its legend and its numbers', async () => {
    const svg = parseSvg(await drawn)
    const texts = [...svg.querySelectorAll('text')]
    expect(texts.map((text) => text.textContent)).toEqual(
      expect.arrayContaining(['k = 7.50', 'x', 'y', 'A', 'B', 'mistake', '0', '10']),
    )
    const label = texts.find((text) => text.textContent === 'k = 7.50')!
    const y = origin(label).y + Number(label.getAttribute('y'))
    expect(y).toBeLessThan(at.y(10))
    expect(y).toBeGreaterThan(at.y(10) - 20)
  })
})

describe('a logarithmic axis', () => {
  it('has 100 half-way between 10 and 1,000', async () => {
    const figure = scatter([{ x: 100, y: 5, label: 'A' }], {
      ...axes,
      log: { x: true },
      xRange: [10, 1000],
      yRange: [0, 10],
    })
    const [mark] = coloured(parseSvg(await drawSvg(figure)), 'path', 'fill', light.a)
    expect(origin(mark!).x).toBeCloseTo(pixel(figure, 10).x(5), 1)
  })
})

describe('a staircase', () => {
  it('changes half-way between its points', async () => {
    const figure = line([{ points: [4, 1, 3].map((y, x) => ({ x: 5 * x, y })) }], {
      ...axes,
      step: true,
      yRange: [0, 10],
    })
    const at = pixel(figure, 10)
    const stairs = coloured(parseSvg(await drawSvg(figure)), 'path', 'stroke', light.ink).map(corners)[0]!
    const changes = stairs.filter(
      (corner, i) => i > 0 && corner.x === stairs[i - 1]!.x && corner.y !== stairs[i - 1]!.y,
    )
    expect(changes.map((corner) => corner.x)[0]).toBeCloseTo(at.x(2.5), 1)
    expect(changes.map((corner) => corner.x)[1]).toBeCloseTo(at.x(7.5), 1)
    expect(stairs.at(0)!.y).toBeCloseTo(at.y(4), 1)
    expect(stairs.at(-1)!.y).toBeCloseTo(at.y(3), 1)
  })
})

describe('bars', () => {
  it('reach from 0 to their values', async () => {
    const figure = bar(
      [
        { name: 'p', value: 4 },
        { name: 'q', value: 8 },
      ],
      { ...axes, yRange: [0, 10] },
    )
    const at = pixel(figure, 10)
    const bars = coloured(parseSvg(await drawSvg(figure)), 'path', 'stroke', light.c).map(corners)
    expect(bars).toHaveLength(2)
    for (const [i, value] of [4, 8].entries()) {
      const ys = bars[i]!.map((corner) => corner.y)
      expect(Math.max(...ys)).toBeCloseTo(at.y(0), 0)
      expect(Math.min(...ys)).toBeCloseTo(at.y(value), 0)
    }
  })
})

describe('a heatmap', () => {
  const figure = heatmap(
    [
      [0, 1, 2],
      [3, 4, 8],
    ],
    { ...axes, rows: ['p', 'q'], columns: ['r', 's', 't'] },
  )

  it('has its cells where the names of row and column meet, and the number in the middle', async () => {
    const svg = parseSvg(await drawSvg(figure))
    const [deepest] = coloured(svg, 'path', 'fill', light.high).map(corners)
    const { margin, width, height } = figure.layout as never as {
      margin: Record<string, number>
      width: number
      height: number
    }
    const right = width - margin.r!
    const bottom = height - margin.b!
    const cell = { width: (right - margin.l!) / 3, height: (bottom - margin.t!) / 2 }
    // Row q, column t: the lower right one, less the gap of two pixels between cells.
    expect(Math.abs(Math.max(...deepest!.map((corner) => corner.x)) - right)).toBeLessThan(2)
    expect(Math.abs(Math.max(...deepest!.map((corner) => corner.y)) - bottom)).toBeLessThan(2)
    expect(Math.abs(Math.min(...deepest!.map((corner) => corner.x)) - (right - cell.width))).toBeLessThan(2)
    expect(Math.abs(Math.min(...deepest!.map((corner) => corner.y)) - (bottom - cell.height))).toBeLessThan(2)
    const eight = [...svg.querySelectorAll('text')].find((text) => text.textContent === '8')!
    expect(origin(eight).x + Number(eight.getAttribute('x'))).toBeCloseTo(right - cell.width / 2, 0)
  })

  it('mixes the colours of its cells evenly: a half of the greatest value is half-way', async () => {
    const svg = await drawSvg(figure, { theme: 'themed' })
    expect(svg).toContain(`color-mix(in srgb, var(--high, ${light.high}) 50%, var(--low, ${light.low}))`)
    // A quarter, to within one of 255 steps of a colour's channels.
    expect(svg).toMatch(/var\(--high, #\w+\) 2[45](\.\d)?%/)
  })
})

describe('regions', () => {
  it('part where the scores are equal: at x = 3, with a border of ink', async () => {
    const figure = contour(
      surface((x) => [3, x], { x: [0, 10], y: [0, 10], steps: 21 }),
      { ...axes, regions: ['A', 'B'] },
    )
    const svg = parseSvg(await drawSvg(figure))
    const area = coloured(svg, 'path', 'fill', light['b-tint']).flatMap(corners)
    expect(Math.min(...area.map((corner) => corner.x))).toBeCloseTo(pixel(figure, 10).x(3), 1)
    expect(Math.max(...area.map((corner) => corner.x))).toBeCloseTo(pixel(figure, 10).x(10), 1)
    const border = coloured(svg, 'path', 'stroke', light.ink).flatMap(corners)
    expect(border.every((corner) => Math.abs(corner.x - pixel(figure, 10).x(3)) < 0.1)).toBe(true)
  })
})

/** Each sample is drawn once for all tests that look at it. */
const themed = new Map<string, Promise<string>>()

function themedSample(name: string): Promise<string> {
  const drawn = themed.get(name) ?? drawSvg(samples[name]!, { theme: 'themed', idPrefix: `fig-${name}` })
  themed.set(name, drawn)
  return drawn
}

describe.each(Object.entries(samples))('the picture of %s', (name, figure) => {
  it('is safe to put into a page: no script, no address, no class, no style but one, all ids prefixed', async () => {
    const svg = parseSvg(await themedSample(name))
    for (const element of [svg, ...svg.querySelectorAll('*')]) {
      expect(['svg', 'g', 'path', 'rect', 'text', 'tspan', 'defs', 'clipPath', 'pattern']).toContain(
        element.tagName,
      )
      for (const attribute of element.attributes) {
        expect(attribute.name).not.toMatch(/^(on|class$|data-|href|xlink:href)/)
        if (attribute.name === 'id') expect(attribute.value).toMatch(new RegExp(`^fig-${name}-\\d+$`))
        const target = /url\(#(.*?)\)/.exec(attribute.value)?.[1]
        if (target !== undefined) expect(svg.querySelector(`[id="${target}"]`)).not.toBeNull()
      }
    }
  })

  it('says its alternative text, and has a place for every number', async () => {
    const text = await themedSample(name)
    const svg = parseSvg(text)
    expect(svg.getAttribute('role')).toBe('img')
    expect(svg.getAttribute('aria-label')).toBe(figure.alt)
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('has all its words inside its edges', async () => {
    const svg = parseSvg(await themedSample(name))
    const [width, height] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))]
    for (const text of svg.querySelectorAll('text')) {
      const x = origin(text).x + Number(text.getAttribute('x') ?? 0)
      const y = origin(text).y + Number(text.getAttribute('y') ?? 0)
      const longest = Math.max(...(text.textContent ?? '').split('\n').map((line) => line.length * 7))
      const anchor = inherited(text, 'text-anchor') ?? 'start'
      const lines = text.querySelectorAll('tspan').length
      const left = anchor === 'end' ? x - longest : anchor === 'middle' ? x - longest / 2 : x
      if (lines < 2) expect(left, text.textContent ?? '').toBeGreaterThan(-12)
      if (lines < 2) expect(left + longest, text.textContent ?? '').toBeLessThan(width + 12)
      expect(y).toBeGreaterThan(8)
      expect(y).toBeLessThan(height)
    }
  })
})

describe('drawSvg(figure, options)', () => {
  it('gives plain palette colours, or the same ones as variables with the light one to fall back on', async () => {
    const figure = samples['bars-grouped']!
    const plain = await drawSvg(figure, { idPrefix: 'fig-bars-grouped' })
    const themed = await themedSample('bars-grouped')
    expect(plain).not.toContain('var(')
    expect(themed).toContain(`var(--c-tint, ${light['c-tint']})`)
    const hidden = themed.replace(/var\(--[a-z-]+, #[0-9a-f]{6}\)/g, '')
    expect(hidden).not.toMatch(/#[0-9a-f]{6}|rgb\(/)
    const back = themed.replace(/var\(--[a-z-]+, (#[0-9a-f]{6})\)/g, '$1')
    expect(back.replace(/font-family="[^"]*"/, '')).toBe(plain.replace(/font-family="[^"]*"/, ''))
  })

  it('draws the frames as a strip: at most six, the first and the last among them', async () => {
    const texts = [...parseSvg(await themedSample('regions-frames')).querySelectorAll('text')].map(
      (text) => text.textContent,
    )
    expect(texts.filter((text) => text?.startsWith('epoch'))).toEqual([
      'epoch 1',
      'epoch 2',
      'epoch 4',
      'epoch 5',
      'epoch 7',
      'epoch 8',
    ])
  })

  it('draws each moment of a strip with its own line', async () => {
    const svg = parseSvg(await drawSvg(samples['scatter-frames']!))
    const texts = [...svg.querySelectorAll('text')].map((text) => text.textContent)
    expect(texts).toEqual(expect.arrayContaining(['after 1', 'k = 3.00', 'after 125', 'k = 5.10']))
    expect(texts.join()).not.toContain('Play')
    const upright = coloured(svg, 'path', 'stroke', light.ink)
      .map(corners)
      .filter((line) => line.length === 2 && line[0]!.x === line[1]!.x)
    // Two panels side by side on each of two rows: 3.00 and 3.70, then 4.40 and 5.10, ever further right in its panel.
    expect(upright).toHaveLength(4)
    expect(upright[2]![0]!.x).toBeGreaterThan(upright[0]![0]!.x)
    expect(upright[3]![0]!.x - upright[2]![0]!.x).toBeCloseTo(upright[1]![0]!.x - upright[0]![0]!.x, 1)
  })

  it('draws several at once without mixing them up', async () => {
    const draw = (name: string) => drawSvg(samples[name]!, { theme: 'themed', idPrefix: `fig-${name}` })
    const alone = [await themedSample('confusion'), await themedSample('image')]
    expect(await Promise.all([draw('confusion'), draw('image')])).toEqual(alone)
  })

  it('draws several heatmaps at once, each with its own cells', async () => {
    const one = (value: number) => heatmap([[value, 8]], { ...axes, rows: ['p'], columns: ['r', 's'] })
    const alone: string[] = []
    for (const value of [1, 2, 4]) alone.push(await drawSvg(one(value)))
    expect(await Promise.all([1, 2, 4].map((value) => drawSvg(one(value))))).toEqual(alone)
    expect(new Set(alone).size).toBe(3)
  })

  it('draws of a foreign figure what is harmless: no link, no image from elsewhere, no script', async () => {
    const figure = JSON.parse(`{
      "data": [{"type": "scatter", "x": [1, 2], "y": [1, 2], "name": "<a href='https://example.org'>here</a>", "text": ["<b onclick='x()'>p</b>", "q"], "mode": "markers+text"}],
      "layout": {"title": {"text": "<a href='javascript:x()'>A</a> <script>x()</script>"}, "images": [{"source": "https://example.org/a.png", "x": 0, "y": 1, "sizex": 1, "sizey": 1}]},
      "frames": [{"name": "1", "data": []}, {"name": "2", "data": []}],
      "alt": "\\"><script>x()</script>"
    }`)
    const svg = await drawSvg(figure)
    expect(svg).not.toMatch(/<(script|a|image|style|foreignObject)\b|href=|onclick|javascript:|example\.org/)
    expect(parseSvg(svg).getAttribute('aria-label')).toBe('"><script>x()</script>')
  })

  it('is drawn by Plotly without a complaint', async () => {
    for (const name of Object.keys(samples)) await themedSample(name)
    expect(openStudio().warnings).toEqual([])
  })
})
