import { readFileSync } from 'node:fs'

interface FoldScores {
  readonly l2: number
  readonly losses: number[]
  readonly accuracies: number[]
}

/** What cross_validation.py wrote. */
export interface CrossValidationOracle {
  readonly rows: number
  readonly sex: readonly FoldScores[]
  readonly species: readonly FoldScores[]
  readonly stratified: readonly { readonly folds: number; readonly counts: number[][] }[]
  readonly groups: readonly { readonly folds: number; readonly sizes: number[] }[]
}

export const crossValidationOracle = JSON.parse(
  readFileSync(new URL('cross-validation.json', import.meta.url), 'utf8'),
) as CrossValidationOracle
