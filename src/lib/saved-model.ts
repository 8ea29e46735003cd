import { checkRow } from './features'
import type { ActivationName } from './network/activations'
import { activations } from './network/activations'
import type { Dense } from './network/dense'
import type { Network } from './network/network'
import { predictNetwork } from './network/network'
import { cell, list, number, numbers, object, text, whole } from './saved-values'
import type { Standardiser } from './standardise'
import { standardise } from './standardise'

/** A network with everything that its answers depend on. */
export interface TrainedModel {
  /** Which model it is, and which of its versions: `birds`, `2`. */
  readonly name: string
  readonly version: string
  /** What the numbers of a row are, in their order. */
  readonly features: readonly string[]
  readonly standardiser: Standardiser
  readonly network: Network
  /** What the outputs are called, in their order. */
  readonly labels: readonly string[]
  /** How it came about, for people: rows, seed, epochs, accuracy on the test data. No answer depends on it. */
  readonly facts: Readonly<Record<string, string | number>>
  /** What it needs to say "none I know"; left out, it has a name for everything. */
  readonly memory?: Memory
}

/** The training rows, and how far from the nearest of them a row may lie. */
export interface Memory {
  /** n rows of features, not standardised. */
  readonly rows: readonly (readonly number[])[]
  /** The farthest that a row may be from its nearest one, in standard deviations. */
  readonly limit: number
}

/** A trained model as plain data, which JSON can carry. */
export interface SavedModel extends Omit<TrainedModel, 'network'> {
  readonly format: 'fledgling model'
  readonly formatVersion: 1
  readonly layers: readonly SavedLayer[]
}

export interface SavedLayer {
  readonly activation: ActivationName
  /** `weights[neuron][input]` */
  readonly weights: readonly (readonly number[])[]
  readonly biases: readonly number[]
}

/** What a model says about a row. */
export interface ModelAnswer {
  readonly label: string
  readonly probability: number
  /** One for each label, in their order. */
  readonly probabilities: readonly number[]
  /** With a memory: how far the nearest training row is, and whether that is within the limit. */
  readonly distance?: number
  readonly known?: boolean
}

const format = 'fledgling model'
const formatVersion = 1

/**
 * A trained model as plain data; `JSON.stringify` makes the text of a file. Every number comes back bit for bit, but for
 * -0, of which JSON makes 0. What only training needs, the optimiser or dropout, is not saved. Born in lesson 13.
 * @throws if something in it could not be loaded again: a number that is not finite, labels that do not fit the network
 */
export function saveModel({ network, ...model }: TrainedModel): SavedModel {
  const layers = network.layers.map(({ activation, inputs, units, weights, biases }) => ({
    activation,
    weights: Array.from({ length: units }, (_, u) => [...weights.subarray(u * inputs, (u + 1) * inputs)]),
    biases: [...biases],
  }))
  const saved: SavedModel = { format, formatVersion, ...model, layers }
  loadModel(saved)
  return saved
}

/**
 * The model in the text of a file, or in data already parsed. Everything is looked at before it is used. Born in lesson 13.
 * @throws with the place and what is wrong there: `model layers[1].weights[0] must have 8 numbers: 7`
 */
export function loadModel(saved: unknown): TrainedModel {
  const model = object(typeof saved === 'string' ? parse(saved) : saved, '')
  if (model.format !== format) throw new Error(`model format must be "${format}": ${cell(model.format)}`)
  const version = whole(model.formatVersion, 'formatVersion')
  if (version > formatVersion) {
    throw new Error(
      `model formatVersion must be ${formatVersion} at most, a newer library can read this: ${version}`,
    )
  }
  const features = list(model.features, 'features').map((each, f) => text(each, `features[${f}]`))
  const labels = list(model.labels, 'labels').map((each, c) => text(each, `labels[${c}]`))
  return {
    name: text(model.name, 'name'),
    version: text(model.version, 'version'),
    features,
    standardiser: standardiserIn(model.standardiser, features.length),
    network: { layers: layersIn(model.layers, features.length, labels.length) },
    labels,
    facts: factsIn(model.facts),
    ...(model.memory === undefined ? {} : { memory: memoryIn(model.memory, features.length) }),
  }
}

