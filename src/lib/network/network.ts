import { checkCount } from '../hyperparameters'
import type { Random } from '../random'
import { seededRandom } from '../random'
import type { ActivationName } from './activations'
import { activations } from './activations'
import type { Dense, DensePass, DenseSlopes } from './dense'
import { backToInputs, backwardDense, createDense, forwardDense } from './dense'
import { dropoutMask } from './dropout'
import type { Loss } from './losses'
import type { Matrix, Rows } from './matrix'
import { timesEach, toMatrix, toRows } from './matrix'

/** Layers, each taking the outputs of the one before. */
export interface Network {
  readonly layers: readonly Dense[]
}

/** What you choose about a layer before training. */
export interface LayerChoice {
  readonly units: number
  readonly activation: ActivationName
  /** See `Dense`. The last layer has none. */
  readonly dropout?: number
}

/**
 * A network before training, its weights drawn by a seed (see `createDense`). Born in lesson 06.
 * @param inputs how many features a row has
 * @param choices the layers in order; the last one's units are the outputs
 */
export function createNetwork(inputs: number, choices: readonly LayerChoice[], seed = 1): Network {
  const random = seededRandom(seed)
  checkChoices(inputs, choices)
  const layers = choices.map(({ units, activation, dropout }, l) =>
    createDense(choices[l - 1]?.units ?? inputs, units, activation, random, dropout),
  )
  return { layers }
}

/**
 * The forward pass: from features to outputs, layer by layer, with every number on the way. Born in lesson 06.
 * @param features n rows, as many numbers in each as the network has inputs
 * @param random given only while training, when layers with dropout drop outputs
 * @returns one pass for each layer; the last one's `outputs` are the network's
 */
export function forward(network: Network, features: Rows, random?: Random): DensePass[] {
  const passes: DensePass[] = []
  let inputs = inputsOf(network, features)
  for (const layer of network.layers) {
    const pass = forwardDense(layer, inputs)
    const { outputs } = pass
    if (random === undefined || layer.dropout === 0) {
      passes.push(pass)
      inputs = outputs
    } else {
      const mask = dropoutMask(outputs.rows, outputs.columns, layer.dropout, random)
      passes.push({ ...pass, mask })
      inputs = timesEach(outputs, mask)
    }
  }
  return passes
}

/**
 * Backpropagation: the chain rule from the loss back to the first layer. Each layer turns the slope in its scores into
 * slopes in its weights, its biases and its inputs, which are the outputs of the layer before. Born in lesson 06.
 * @param passes what `forward` returned
 * @param targets n rows, as many numbers in each as the network has outputs
 * @returns the slopes of the mean loss, one set for each layer
 */
export function backward(passes: readonly DensePass[], targets: Rows, loss: Loss): DenseSlopes[] {
  const slopes: DenseSlopes[] = []
  let byScore = loss.byScore(passes[passes.length - 1]!, toMatrix(targets, 'targets'))
  for (let l = passes.length - 1; l >= 0; l--) {
    const pass = passes[l]!
    const before = passes[l - 1]
    slopes[l] = backwardDense(pass, byScore)
    if (before === undefined) break
    const byInput = backToInputs(pass.layer, byScore)
    const byOutput = before.mask === undefined ? byInput : timesEach(byInput, before.mask)
    byScore = activations[before.layer.activation].back(before.outputs, byOutput)
  }
  return slopes
}

/** The outputs of a network for one row of features, or for many. Nothing is dropped. Born in lesson 06. */
export function predictNetwork(network: Network, row: readonly number[]): number[]
export function predictNetwork(network: Network, rows: Rows): number[][]
export function predictNetwork(network: Network, rows: readonly number[] | Rows): number[] | number[][] {
  const one = Array.isArray(rows) && typeof rows[0] === 'number'
  const passes = forward(network, one ? [rows as readonly number[]] : (rows as Rows))
  const outputs = toRows(passes[passes.length - 1]!.outputs)
  return one ? outputs[0]! : outputs
}

/** The mean loss of a network on some rows, without any penalty, and with nothing dropped. */
export function networkLoss(network: Network, features: Rows, targets: Rows, loss: Loss): number {
  return lossOn(network, checkData(network, features, targets, loss), loss)
}

/** The same for data that have been checked. */
export function lossOn(network: Network, [features, targets]: readonly [Matrix, Matrix], loss: Loss): number {
  const passes = forward(network, features)
  return loss.of(passes[passes.length - 1]!, targets)
}

/** The numbers that training finds, in their places: weights, biases, layer by layer. To change one changes the network. */
export function parametersOf({ layers }: { readonly layers: readonly Parameters[] }): Float64Array[] {
  const parameters: Float64Array[] = []
  for (const { weights, biases } of layers) parameters.push(weights, biases)
  return parameters
}

type Parameters = Pick<Dense, 'weights' | 'biases'>

/** How many numbers training finds. */
export function countParameters(network: Network): number {
  return parametersOf(network).reduce((sum, each) => sum + each.length, 0)
}

/** The same network with numbers of its own, so that training one leaves the other as it is. */
export function copyNetwork({ layers }: Network): Network {
  return {
    layers: layers.map((layer) => ({
      ...layer,
      weights: layer.weights.slice(),
      biases: layer.biases.slice(),
    })),
  }
}

/** Features and targets as matrices, checked against a network and a loss. */
export function checkData(network: Network, features: Rows, targets: Rows, loss: Loss): [Matrix, Matrix] {
  const x = inputsOf(network, features)
  const y = toMatrix(targets, 'targets')
  const last = network.layers[network.layers.length - 1]!
  if (y.rows !== x.rows) throw new RangeError(`targets must be ${x.rows}, one for each row: ${y.rows}`)
  if (y.columns !== last.units) {
    throw new RangeError(`targets must have ${last.units} numbers, one for each output: ${y.columns}`)
  }
  loss.check(last, y)
  return [x, y]
}

function inputsOf({ layers }: Network, features: Rows): Matrix {
  const matrix = toMatrix(features)
  const inputs = layers[0]!.inputs
  if (matrix.columns !== inputs) {
    throw new RangeError(`features must have ${inputs} numbers, one for each input: ${matrix.columns}`)
  }
  return matrix
}

function checkChoices(inputs: number, choices: readonly LayerChoice[]): void {
  checkCount('inputs', inputs)
  if (choices.length === 0) throw new RangeError('a network must have a layer: 0 layers')
  choices.forEach(({ units, activation, dropout = 0 }, l) => {
    const where = `layer ${l + 1}`
    checkCount(`${where}: units`, units)
    if (!Object.hasOwn(activations, activation)) {
      const names = Object.keys(activations).join(', ')
      throw new RangeError(`${where}: activation must be one of ${names}: ${JSON.stringify(activation)}`)
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new RangeError(`${where}: dropout must be from 0 to below 1: ${dropout}`)
    }
    if (dropout > 0 && l === choices.length - 1) {
      throw new RangeError(`${where}: dropout must be 0, for it is the last: ${dropout}`)
    }
  })
}
