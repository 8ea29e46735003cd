import type { Exercise } from './judge'

type Gap = (said: readonly number[], came: readonly boolean[]) => number

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length
const trues = (came: readonly boolean[]) => came.filter((yes) => yes).length
const distances = (said: readonly number[], came: readonly boolean[]) =>
  said.map((p, i) => p - (came[i] ? 1 : 0))
const gap: Gap = (said, came) => mean(said) - trues(came) / came.length
const nineOfTen = Array.from({ length: 10 }, (_, i) => i !== 3)

/** `gapOf(said, came)`: the calibration gap of one bin, lesson 13. */
const gapOf: Exercise = {
  id: '13-gap',
  name: 'gapOf',
  cases: [
    {
      args: [
        [0.9, 0.9, 0.8, 0.8],
        [true, true, false, true],
      ],
      note: { en: 'Said 0.85 on average, three of four came: 0.1 too much.' },
    },
    {
      args: [
        [0.6, 0.7],
        [true, true],
      ],
      note: { en: 'All came true, so 0.65 was too modest: the gap is negative.' },
    },
    {
      args: [nineOfTen.map(() => 0.9), nineOfTen],
      note: { en: 'Nine of ten came true, as was said. No gap.' },
    },
    { args: [[0.5], [false]] },
    {
      args: [
        [0.2, 0.3, 0.1],
        [false, true, false],
      ],
    },
  ],
  right: gap,
  starter: {
    answer: (() => 0) satisfies Gap,
    say: { en: 'Nothing to check yet: gapOf says 0, whatever came. Take the two means.' },
  },
  wrong: [
    {
      answer: ((said, came) => -gap(said, came)) satisfies Gap,
      say: { en: 'The wrong way round: a boaster gets a gap below 0. It is said minus came.' },
    },
    {
      answer: ((said, came) => Math.abs(gap(said, came))) satisfies Gap,
      say: {
        en: 'The size is right and the sign is gone. Without it nobody can tell a boaster from a modest one.',
      },
    },
    {
      answer: ((said, came) => mean(said) - trues(came)) satisfies Gap,
      say: { en: 'It takes away how many came true. Take away their share: divide by came.length.' },
    },
    {
      answer: ((said, came) => sum(said) - trues(came)) satisfies Gap,
      say: { en: 'Two sums, and not two means. Divide by how many answers there are.' },
    },
    {
      answer: ((said, came) => mean(distances(said, came).map(Math.abs))) satisfies Gap,
      say: {
        en: 'That is the mean distance of each answer from its own truth. A calibrated forecast of 0.9 has it, too: the gap asks for all answers together.',
      },
    },
    {
      answer: ((said, came) => mean(distances(said, came).map((each) => each ** 2))) satisfies Gap,
      say: { en: 'That is the Brier score. The gap is the mean of what was said minus the share that came.' },
    },
    {
      answer: ((said) => mean(said)) satisfies Gap,
      say: { en: 'That is what was said. Take away the share that came true.' },
    },
    {
      answer: ((_said, came) => trues(came) / came.length) satisfies Gap,
      say: { en: 'That is the share that came true. It is to be taken away from the mean of what was said.' },
    },
    {
      answer: ((said, came) => mean(said) - (came.length - trues(came)) / came.length) satisfies Gap,
      say: { en: 'It counts those that did not come true. Count the ones that are true.' },
    },
    {
      answer: ((said, came) => mean(said.map(Math.round)) - trues(came) / came.length) satisfies Gap,
      say: {
        en: 'It rounds the probabilities to yes or no first. Then 0.6 and 0.99 count the same. Take the mean of the probabilities themselves.',
      },
    },
  ],
}

type Row = readonly number[]
type Nearest = (bird: Row, seen: readonly Row[]) => number

const squared = (a: Row, b: Row) => sum(a.map((x, f) => (x - b[f]!) ** 2))
const straight = (a: Row, b: Row) => Math.sqrt(squared(a, b))
const alongAxes = (a: Row, b: Row) => sum(a.map((x, f) => Math.abs(x - b[f]!)))
const centreOf = (seen: readonly Row[]) => seen[0]!.map((_, f) => mean(seen.map((row) => row[f]!)))
const nearestTo: Nearest = (bird, seen) => Math.min(...seen.map((row) => straight(bird, row)))

/** `nearest(bird, seen)`: the distance to the nearest training row, lesson 13. */
const nearest: Exercise = {
  id: '13-nearest',
  name: 'nearest',
  cases: [
    {
      args: [
        [0, 0],
        [
          [6, 8],
          [3, 4],
          [0, 12],
        ],
      ],
      note: { en: 'The three are 10, 5 and 12 away. The nearest counts.' },
    },
    {
      args: [
        [1, 2],
        [
          [1, 2],
          [7, 10],
        ],
      ],
      note: { en: 'It stands where one was seen: 0.' },
    },
    {
      args: [
        [1, 1],
        [
          [2, 2],
          [1, 2.25],
        ],
      ],
      note: { en: 'Straight as the crow flies the second is nearer: 1.25, the first 1.41...' },
    },
    { args: [[-2, 0, 1], [[0, 1, 3]]] },
    {
      args: [[5], [[1], [-4], [8.5], [30]]],
    },
  ],
  right: nearestTo,
  starter: {
    answer: (() => 0) satisfies Nearest,
    say: {
      en: 'Nothing to check yet: nearest says 0, as if every bird had been seen. Measure the distances.',
    },
  },
  wrong: [
    {
      answer: ((bird, seen) => Math.max(...seen.map((row) => straight(bird, row)))) satisfies Nearest,
      say: { en: 'That is the farthest of them. One near row is enough: take Math.min.' },
    },
    {
      answer: ((bird, seen) => mean(seen.map((row) => straight(bird, row)))) satisfies Nearest,
      say: {
        en: 'That is the mean distance. It is large for every hawk, since the hummingbirds are far. Only the nearest counts.',
      },
    },
    {
      answer: ((bird, seen) => Math.min(...seen.map((row) => squared(bird, row)))) satisfies Nearest,
      say: {
        en: 'The root is missing: it gives the distance times itself. Math.sqrt of the sum of the squares.',
      },
    },
    {
      answer: ((bird, seen) => Math.min(...seen.map((row) => alongAxes(bird, row)))) satisfies Nearest,
      say: {
        en: 'It adds the differences up, as if one walked along streets. As the crow flies: square them, add up, take the root.',
      },
    },
    {
      answer: ((bird, seen) => straight(bird, seen[0]!)) satisfies Nearest,
      say: { en: 'It looks at the first row only. A return inside the loop ends it at once.' },
    },
    {
      answer: ((bird, seen) => straight(bird, seen.at(-1)!)) satisfies Nearest,
      say: {
        en: 'It gives the distance to the last row. Keep the smallest so far, and compare each with it.',
      },
    },
    {
      answer: ((bird, seen) => straight(bird, centreOf(seen))) satisfies Nearest,
      say: {
        en: 'That is the distance to the middle of all rows. Between two species there is no bird: ask every row.',
      },
    },
    {
      answer: ((bird, seen) =>
        seen.findIndex((row) => straight(bird, row) === nearestTo(bird, seen))) satisfies Nearest,
      say: { en: 'That says which row is nearest. Asked for is how far away it is.' },
    },
  ],
}

export const usingTheModel: readonly Exercise[] = [gapOf, nearest]
