import type { Exercise, ExerciseCase } from './judge'

type MeanSquare = (answers: readonly number[], truths: readonly number[]) => number

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const differences: (...lists: Parameters<MeanSquare>) => number[] = (answers, truths) =>
  answers.map((answer, i) => answer - truths[i]!)
const meanSquareOf: MeanSquare = (answers, truths) =>
  sumOf(differences(answers, truths).map((difference) => difference ** 2)) / answers.length

/** `meanSquare(answers, truths)`: the loss of lesson 07. */
const meanSquare: Exercise = {
  id: '07-mean-square',
  name: 'meanSquare',
  cases: [
    {
      args: [
        [3, 5],
        [1, 5],
      ],
      note: { en: 'The differences are 2 and 0, their squares 4 and 0, the mean of these is 2.' },
    },
    {
      args: [
        [1, 9],
        [4, 6],
      ],
      note: { en: 'Too little and too much: −3 and 3. They must not cancel.' },
    },
    {
      args: [
        [2, 2, 2],
        [2, 2, 2],
      ],
      note: { en: 'Every answer is true: no loss.' },
    },
    {
      args: [
        [1, 2, 3, 4],
        [2, 4, 2, 8],
      ],
    },
    { args: [[-1], [2]], note: { en: 'One bird alone.' } },
    {
      args: [
        [0.5, 0.25],
        [0, 0],
      ],
      note: { en: 'Squares of small differences are smaller still.' },
    },
  ],
  right: meanSquareOf,
  starter: {
    answer: (() => 0) satisfies MeanSquare,
    say: { en: 'Nothing to check yet: meanSquare is 0 for everything. Compare answers with truths.' },
  },
  wrong: [
    {
      answer: ((answers, truths) => meanSquareOf(answers, truths) * answers.length) satisfies MeanSquare,
      say: {
        en: 'That is the sum of the squares. Divide it by how many there are, or more birds mean more loss.',
      },
    },
    {
      answer: ((answers, truths) =>
        sumOf(differences(answers, truths).map(Math.abs)) / answers.length) satisfies MeanSquare,
      say: { en: 'The differences are not squared: that is the mean absolute error. ** 2 squares.' },
    },
    {
      answer: ((answers, truths) =>
        sumOf(differences(answers, truths)) / answers.length) satisfies MeanSquare,
      say: { en: 'Too much and too little cancel in it. Square each difference before you add them up.' },
    },
    {
      answer: ((answers, truths) =>
        (sumOf(differences(answers, truths)) / answers.length) ** 2) satisfies MeanSquare,
      say: {
        en: 'It squares at the end, when too much and too little have cancelled already. First the squares, then the mean.',
      },
    },
    {
      answer: ((answers, truths) => Math.sqrt(meanSquareOf(answers, truths))) satisfies MeanSquare,
      say: { en: 'That is the root of it. The loss is the mean of the squares, without a root.' },
    },
    {
      answer: ((answers, truths) => meanSquareOf(answers, truths) / 2) satisfies MeanSquare,
      say: {
        en: 'It is half of what it should be. Some books do put a half in front, to have no 2 in the slope; we do not.',
      },
    },
    {
      answer: ((answers, truths) =>
        sumOf(answers.map((answer, i) => answer ** 2 - truths[i]! ** 2)) /
        answers.length) satisfies MeanSquare,
      say: {
        en: 'It squares answer and truth apart. Take the difference first, in brackets, and square that: (answer - truth) ** 2.',
      },
    },
    {
      answer: ((answers, truths) =>
        (meanSquareOf(answers, truths) * answers.length) / (answers.length - 1)) satisfies MeanSquare,
      say: { en: 'It divides by one less than there are. The mean divides by all of them.' },
    },
  ],
}

type Slope = (w: number) => number
type Roll = (slopeAt: Slope, w: number, learningRate: number, keep: number, steps: number) => number

/** A walk with a velocity: `renew` makes the new one of the old one and the slope. */
function rolling(renew: (velocity: number, slope: number, keep: number) => number): Roll {
  return (slopeAt, from, learningRate, keep, steps) => {
    let [w, velocity] = [from, 0]
    for (let step = 1; step <= steps; step++) {
      velocity = renew(velocity, slopeAt(w), keep)
      w -= learningRate * velocity
    }
    return w
  }
}

const rollDown = rolling((velocity, slope, keep) => keep * velocity + slope)

