import { readFileSync } from 'node:fs'
import type { ActivationName } from '../../src/lib/network/activations.ts'
import { createNetwork, type Network, parametersOf } from '../../src/lib/network/network.ts'

/** What network.py wrote. */
export interface NetworkOracle {
  readonly slopes: {
    readonly layers: readonly OracleLayer[]
    readonly x: number[][]
    readonly y: number[][]
    readonly cases: readonly {
      readonly hidden: ActivationName
      readonly last: ActivationName
      readonly loss: LossName
      readonly value: number
      readonly slopes: number[][]
    }[]
  }
  readonly steps: {
    readonly learningRate: number
    readonly start: number[]
    readonly slopes: number[][]
    readonly paths: Readonly<Record<OptimiserName, number[][]>>
  }
  readonly training: {
    readonly places: number[]
    readonly species: string[]
    readonly classifiers: readonly TrainingCase[]
    readonly wingspan: readonly TrainingCase[]
  }
  readonly penguins: TrainingCase & { readonly places: number[]; readonly species: string[] }
}

export type LossName = 'meanSquaredError' | 'crossEntropy'
export type OptimiserName = 'gradientDescent' | 'momentum' | 'adam'

/** `weights[unit][input]` */
export interface OracleLayer {
  readonly weights: number[][]
  readonly biases: number[]
}

export interface TrainingCase {
  readonly layers: readonly OracleLayer[]
  readonly activations: readonly ActivationName[]
  readonly loss: LossName
  readonly optimiser: OptimiserName
  readonly learningRate: number
  readonly epochs: number
  readonly batchSize: number
  readonly l2: number
  /** On all rows, before training and after each epoch. */
  readonly losses: number[]
  /** Weights, biases, layer by layer. */
  readonly last: number[][]
}

export const networkOracle = JSON.parse(
  readFileSync(new URL('network.json', import.meta.url), 'utf8'),
) as NetworkOracle

/** A network of ours with the weights of the oracle. */
export function networkOf(layers: readonly OracleLayer[], activations: readonly ActivationName[]): Network {
  const choices = layers.map(({ biases }, l) => ({ units: biases.length, activation: activations[l]! }))
  const network = createNetwork(layers[0]!.weights[0]!.length, choices)
  const numbers = layers.flatMap(({ weights, biases }) => [weights.flat(), biases])
  for (const [p, values] of parametersOf(network).entries()) values.set(numbers[p]!)
  return network
}
