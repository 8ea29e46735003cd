import type { Exercise } from './judge'

type Table = readonly (readonly number[])[]
type OfWindow = (pixels: Table, filter: Table, row: number, column: number) => number

/** The sum over the nine places of the filter. */
function nine(term: (i: number, j: number) => number): number {
  return [0, 1, 2].reduce((sum, i) => sum + [0, 1, 2].reduce((inner, j) => inner + term(i, j), 0), 0)
}

const response: OfWindow = (pixels, filter, row, column) =>
  nine((i, j) => pixels[row + i]![column + j]! * filter[i]![j]!)

const picture = [
  [0, 1, 0, 0, 2],
  [0, 3, 1, 0, 0],
  [5, 0, 1, 4, 0],
  [0, 0, 2, 0, 1],
  [1, 0, 0, 6, 0],
]
const upright = [
  [-1, 0, 1],
  [-1, 0, 1],
  [-1, 0, 1],
]
const mixed = [
  [1, 2, 0],
  [0, 1, -1],
  [0, 3, 0],
]
const single = [
  [0, 0, 0],
  [0, 0, 1],
  [0, 0, 0],
]

/** `response(pixels, filter, row, column)`: the nine products under a filter of 3 x 3, added up. */
const window: Exercise = {
  id: '10-window',
  name: 'response',
  cases: [
    {
      args: [picture, upright, 0, 0],
      note: {
        en: 'The right column of the window holds 0, 1 and 1, its left column 0, 0 and 5: 2 less 5 is -3.',
      },
    },
    { args: [picture, upright, 1, 1] },
    {
      args: [picture, mixed, 1, 2],
      note: { en: 'Row 1, column 2 is where the upper left corner of the filter lies.' },
    },
    { args: [picture, mixed, 2, 0] },
    {
      args: [picture, single, 0, 2],
      note: { en: 'Only one weight is not 0: the one in the middle row, on the right.' },
    },
  ],
  right: response,
  starter: {
    answer: ((pixels, filter, row, column) => pixels[row]![column]! * filter[0]![0]!) satisfies OfWindow,
    say: {
      en: 'Nothing to check yet: response still gives one product. A filter of 3 x 3 makes nine; add them all up.',
    },
  },
  wrong: [
    {
      answer: ((pixels, filter, row, column) => response(pixels, filter, column, row)) satisfies OfWindow,
      say: {
        en: 'Rows and columns have changed places. pixels[row + i] is a row of the picture; the column comes second.',
      },
    },
    {
      answer: ((pixels, filter) => response(pixels, filter, 0, 0)) satisfies OfWindow,
      say: {
        en: 'It looks at the upper left corner of the picture whatever row and column say. Add them: pixels[row + i][column + j].',
      },
    },
    {
      answer: ((pixels, filter, row, column) =>
        nine((i, j) => pixels[row + i]![column + j]! * filter[j]![i]!)) satisfies OfWindow,
      say: {
        en: 'The filter is laid on with its rows and columns exchanged. The weight filter[i][j] belongs to the pixel at row + i, column + j.',
      },
    },
    {
      answer: ((pixels, filter, row, column) =>
        nine((i, j) => pixels[row + i]![column + j]! * filter[2 - i]![2 - j]!)) satisfies OfWindow,
      say: {
        en: 'The filter is turned by half a turn. Mathematicians define their convolution so; networks do not: filter[i][j] lies on the pixel at row + i, column + j.',
      },
    },
    {
      answer: ((pixels, filter, row, column) =>
        nine((i, j) => (pixels[row + i - 1]?.[column + j - 1] ?? 0) * filter[i]![j]!)) satisfies OfWindow,
      say: {
        en: 'The middle of your filter lies on row and column. Here its upper left corner does: no minus 1.',
      },
    },
    {
      answer: ((pixels, _filter, row, column) =>
        nine((i, j) => pixels[row + i]![column + j]!)) satisfies OfWindow,
      say: {
        en: 'That is how much ink the window holds. Multiply each pixel by the weight that lies on it.',
      },
    },
    {
      answer: ((pixels, filter, row, column) =>
        nine((i, j) => pixels[row + i]![column + j]!) * nine((i, j) => filter[i]![j]!)) satisfies OfWindow,
      say: {
        en: 'You add the pixels, add the weights, and multiply the two sums. Multiply first, pixel by weight, and add the nine products.',
      },
    },
    {
      answer: ((pixels, filter, row, column) =>
        Math.max(0, response(pixels, filter, row, column))) satisfies OfWindow,
      say: {
        en: 'Right, and then what is below 0 is set to 0. That is the ReLU, which comes after the filter; give the sum as it is.',
      },
    },
  ],
}

