import type { Exercise } from './judge'

type Count = (sizes: readonly number[]) => number

/** What is owned between each two neighbouring layers, added up. */
const between = (sizes: readonly number[], owned: (from: number, to: number) => number): number =>
  sizes.slice(1).reduce((sum, to, l) => sum + owned(sizes[l]!, to), 0)

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0)

const countNumbers: Count = (sizes) => between(sizes, (from, to) => from * to + to)

/** `countNumbers(sizes)`: how many numbers the layers of lesson 06 own. */
const count: Exercise = {
  id: '06-count',
  name: 'countNumbers',
  cases: [
    { args: [[1, 2, 1]], note: { en: 'The tent: 2 weights and 2 biases, then 2 weights and 1 bias.' } },
    { args: [[3, 1]], note: { en: 'One neuron for three features: three weights, one bias.' } },
    { args: [[7, 8, 5]], note: { en: 'The network of lesson 05.' } },
    { args: [[2, 4, 3, 1]], note: { en: 'Three layers own numbers here. The features own none.' } },
    { args: [[4]], note: { en: 'Features alone are no network: nothing is owned.' } },
    { args: [[784, 10]] },
  ],
  right: countNumbers,
  starter: {
    answer: (() => 0) satisfies Count,
    say: { en: 'Nothing to check yet: countNumbers answers 0 to everything. Add up weights and biases.' },
  },
  wrong: [
    {
      answer: ((sizes) => between(sizes, (from, to) => from * to)) satisfies Count,
      say: { en: 'The biases are missing: every neuron owns one, beside its weights.' },
    },
    {
      answer: ((sizes) => countNumbers(sizes) + (sizes[0] ?? 0)) satisfies Count,
      say: { en: 'It counts a bias for each feature. Features own nothing: begin with the second size.' },
    },
    {
      answer: ((sizes) => between(sizes, (from, to) => from * to + from)) satisfies Count,
      say: {
        en: 'The biases belong to the neurons on the right of the weights, not to what comes in: add sizes[l], not sizes[l - 1].',
      },
    },
    {
      answer: ((sizes) => between(sizes, (from, to) => from * to + 1)) satisfies Count,
      say: { en: 'It counts one bias for each layer. Each neuron has its own: add sizes[l].' },
    },
    {
      answer: ((sizes) => between(sizes, (from, to) => from + to)) satisfies Count,
      say: {
        en: 'It adds the two sizes. Each neuron has a weight for each number that comes in, so they are multiplied.',
      },
    },
    {
      answer: ((sizes) => total(sizes.slice(1))) satisfies Count,
      say: {
        en: 'That counts the neurons, and so the biases. The weights are missing: sizes[l] * sizes[l - 1].',
      },
    },
    {
      answer: total satisfies Count,
      say: { en: 'That adds up the sizes. Asked for are the lines between the layers, and the biases.' },
    },
    {
      answer: ((sizes) => sizes.reduce((product, size) => product * size, 1)) satisfies Count,
      say: {
        en: 'It multiplies all sizes at once. Weights lie only between neighbouring layers: multiply two by two, and add.',
      },
    },
    {
      answer: ((sizes) => countNumbers(sizes.slice(0, 2))) satisfies Count,
      say: { en: 'It counts the first layer and ends. Is return inside the loop? It belongs after it.' },
    },
    {
      answer: ((sizes) => countNumbers(sizes.slice(0, -1))) satisfies Count,
      say: { en: 'The last layer is left out. The loop runs while l < sizes.length.' },
    },
  ],
}

type Slopes = (inputs: readonly number[], score: number, byOutput: number) => number[]

/** The slopes in weights and bias, from the slope in the score. */
const fromScore = (inputs: readonly number[], byScore: number): number[] => [
  ...inputs.map((input) => byScore * input),
  byScore,
]

const slopesOfNeuron: Slopes = (inputs, score, byOutput) => fromScore(inputs, score > 0 ? byOutput : 0)

/** `slopesOfNeuron(inputs, score, byOutput)`: back through one neuron with ReLU. */
const slopes: Exercise = {
  id: '06-slopes',
  name: 'slopesOfNeuron',
  cases: [
    { args: [[2], 1.5, 0.75], note: { en: 'The neuron is on: 0.75 · 2 for its weight, 0.75 for its bias.' } },
    { args: [[2], -1, 1.5], note: { en: 'Its score is below 0: it is off, and all its slopes are 0.' } },
    { args: [[3, -2], 0.5, -1.25], note: { en: 'Two inputs, so two weights, and then the bias.' } },
    { args: [[0, 4, 1], 2.5, 0.5], note: { en: 'What came in as 0 has no share: its weight has slope 0.' } },
    { args: [[0.5, 1], -0.25, -2] },
  ],
  right: slopesOfNeuron,
  starter: {
    answer: ((inputs) => fromScore(inputs, 0)) satisfies Slopes,
    say: {
      en: 'All slopes are still 0, as if the neuron were always off. Where its score is above 0, the slope goes through.',
    },
  },
  wrong: [
    {
      answer: ((inputs, _score, byOutput) => fromScore(inputs, byOutput)) satisfies Slopes,
      say: {
        en: 'It forgets ReLU. A neuron whose score is not above 0 is off: nothing goes back through it.',
      },
    },
    {
      answer: ((inputs, score, byOutput) => fromScore(inputs, score > 0 ? 0 : byOutput)) satisfies Slopes,
      say: { en: 'The gate is the wrong way round: it lets through where the neuron is off.' },
    },
    {
      answer: ((inputs, _score, byOutput) => fromScore(inputs, byOutput > 0 ? byOutput : 0)) satisfies Slopes,
      say: {
        en: 'It asks whether the slope is above 0. The gate asks about the score; slopes may well be negative.',
      },
    },
    {
      answer: ((inputs, score, byOutput) =>
        fromScore(inputs, Math.max(score, 0) * byOutput)) satisfies Slopes,
      say: {
        en: 'It multiplies by the score. Through ReLU the slope goes as it is, or not at all: times 1, or times 0.',
      },
    },
    {
      answer: ((inputs, score, byOutput) => {
        const byScore = score > 0 ? byOutput : 0
        return [...inputs.map(() => byScore), byScore]
      }) satisfies Slopes,
      say: {
        en: 'All weights get the slope of the bias. A weight has that slope times what came in through it.',
      },
    },
    {
      answer: ((inputs, score, byOutput) =>
        slopesOfNeuron(inputs, score, byOutput).slice(0, -1)) satisfies Slopes,
      say: { en: 'The weights are right. At the end of the list the slope in the bias is missing.' },
    },
    {
      answer: ((inputs, score, byOutput) => {
        const all = slopesOfNeuron(inputs, score, byOutput)
        return [...all.slice(-1), ...all.slice(0, -1)]
      }) satisfies Slopes,
      say: { en: 'The slopes are right, but the bias stands first. It belongs at the end of the list.' },
    },
    {
      answer: ((inputs, score, byOutput) => [
        ...slopesOfNeuron(inputs, score, byOutput).slice(0, -1),
        byOutput,
      ]) satisfies Slopes,
      say: { en: 'The gate counts for the bias as well: when the neuron is off, its bias has slope 0.' },
    },
    {
      answer: ((inputs, score, byOutput) =>
        slopesOfNeuron(inputs, score, byOutput).map((slope) => -slope)) satisfies Slopes,
      say: { en: 'All signs are turned round. Asked for is the slope; the step against it comes later.' },
    },
  ],
}

export const insideTheNetwork: readonly Exercise[] = [count, slopes]
