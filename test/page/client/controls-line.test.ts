import { describe, expect, it } from 'vitest'
import { scatter } from '../../../src/lib/charts/scatter'
import { fitThreshold, mistakes } from '../../../src/lib/threshold'
import type { ControlPoint } from '../../../src/notebook/control'
import { lineFrame, ticks } from '../../../src/page/client/controls/line-frame'
import {
  along,
  countOf,
  onGrid,
  type Sheet,
  sheetOf,
  staircase,
  stepOf,
  walked,
  withLineAt,
  withoutPoint,
  withPoint,
  withPointAt,
} from '../../../src/page/client/controls/line-model'
import { type LineView, linePicture } from '../../../src/page/client/controls/line-picture'
import type { Shape } from '../../../src/page/client/controls/shape'
import { clientWords } from '../../../src/page/client/words'

const point = (label: 'A' | 'B', x: number, y = 5): ControlPoint => ({ x, y, label })
// By hand: with the line at 3 the A at 4 and 6 are wrong, at 5 the A at 6 and the B at 4.5, at 9 all three B.
const points = [point('A', 1), point('A', 4), point('A', 6), point('B', 4.5), point('B', 7), point('B', 8)]
const sheet: Sheet = { points, x: [0, 10], y: [0, 11] }
const at = (k: number, ...added: ControlPoint[]) => ({ k, added })

describe('countOf(state, sheet)', () => {
  it.each([
    [3, 2, 0, 2],
    [5, 2, 1, 1],
    [9, 3, 3, 0],
    [0, 3, 0, 3],
    [6.5, 1, 1, 0],
  ])('at k = %d counts %d mistakes, %d B on the left, %d A on the right', (k, mistakes, leftB, rightA) => {
    expect(countOf(at(k), sheet)).toMatchObject({ mistakes, of: 6, leftB, rightA })
  })

  it('says of a point on the line that it is right of it', () => {
    expect(countOf(at(4), sheet).wrong).toEqual([point('A', 4), point('A', 6)])
  })

  it('counts the points of the reader as well', () => {
    expect(countOf(at(5, point('B', 1)), sheet)).toMatchObject({ mistakes: 3, of: 7, leftB: 2 })
  })
})

describe('staircase(points, range)', () => {
  it('counts at every place what mistakes() counts there', () => {
    const steps = staircase(points, [0, 10])
    for (let k = 0.05; k < 10; k += 0.1) {
      const step = steps.find(({ from, to }) => k > from && k <= to)
      expect(step?.mistakes, `k = ${k}`).toBe(mistakes(k, points))
    }
  })

  it('is lowest where training puts the line', () => {
    const { k, mistakes } = fitThreshold(points)
    const steps = staircase(points, [0, 10])
    expect(Math.min(...steps.map((step) => step.mistakes))).toBe(mistakes)
    expect(steps.find(({ from, to }) => k > from && k <= to)?.mistakes).toBe(mistakes)
  })

  it('covers the range once, also where points share a place or lie outside', () => {
    const steps = staircase([point('A', 2), point('B', 2), point('B', 12)], [0, 10])
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 10],
    ])
  })
})

describe('walked(trail, one, other)', () => {
  it('joins what touches and keeps apart what does not', () => {
    let trail = walked([], 3, 3)
    trail = walked(trail, 3, 4)
    trail = walked(trail, 7, 6)
    expect(trail).toEqual([
      [3, 4],
      [6, 7],
    ])
    expect(walked(trail, 4, 6)).toEqual([[3, 7]])
  })

  it('shows of the staircase only where the line has been', () => {
    const steps = [
      { from: 0, to: 4, mistakes: 2 },
      { from: 4, to: 10, mistakes: 1 },
    ]
    expect(along(steps, [[3, 5]])).toEqual([
      [
        { from: 3, to: 4, mistakes: 2 },
        { from: 4, to: 5, mistakes: 1 },
      ],
    ])
  })
})

describe('moving', () => {
  it('stays on the sheet and on the grid', () => {
    expect(stepOf([0, 10])).toBe(0.1)
    expect(stepOf([0, 250])).toBe(1)
    expect(withLineAt(at(3), sheet, 5.3333).k).toBe(5.3)
    expect(withLineAt(at(3), sheet, 17).k).toBe(10)
    expect(withLineAt(at(3), sheet, -1).k).toBe(0)
    expect(onGrid(0.1 + 0.2, [0, 10])).toBe(0.3)
  })

  it('adds, moves and removes points of the reader and leaves the given ones alone', () => {
    const one = withPoint(at(3), sheet, point('B', 2.04, 30))
    expect(one.added).toEqual([point('B', 2, 11)])
    const moved = withPointAt(withPoint(one, sheet, point('A', 9)), sheet, 0, 3, 4)
    expect(moved.added).toEqual([point('B', 3, 4), point('A', 9)])
    expect(withoutPoint(moved, 0).added).toEqual([point('A', 9)])
    expect(sheet.points).toHaveLength(6)
  })
})

