import { readFileSync } from 'node:fs'
import type { OracleNode, TreeCase } from './scikit-learn.ts'

/** What birds_and_penguins.py wrote. */
export type BirdsAndPenguins = Readonly<Record<'birds' | 'penguins', ModelsOracle>>

export type { OracleNode }

/** What each model comes to on one data set; `places` says which rows of the file were taken. */
export interface ModelsOracle {
  readonly places: readonly number[]
  readonly scaler: { readonly mean: number[]; readonly sd: number[]; readonly firstRow: number[] }
  readonly threshold: {
    readonly column: number
    readonly a: string
    readonly b: string
    readonly fewestMistakes: number
    readonly from: number
    readonly to: number
  }
  readonly logistic: readonly {
    readonly yes: string
    readonly l2: number
    readonly weights: number[]
    readonly bias: number
    readonly loss: number
  }[]
  readonly softmax?: readonly {
    readonly l2: number
    readonly classes: string[]
    readonly weights: number[][]
    readonly biases: number[]
    readonly loss: number
  }[]
  readonly trees: readonly (TreeCase & { readonly columns: readonly number[] })[]
  readonly kMeans: readonly {
    readonly k: number
    readonly rows: readonly number[]
    readonly centres: number[][]
    readonly groups: number[]
    readonly inertia: number
    readonly bestInertia: number
  }[]
}

export const birdsAndPenguins = JSON.parse(
  readFileSync(new URL('birds-and-penguins.json', import.meta.url), 'utf8'),
) as BirdsAndPenguins
