import { checkCount, checkEpochs, checkL2 } from '../hyperparameters'
import type { Random } from '../random'
import { seededRandom } from '../random'
import { batches } from './batches'
import { bestEpoch, hasStoppedImproving } from './early-stopping'
import { addL2 } from './l2'
import type { Loss } from './losses'
import type { Matrix, Rows } from './matrix'
import { takeRows } from './matrix'
import type { Network } from './network'
import { backward, checkData, copyNetwork, forward, lossOn, parametersOf } from './network'
import type { Optimiser } from './optimisers'

/** What you choose about a training: its hyperparameters. */
export interface TrainOptions {
  readonly loss: Loss
  readonly optimiser: Optimiser
  readonly epochs: number
  /** How many rows a step looks at. Left out, all of them. */
  readonly batchSize?: number
  /** Shuffles the rows in each epoch, and drops outputs where a layer has dropout. */
  readonly seed?: number
  /** False takes the rows in their order, in every epoch the same. */
  readonly shuffle?: boolean
  /** How strongly large weights are punished; see `l2Penalty`. */
  readonly l2?: number
  /** Rows that training does not learn from; their loss is measured after each epoch. */
  readonly validation?: { readonly features: Rows; readonly targets: Rows }
  /** Early stopping: ends after so many epochs without a lower loss on validation, and gives back the best network. */
  readonly patience?: number
  /** The epochs after which a copy of the network is kept; 0 is before training. */
  readonly moments?: readonly number[]
  /** Called after each epoch, to say how far it is or to look at more. */
  readonly onEpoch?: (now: Epoch) => void
}

/** What is known after an epoch. */
export interface Epoch {
  /** Counted from 1. */
  readonly epoch: number
  readonly loss: number
  readonly validationLoss?: number
  /** As it is now; the next epoch changes it. */
  readonly network: Network
}

/** A trained network, and how it became one. */
export interface Training {
  readonly network: Network
  /**
   * The mean loss in each epoch, every row measured as its batch came, before the step and without any penalty, as
   * TensorFlow.js reports it. With all rows in one batch it is the loss before each epoch.
   */
  readonly losses: readonly number[]
  /** The mean loss on the validation rows after each epoch; empty without them. */
  readonly validationLosses: readonly number[]
  /** The epoch that the network is from: the last, or with `patience` the one with the lowest validation loss. */
  readonly epoch: number
  /** How many steps the optimiser took. */
  readonly steps: number
  readonly moments: readonly { readonly epoch: number; readonly network: Network }[]
}

/**
 * Trains a network: for each batch a forward pass, backpropagation, a step. The network that is given stays as it is.
 * Born in lesson 06; batches and optimisers in lesson 07; validation, l2, dropout and patience in lesson 08.
 * @param features n rows, as many numbers in each as the network has inputs
 * @param targets n rows, as many numbers in each as the network has outputs: one-hot for classes
 * @throws if the loss grows past all numbers, which a learning rate that is too large can do
 */
export function train(start: Network, features: Rows, targets: Rows, options: TrainOptions): Training {
  checkOptions(options)
  const { loss, epochs, validation, patience, moments: wanted = [], shuffle = true } = options
  const network = copyNetwork(start)
  const [x, y] = checkData(network, features, targets, loss)
  const held = validation && checkData(network, validation.features, validation.targets, loss)
  const random = seededRandom(options.seed ?? 1)
  const stepOn = stepper(network, options, random)
  const losses: number[] = []
  const validationLosses: number[] = []
  const moments = wanted.includes(0) ? [{ epoch: 0, network: copyNetwork(network) }] : []
  let best = { epoch: 0, network }
  let steps = 0

  for (let epoch = 1; epoch <= epochs; epoch++) {
    let sum = 0
    for (const places of batches(x.rows, options.batchSize ?? x.rows, shuffle ? random : undefined)) {
      sum += places.length * stepOn(takeRows(x, places), takeRows(y, places))
      steps++
    }
    losses.push(sum / x.rows)
    checkFinite([losses.slice(-1), ...parametersOf(network)], epoch, options)
    if (held !== undefined) validationLosses.push(lossOn(network, held, loss))
    if (patience === undefined) best = { epoch, network }
    else if (bestEpoch(validationLosses) === epoch) best = { epoch, network: copyNetwork(network) }
    if (wanted.includes(epoch)) moments.push({ epoch, network: copyNetwork(network) })
    const heldLoss = held && { validationLoss: validationLosses[epoch - 1]! }
    options.onEpoch?.({ epoch, loss: losses[epoch - 1]!, ...heldLoss, network })
    if (patience !== undefined && hasStoppedImproving(validationLosses, patience)) break
  }
  return { ...best, losses, validationLosses, steps, moments }
}

/** What training does with each batch: forward, backward, one step. Gives the batch's mean loss before the step. */
function stepper(network: Network, { loss, optimiser, l2 = 0 }: TrainOptions, random: Random) {
  const parameters = parametersOf(network)
  const step = optimiser.begin()
  return (x: Matrix, y: Matrix): number => {
    const passes = forward(network, x, random)
    const slopes = backward(passes, y, loss)
    if (l2 > 0) addL2(slopes, network, l2)
    step(parameters, parametersOf({ layers: slopes }))
    return loss.of(passes[passes.length - 1]!, y)
  }
}

type Numbers = readonly number[] | Float64Array

/** The loss of an epoch is measured before its last step, so the numbers that this step made are looked at too. */
function checkFinite(all: readonly Numbers[], epoch: number, { optimiser }: TrainOptions): void {
  if (all.every((numbers) => numbers.every((number) => Number.isFinite(number)))) return
  throw new Error(
    `learningRate must be smaller, epoch ${epoch} led out of all numbers: ${optimiser.learningRate}`,
  )
}

function checkOptions({ epochs, l2 = 0, patience, validation }: TrainOptions): void {
  checkEpochs(epochs)
  checkL2(l2)
  if (patience === undefined) return
  checkCount('patience', patience)
  if (validation === undefined) throw new Error(`patience needs validation rows to look at: ${patience}`)
}
