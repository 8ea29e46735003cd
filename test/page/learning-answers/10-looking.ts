import type { Answers } from './answers.ts'

const nine = (term: string, after = 'return sum') =>
  `let sum = 0
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) sum += ${term}
  ${after}`

const PIXEL = 'pixels[row + i]![column + j]!'

const window: Answers = {
  id: '10-window',
  head: `function response(
  pixels: readonly (readonly number[])[],
  filter: readonly (readonly number[])[],
  row: number,
  column: number,
): number {`,
  wrong: [
    nine('pixels[column + i]![row + j]! * filter[i]![j]!'),
    nine('pixels[i]![j]! * filter[i]![j]!'),
    nine(`${PIXEL} * filter[j]![i]!`),
    nine(`${PIXEL} * filter[2 - i]![2 - j]!`),
    nine('(pixels[row + i - 1]?.[column + j - 1] ?? 0) * filter[i]![j]!'),
    nine(PIXEL),
    `let ink = 0
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) ink += ${PIXEL}
  return ink * filter.flat().reduce((total, weight) => total + weight, 0)`,
    nine(`${PIXEL} * filter[i]![j]!`, 'return Math.max(0, sum)'),
  ],
  right: `return filter
    .flatMap((weights, i) => weights.map((weight, j) => weight * ${PIXEL}))
    .reduce((sum, product) => sum + product, 0)`,
}

const pooling = (four: string, step = 2, below = 1) =>
  `const result: number[][] = []
  for (let y = 0; y + ${below} < map.length; y += ${step}) {
    const row: number[] = []
    for (let x = 0; x + ${below} < map[0]!.length; x += ${step}) row.push(${four})
    result.push(row)
  }
  return result`

const FOUR = 'map[y]![x]!, map[y]![x + 1]!, map[y + 1]![x]!, map[y + 1]![x + 1]!'
const SUM = FOUR.replaceAll(', ', ' + ')
const HALF = 'map[y]![x]!, map[y]![x + 1] ?? -Infinity, map[y + 1]?.[x] ?? -Infinity'

const pool: Answers = {
  id: '10-pool',
  head: 'function pooled(map: readonly (readonly number[])[]): number[][] {',
  wrong: [
    pooling(`(${SUM}) / 4`),
    pooling(`Math.max(${FOUR})`, 1),
    pooling('map[y]![x]!'),
    pooling(`Math.max(0, ${FOUR})`),
    `const rows: number[][] = []
  for (let x = 0; x + 1 < map[0]!.length; x += 2) {
    const row: number[] = []
    for (let y = 0; y + 1 < map.length; y += 2) row.push(Math.max(${FOUR}))
    rows.push(row)
  }
  return rows`,
    pooling(`Math.max(${HALF}, map[y + 1]?.[x + 1] ?? -Infinity)`, 2, 0),
    `return map.map((row) => {
    const half: number[] = []
    for (let x = 0; x + 1 < row.length; x += 2) half.push(Math.max(row[x]!, row[x + 1]!))
    return half
  })`,
  ],
  right: `const height = Math.floor(map.length / 2)
  const width = Math.floor(map[0]!.length / 2)
  return Array.from({ length: height }, (_, i) =>
    Array.from({ length: width }, (_, j) => {
      const [y, x] = [2 * i, 2 * j]
      return Math.max(${FOUR})
    }),
  )`,
}

export const looking = [window, pool]