/**
 * What a model says about one row of features, in the order of `model.features` and not standardised. Born in lesson 13.
 */
export function askModel(model: TrainedModel, row: readonly number[]): ModelAnswer {
  const { standardiser, network, labels, memory } = model
  checkRow(row, model.features.length)
  const probabilities = predictNetwork(network, standardise(standardiser, row))
  const probability = Math.max(...probabilities)
  const answer = { label: labels[probabilities.indexOf(probability)]!, probability, probabilities }
  if (memory === undefined) return answer
  const distance = nearestDistance(standardise(standardiser, row), standardise(standardiser, memory.rows))
  return { ...answer, distance, known: distance <= memory.limit }
}

/**
 * How far the nearest of some rows is: the root of the sum of the squared differences. Born in lesson 13.
 * @param rows n rows, as many numbers in each as in `row`
 */
export function nearestDistance(row: readonly number[], rows: readonly (readonly number[])[]): number {
  if (rows.length === 0) throw new RangeError('rows must have a row: 0 rows')
  let nearest = Infinity
  rows.forEach((other, r) => {
    checkRow(other, row.length, `rows[${r}]`)
    const squared = row.reduce((sum, x, f) => sum + (x - other[f]!) ** 2, 0)
    nearest = Math.min(nearest, squared)
  })
  return Math.sqrt(nearest)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new Error(`model is not JSON, or was cut off: ${(error as Error).message}`)
  }
}

function standardiserIn(value: unknown, width: number): Standardiser {
  const standardiser = object(value, 'standardiser')
  const mean = numbers(standardiser.mean, 'standardiser.mean', width)
  const sd = numbers(standardiser.sd, 'standardiser.sd', width)
  sd.forEach((each, f) => {
    if (each <= 0) throw new Error(`model standardiser.sd[${f}] must be more than 0: ${each}`)
  })
  return { mean, sd }
}

function layersIn(value: unknown, features: number, labels: number): Dense[] {
  const layers = list(value, 'layers')
  let inputs = features
  return layers.map((each, l) => {
    const layer = layerIn(each, `layers[${l}]`, inputs, l === layers.length - 1 ? labels : undefined)
    inputs = layer.units
    return layer
  })
}

function layerIn(value: unknown, where: string, inputs: number, outputs: number | undefined): Dense {
  const layer = object(value, where)
  const { activation } = layer
  if (typeof activation !== 'string' || !Object.hasOwn(activations, activation)) {
    const known = Object.keys(activations).join(', ')
    throw new Error(`model ${where}.activation must be one of ${known}: ${cell(activation)}`)
  }
  const biases = numbers(layer.biases, `${where}.biases`, outputs)
  const units = biases.length
  const rows = list(layer.weights, `${where}.weights`, units).map((row, u) =>
    numbers(row, `${where}.weights[${u}]`, inputs),
  )
  return {
    inputs,
    units,
    activation: activation as ActivationName,
    dropout: 0,
    weights: Float64Array.from(rows.flat()),
    biases: Float64Array.from(biases),
  }
}

function factsIn(value: unknown): Record<string, string | number> {
  const facts = object(value, 'facts')
  for (const [name, fact] of Object.entries(facts)) {
    if (typeof fact !== 'string' && !Number.isFinite(fact)) {
      throw new Error(`model facts.${name} must be a text or a finite number: ${cell(fact)}`)
    }
  }
  return facts as Record<string, string | number>
}

function memoryIn(value: unknown, width: number): Memory {
  const { rows, limit } = object(value, 'memory')
  return {
    rows: list(rows, 'memory.rows').map((row, r) => numbers(row, `memory.rows[${r}]`, width)),
    limit: number(limit, 'memory.limit'),
  }
}
