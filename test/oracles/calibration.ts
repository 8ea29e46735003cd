import { readFileSync } from 'node:fs'

/** What calibration.py wrote. */
export interface CalibrationOracle {
  readonly calibration: readonly {
    readonly bins: number
    readonly probabilities: number[]
    readonly truths: boolean[]
    readonly said: number[]
    readonly came: number[]
    readonly counts: number[]
    readonly error: number
    readonly brier: number
  }[]
  readonly nearest: {
    readonly seen: number[][]
    readonly asked: number[][]
    readonly distances: number[]
  }
}

export const calibrationOracle = JSON.parse(
  readFileSync(new URL('calibration.json', import.meta.url), 'utf8'),
) as CalibrationOracle
