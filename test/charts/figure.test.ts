import { colours, type Figure, heatmap, type Json, line, scatter, surface } from 'fledgling'
import { describe, expect, it } from 'vitest'
import { points, samples } from './samples.ts'

const known: ReadonlySet<string> = new Set(Object.values(colours.light))

function* strings(value: Json): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value !== null && typeof value === 'object')
    for (const item of Object.values(value)) yield* strings(item)
}

describe.each(Object.entries(samples))('%s', (sample, figure) => {
  it('holds no colour but those of the palette', () => {
    for (const text of strings(figure as unknown as Json)) {
      for (const colour of text.match(/#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)/g) ?? [])
        expect(known).toContain(colour)
    }
  })

  it('is plain JSON: it comes back from text as it was', () => {
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure)
  })

  it('has a title for every axis of numbers', () => {
    const names = ((figure.layout.annotations ?? []) as { name?: string }[]).map(
      (annotation) => annotation.name,
    )
    if (!/^(image|network)/.test(sample)) expect(names).toContain('x')
  })

  it('has traces that stay the same from frame to frame', () => {
    const kinds = (figure.frames ?? []).map((frame) =>
      frame.data.map((trace) => `${trace.type} ${trace.mode}`),
    )
    for (const kind of kinds) expect(kind).toEqual(kinds[0])
  })
})

describe('scatter(points, options)', () => {
  it('gives a label the same look in every chart, whatever the order of the points', () => {
    const looks = (figure: Figure) => figure.data.map((trace) => [trace.name, trace.marker])
    const axes = { x: 'x', y: 'y', alt: 'Points.' }
    expect(looks(scatter([...points].reverse(), axes))).toEqual(looks(scatter(points, axes)))
  })

  it('keeps six significant digits of a coordinate', () => {
    const [trace] = scatter([{ x: 1 / 3, y: 1234567.89, label: 'A' }], { x: 'x', y: 'y', alt: 'One.' }).data
    expect([trace!.x, trace!.y]).toEqual([[0.333333], [1234570]])
  })

  it('shows all points with 5 % of room, and all moments in the same frame', () => {
    const figure = scatter([{ x: 0, y: 0 }], {
      x: 'x',
      y: 'y',
      alt: 'Moving.',
      frames: [
        { name: 'first', points: [{ x: 10, y: 5 }] },
        { name: 'last', points: [{ x: 20, y: 0 }] },
      ],
    })
    expect(figure.layout.xaxis).toMatchObject({ range: [-1, 21] })
    expect(figure.layout.yaxis).toMatchObject({ range: [-0.25, 5.25] })
    expect(figure.frames!.map((frame) => frame.name)).toEqual(['first', 'last'])
    expect(figure.data).toEqual(figure.frames![0]!.data)
  })

  it('draws a logarithmic axis from the logarithms of its ends', () => {
    const figure = scatter([{ x: 10, y: 1 }], {
      x: 'x',
      y: 'y',
      alt: 'One.',
      log: { x: true },
      xRange: [1, 1000],
    })
    expect(figure.layout.xaxis).toMatchObject({
      type: 'log',
      range: [0, 3],
      ticktext: ['1', '10', '100', '1,000'],
    })
  })
})

describe('line(series, options)', () => {
  const flat = (y: number) => [0, 1, 2].map((x) => ({ x, y }))

  it('is ink for one series, and has a colour, a dash and a name at its end for each of several', () => {
    const one = line([{ points: flat(1) }], { x: 'x', y: 'y', alt: 'Flat.' })
    expect(one.data[0]!.line).toMatchObject({ color: colours.light.ink, dash: 'solid' })
    const two = line(
      ['p', 'q'].map((name, i) => ({ name, points: flat(i) })),
      { x: 'x', y: 'y', alt: 'Two.' },
    )
    const looks = two.data.slice(0, 2).map((trace) => trace.line as { color: string; dash: string })
    expect(new Set(looks.map((look) => look.color)).size).toBe(2)
    expect(new Set(looks.map((look) => look.dash)).size).toBe(2)
    expect((two.data[2]!.text as string[]).map((text) => text.trim())).toEqual(['p', 'q'])
  })

  it('moves the names of lines that end together apart by at least a line of text', () => {
    const figure = line(
      ['p', 'q', 'r'].map((name) => ({ name, points: flat(1) })),
      {
        x: 'x',
        y: 'y',
        alt: 'Three on one another.',
        yRange: [0, 2],
      },
    )
    const places = [...(figure.data.at(-1)!.y as number[])].sort((a, b) => a - b)
    const { margin, height } = figure.layout as { margin: { t: number; b: number }; height: number }
    const pixels = (height - margin.t - margin.b) / 2
    expect((places[1]! - places[0]!) * pixels).toBeGreaterThan(17)
    expect((places[2]! - places[1]!) * pixels).toBeGreaterThan(17)
    expect(places[1]).toBeCloseTo(1, 5)
  })
})

describe('surface(f, grid)', () => {
  it('asks its function at every place, rows upwards', () => {
    const { x, y, z } = surface((u, v) => 10 * u + v, { x: [0, 2], y: [5, 6], steps: 3 })
    expect({ x, y }).toEqual({ x: [0, 1, 2], y: [5, 5.5, 6] })
    expect(z).toEqual([
      [5, 15, 25],
      [5.5, 15.5, 25.5],
      [6, 16, 26],
    ])
  })

  it('spaces a logarithmic axis evenly in the logarithm', () => {
    expect(surface(() => 0, { x: [1, 100], y: [0, 1], steps: 3, log: { x: true } }).x).toEqual([1, 10, 100])
  })

  it('answers with the class of the highest score', () => {
    expect(surface((x) => [0.5, x, 0.2], { x: [0, 1], y: [0, 1], steps: 2 }).z).toEqual([
      [0, 1],
      [0, 1],
    ])
  })
})

describe('heatmap(values, { framed })', () => {
  const axes = { x: 'x', y: 'y', rows: ['p', 'q'], columns: ['r', 's', 't'], alt: 'Six cells.' }
  const values = [
    [1, 2, 3],
    [4, 5, 6],
  ]
  it('puts ink below the cells named by row and column, which shows in the gaps around them', () => {
    const figure = heatmap(values, {
      ...axes,
      framed: [
        [0, 2],
        [1, 0],
      ],
    })
    const [ink, field] = figure.data
    expect(ink!.z).toEqual([
      [null, null, 1],
      [1, null, null],
    ])
    expect([ink!.xgap, field!.xgap]).toEqual([0.01, 4])
    expect(field!.z).toEqual(values)
  })

  it('moves the frames from moment to moment, and has none where none are named', () => {
    const frames = [
      { name: 'a', values, framed: [[0, 0]] as const },
      { name: 'b', values },
    ]
    const inks = heatmap(values, { ...axes, frames }).frames!.map((frame) => frame.data[0]!.z)
    const none = [null, null, null]
    expect(inks).toEqual([
      [[1, null, null], none],
      [none, none],
    ])
    expect(heatmap(values, axes).data).toHaveLength(2)
  })

  it('leaves a cell blank where the value is null', () => {
    const [field, numbers] = heatmap(
      [
        [1, null, 3],
        [4, 5, 6],
      ],
      axes,
    ).data
    expect(field!.z).toEqual([
      [1, null, 3],
      [4, 5, 6],
    ])
    expect(numbers!.text).toEqual(['1', '3', '4', '5', '6'])
  })

  it('puts the names of numbers under their own columns', () => {
    const figure = heatmap(values, { ...axes, columns: [1, 2, 10] })
    expect((figure.layout.xaxis as { tickvals: unknown }).tickvals).toEqual(['1', '2', '10'])
  })

  it('keeps columns of the same name apart, and writes the bare name under each', () => {
    const figure = heatmap(values, { ...axes, columns: ['o', 'w', 'o'] })
    expect(new Set(figure.data[0]!.x as string[]).size).toBe(3)
    expect(figure.layout.xaxis).toMatchObject({ ticktext: ['o', 'w', 'o'], tickvals: [0, 1, 2] })
  })
})
