import { readFileSync } from 'node:fs'

/** What soft_threshold.py wrote. */
export interface SoftThresholdOracle {
  readonly sigmoid: { readonly score: number[]; readonly p: number[] }
  readonly lines: readonly {
    readonly steepness: number
    readonly k: number[]
    readonly loss: number[]
    readonly slope: number[]
    readonly lowest: { readonly k: number; readonly loss: number }
  }[]
  readonly regression: { readonly steepness: number; readonly k: number; readonly loss: number }
}

export const softThreshold = JSON.parse(
  readFileSync(new URL('soft-threshold.json', import.meta.url), 'utf8'),
) as SoftThresholdOracle
