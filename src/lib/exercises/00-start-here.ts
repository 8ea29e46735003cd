import type { Exercise } from './judge'

/** `side(k, x)` of lesson 00: the rule of a line x = k, in one line of TypeScript. */
const side: Exercise = {
  id: '00-side',
  name: 'side',
  cases: [
    { args: [5, 3] },
    { args: [5, 7] },
    { args: [1, 2] },
    { args: [0, -2] },
    { args: [5.1, 5] },
    {
      args: [5, 5],
      note: { en: 'This x stands exactly on the line. We agreed that it counts as right of it.' },
    },
  ],
  right: (k: number, x: number) => (x < k ? 'A' : 'B'),
  starter: {
    answer: () => '?',
    say: {
      en: "Nothing to check yet: side still answers '?' to everything. Replace '?' by the answer for x.",
    },
  },
  wrong: [
    {
      answer: (k: number, x: number) => (x < k ? 'B' : 'A'),
      say: { en: "The two answers have changed places. Left of the line, where x < k, it should say 'A'." },
    },
    {
      answer: (k: number, x: number) => (x <= k ? 'A' : 'B'),
      say: {
        en: "Only the border is off. An x exactly on the line counts as right of it, so it gets 'B': < instead of <=.",
      },
    },
    {
      answer: (_k: number, x: number) => (x < 5 ? 'A' : 'B'),
      say: { en: 'It compares x with 5, whatever k is. The line may stand anywhere: compare x with k.' },
    },
    {
      answer: () => 'A',
      say: {
        en: "It answers 'A' to everything. Right of the line it should say 'B': condition ? 'A' : 'B'.",
      },
    },
    {
      answer: () => 'B',
      say: {
        en: "It answers 'B' to everything. Left of the line it should say 'A': condition ? 'A' : 'B'.",
      },
    },
    {
      answer: (k: number, x: number) => (x < k ? 'a' : 'b'),
      say: { en: "The side is right, the letter is small. 'a' and 'A' are two different texts." },
    },
    {
      answer: (k: number, x: number) => (x < k ? 'left' : 'right'),
      say: { en: "The side is right. Asked for is the label that stands there: 'A' left, 'B' right." },
    },
  ],
}

export const startHere: readonly Exercise[] = [side]
