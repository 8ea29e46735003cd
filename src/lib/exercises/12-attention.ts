import { softmax } from '../softmax'
import type { Exercise } from './judge'

type Numbers = readonly number[]
type Attend = (query: Numbers, keys: readonly Numbers[], values: readonly Numbers[]) => number[]

const fit = (query: Numbers, key: Numbers) => query.reduce((sum, q, i) => sum + q * key[i]!, 0)

/** The values, each times its share, added up number by number. */
const taken = (shares: Numbers, values: readonly Numbers[]): number[] =>
  values[0]!.map((_, c) => values.reduce((sum, value, i) => sum + shares[i]! * value[c]!, 0))

const scoresFor = (query: Numbers, keys: readonly Numbers[]) =>
  keys.map((key) => fit(query, key) / Math.sqrt(query.length))

const attendTo: Attend = (query, keys, values) => taken(softmax(scoresFor(query, keys)), values)

const loonKeys = [
  [0, 1],
  [1, 0],
  [1, 0],
  [0, 1],
]
const loonValues = [
  [0, -1],
  [1, 0],
  [1, 0],
  [0, -1],
]

/** `attend(query, keys, values)`: one letter of the head in lesson 12. */
const attend: Exercise = {
  id: '12-attend',
  name: 'attend',
  cases: [
    {
      args: [[2, 0], loonKeys, loonValues],
      call: { en: 'attend([2, 0], keys, values) with the keys and values of loon: what the n gets' },
      note: { en: 'The shares are about 0.10, 0.40, 0.40 and 0.10.' },
    },
    {
      args: [[0, 2], loonKeys, loonValues],
      call: { en: 'attend([0, 2], keys, values) with the keys and values of loon: what an o gets' },
    },
    {
      args: [[3, 1], [[1, 2]], [[4, -5]]],
      note: { en: 'Where there is one letter only, it gets the share 1.' },
    },
    {
      args: [
        [0, 0],
        [
          [1, 2],
          [3, 4],
        ],
        [[2], [6]],
      ],
      note: { en: 'Nobody fits better than anybody else: equal shares. A value may have one number.' },
    },
    {
      args: [
        [1, 2, -1, 0],
        [
          [1, 1, 0, 0],
          [0, 1, 1, 3],
          [2, 0, 2, 1],
        ],
        [
          [1, 10],
          [2, 20],
          [3, 30],
        ],
      ],
      note: { en: 'The query has four numbers, so divide by the root of 4; values have two.' },
    },
  ],
  right: attendTo,
  starter: {
    answer: ((_query, keys, values) =>
      taken(
        keys.map(() => 1 / keys.length),
        values,
      )) satisfies Attend,
    say: {
      en: 'Nothing to check yet: everybody still gets the same share. Let the shares be the softmax of the scores.',
    },
  },
  wrong: [
    {
      answer: ((query, keys, values) =>
        taken(softmax(keys.map((key) => fit(query, key))), values)) satisfies Attend,
      say: {
        en: 'The scores are not divided by the root of how many numbers the query has: Math.sqrt(query.length).',
      },
    },
    {
      answer: ((query, keys, values) =>
        taken(softmax(keys.map((key) => fit(query, key) / query.length)), values)) satisfies Attend,
      say: {
        en: 'It divides by the length of the query itself. Divide by its root: Math.sqrt(query.length).',
      },
    },
    {
      answer: ((query, keys, values) =>
        taken(softmax(keys.map((key) => fit(query, key) / Math.sqrt(keys.length))), values)) satisfies Attend,
      say: {
        en: 'It divides by the root of how many keys there are. It is the length of the query that counts.',
      },
    },
    {
      answer: ((query, keys, values) => taken(scoresFor(query, keys), values)) satisfies Attend,
      say: { en: 'The values are taken times the scores. Softmax is missing: the shares must add up to 1.' },
    },
    {
      answer: ((query, keys, values) => {
        const scores = scoresFor(query, keys)
        return [...values[scores.indexOf(Math.max(...scores))]!]
      }) satisfies Attend,
      say: {
        en: 'The best key gets everything. In attention everybody gets a share, the best one the largest.',
      },
    },
    {
      answer: ((query, keys) => taken(softmax(scoresFor(query, keys)), keys)) satisfies Attend,
      say: {
        en: 'It adds up the keys. The keys decide on the shares; what is handed over are the values.',
      },
    },
    {
      answer: ((query, keys) => softmax(scoresFor(query, keys))) satisfies Attend,
      say: { en: 'These are the shares. Now the values, each times its share, added up.' },
    },
    {
      answer: ((query, _keys, values) => taken(softmax(scoresFor(query, values)), values)) satisfies Attend,
      say: { en: 'It compares the query with the values. It is the keys that the query is compared with.' },
    },
  ],
}

type Heat = (scores: Numbers, temperature: number) => number[]

const atTemperature: Heat = (scores, temperature) => softmax(scores.map((score) => score / temperature))

/** `withTemperature(scores, temperature)`: the probabilities of the next letter in lesson 12. */
const temperature: Exercise = {
  id: '12-temperature',
  name: 'withTemperature',
  cases: [
    { args: [[2, 1, 0], 1], note: { en: 'At temperature 1 it is softmax as ever.' } },
    {
      args: [[2, 1, 0], 0.5],
      note: { en: 'Below 1 the highest score gets more: it is softmax of 4, 2, 0.' },
    },
    { args: [[2, 1, 0], 2], note: { en: 'Above 1 the others get more: it is softmax of 1, 0.5, 0.' } },
    { args: [[-1, 3], 0.25] },
    { args: [[0, 0, 0, 0], 3], note: { en: 'Equal scores stay equal at every temperature.' } },
  ],
  right: atTemperature,
  starter: {
    answer: ((scores) => softmax(scores)) satisfies Heat,
    say: {
      en: 'Nothing to check yet: the temperature changes nothing. Divide the scores by it first. (To subtract it from all of them changes no probability either.)',
    },
  },
  wrong: [
    {
      answer: ((scores, temperature) => softmax(scores.map((score) => score * temperature))) satisfies Heat,
      say: { en: 'It multiplies. A high temperature should make the differences smaller: divide.' },
    },
    {
      answer: ((scores, temperature) => softmax(scores).map((p) => p / temperature)) satisfies Heat,
      say: {
        en: 'It divides the probabilities, which then do not add up to 1. Divide the scores, before softmax.',
      },
    },
    {
      answer: ((scores, temperature) => scores.map((score) => score / temperature)) satisfies Heat,
      say: {
        en: 'These are scores, divided by the temperature. Softmax must still make probabilities of them.',
      },
    },
    {
      answer: ((scores, temperature) => {
        const powers = scores.map((score) => Math.exp(score / temperature))
        return powers
      }) satisfies Heat,
      say: { en: 'These are powers of e. Softmax also divides each by their sum; use it as it is.' },
    },
    {
      answer: ((scores, temperature) => softmax(softmax(scores).map((p) => p / temperature))) satisfies Heat,
      say: { en: 'Softmax is used twice. Divide the scores themselves, and use it once.' },
    },
  ],
}

export const attentionATransformer: readonly Exercise[] = [attend, temperature]
