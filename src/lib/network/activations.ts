import { sigmoid } from '../sigmoid'
import type { Matrix } from './matrix'
import { zeros } from './matrix'

/** What a layer does with its scores, and how slopes come back through it. Both keep the shape n rows x units. */
export interface Activation {
  /** From scores to outputs. */
  of(scores: Matrix): Matrix
  /** From the loss's slope in each output to its slope in each score. The outputs alone tell how steep it was. */
  back(outputs: Matrix, byOutput: Matrix): Matrix
}

export type ActivationName = 'linear' | 'relu' | 'sigmoid' | 'tanh' | 'softmax'

/** The rectified linear unit: a score above 0 as it is, 0 for any other. */
export function relu(score: number): number {
  return Math.max(score, 0)
}

/** The activations by name; `linear` changes nothing. Born in lesson 06, softmax in lesson 05. */
export const activations: { readonly [Name in ActivationName]: Activation } = {
  linear: eachAlone(
    (score) => score,
    () => 1,
  ),
  relu: eachAlone(relu, (output) => (output > 0 ? 1 : 0)),
  sigmoid: eachAlone(sigmoid, (output) => output * (1 - output)),
  tanh: eachAlone(Math.tanh, (output) => 1 - output * output),
  softmax: { of: softmaxRows, back: softmaxBack },
}

/** An activation that looks at one score at a time; its slope is written as a function of its output. */
function eachAlone(of: (score: number) => number, slopeAt: (output: number) => number): Activation {
  return {
    of(scores) {
      const outputs = zeros(scores.rows, scores.columns)
      for (let i = 0; i < outputs.values.length; i++) outputs.values[i] = of(scores.values[i]!)
      return outputs
    },
    back(outputs, byOutput) {
      const byScore = zeros(outputs.rows, outputs.columns)
      for (let i = 0; i < byScore.values.length; i++) {
        byScore.values[i] = byOutput.values[i]! * slopeAt(outputs.values[i]!)
      }
      return byScore
    },
  }
}

/** Each row as probabilities: e^score over the sum of the row, the highest score taken out first against overflow. */
function softmaxRows({ rows, columns, values }: Matrix): Matrix {
  const outputs = zeros(rows, columns)
  for (let start = 0; start < values.length; start += columns) {
    let highest = -Infinity
    for (let c = 0; c < columns; c++) highest = Math.max(highest, values[start + c]!)
    let sum = 0
    for (let c = 0; c < columns; c++) {
      const power = Math.exp(values[start + c]! - highest)
      outputs.values[start + c] = power
      sum += power
    }
    for (let c = 0; c < columns; c++) outputs.values[start + c]! /= sum
  }
  return outputs
}

/** A score lifts its own probability and lowers all others of its row: p_c * (slope_c - sum of p * slope). */
function softmaxBack({ rows, columns, values }: Matrix, byOutput: Matrix): Matrix {
  const byScore = zeros(rows, columns)
  for (let start = 0; start < values.length; start += columns) {
    let mean = 0
    for (let c = 0; c < columns; c++) mean += values[start + c]! * byOutput.values[start + c]!
    for (let c = 0; c < columns; c++) {
      byScore.values[start + c] = values[start + c]! * (byOutput.values[start + c]! - mean)
    }
  }
  return byScore
}
