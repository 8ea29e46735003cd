import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contour, heatmap, line, scatter, surface } from '../../../src/lib/index.ts'
import { csvOf, type DataTable, dataOf } from '../../../src/page/client/chart-table.ts'
import { clientWords } from '../../../src/page/client/words.ts'

const words = clientWords('en').data
const data = (figure: Parameters<typeof dataOf>[0]) => dataOf(figure, words)
const columns = (tables: readonly DataTable[]) => tables.map((table) => table.columns)
const axes = { x: 'weight (g)', y: 'wings (cm)', alt: 'A chart.' }

describe('the data of a chart', () => {
  it('names the columns as the axes, and lists what is drawn, labels aside', () => {
    const points = [
      { x: 1, y: 2, label: 'A' },
      { x: 3, y: 4, label: 'B' },
    ]
    expect(data(scatter(points, { ...axes, lines: [{ x: 2, label: 'k = 2' }], yRange: [0, 5] }))).toEqual([
      {
        columns: ['series', 'weight (g)', 'wings (cm)'],
        rows: [
          ['A', 1, 2],
          ['B', 3, 4],
          ['k = 2', 2, 0],
          ['k = 2', 2, 5],
        ],
      },
    ])
  })

  it('leaves out the column of names where there is one line', () => {
    const points = [
      { x: 1, y: 0.5 },
      { x: 2, y: 0.25 },
    ]
    expect(data(line([{ points }], axes))).toEqual([
      {
        columns: ['weight (g)', 'wings (cm)'],
        rows: [
          [1, 0.5],
          [2, 0.25],
        ],
      },
    ])
  })

  it('tells the moments apart, and says once what never changes', () => {
    const frames = [3, 5].map((k) => ({ name: `k = ${k}`, lines: [{ x: k }] }))
    const figure = scatter([{ x: 1, y: 2, label: 'A' }], { ...axes, yRange: [0, 5], frames })
    const [table] = data(figure)
    expect(table?.columns).toEqual(['moment', 'series', 'weight (g)', 'wings (cm)'])
    expect(table?.rows).toEqual([
      ['all', 'A', 1, 2],
      ['k = 3', 'line', 3, 0],
      ['k = 3', 'line', 3, 5],
      ['k = 5', 'line', 5, 0],
      ['k = 5', 'line', 5, 5],
    ])
  })

  it('sets a field of numbers as a table with its own rows and columns', () => {
    const counts = [
      [7, 1],
      [0, 9],
    ]
    const figure = heatmap(counts, {
      x: 'says',
      y: 'is',
      columns: ['hawk', 'loon'],
      rows: ['hawk', 'loon'],
      alt: 'A.',
    })
    expect(data(figure)).toEqual([
      {
        columns: ['is / says', 'hawk', 'loon'],
        rows: [
          ['hawk', 7, 1],
          ['loon', 0, 9],
        ],
      },
    ])
  })

  it('passes over the frames around cells', () => {
    const names = { rows: ['p'], columns: ['r', 's'] }
    const tables = data(heatmap([[7, 1]], { ...axes, ...names, framed: [[0, 1]] }))
    expect(tables.map(({ rows }) => rows)).toEqual([[['p', 7, 1]]])
  })

  it('says of each place of a sheet which class is ahead there', () => {
    // Class a left of x = 1, class b between, class c above y = 1: told place by place.
    const field = surface((x, y) => (y > 1 ? 2 : x < 1 ? 0 : 1), { x: [0, 2], y: [0, 2], steps: 3 })
    const names = ['a', 'b', 'c']
    const points = names.map((label, i) => ({ x: i, y: 0, label }))
    const [, regions] = data(contour(field, { ...axes, regions: names, points }))
    expect(regions?.columns).toEqual(['weight (g)', 'wings (cm)', 'region'])
    expect(regions?.rows.map((row) => row.join(' '))).toEqual([
      ...['0 0 a', '1 0 b', '2 0 b'],
      ...['0 1 a', '1 1 b', '2 1 b'],
      ...['0 2 c', '1 2 c', '2 2 c'],
    ])
  })

  it('lists a surface once, however many levels are drawn of it', () => {
    const field = surface((x, y) => x + y, { x: [0, 1], y: [0, 1], steps: 2 })
    const tables = data(contour(field, { ...axes, levels: [0.5, 1.5] }))
    expect(columns(tables)).toEqual([['wings (cm) / weight (g)', '0', '1']])
    expect(tables[0]?.rows).toEqual([
      [0, 0, 1],
      [1, 1, 2],
    ])
  })

  it('reads charts of other hands: bars, histograms with one axis, titles of their own', () => {
    const layout = { xaxis: { title: { text: 'bird<br>name' } }, yaxis: { title: 'grams' } }
    expect(data({ data: [{ type: 'bar', x: ['loon'], y: [4100] }], layout, alt: 'A.' })).toEqual([
      { columns: ['bird name', 'grams'], rows: [['loon', 4100]] },
    ])
    expect(data({ data: [{ type: 'histogram', x: [1, 2] }], layout: {}, alt: 'A.' })[0]?.rows).toEqual([
      [1, null],
      [2, null],
    ])
    expect(data({ data: [{ type: 'scatter' }], layout: {}, alt: 'A.' })).toEqual([])
  })

  it('finds numbers in every chart of the lessons', () => {
    const lessons = ['01-a-line-that-decides', '04-birds-the-data', '05-birds-the-classifier']
    const figures = lessons.flatMap((stem) => {
      const file = path.resolve('notebooks/en', `${stem}.ipynb`)
      const { cells } = JSON.parse(readFileSync(file, 'utf8')) as {
        cells: { outputs?: { data?: object }[] }[]
      }
      return cells.flatMap(({ outputs = [] }) =>
        outputs.flatMap(({ data = {} }) => {
          return Object.entries(data).flatMap(([type, figure]) => (type.includes('plotly') ? [figure] : []))
        }),
      )
    })
    expect(figures.length).toBeGreaterThan(12)
    for (const figure of figures) {
      const tables = data(figure as Parameters<typeof dataOf>[0])
      expect(tables.flatMap(({ rows }) => rows).length).toBeGreaterThan(1)
      for (const { columns, rows } of tables) for (const row of rows) expect(row.length).toBe(columns.length)
    }
  })
})

describe('csvOf', () => {
  it('writes every row with its numbers in full, and quotes what needs it', () => {
    const table = {
      columns: ['a, b', 'c'],
      rows: [
        ['say "loon"', 0.1 + 0.2],
        ['two\nlines', null],
        ['', -3],
      ],
    }
    expect(csvOf(table)).toBe('"a, b",c\n"say ""loon""",0.30000000000000004\n"two\nlines",\n,-3\n')
  })
})
