import { readFileSync } from 'node:fs'

/** What park.py wrote. */
export interface ParkOracle {
  readonly logistic: readonly {
    readonly l2: number
    readonly weights: number[]
    readonly bias: number
    readonly loss: number
    readonly firstProbabilities: number[]
  }[]
  readonly kMeans: readonly {
    readonly k: number
    readonly rows: number[]
    readonly centres: number[][]
    readonly groups: number[]
    readonly inertia: number
    readonly bestInertia: number
  }[]
}

export const parkOracle = JSON.parse(
  readFileSync(new URL('park.json', import.meta.url), 'utf8'),
) as ParkOracle