describe('sheetOf(figure, added)', () => {
  const figure = scatter([...points, point('A', 9)], {
    ...{ x: 'x', y: 'y', xRange: [0, 10], yRange: [0, 11], alt: 'points' },
    lines: [{ x: 3, label: 'k = 3' }],
    rings: [point('A', 4)],
  })

  it('finds the points and the ranges in the chart that the cell has put out', () => {
    const found = sheetOf(figure, [])
    expect(found?.x).toEqual([0, 10])
    expect(found?.y).toEqual([0, 11])
    expect(found?.points).toHaveLength(7)
    expect(found?.points).toEqual(expect.arrayContaining(points))
  })

  it('leaves out the points that the cell has added', () => {
    expect(sheetOf(figure, [point('A', 9)])?.points).toHaveLength(6)
  })

  it('finds none in another chart', () => {
    expect(sheetOf({ data: [{ type: 'bar', x: [1], y: [2] }], layout: {}, alt: 'a' }, [])).toBeUndefined()
  })
})

describe('linePicture(view)', () => {
  const words = clientWords('en').controls
  const view = (more: Partial<LineView> = {}): LineView => ({
    ...{
      sheet,
      state: at(5, point('B', 1)),
      trail: [[4, 5]],
      isWhole: false,
      next: undefined,
      width: 640,
      words,
    },
    ...more,
  })
  const all = (root: Shape): Shape[] => [
    root,
    ...root.children.flatMap((c) => (typeof c === 'string' ? [] : all(c))),
  ]
  const within = (root: Shape, name: string) => all(root).filter((each) => each.attributes.class === name)
  const drawn = (more?: Partial<LineView>) => linePicture(view(more))

  it('draws an A as a circle, a B as a diamond, and a ring around each mistake', () => {
    const [given] = within(drawn(), 'given')
    expect(given?.children.map((each) => typeof each !== 'string' && each.tag)).toEqual(
      points.map(({ label }) => (label === 'A' ? 'circle' : 'path')),
    )
    expect(within(drawn(), 'rings')[0]?.children).toHaveLength(3)
  })

  it('has one slider, which says its value in words', () => {
    const sliders = all(drawn()).filter((each) => each.attributes.role === 'slider')
    expect(sliders.map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({
        ...{ tabindex: 0, 'aria-valuemin': 0, 'aria-valuemax': 10, 'aria-valuenow': 5 },
        'aria-valuetext': 'k = 5, 3 mistakes',
      }),
    ])
  })

  it('draws the count where the line has been, and everywhere when asked', () => {
    const frame = lineFrame(640, sheet, 4)
    const path = (isWhole: boolean) => {
      const [first] = within(drawn({ isWhole }), 'stairs')[0]!.children
      return typeof first === 'string' ? '' : String(first?.attributes.d)
    }
    expect(path(false)).toMatch(new RegExp(`^M${frame.x(4)} .*H${frame.x(5)}$`))
    expect(path(true)).toMatch(new RegExp(`^M${frame.x(0)} .*H${frame.x(10)}$`))
  })

  it.each([300, 358, 704])('keeps everything inside a picture %d pixels wide', (width) => {
    for (const k of [0, 5, 10]) {
      const root = drawn({ width, state: at(k) })
      for (const { tag, attributes } of all(root)) {
        for (const name of ['x1', 'x2', 'cx'])
          if (name in attributes) {
            expect(Number(attributes[name]), `${tag} ${name}`).toBeGreaterThanOrEqual(0)
            expect(Number(attributes[name]), `${tag} ${name}`).toBeLessThanOrEqual(width)
          }
      }
    }
  })

  it('names every point of the reader, and says what its keys do', () => {
    const own = all(drawn()).filter((each) => each.attributes['data-part'] === 'own')
    expect(own.map((each) => each.attributes['aria-label'])).toEqual([
      'Your B at x = 1, y = 5. Arrow keys move it, Delete removes it.',
    ])
  })
})

it('ticks(range, most) are round numbers within the range', () => {
  expect(ticks([0, 10], 11)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(ticks([0, 10], 5)).toEqual([0, 2, 4, 6, 8, 10])
  expect(ticks([0, 21], 3)).toEqual([0, 10, 20])
  expect(ticks([-0.3, 0.3], 4)).toEqual([-0.2, 0, 0.2])
})
