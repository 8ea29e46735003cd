import { bar, contour, heatmap, image, line, scatter, show, surface, table } from 'fledgling'
import { describe, expect, it } from 'vitest'

const axes = { x: 'x', y: 'y' }
const alt = 'What it shows.'
const grid = surface((x) => x, { x: [0, 1], y: [0, 1], steps: 3 })
const one = [{ x: 1, y: 1 }]
const names = { rows: ['a'], columns: ['b'] }

describe('a chart without words', () => {
  it.each([
    ['scatter', () => scatter(one, { ...axes, alt: '' })],
    ['line', () => line([{ points: one }], { ...axes, alt: ' ' })],
    ['bar', () => bar([{ name: 'a', value: 1 }], { ...axes, alt: '' })],
    ['heatmap', () => heatmap([[1]], { ...axes, ...names, alt: '\n' })],
    ['contour', () => contour(grid, { ...axes, alt: '' })],
    ['image', () => image([[1]], { alt: '' })],
  ])('throws: %s with an empty alt', (_, make) => {
    expect(make).toThrow(/^alt must say what the chart shows: "/)
  })

  it('does not compile', () => {
    // Each line below is an error of type, or `tsc` reports that it is not.
    const never = (): void => {
      // @ts-expect-error alt is missing
      scatter(one, axes)
      // @ts-expect-error alt is missing
      line([{ points: one }], axes)
      // @ts-expect-error alt is missing
      bar([{ name: 'a', value: 1 }], axes)
      // @ts-expect-error alt is missing
      heatmap([[1]], { ...axes, ...names })
      // @ts-expect-error alt is missing
      contour(grid, axes)
      // @ts-expect-error alt is missing
      image([[1]], {})
      // @ts-expect-error a figure put together by hand needs alt too
      show({ data: [], layout: {} })
      // @ts-expect-error a table needs its caption
      table([{ a: 1 }], {})
    }
    expect(never).toBeTypeOf('function')
  })

  it('throws when shown, where types were not asked', () => {
    const figure = JSON.parse('{"data": [], "layout": {}}')
    expect(() => show(figure)).toThrow('alt must say what the chart shows: undefined')
  })
})

describe('a chart without data', () => {
  it.each([
    ['points', () => scatter([], { ...axes, alt })],
    ['series', () => line([], { ...axes, alt })],
    ['series[0].points', () => line([{ points: [] }], { ...axes, alt })],
    ['bars', () => bar([], { ...axes, alt })],
    ['values', () => heatmap([], { ...axes, ...names, alt })],
    ['rows', () => heatmap([[1]], { ...axes, rows: [], columns: ['b'], alt })],
    ['surface.x', () => contour({ x: [], y: [1], z: [[]] }, { ...axes, alt })],
    ['pixels', () => image([], { alt })],
    ['rows', () => table([], { caption: 'c' })],
  ])('throws: %s must not be empty', (name, make) => {
    expect(make).toThrow(`${name} must not be empty: []`)
  })
})

describe('a value that cannot be drawn', () => {
  it.each([
    [
      'points[1].x must be a finite number: NaN',
      () => scatter([...one, { x: Number.NaN, y: 0 }], { ...axes, alt }),
    ],
    [
      'rings[0].y must be a finite number: Infinity',
      () => scatter(one, { ...axes, alt, rings: [{ x: 0, y: Infinity }] }),
    ],
    [
      'bars[0].value must be a finite number: undefined',
      () => bar(JSON.parse('[{"name": "a"}]'), { ...axes, alt }),
    ],
    [
      'points[0].y must be a finite number: "7"',
      () => scatter(JSON.parse('[{"x": 1, "y": "7"}]'), { ...axes, alt }),
    ],
    ['values must have 1 rows of 1 numbers: 1 x 2', () => heatmap([[1, 2]], { ...axes, ...names, alt })],
    [
      'surface.z must have 1 rows of 2 numbers: 1 x 1',
      () => contour({ x: [0, 1], y: [0], z: [[1]] }, { ...axes, alt }),
    ],
    ['pixels must have rows of one length', () => image([[1, 2], [3]], { alt })],
    [
      'a logarithmic x axis needs values above 0: 0',
      () => scatter([{ x: 0, y: 1 }], { ...axes, alt, log: { x: true } }),
    ],
    ['xRange must rise: [5, 1]', () => scatter(one, { ...axes, alt, xRange: [5, 1] })],
    [
      'frames must have different names: 1, 1',
      () => scatter(one, { ...axes, alt, frames: [{ name: '1' }, { name: '1' }] }),
    ],
    ['caption must say what the table shows: ""', () => table([{ a: 1 }], { caption: ' ' })],
  ])('throws: %s', (message, make) => {
    expect(make).toThrow(message)
  })
})
