import type { Exercise } from './judge'

type Weights = Readonly<Record<string, number>>
type Read = (word: string, weightOf: Weights, memory: number) => number

const read: Read = (word, weightOf, memory) => {
  let h = 0
  for (const letter of word) h = Math.tanh(weightOf[letter]! + memory * h)
  return h
}

const owl = { o: 0.5, w: 1, l: -1 }
const wren = { w: 0.25, r: -0.5, e: 0.75, n: 1.5 }

/** `readWord(word, weightOf, memory)`: the recurrent step with one number, letter after letter. */
const readWord: Exercise = {
  id: '11-read',
  name: 'readWord',
  cases: [
    {
      args: ['o', owl, 0.8],
      note: { en: 'One letter: there is nothing to remember yet, h is tanh of 0.5.' },
    },
    {
      args: ['ow', owl, 0.8],
      note: { en: 'Two letters: the second step adds memory times the h that the first one has left.' },
    },
    { args: ['owl', owl, 0.8] },
    { args: ['low', owl, 0.8], note: { en: 'The same letters as in owl, in another order.' } },
    { args: ['', owl, 0.8], note: { en: 'No letter: h stays what it was at the beginning, 0.' } },
    { args: ['wren', wren, 0.5], note: { en: 'Another memory than 0.8.' } },
    { args: ['renner', wren, -1.2] },
  ],
  right: read,
  starter: {
    answer: (() => 0) satisfies Read,
    say: {
      en: 'Nothing to check yet: readWord still gives back the h with which it begins. Put the step into a loop over the letters.',
    },
  },
  wrong: [
    {
      answer: ((word, weightOf) => read(word, weightOf, 0)) satisfies Read,
      say: {
        en: 'It gives the tanh of the last letter alone. In every step h is made from the letter and from the old h: add memory * h inside of the tanh.',
      },
    },
    {
      answer: ((word, weightOf) => read(word, weightOf, 1)) satisfies Read,
      say: { en: 'The old h goes into the new one in full. It is to be multiplied by memory first.' },
    },
    {
      answer: ((word, weightOf, memory) => {
        let h = 0
        for (const letter of word) h = Math.tanh(weightOf[letter]!) + memory * h
        return h
      }) satisfies Read,
      say: {
        en: 'The bracket closes too early: the memory is added after the tanh, and h can leave the range from −1 to 1. Letter and memory are added first, then comes the tanh of both.',
      },
    },
    {
      answer: ((word, weightOf, memory) => {
        let h = 0
        for (const letter of word) h = weightOf[letter]! + memory * h
        return h
      }) satisfies Read,
      say: { en: 'The tanh is missing: without it h can grow from letter to letter without end.' },
    },
    {
      answer: ((word, weightOf, memory) => {
        let h = 0
        for (const letter of word) h = weightOf[letter]! + memory * h
        return Math.tanh(h)
      }) satisfies Read,
      say: { en: 'It takes tanh once, at the end. Every step has its own tanh, inside of the loop.' },
    },
    {
      answer: ((word, weightOf) => {
        let sum = 0
        for (const letter of word) sum += weightOf[letter]!
        return Math.tanh(sum)
      }) satisfies Read,
      say: {
        en: 'That adds the letters up, in any order: a bag. owl and low come out alike. The step has to be made anew with every letter, with memory times the old h in it.',
      },
    },
    {
      answer: ((word, weightOf, memory) =>
        read([...word].reverse().join(''), weightOf, memory)) satisfies Read,
      say: { en: 'It reads from the end to the beginning. The first letter comes first.' },
    },
    {
      answer: ((word, weightOf, memory) => read(word.slice(0, -1), weightOf, memory)) satisfies Read,
      say: { en: 'The last letter is not read. `for (const letter of word)` takes all of them.' },
    },
    {
      answer: ((word, weightOf, memory) => {
        for (const letter of word) return Math.tanh(weightOf[letter]! + memory * 0)
        return 0
      }) satisfies Read,
      say: {
        en: 'It stops after the first letter: the return stands inside of the loop. It belongs behind it.',
      },
    },
    {
      answer: ((word, weightOf, memory) => {
        let h = 0
        for (const letter of word) h = Math.tanh(memory * (weightOf[letter]! + h))
        return h
      }) satisfies Read,
      say: { en: 'The memory multiplies the letter too. Only the old h is multiplied by it.' },
    },
  ],
}

