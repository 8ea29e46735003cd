import type { Exercise } from './judge'

type Value = number | null
type Mean = (values: readonly Value[]) => Value

const add = (values: readonly Value[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
const known = (values: readonly Value[]) => values.filter((value) => value !== null)

/** `meanOfKnown(values)`: the mean of the values that are not null; null if there is none. */
const meanOfKnown: Exercise = {
  id: '09-known',
  name: 'meanOfKnown',
  cases: [
    { args: [[180, 190, 200]], note: { en: 'Nothing is missing: an ordinary mean.' } },
    {
      args: [[180, null, 200]],
      note: { en: 'Two are known, 180 and 200. Their mean is 190.' },
    },
    {
      args: [[-2, 0, null, 5]],
      note: { en: 'Degrees, say. 0 is a measurement: three are known, and their sum is 3.' },
    },
    { args: [[null, null]], note: { en: 'None is known, so the mean is not known either: null.' } },
    { args: [[null, 39.1, null, 40.3, 36.7]] },
  ],
  right: ((values) =>
    known(values).length === 0 ? null : add(values) / known(values).length) satisfies Mean,
  starter: {
    answer: (() => null) satisfies Mean,
    say: {
      en: 'Nothing to check yet: meanOfKnown still says that it does not know. Add up what is known, and divide by how many are known.',
    },
  },
  wrong: [
    {
      answer: ((values) => add(values) / values.length) satisfies Mean,
      say: {
        en: 'You divide by all values, the missing ones too. That is as if each missing one were 0, which is what danfojs does. Divide by how many are known.',
      },
    },
    {
      answer: ((values) => (known(values).length === 0 ? null : add(values) / values.length)) satisfies Mean,
      say: {
        en: 'Only where nothing is known you say so. Where some are missing you still divide by all values. Divide by how many are known.',
      },
    },
    {
      answer: ((values) => add(values) / known(values).length) satisfies Mean,
      say: {
        en: 'Nearly. Where none is known you divide 0 by 0, and NaN comes out. Ask first how many are known, and give null if there is none.',
      },
    },
    {
      answer: ((values) =>
        known(values).length === 0 ? 0 : add(values) / known(values).length) satisfies Mean,
      say: {
        en: 'Nearly. Where none is known you say 0. That invents a measurement: a reader cannot tell it from a real 0. Give null.',
      },
    },
    {
      answer: ((values) => {
        const some = values.filter((value) => value)
        return some.length === 0 ? null : add(some) / some.length
      }) satisfies Mean,
      say: {
        en: 'You leave 0 out as well as null: filter((value) => value) keeps only what counts as true, and 0 does not. Compare with null: value !== null.',
      },
    },
    {
      answer: ((values) => {
        const some = values.filter((value) => value)
        return add(some) / some.length
      }) satisfies Mean,
      say: {
        en: 'Two slips. 0 is left out as well as null (compare with null: value !== null), and where none is known 0 / 0 gives NaN instead of null.',
      },
    },
    {
      answer: ((values) => (values.includes(null) ? null : add(values) / values.length)) satisfies Mean,
      say: {
        en: 'You give null as soon as one value is missing. That is honest, but here 344 birds would have no mean because of two. Take the mean of those that are known.',
      },
    },
    {
      answer: ((values) => (known(values).length === 0 ? null : add(values))) satisfies Mean,
      say: { en: 'That is the sum of the known values. Divide it by how many are known.' },
    },
  ],
}

interface Held {
  readonly train: readonly number[]
  readonly test: readonly number[]
}
type HoldOut = (islands: readonly string[], island: string) => Held

const places = (islands: readonly string[], keep: (island: string) => boolean): number[] =>
  [...islands.keys()].filter((place) => keep(islands[place]!))
const right: HoldOut = (islands, island) => ({
  train: places(islands, (each) => each !== island),
  test: places(islands, (each) => each === island),
})

const colony = ['Biscoe', 'Dream', 'Biscoe', 'Torgersen', 'Dream', 'Dream']

/** `holdOut(islands, island)`: the places of the birds to train with, and of those to test on. */
const holdOut: Exercise = {
  id: '09-held-out',
  name: 'holdOut',
  cases: [
    {
      args: [colony, 'Dream'],
      note: {
        en: 'The birds at places 1, 4 and 5 live on Dream: they are the test. 0, 2 and 3 are left to train with.',
      },
    },
    { args: [colony, 'Biscoe'], note: { en: 'Places 0 and 2 live on Biscoe. Counting begins at 0.' } },
    { args: [colony, 'Torgersen'], note: { en: 'One bird only, at place 3.' } },
    { args: [['Dream', 'Dream', 'Biscoe'], 'Dream'] },
    {
      args: [['Dream', 'Biscoe'], 'Torgersen'],
      note: { en: 'Nobody lives there: nobody to test on, and all are left to train with.' },
    },
  ],
  right,
  starter: {
    answer: ((islands) => ({ train: [...islands.keys()], test: [] })) satisfies HoldOut,
    say: {
      en: 'Nothing to check yet: holdOut still trains with every bird and tests on none. Keep the places of the island apart.',
    },
  },
  wrong: [
    {
      answer: ((islands, island) => {
        const { train, test } = right(islands, island)
        return { train: test, test: train }
      }) satisfies HoldOut,
      say: {
        en: 'The other way round: you train on the one island and test on all others. Held out means that training must not see it.',
      },
    },
    {
      answer: ((islands, island) => ({
        train: [...islands.keys()],
        test: right(islands, island).test,
      })) satisfies HoldOut,
      say: {
        en: 'The test is right, but training sees all birds, those of the test too. That is a leak: take them out of train.',
      },
    },
    {
      answer: ((islands, island) => ({
        train: right(islands, island).train,
        test: [...islands.keys()],
      })) satisfies HoldOut,
      say: {
        en: 'Training is right, but you test on all birds, those it was trained on too. Test only on the island held out.',
      },
    },
    {
      answer: ((islands, island) => {
        const first = islands.indexOf(island)
        return {
          train: [...islands.keys()].filter((place) => place !== first),
          test: first < 0 ? [] : [first],
        }
      }) satisfies HoldOut,
      say: {
        en: 'You hold out only the first bird of the island. Its neighbours are still in training, so the model has been there.',
      },
    },
    {
      answer: ((islands, island) => {
        const { train, test } = right(islands, island)
        return { train: train.map((place) => place + 1), test: test.map((place) => place + 1) }
      }) satisfies HoldOut,
      say: { en: 'Your places begin at 1. The first bird of a list stands at place 0.' },
    },
    {
      answer: ((islands) => {
        const all = [...islands.keys()]
        const end = Math.round(all.length * 0.8)
        return { train: all.slice(0, end), test: all.slice(end) }
      }) satisfies HoldOut,
      say: {
        en: 'You keep the last fifth of the list, wherever these birds live. Hold out a whole island: ask for its name.',
      },
    },
  ],
}

export const realBirds: readonly Exercise[] = [meanOfKnown, holdOut]