type OfMap = (map: Table) => number[][]

/** One number for each window of 2 x 2, `step` pixels apart. */
function windows(map: Table, step: number, of: (four: readonly number[]) => number): number[][] {
  const starts = (length: number) =>
    Array.from({ length: Math.floor((length - 2) / step) + 1 }, (_, i) => i * step)
  return starts(map.length).map((y) =>
    starts(map[0]!.length).map((x) =>
      of([map[y]![x]!, map[y]![x + 1]!, map[y + 1]![x]!, map[y + 1]![x + 1]!]),
    ),
  )
}

const largest = (four: readonly number[]) => Math.max(...four)
const sum = (four: readonly number[]) => four.reduce((total, value) => total + value, 0)
const columnsOf = (map: Table) => map[0]!.map((_, x) => map.map((row) => row[x]!))

/** `pooled(map)`: the largest number of each square of 2 x 2; what is left over is left out. */
const pool: Exercise = {
  id: '10-pool',
  name: 'pooled',
  cases: [
    {
      args: [
        [
          [1, 2],
          [4, 3],
        ],
      ],
      note: { en: 'One square: its largest number is 4. The result is a table of one row and one column.' },
    },
    {
      args: [
        [
          [1, 5, 0, 2],
          [3, 0, 7, 1],
          [2, 2, 4, 0],
          [9, 6, 3, 8],
        ],
      ],
      note: { en: 'Four squares, side by side; none shares a number with another.' },
    },
    {
      args: [
        [
          [-5, -2, -1, -7],
          [-3, -4, -6, -8],
        ],
      ],
      note: { en: 'Where all four are below 0, the largest is below 0 too.' },
    },
    {
      args: [
        [
          [1, 2, 9],
          [3, 4, 9],
          [9, 9, 9],
        ],
      ],
      note: { en: 'With three rows and columns there is room for one square; the rest is left out.' },
    },
  ],
  right: ((map) => windows(map, 2, largest)) satisfies OfMap,
  starter: {
    answer: ((map) => map.map((row) => [...row])) satisfies OfMap,
    say: {
      en: 'Nothing to check yet: pooled still gives the map back. Of each square of 2 x 2 keep one number, the largest.',
    },
  },
  wrong: [
    {
      answer: ((map) => windows(map, 2, (four) => sum(four) / 4)) satisfies OfMap,
      say: {
        en: 'That is the mean of the four. It exists and is called average pooling; here the largest is kept.',
      },
    },
    {
      answer: ((map) => windows(map, 1, largest)) satisfies OfMap,
      say: {
        en: 'Your squares overlap: each begins one pixel after the one before. They stand side by side: go on by 2.',
      },
    },
    {
      answer: ((map) => windows(map, 2, (four) => four[0]!)) satisfies OfMap,
      say: {
        en: 'That keeps the upper left number of each square. The largest may be any of the four.',
      },
    },
    {
      answer: ((map) => windows(map, 2, (four) => Math.max(0, ...four))) satisfies OfMap,
      say: {
        en: 'Where all four are below 0 it says 0. Begin with one of the four, not with 0.',
      },
    },
    {
      answer: ((map) => columnsOf(windows(map, 2, largest))) satisfies OfMap,
      say: { en: 'Rows and columns of the result have changed places.' },
    },
    {
      answer: ((map) => {
        const at = (y: number, x: number) => map[y]?.[x] ?? Number.NEGATIVE_INFINITY
        const halves = (length: number) => Array.from({ length: Math.ceil(length / 2) }, (_, i) => 2 * i)
        return halves(map.length).map((y) =>
          halves(map[0]!.length).map((x) => Math.max(at(y, x), at(y, x + 1), at(y + 1, x), at(y + 1, x + 1))),
        )
      }) satisfies OfMap,
      say: {
        en: 'A row and a column that are left over make half squares in your result. Leave them out: Math.floor, not Math.ceil.',
      },
    },
    {
      answer: ((map) =>
        map.map((row) =>
          Array.from({ length: Math.floor(row.length / 2) }, (_, j) =>
            Math.max(row[2 * j]!, row[2 * j + 1]!),
          ),
        )) satisfies OfMap,
      say: {
        en: 'You pool along the rows only: the map is half as wide and as high as before. A square has two rows.',
      },
    },
  ],
}

export const looking: readonly Exercise[] = [window, pool]
