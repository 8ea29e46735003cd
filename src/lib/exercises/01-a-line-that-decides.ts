import type { Exercise, ExerciseCase } from './judge'

interface Labelled {
  readonly x: number
  readonly y: number
  readonly label: 'A' | 'B'
}

const a = (x: number): Labelled => ({ x, y: 1, label: 'A' })
const b = (x: number): Labelled => ({ x, y: 1, label: 'B' })

const count = (points: readonly Labelled[], keep: (point: Labelled) => boolean) => points.filter(keep).length

function countMistakes(k: number, points: readonly Labelled[]): number {
  return count(points, (p) => (p.x < k ? p.label === 'B' : p.label === 'A'))
}

/** Tells a call in words, since a list of points is long. */
function told(call: string, points: readonly Labelled[]): { en: string } {
  const at = (label: 'A' | 'B') => {
    const xs = points.filter((p) => p.label === label).map((p) => p.x)
    return `${label} at ${xs.join(', ')}`
  }
  return { en: points.length === 0 ? `${call}, with no points` : `${call}, with ${at('A')} and ${at('B')}` }
}

const mistakesCase = (k: number, points: readonly Labelled[]): ExerciseCase => ({
  args: [k, points],
  call: told(`countMistakes(${k}, points)`, points),
})

const searchCase = (ks: readonly number[], points: readonly Labelled[]): ExerciseCase => ({
  args: [ks, points],
  call: told(`search([${ks.join(', ')}], points)`, points),
})

const six = [a(1), a(3), b(4), a(6), b(8), b(9)]

/** `countMistakes(k, points)`: the loss of lesson 01. */
const mistakes: Exercise = {
  id: '01-mistakes',
  name: 'countMistakes',
  cases: [
    {
      ...mistakesCase(5, six),
      note: { en: 'Two points are on the wrong side of x = 5: the B at 4 and the A at 6.' },
    },
    mistakesCase(3.5, six),
    {
      ...mistakesCase(0, six),
      note: { en: 'Every point lies right of x = 0, so the line says B to all six.' },
    },
    mistakesCase(10, [a(2), b(7), a(5), b(6), b(3)]),
    {
      ...mistakesCase(4, six),
      note: { en: 'The B at 4 stands exactly on the line, which counts as right of it.' },
    },
    {
      ...mistakesCase(6, six),
      note: { en: 'The A at 6 stands exactly on the line, which counts as right of it.' },
    },
    { ...mistakesCase(5, []), note: { en: 'No points, no mistakes.' } },
  ],
  right: countMistakes,
  starter: {
    answer: () => 0,
    say: {
      en: 'Nothing to check yet: countMistakes answers 0 for every line. Count the points on the wrong side. (If you have counted: no point is an A and a B at once, nor on both sides. Join the two kinds of mistake with ||, not with &&.)',
    },
  },
  wrong: [
    {
      answer: (k: number, points: readonly Labelled[]) => count(points, (p) => p.x < k),
      say: {
        en: 'It counts every point left of the line. An A belongs there: count only the Bs on the left, and then the As on the right.',
      },
    },
    {
      answer: (k: number, points: readonly Labelled[]) => count(points, (p) => p.x >= k),
      say: {
        en: 'It counts every point right of the line. A B belongs there: count only the As on the right, and then the Bs on the left.',
      },
    },
    {
      answer: (k: number, points: readonly Labelled[]) => count(points, (p) => p.x < k && p.label === 'B'),
      say: { en: 'That is half of it: the Bs on the left. The As on the right are mistakes too.' },
    },
    {
      answer: (k: number, points: readonly Labelled[]) => count(points, (p) => p.x >= k && p.label === 'A'),
      say: { en: 'That is half of it: the As on the right. The Bs on the left are mistakes too.' },
    },
    {
      answer: (k: number, points: readonly Labelled[]) => points.length - countMistakes(k, points),
      say: {
        en: 'It counts the points that are on their proper side. The loss is the others: a B on the left, an A on the right.',
      },
    },
    {
      answer: (k: number, points: readonly Labelled[]) =>
        count(points, (p) => (p.x <= k ? p.label === 'B' : p.label === 'A')),
      say: {
        en: 'Only the border is off. A point exactly on the line counts as right of it: left is p.x < k, right is p.x >= k.',
      },
    },
    {
      answer: (k: number, points: readonly Labelled[]) =>
        count(points, (p) => (p.x < k ? p.label === 'B' : p.x > k && p.label === 'A')),
      say: {
        en: 'Only the border is off: a point exactly on the line is on neither side for you. It counts as right of it: p.x >= k.',
      },
    },
    {
      answer: (_k: number, points: readonly Labelled[]) => points.length,
      say: {
        en: 'It answers with the number of all points. map keeps every point, right or wrong; filter keeps those for which the question is true.',
      },
    },
    {
      answer: (k: number, points: readonly Labelled[]) =>
        count(points, (p) => (k < p.x ? p.label === 'B' : p.label === 'A')),
      say: {
        en: 'k and p.x have changed places. Left of the line is where p.x is smaller than k: p.x < k.',
      },
    },
    {
      answer: (k: number, points: readonly Labelled[]) =>
        points.length === 0 ? Number.NaN : countMistakes(k, points) / points.length,
      say: { en: 'That is the share of mistakes. Asked for is their number: do not divide.' },
    },
    {
      answer: (_k: number, points: readonly Labelled[]) => countMistakes(5, points),
      say: { en: 'It counts the mistakes of the line at 5, whatever k is. Compare p.x with k.' },
    },
  ],
}