type Mix = (old: readonly number[], candidate: readonly number[], keep: readonly number[]) => number[]
type Pair = (old: number, candidate: number, keep: number) => number

const each =
  (pair: Pair): Mix =>
  (old, candidate, keep) =>
    old.map((h, i) => pair(h, candidate[i]!, keep[i]!))

/** `newState(old, candidate, keep)`: how the update gate of a GRU mixes old and new. */
const newState: Exercise = {
  id: '11-gate',
  name: 'newState',
  cases: [
    {
      args: [[0.6], [-0.4], [1]],
      note: { en: 'The gate is 1: all of the old is kept.' },
    },
    {
      args: [[0.6], [-0.4], [0]],
      note: { en: 'The gate is 0: the old is forgotten, the candidate takes its place.' },
    },
    {
      args: [[0.6], [-0.4], [0.75]],
      note: { en: 'Three quarters of the old, 0.45, and one quarter of the candidate, −0.1.' },
    },
    {
      args: [
        [0.9, -0.5, 0.2],
        [-0.1, 0.8, 0.7],
        [0.9, 0.4, 0.1],
      ],
      note: { en: 'Three units, and each has a gate of its own.' },
    },
    {
      args: [
        [-0.3, 0.3],
        [0.5, 0.5],
        [0.2, 0.6],
      ],
    },
  ],
  right: each((h, c, z) => z * h + (1 - z) * c),
  starter: {
    answer: ((_old, candidate) => [...candidate]) satisfies Mix,
    say: {
      en: 'Nothing to check yet: newState still gives back the candidate, and nothing of the old is kept. Mix the two, each unit by its own gate.',
    },
  },
  wrong: [
    {
      answer: each((h, c, z) => z * c + (1 - z) * h),
      say: {
        en: 'The two have changed places: with a gate of 1 it takes the candidate. Our gate says how much of the OLD is kept. (Some books define it the other way about; then this is right.)',
      },
    },
    {
      answer: each((h, c, z) => z * h + c),
      say: {
        en: 'It keeps a part of the old and adds all of the candidate: the state can leave the range from −1 to 1. The candidate gets what is left: 1 − keep.',
      },
    },
    {
      answer: each((h, c, z) => z * (h + c)),
      say: { en: 'The gate lets both in, or neither. The candidate gets what the old leaves: 1 − keep.' },
    },
    {
      answer: each((h, c) => (h + c) / 2),
      say: {
        en: 'Half and half, whatever the gate says. Use keep[i] and 1 - keep[i] in place of the halves.',
      },
    },
    {
      answer: each((h, c, z) => (z >= 0.5 ? h : c)),
      say: {
        en: 'This gate is either open or shut. It has to be able to stand half-way, or it has no slope and cannot be trained.',
      },
    },
    {
      answer: ((old, candidate, keep) =>
        old.map((h, i) => keep[0]! * h + (1 - keep[0]!) * candidate[i]!)) satisfies Mix,
      say: { en: 'All units use the gate of the first one. Each has its own: keep[i].' },
    },
    {
      answer: each((h, c, z) => z * h + (1 - z) * h * c),
      say: { en: 'The candidate is multiplied by the old. The part 1 − keep is of the candidate alone.' },
    },
    {
      answer: each((h, _c, z) => z * h),
      say: { en: 'It keeps a part of the old, and nothing new comes in. Add (1 - keep[i]) * candidate[i].' },
    },
  ],
}

export const readingInOrder = [readWord, newState]
