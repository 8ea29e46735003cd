import type { Answers } from './answers.ts'

const HEAD = 'let h = 0\n  for (const letter of word)'

const readWord: Answers = {
  id: '11-read',
  head: `function readWord(
  word: string,
  weightOf: Readonly<Record<string, number>>,
  memory: number,
): number {`,
  wrong: [
    `${HEAD} h = Math.tanh(weightOf[letter]!)\n  return h`,
    `${HEAD} h = Math.tanh(weightOf[letter]! + h)\n  return h`,
    `${HEAD} h = Math.tanh(weightOf[letter]!) + memory * h\n  return h`,
    `${HEAD} h = weightOf[letter]! + memory * h\n  return h`,
    `${HEAD} h = weightOf[letter]! + memory * h\n  return Math.tanh(h)`,
    `${HEAD} h += weightOf[letter]!\n  return Math.tanh(h)`,
    `let h = 0
  for (const letter of [...word].reverse()) {
    h = Math.tanh(weightOf[letter]! + memory * h)
  }
  return h`,
    `let h = 0
  for (const letter of word.slice(0, -1)) {
    h = Math.tanh(weightOf[letter]! + memory * h)
  }
  return h`,
    `let h = 0
  for (const letter of word) {
    h = Math.tanh(weightOf[letter]! + memory * h)
    return h
  }
  return h`,
    `${HEAD} h = Math.tanh(memory * (weightOf[letter]! + h))\n  return h`,
  ],
  right: 'return [...word].reduce((h, letter) => Math.tanh(memory * h + weightOf[letter]!), 0)',
}

const mapped = (body: string) => `return old.map((h, i) => ${body})`

const newState: Answers = {
  id: '11-gate',
  head: `function newState(
  old: readonly number[],
  candidate: readonly number[],
  keep: readonly number[],
): number[] {`,
  wrong: [
    mapped('keep[i]! * candidate[i]! + (1 - keep[i]!) * h'),
    mapped('keep[i]! * h + candidate[i]!'),
    mapped('keep[i]! * (h + candidate[i]!)'),
    mapped('(h + candidate[i]!) / 2'),
    mapped('keep[i]! >= 0.5 ? h : candidate[i]!'),
    mapped('keep[0]! * h + (1 - keep[0]!) * candidate[i]!'),
    mapped('keep[i]! * h + (1 - keep[i]!) * h * candidate[i]!'),
    mapped('keep[i]! * h'),
  ],
  right: mapped('candidate[i]! + keep[i]! * (h - candidate[i]!)'),
}

export const readingInOrder = [readWord, newState]