const bowl: Slope = (w) => 2 * (w - 3)
const ramp: Slope = () => 1

const rollCase = (slopeAt: Slope, told: string, numbers: readonly number[], note?: string): ExerciseCase => ({
  args: [slopeAt, ...numbers],
  call: { en: `roll(slopeAt, ${numbers.join(', ')}), where the slope at w is ${told}` },
  ...(note === undefined ? {} : { note: { en: note } }),
})
const onRamp = (numbers: readonly number[], note?: string) => rollCase(ramp, '1 everywhere', numbers, note)
const inBowl = (numbers: readonly number[], note?: string) => rollCase(bowl, '2 · (w − 3)', numbers, note)

/** `roll(slopeAt, w, learningRate, keep, steps)`: momentum, lesson 07. */
const roll: Exercise = {
  id: '07-roll',
  name: 'roll',
  cases: [
    inBowl([7, 0.25, 0.5, 1], 'The first step is that of gradient descent: from 7 to 5.'),
    onRamp([10, 1, 0.5, 2], 'On a ramp of slope 1 with keep 0.5: velocities 1 and 1.5, from 10 to 7.5.'),
    onRamp([10, 1, 0.5, 3], 'One step more: its velocity is 1.75, from 7.5 to 5.75.'),
    inBowl([7, 0.25, 0.5, 3]),
    inBowl([7, 0.125, 0, 4], 'With keep 0 it is gradient descent.'),
    inBowl([1, 0.25, 0.75, 5]),
    inBowl([9, 0.5, 0.5, 0], 'No steps: it stays where it began.'),
  ],
  right: rollDown,
  starter: {
    answer: rolling((_velocity, slope) => slope),
    say: {
      en: 'Nothing to check yet: it forgets, as gradient descent does. (So does a velocity that is set to 0 inside the loop.) Give it a velocity that lives on from step to step.',
    },
  },
  wrong: [
    {
      answer: rolling((velocity, slope, keep) => keep * velocity + (1 - keep) * slope),
      say: {
        en: 'It takes only a share of the slope, keep * velocity + (1 - keep) * slope: a running mean, as in Adam. Here the whole slope is added.',
      },
    },
    {
      answer: rolling((velocity, slope) => velocity + slope),
      say: {
        en: 'Nothing is lost on the way: keep is left out. Without friction the ball never comes to rest.',
      },
    },
    {
      answer: rolling((velocity, slope, keep) => keep * (velocity + slope)),
      say: {
        en: 'keep reaches the slope as well. It belongs to the old velocity only: keep * velocity + slope.',
      },
    },
    {
      answer: ((slopeAt, from, learningRate, keep, steps) => {
        let [w, velocity] = [from, 0]
        for (let step = 1; step <= steps; step++) {
          w -= learningRate * velocity
          velocity = keep * velocity + slopeAt(w)
        }
        return w
      }) satisfies Roll,
      say: {
        en: 'It moves with the velocity of the step before, so its first step leads nowhere. First renew the velocity, then move.',
      },
    },
    {
      answer: ((slopeAt, w, learningRate, keep, steps) =>
        rollDown(slopeAt, w, -learningRate, keep, steps)) satisfies Roll,
      say: {
        en: 'It rolls uphill. The velocity adds the slope, and w -= learningRate * velocity takes the velocity away: one minus in all, not none and not two.',
      },
    },
    {
      answer: ((slopeAt, w, _learningRate, keep, steps) =>
        rollDown(slopeAt, w, 1, keep, steps)) satisfies Roll,
      say: { en: 'The learning rate is left out. w moves by the learning rate times the velocity.' },
    },
    {
      answer: ((slopeAt, from, learningRate, keep, steps) => {
        const slope = slopeAt(from)
        return rollDown(() => slope, from, learningRate, keep, steps)
      }) satisfies Roll,
      say: { en: 'It asks for the slope once and keeps it. Ask slopeAt(w) in each step, where w is now.' },
    },
    {
      // without any step the loop, and the return in it, is never reached
      answer: (slopeAt: Slope, w: number, learningRate: number, _keep: number, steps: number) =>
        steps < 1 ? undefined : w - learningRate * slopeAt(w),
      say: { en: 'It ends after one step. return w belongs after the closing bracket of the loop.' },
    },
  ],
}

export const lossesAndOptimisers: readonly Exercise[] = [meanSquare, roll]
