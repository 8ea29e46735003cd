import type { Exercise } from './judge'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

type Shares = (scores: readonly number[]) => number[]

const softmax: Shares = (scores) => {
  const powers = scores.map((score) => Math.exp(score))
  return powers.map((power) => power / sum(powers))
}

/** `probabilities(scores)`: softmax. */
const probabilities: Exercise = {
  id: '05-softmax',
  name: 'probabilities',
  cases: [
    { args: [[0, 0]], note: { en: 'Two equal scores: a half for each.' } },
    {
      args: [[2, 1, 0]],
      note: { en: 'e to the power of each score: 7.39, 2.72 and 1. Their sum is 11.11; divide each by it.' },
    },
    { args: [[3, 3, 3, 3, 3]], note: { en: 'Five equal scores: a fifth for each.' } },
    { args: [[-1, 0, 1]], note: { en: 'A score may be negative, a probability may not.' } },
    { args: [[5, -2, 0.5]] },
  ],
  right: softmax,
  starter: {
    answer: ((scores) => [...scores]) satisfies Shares,
    say: {
      en: 'Nothing to check yet: probabilities still gives the scores back. Make each positive with Math.exp, then divide each by their sum.',
    },
  },
  wrong: [
    {
      answer: ((scores) => scores.map((score) => score / sum(scores))) satisfies Shares,
      say: {
        en: 'It divides each score by the sum of the scores. With a negative score that gives negative shares, and with a sum of 0 nothing at all. Make the scores positive first: Math.exp.',
      },
    },
    {
      answer: ((scores) => scores.map((score) => Math.exp(score))) satisfies Shares,
      say: { en: 'All positive now. They do not yet add up to 1: divide each by their sum.' },
    },
    {
      answer: ((scores) => {
        const powers = scores.map((score) => Math.exp(score))
        return powers.map((power) => power / Math.max(...powers))
      }) satisfies Shares,
      say: {
        en: 'You divide by the largest, so the largest becomes 1 and the sum is more. Divide by the sum.',
      },
    },
    {
      answer: ((scores) => scores.map((score) => Math.exp(score) / sum(scores))) satisfies Shares,
      say: {
        en: 'Above the line stands exp(score), below it the sum of the bare scores. Below belongs the sum of the exps.',
      },
    },
    {
      answer: ((scores) => scores.map((score) => Math.exp(score) / scores.length)) satisfies Shares,
      say: {
        en: 'You divide by how many scores there are. Divide by the sum of the exps, or the shares do not add up to 1.',
      },
    },
    {
      answer: ((scores) => softmax(scores.map((score) => score * Math.LN2))) satisfies Shares,
      say: { en: 'These are powers of 2. Softmax takes powers of e: Math.exp(score).' },
    },
    {
      answer: ((scores) => softmax(scores.map((score) => -score))) satisfies Shares,
      say: { en: 'The highest score gets the smallest share. There is a minus sign too many.' },
    },
    {
      answer: ((scores) => scores.map((score) => (score === Math.max(...scores) ? 1 : 0))) satisfies Shares,
      say: {
        en: 'That names the winner, but not how sure it is: 5.1 against 5.0 is not the same as 5 against 0. And it has no slope, so nothing can be trained through it.',
      },
    },
    {
      answer: ((scores) => scores.map((score) => 1 / (1 + Math.exp(-score)))) satisfies Shares,
      say: {
        en: 'That is the sigmoid, which answers one yes-or-no question for each score. The five shares then do not add up to 1. Divide exp(score) by the sum of the exps.',
      },
    },
  ],
}

type OfMatrix = (matrix: readonly (readonly number[])[], i: number) => number

const hits: OfMatrix = (matrix, i) => matrix[i]![i]!
const row: OfMatrix = (matrix, i) => sum(matrix[i]!)
const column: OfMatrix = (matrix, i) => sum(matrix.map((line) => line[i]!))
const all: OfMatrix = (matrix) => sum(matrix.map((line) => sum(line)))

const animals = [
  [8, 2, 0],
  [1, 9, 5],
  [3, 0, 12],
]

/** `recallOf(matrix, i)`: of those that are of species i, the share that was found. Rows are the truth. */
const recall: Exercise = {
  id: '05-recall',
  name: 'recallOf',
  cases: [
    {
      args: [animals, 0],
      note: { en: 'Ten birds are of the first species (first row), eight of them were found.' },
    },
    { args: [animals, 1] },
    { args: [animals, 2] },
    {
      args: [
        [
          [4, 0],
          [6, 0],
        ],
        0,
      ],
      note: {
        en: 'All four were found, although six others were taken for them: recall does not see those.',
      },
    },
    {
      args: [
        [
          [4, 0],
          [5, 1],
        ],
        1,
      ],
    },
  ],
  right: ((matrix, i) => hits(matrix, i) / row(matrix, i)) satisfies OfMatrix,
  starter: {
    answer: hits,
    say: {
      en: 'Nothing to check yet: recallOf still gives a number of birds. Recall is a share: of all birds in that row, how many were found?',
    },
  },
  wrong: [
    {
      answer: ((matrix, i) => hits(matrix, i) / column(matrix, i)) satisfies OfMatrix,
      say: {
        en: 'That is precision: of those that it called so (a column), how many are so. Recall goes along the row: of those that are so, how many it found.',
      },
    },
    {
      answer: ((matrix, i) => hits(matrix, i) / all(matrix, i)) satisfies OfMatrix,
      say: {
        en: 'You divide by all birds. Recall asks only about the birds of species i: divide by the sum of their row.',
      },
    },
    {
      answer: ((matrix, i) => sum(matrix.map((line, j) => line[j]!)) / all(matrix, i)) satisfies OfMatrix,
      say: { en: 'That is the accuracy: all hits among all birds. Recall looks at one species, row i.' },
    },
    {
      answer: ((matrix, i) => 1 - hits(matrix, i) / row(matrix, i)) satisfies OfMatrix,
      say: { en: 'That is the share it missed. Recall is the share it found.' },
    },
    {
      answer: row,
      say: {
        en: 'That counts the birds of species i. Recall is the share of them that was found: matrix[i][i] divided by this.',
      },
    },
    {
      answer: ((matrix, i) => hits(matrix, i) / matrix.length) satisfies OfMatrix,
      say: {
        en: 'You divide by the number of species. Divide by the number of birds in row i: add the row up.',
      },
    },
  ],
}

export const birdsTheClassifier: readonly Exercise[] = [probabilities, recall]