const seven = [a(1), a(2), b(3), a(4), a(5), b(7), b(8)]

/** Tries the lines one after the other; `keep` says from what has been seen whether k is the best so far. */
function tryAll(
  ks: readonly number[],
  points: readonly Labelled[],
  keep: (now: number, before: number[]) => boolean,
) {
  const before: number[] = []
  let best = Number.NaN
  for (const k of ks) {
    const now = countMistakes(k, points)
    if (keep(now, before)) best = k
    before.push(now)
  }
  return best
}

type Search = (ks: readonly number[], points: readonly Labelled[]) => number

const search: Search = (ks, points) =>
  tryAll(ks, points, (now, before) => before.every((earlier) => now < earlier))
const lastOne: Search = (ks) => ks[ks.length - 1] ?? Number.NaN
const firstOne: Search = (ks) => ks[0] ?? Number.NaN
const againstTheLast: Search = (ks, points) =>
  tryAll(ks, points, (now, before) => now < (before[before.length - 1] ?? Number.POSITIVE_INFINITY))
const mostMistakes: Search = (ks, points) =>
  tryAll(ks, points, (now, before) => before.every((earlier) => now > earlier))
const fewest: Search = (ks, points) => Math.min(...ks.map((k) => countMistakes(k, points)))

/** `search(ks, points)`: the training of lesson 01, as shuffled lines to be put in order. */
const order: Exercise = {
  id: '01-search',
  name: 'search',
  cases: [
    searchCase([1.5, 2.5, 3.5, 4.5, 6, 7.5], seven),
    { ...searchCase([1.5, 6, 3.5, 2.5], seven), note: { en: 'The lines may come in any order.' } },
    searchCase([2, 3.5], six),
    searchCase([3.5, 5, 0], six),
  ],
  right: search,
  starter: {
    answer: () => 0,
    say: {
      en: 'Nothing to check yet: search still answers 0. Put the ten lines in order.',
    },
  },
  wrong: [
    {
      answer: firstOne,
      say: {
        en: 'It answers with the first k it tries. return best stands inside the loop: it ends the search after one try.',
      },
    },
    {
      answer: lastOne,
      say: {
        en: 'It answers with the last k it tries: nothing reminds it of the best so far. best = k belongs inside the if, fewest = count too, and let fewest = Infinity before the loop.',
      },
    },
    {
      answer: againstTheLast,
      say: {
        en: 'It compares each line with the one before it, not with the best so far. fewest = count belongs inside the if.',
      },
    },
    {
      answer: () => Number.NaN,
      say: {
        en: 'best never changes. Is best = k inside the loop? And does fewest = count come after the question? Before it, count < fewest asks whether a number is smaller than itself.',
      },
    },
    {
      answer: mostMistakes,
      say: {
        en: 'It finds the line with the most mistakes. The question in the if is the wrong way round: count < fewest.',
      },
    },
    {
      answer: fewest,
      say: { en: 'It answers with the number of mistakes. Asked for is the place of the line: return best.' },
    },
  ],
}

export const aLineThatDecides: readonly Exercise[] = [mistakes, order]
