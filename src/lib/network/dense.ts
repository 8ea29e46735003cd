import type { Random } from '../random'
import type { ActivationName } from './activations'
import { activations } from './activations'
import type { Matrix } from './matrix'
import { zeros, zeroValues } from './matrix'

/** A layer of neurons, each joined to every input by a weight. It owns units * inputs + units numbers. */
export interface Dense {
  readonly inputs: number
  readonly units: number
  readonly activation: ActivationName
  /** The share of its outputs that training drops on their way to the next layer, from 0 to below 1. */
  readonly dropout: number
  /** The weight of neuron u for input i is `weights[u * inputs + i]`. */
  readonly weights: Float64Array
  /** One for each neuron. */
  readonly biases: Float64Array
}

/** What happened in a layer when n rows went through it. */
export interface DensePass {
  readonly layer: Dense
  /** n x inputs */
  readonly inputs: Matrix
  /** n x units: weights times inputs, added up, plus bias. */
  readonly scores: Matrix
  /** n x units: the scores after the activation. */
  readonly outputs: Matrix
  /** n x units: 0 where dropout stopped an output. Left out where nothing is dropped. */
  readonly mask?: Matrix
}

/** How much the loss grows as a number of a layer grows: its slope in each of them. Together they are the gradient. */
export interface DenseSlopes {
  /** As `weights` of the layer. */
  readonly weights: Float64Array
  /** As `biases` of the layer. */
  readonly biases: Float64Array
  /** n x units */
  readonly scores: Matrix
}

/**
 * A layer before training: biases of 0, and weights drawn evenly from -limit to limit, so that outputs grow neither ever
 * larger nor ever smaller from layer to layer. The limit is sqrt(6 / inputs) before ReLU, which stops half of the
 * scores (He and others 2015), and sqrt(6 / (inputs + units)) before anything else (Glorot and Bengio 2010).
 * Born in lesson 06.
 */
export function createDense(
  inputs: number,
  units: number,
  activation: ActivationName,
  random: Random,
  dropout = 0,
): Dense {
  const limit = Math.sqrt(6 / (activation === 'relu' ? inputs : inputs + units))
  const weights = new Float64Array(units * inputs).map(() => limit * (2 * random.uniform() - 1))
  return { inputs, units, activation, dropout, weights, biases: new Float64Array(units) }
}

/** Sends n rows through a layer and keeps every number on the way. Born in lesson 06. */
export function forwardDense(layer: Dense, inputs: Matrix): DensePass {
  const { weights, biases, units, inputs: width } = layer
  const scores = zeros(inputs.rows, units)
  const x = inputs.values
  const z = scores.values
  for (let r = 0; r < inputs.rows; r++) {
    const row = r * width
    for (let u = 0; u < units; u++) {
      const neuron = u * width
      let score = biases[u]!
      for (let i = 0; i < width; i++) score += weights[neuron + i]! * x[row + i]!
      z[r * units + u] = score
    }
  }
  return { layer, inputs, scores, outputs: activations[layer.activation].of(scores) }
}

/**
 * Backpropagation into one layer. A score is a sum of weight * input plus the bias: its slope in a weight is the input,
 * and in the bias 1. What all rows say is added up. Born in lesson 06.
 * @param byScore n x units: the slope of the loss in each score
 */
export function backwardDense({ layer, inputs }: DensePass, byScore: Matrix): DenseSlopes {
  const { units, inputs: width } = layer
  const weights = zeroValues(units * width)
  const biases = zeroValues(units)
  const x = inputs.values
  const slopes = byScore.values
  for (let u = 0; u < units; u++) {
    let bias = 0
    for (let at = u; at < slopes.length; at += units) bias += slopes[at]!
    biases[u] = bias
    for (let i = 0; i < width; i++) {
      let weight = 0
      for (let at = u, from = i; at < slopes.length; at += units, from += width) {
        weight += slopes[at]! * x[from]!
      }
      weights[u * width + i] = weight
    }
  }
  return { weights, biases, scores: byScore }
}

/**
 * Backpropagation out of a layer, to the one before: the slope of a score in an input is the weight, and an input works
 * on every neuron, so what they all say is added up. Born in lesson 06.
 * @param byScore n x units: the slope of the loss in each score
 * @returns n x inputs: the slope of the loss in each input
 */
export function backToInputs({ weights, units, inputs: width }: Dense, byScore: Matrix): Matrix {
  const byInput = zeros(byScore.rows, width)
  const slopes = byScore.values
  for (let r = 0; r < byScore.rows; r++) {
    const row = r * units
    for (let i = 0; i < width; i++) {
      let slope = 0
      for (let u = 0; u < units; u++) slope += slopes[row + u]! * weights[u * width + i]!
      byInput.values[r * width + i] = slope
    }
  }
  return byInput
}
