import type { Exercise, ExerciseCase } from './judge'

type Soft = (k: number, x: number, steepness: number) => number

const sigmoid = (s: number) => 1 / (1 + Math.exp(-s))
const softLine: Soft = (k, x, steepness) => sigmoid(steepness * (x - k))

/** `probability(k, x, steepness)`: the model of lesson 02. */
const probability: Exercise = {
  id: '02-probability',
  name: 'probability',
  cases: [
    { args: [5, 6, 2], note: { en: 'One unit right of the line, with steepness 2, s is 2.' } },
    { args: [5, 5, 2], note: { en: 'On the line nobody can know: a half.' } },
    { args: [5, 4, 2], note: { en: 'One unit left of the line, s is −2.' } },
    { args: [3, 7, 0.5] },
    { args: [6, 2, 1] },
    { args: [5, 5.25, 8] },
  ],
  right: softLine,
  starter: {
    answer: ((k, x) => (x < k ? 0 : 1)) satisfies Soft,
    say: {
      en: 'Nothing to check yet: probability still jumps from 0 to 1, as the line of lesson 01 does. Put the formula in its place. (A p that is rounded jumps as well.)',
    },
  },
  wrong: [
    {
      answer: ((k, x, steepness) => 1 - softLine(k, x, steepness)) satisfies Soft,
      say: {
        en: 'That is the probability of A: it falls from left to right. It is Math.exp(-s), with a minus, and x - k, not k - x.',
      },
    },
    {
      answer: ((k, x, steepness) => 1 + Math.exp(-steepness * (x - k))) satisfies Soft,
      say: {
        en: 'It gives numbers above 1. The computer divides before it adds: 1 / 1 + ... is not 1 / (1 + ...).',
      },
    },
    {
      answer: ((k, x, steepness) => sigmoid(steepness * x - k)) satisfies Soft,
      say: {
        en: 'The steepness reaches x only, not k. First the distance from the line, in brackets, then times the steepness: steepness * (x - k).',
      },
    },
    {
      answer: ((k, x, steepness) => sigmoid(steepness * x + k)) satisfies Soft,
      say: {
        en: 'The minus before steepness does not reach k: -steepness * x - k. Put s on a line of its own, and write Math.exp(-s).',
      },
    },
    {
      answer: ((k, x) => sigmoid(x - k)) satisfies Soft,
      say: { en: 'The steepness is left out: s is steepness times the distance from the line.' },
    },
    {
      answer: ((k, x) => softLine(k, x, 2)) satisfies Soft,
      say: { en: 'The steepness is always 2 in it. Use the one that the function is given.' },
    },
    {
      answer: ((k, x, steepness) => sigmoid((x - k) / steepness)) satisfies Soft,
      say: {
        en: 'It divides by the steepness. A larger steepness should make the ramp steeper: multiply.',
      },
    },
    {
      answer: ((k, x, steepness) => steepness * (x - k)) satisfies Soft,
      say: {
        en: 'That is s, which can be any number. The sigmoid of s is still missing: 1 / (1 + Math.exp(-s)).',
      },
    },
    {
      answer: ((k, x, steepness) => Math.exp(-steepness * (x - k))) satisfies Soft,
      say: {
        en: 'That is e to the power of −s alone. It belongs under the line of the fraction: 1 / (1 + ...).',
      },
    },
    {
      answer: ((k, x, steepness) => 1 / (1 - Math.exp(-steepness * (x - k)))) satisfies Soft,
      say: { en: 'Under the line of the fraction stands a sum: 1 + Math.exp(-s), not 1 - Math.exp(-s).' },
    },
    {
      answer: ((k, x, steepness) => 1 / (1 + 2 ** (-steepness * (x - k)))) satisfies Soft,
      say: { en: 'It raises 2 to the power of −s. The formula raises e, which is 2.718...: Math.exp(-s).' },
    },
  ],
}

type Slope = (k: number) => number
type Walk = (slopeAt: Slope, k: number, learningRate: number, epochs: number) => number

const walkDown: Walk = (slopeAt, k, learningRate, epochs) =>
  walk(k, epochs, (at) => at - learningRate * slopeAt(at))

/** The same move as often as there are epochs. */
function walk(from: number, epochs: number, move: (at: number) => number): number {
  let at = from
  for (let epoch = 1; epoch <= epochs; epoch++) at = move(at)
  return at
}

const bowl: Slope = (k) => 2 * (k - 3)
const ramp: Slope = () => 1

