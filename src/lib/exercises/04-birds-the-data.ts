import type { Exercise } from './judge'

type Range = readonly [low: number, high: number]
type Repair = (typed: number, range: Range) => number | null

/** Whether a weight is possible at all: not under half of the least published one, not over twice the largest. */
const possible = (weight: number, [low, high]: Range) => weight >= low / 2 && weight <= high * 2

const grams: Repair = (typed, range) => {
  if (possible(typed, range)) return typed
  return possible(typed * 1000, range) ? typed * 1000 : null
}

const hawk: Range = [690, 1460]
const secretaryBird: Range = [2300, 4270]
const loon: Range = [2200, 7600]
const hummingbird: Range = [2.4, 4]
const woodpecker: Range = [450, 570]

/** `grams(typed, range)`: a weight as somebody typed it, in grams; null where it can be no weight of that species. */
const readGrams: Exercise = {
  id: '04-grams',
  name: 'grams',
  cases: [
    { args: [1000.1, hawk] },
    { args: [4.1, loon], note: { en: 'A loon of 4.1 g cannot be. A loon of 4.1 kg can.' } },
    {
      args: [3, hummingbird],
      note: { en: 'Three grams is small and right: that is what a hummingbird weighs.' },
    },
    { args: [0.52, woodpecker] },
    {
      args: [1500, hawk],
      note: {
        en: 'A little over the published range is a heavy hawk, no slip: it lies under twice the largest.',
      },
    },
    {
      args: [35, secretaryBird],
      note: { en: 'Neither 35 g nor 35 kg is a secretary bird. Nobody knows what was meant: null.' },
    },
    { args: [0.0031, hummingbird] },
    { args: [345, hawk], note: { en: 'Half of the least is just possible: "at least" is >=.' } },
    { args: [2920, hawk], note: { en: 'Twice the largest is just possible: "at most" is <=.' } },
    {
      args: [3100, hummingbird],
      note: { en: 'Milligrams, perhaps. But kilograms are the only slip we agreed to repair: null.' },
    },
  ],
  right: grams,
  starter: {
    answer: ((typed) => typed) satisfies Repair,
    say: {
      en: 'Nothing to check yet: grams believes whatever was typed. Ask first whether it is possible for the species. (If you have asked: every weight is above the one end or below the other. Both must hold: &&, not ||.)',
    },
  },
  wrong: [
    {
      answer: ((typed) => (typed < 10 ? typed * 1000 : typed)) satisfies Repair,
      say: {
        en: 'It guesses from the size of the number alone. A hummingbird of 3 g becomes one of 3 kg. Compare with the range of the species.',
      },
    },
    {
      answer: ((typed, range) => (possible(typed, range) ? typed : typed * 1000)) satisfies Repair,
      say: {
        en: 'What is not possible is always taken for kilograms. Ask once more after multiplying: a secretary bird of 35 kg is not possible either, so give null.',
      },
    },
    {
      answer: ((typed, range) => (possible(typed, range) ? typed : null)) satisfies Repair,
      say: {
        en: 'It throws away everything odd. That is safe, but a loon of 4.1 has a plain explanation: try typed * 1000 before you give up.',
      },
    },
    {
      answer: ((typed, range) => {
        if (possible(typed, range)) return typed
        return possible(typed / 1000, range) ? typed / 1000 : null
      }) satisfies Repair,
      say: { en: 'The way is right, the direction is not: a kilogram is a thousand grams, so multiply.' },
    },
    {
      answer: ((typed, [low, high]) => {
        if (typed >= low && typed <= high) return typed
        return typed * 1000 >= low && typed * 1000 <= high ? typed * 1000 : null
      }) satisfies Repair,
      say: {
        en: 'You hold birds strictly to the published range. A hawk of 1500 g is a heavy hawk, no slip. Allow from half of the lowest to twice the highest.',
      },
    },
    {
      answer: ((typed, [low, high]) => {
        const inside = (weight: number) => weight > low / 2 && weight < high * 2
        if (inside(typed)) return typed
        return inside(typed * 1000) ? typed * 1000 : null
      }) satisfies Repair,
      say: { en: 'Only the ends are off. "At least" and "at most" include them: >= and <=.' },
    },
    {
      answer: ((typed, [low, high]) => Math.min(high, Math.max(low, typed))) satisfies Repair,
      say: {
        en: 'It moves every odd value to the edge of the range. That looks tidy, and it invents a measurement that nobody made.',
      },
    },
    {
      answer: ((typed, range) =>
        possible(typed, range) ? typed : (range[0] + range[1]) / 2) satisfies Repair,
      say: {
        en: 'It fills in the middle of the range. That looks tidy, and it invents a measurement that nobody made.',
      },
    },
  ],
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length
const squares = (numbers: readonly number[]) => sum(numbers.map((number) => (number - mean(numbers)) ** 2))
const sd = (numbers: readonly number[]) => Math.sqrt(squares(numbers) / numbers.length)

type Standardised = (value: number, train: readonly number[]) => number

const inStandardUnits: Standardised = (value, train) => (value - mean(train)) / sd(train)

/** `standardised(value, train)`: how many standard deviations of the training values a value lies above their mean. */
const standardised: Exercise = {
  id: '04-standardised',
  name: 'standardised',
  cases: [
    {
      args: [9, [2, 4, 4, 4, 5, 5, 7, 9]],
      note: { en: 'The mean of these eight is 5, their standard deviation 2. Nine is two of them above.' },
    },
    { args: [5, [2, 4, 4, 4, 5, 5, 7, 9]], note: { en: 'A value at the mean comes out as 0.' } },
    { args: [-1, [2, 4, 4, 4, 5, 5, 7, 9]], note: { en: 'A value below the mean comes out negative.' } },
    { args: [10, [0, 10]] },
    {
      args: [100, [1, 2, 3, 4, 5]],
      note: { en: 'A value far outside of what was seen in training stays far outside.' },
    },
  ],
  right: inStandardUnits,
  starter: {
    answer: ((value) => value) satisfies Standardised,
    say: {
      en: 'Nothing to check yet: standardised still gives the value back as it came. Take the mean of train away, then divide by the standard deviation.',
    },
  },
  wrong: [
    {
      answer: ((value, train) => value - mean(train)) satisfies Standardised,
      say: {
        en: 'The mean is taken away. What is missing is the second step: divide by the standard deviation.',
      },
    },
    {
      answer: ((value, train) => value / sd(train)) satisfies Standardised,
      say: { en: 'It divides by the standard deviation, but the mean was not taken away before.' },
    },
    {
      answer: ((value, train) => value - mean(train) / sd(train)) satisfies Standardised,
      say: { en: 'Division comes before subtraction. Put brackets round value - mean.' },
    },
    {
      answer: ((value, train) => (mean(train) - value) / sd(train)) satisfies Standardised,
      say: { en: 'The size is right, the sign is not: a value above the mean should come out positive.' },
    },
    {
      answer: ((value, train) =>
        (value - mean(train)) / (squares(train) / train.length)) satisfies Standardised,
      say: {
        en: 'It divides by the mean of the squares. The standard deviation is the square root of that.',
      },
    },
    {
      answer: ((value, train) => (value - mean(train)) / Math.sqrt(squares(train))) satisfies Standardised,
      say: {
        en: 'The squares were added up, but not divided by how many there are, before the root was taken.',
      },
    },
    {
      answer: ((value, train) =>
        (value - mean(train)) / Math.sqrt(squares(train) / (train.length - 1))) satisfies Standardised,
      say: {
        en: 'You divide by n - 1, as statistics does when it judges a whole population by a sample. That is no mistake in itself; here we describe the training birds themselves, and divide by n.',
      },
    },
    {
      answer: ((value, train) => inStandardUnits(value, [...train, value])) satisfies Standardised,
      say: {
        en: 'The value itself went into the mean and the standard deviation. That is the leak of this lesson: they come from the training values alone, whatever comes later.',
      },
    },
    {
      answer: ((value, train) =>
        (value - Math.min(...train)) / (Math.max(...train) - Math.min(...train))) satisfies Standardised,
      say: {
        en: 'That is min-max scaling: 0 for the smallest, 1 for the largest. A good scale too, but one odd bird sets it. Asked for is (value - mean) / standard deviation.',
      },
    },
  ],
}

export const birdsTheData: readonly Exercise[] = [readGrams, standardised]
