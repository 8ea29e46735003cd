import type { Answers } from './answers.ts'

const side: Answers = {
  id: '00-side',
  head: 'function side(k: number, x: number): string {',
  wrong: [
    "return x < k ? 'B' : 'A'",
    "return x <= k ? 'A' : 'B'",
    "return x < 5 ? 'A' : 'B'",
    "return 'A'",
    "return 'B'",
    "return x < k ? 'a' : 'b'",
    "return x < k ? 'left' : 'right'",
  ],
  right: "if (x >= k) return 'B'\n  return 'A'",
}

export const startHere = [side]