const walkCase = (
  slopeAt: Slope,
  told: string,
  numbers: readonly [number, number, number],
): ExerciseCase => ({
  args: [slopeAt, ...numbers],
  call: { en: `walkDown(slopeAt, ${numbers.join(', ')}), where the slope at k is ${told}` },
})
const inBowl = (...numbers: [number, number, number]) => walkCase(bowl, '2 · (k − 3)', numbers)

/** `walkDown(slopeAt, k, learningRate, epochs)`: the training of lesson 02. */
const descent: Exercise = {
  id: '02-descend',
  name: 'walkDown',
  cases: [
    { ...inBowl(7, 0.25, 1), note: { en: 'At 7 the slope is 8. One step of 0.25 · 8 leads to 5.' } },
    { ...inBowl(7, 0.25, 3), note: { en: 'Three steps: from 7 to 5, to 4, to 3.5.' } },
    { ...inBowl(1, 0.25, 2), note: { en: 'At 1 the slope is negative, so it goes to the right.' } },
    inBowl(3.5, 0.125, 4),
    { ...inBowl(9, 0.5, 0), note: { en: 'No epochs, no step: it stays where it began.' } },
    { ...walkCase(ramp, '1 everywhere', [10, 0.5, 4]), note: { en: 'Four steps of a half, to the left.' } },
  ],
  right: walkDown,
  starter: {
    answer: ((_slopeAt, k) => k) satisfies Walk,
    say: { en: 'Nothing to check yet: walkDown stays where it began. Write the loop.' },
  },
  wrong: [
    {
      answer: ((slopeAt, k, rate, epochs) => walk(k, epochs, (at) => at + rate * slopeAt(at))) satisfies Walk,
      say: {
        en: 'It walks uphill. A slope above 0 says that the loss rises to the right, so go to the left: k - learningRate * slope, with a minus.',
      },
    },
    {
      answer: ((slopeAt, k, _rate, epochs) => walk(k, epochs, (at) => at - slopeAt(at))) satisfies Walk,
      say: { en: 'The learning rate is left out. A step is the learning rate times the slope.' },
    },
    {
      // without any epoch the loop, and the return in it, is never reached
      answer: (slopeAt: Slope, k: number, rate: number, epochs: number) =>
        epochs < 1 ? undefined : k - rate * slopeAt(k),
      say: {
        en: 'It takes one step and ends. return k stands inside the loop: it belongs after the closing bracket of the loop.',
      },
    },
    {
      answer: ((slopeAt, k, rate) => k - rate * slopeAt(k)) satisfies Walk,
      say: {
        en: 'It takes exactly one step, even where there is none to be taken. Repeat the step, as often as epochs says.',
      },
    },
    {
      answer: ((slopeAt, k, rate, epochs) => k - rate * slopeAt(k) * epochs) satisfies Walk,
      say: {
        en: 'All its steps are as long as the first. The slope is another one at each place: ask slopeAt(k) inside the loop, not before it.',
      },
    },
    {
      answer: ((slopeAt, k, rate, epochs) => walkDown(slopeAt, k, rate, epochs - 1)) satisfies Walk,
      say: {
        en: 'It is one step short. From 1, the loop runs while epoch <= epochs; from 0, while epoch < epochs.',
      },
    },
    {
      answer: ((slopeAt, k, rate, epochs) => walkDown(slopeAt, k, rate, epochs + 1)) satisfies Walk,
      say: {
        en: 'It takes one step too many. From 0, the loop runs while epoch < epochs; from 1, while epoch <= epochs.',
      },
    },
    {
      answer: ((slopeAt, k, rate, epochs) =>
        walk(k, epochs, (at) => at - rate * Math.sign(slopeAt(at)))) satisfies Walk,
      say: {
        en: 'It asks only which way it goes down, not how steeply: all its steps are equally long. Take the learning rate times the slope itself.',
      },
    },
    {
      answer: ((slopeAt, k, rate, epochs) => walk(k, epochs, (at) => -rate * slopeAt(at))) satisfies Walk,
      say: {
        en: 'It puts the step in the place of k. The new k is the old one minus the step: k -= ..., or k = k - ...',
      },
    },
    {
      answer: ((slopeAt, k, rate, epochs) => slopeAt(walkDown(slopeAt, k, rate, epochs))) satisfies Walk,
      say: { en: 'It answers with the slope at the end of the way. Asked for is the place: return k.' },
    },
  ],
}

export const trainingBySmallSteps: readonly Exercise[] = [probability, descent]
