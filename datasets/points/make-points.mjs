// Draws datasets/points/points.csv: node datasets/points/make-points.mjs
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawWithin, normalFrom, shuffled, uniformFrom } from '../draw.mjs'

/** Chosen so that one single step of the error staircase is the lowest, close to x = 5 (see README.md). */
const seed = 33_777

const groups = [
  { label: 'A', x: 3.2 },
  { label: 'B', x: 6.8 },
]

/** The text of points.csv. */
export function drawPoints() {
  const uniform = uniformFrom(seed)
  const rows = []
  for (const [set, perGroup] of [
    ['known', 20],
    ['fresh', 10],
  ]) {
    const taken = new Set()
    const drawn = groups.flatMap((group) =>
      Array.from({ length: perGroup }, () => `${drawPoint(group, uniform, taken)},${group.label},${set}`),
    )
    rows.push(...shuffled(drawn, uniform))
  }
  return `x,y,label,set\n${rows.join('\n')}\n`
}

/** One point as `x,y`; no two points of a set share an x, so that between any two there is room for a line. */
function drawPoint(group, uniform, taken) {
  for (;;) {
    const x = drawWithin([0, 10], 1, () => group.x + 1.4 * normalFrom(uniform)).toFixed(1)
    const y = drawWithin([0, 10], 1, () => 5 + 2 * normalFrom(uniform)).toFixed(1)
    if (taken.has(x)) continue
    taken.add(x)
    return `${x},${y}`
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('points.csv', import.meta.url), drawPoints())
}
