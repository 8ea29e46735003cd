import { readFileSync } from 'node:fs'

/** What scikit_learn.py wrote. */
export interface ScikitLearn {
  readonly clouds: { readonly features: number[][]; readonly labels: string[] }
  readonly trees: readonly TreeCase[]
  readonly softmax: Readonly<Record<'clouds' | 'twoClasses', SoftmaxCase>> & {
    readonly birds: SoftmaxCase & { readonly places: readonly number[] }
  }
  readonly points: {
    readonly fewestMistakes: number
    readonly from: number
    readonly to: number
    readonly tree: TreeCase
  }
  readonly metrics: {
    readonly classes: string[]
    readonly truth: string[]
    readonly predicted: string[]
    readonly accuracy: number
    readonly confusion: number[][]
    readonly precision: (number | null)[]
    readonly recall: number[]
  }
  readonly scaler: {
    readonly table: number[][]
    readonly mean: number[]
    readonly sd: number[]
    readonly firstRow: number[]
  }
  readonly sfc32: readonly { readonly seed: number; readonly stream: number[] }[]
}

export interface TreeCase {
  readonly options: { readonly max_depth?: number; readonly min_samples_leaf?: number }
  readonly tree: OracleNode
}

export type OracleNode =
  | { readonly label: string; readonly rows: number; readonly feature?: undefined }
  | {
      readonly feature: number
      readonly threshold: number
      readonly rows: number
      readonly impurity: number
      readonly left: OracleNode
      readonly right: OracleNode
    }

export interface SoftmaxCase {
  readonly l2: number
  readonly classes: string[]
  readonly weights: number[][]
  readonly biases: number[]
  readonly loss: number
  readonly firstProbabilities: number[][]
}

export const scikitLearn = JSON.parse(
  readFileSync(new URL('scikit-learn.json', import.meta.url), 'utf8'),
) as ScikitLearn
