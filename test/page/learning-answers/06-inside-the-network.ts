import type { Answers } from './answers.ts'

const loop = (owned: string, from = 'let l = 1', to = 'l < sizes.length') =>
  `let count = 0
  for (${from}; ${to}; l++) count += ${owned}
  return count`

const count: Answers = {
  id: '06-count',
  head: 'function countNumbers(sizes: readonly number[]): number {',
  wrong: [
    loop('sizes[l]! * sizes[l - 1]!'),
    loop('sizes[l]! * (sizes[l - 1] ?? 0) + sizes[l]!', 'let l = 0'),
    loop('sizes[l]! * sizes[l - 1]! + sizes[l - 1]!'),
    loop('sizes[l]! * sizes[l - 1]! + 1'),
    loop('sizes[l]! + sizes[l - 1]!'),
    loop('sizes[l]!'),
    loop('sizes[l]!', 'let l = 0'),
    'return sizes.reduce((product, size) => product * size, 1)',
    `for (let l = 1; l < sizes.length; l++) return sizes[l]! * sizes[l - 1]! + sizes[l]!
  return 0`,
    loop('sizes[l]! * sizes[l - 1]! + sizes[l]!', 'let l = 1', 'l < sizes.length - 1'),
  ],
  right: loop('sizes[l]! * (sizes[l - 1]! + 1)'),
}

const GATE = 'const byScore = score > 0 ? byOutput : 0'

const slopes: Answers = {
  id: '06-slopes',
  head: `function slopesOfNeuron(
  inputs: readonly number[],
  score: number,
  byOutput: number,
): number[] {`,
  wrong: [
    'return [...inputs.map((input) => byOutput * input), byOutput]',
    'const byScore = score > 0 ? 0 : byOutput\n  return [...inputs.map((input) => byScore * input), byScore]',
    'const byScore = Math.max(byOutput, 0)\n  return [...inputs.map((input) => byScore * input), byScore]',
    'const byScore = Math.max(score, 0) * byOutput\n  return [...inputs.map((input) => byScore * input), byScore]',
    `${GATE}\n  return [...inputs.map(() => byScore), byScore]`,
    `${GATE}\n  return inputs.map((input) => byScore * input)`,
    `${GATE}\n  return [byScore, ...inputs.map((input) => byScore * input)]`,
    `${GATE}\n  return [...inputs.map((input) => byScore * input), byOutput]`,
    `${GATE}\n  return [...inputs.map((input) => -byScore * input), -byScore]`,
  ],
  right: 'return [...inputs, 1].map((input) => (score > 0 ? input * byOutput : 0))',
}

export const insideTheNetwork = [count, slopes]
