/** Moves parameters one step against their slopes, in place: arrays of the same lengths at every call. */
export type Step = (parameters: readonly Float64Array[], slopes: readonly Float64Array[]) => void

/** A way to turn slopes into steps. It remembers nothing itself; each `begin()` starts with an empty memory. */
export interface Optimiser {
  readonly name: string
  readonly learningRate: number
  begin(): Step
}

/** Gradient descent: parameter -= learningRate * slope. Born in lesson 02, for networks in lesson 06. */
export function gradientDescent({ learningRate }: { readonly learningRate: number }): Optimiser {
  checkPositive('learningRate', learningRate)
  const begin = (): Step => (parameters, slopes) => {
    parameters.forEach((values, p) => {
      const slope = slopes[p]!
      for (let i = 0; i < values.length; i++) values[i]! -= learningRate * slope[i]!
    })
  }
  return { name: 'gradient descent', learningRate, begin }
}

/**
 * Gradient descent that keeps rolling: velocity = keep * velocity + slope; parameter -= learningRate * velocity (Polyak
 * 1964, written as PyTorch's SGD does). Born in lesson 07.
 * @param keep how much of the velocity is left after a step, from 0 (gradient descent) to below 1
 */
export function momentum({
  learningRate,
  keep = 0.9,
}: {
  readonly learningRate: number
  readonly keep?: number
}): Optimiser {
  checkPositive('learningRate', learningRate)
  checkShare('keep', keep)
  const begin = (): Step => {
    let velocities: Float64Array[] | undefined
    return (parameters, slopes) => {
      velocities ??= likeThem(parameters)
      for (let p = 0; p < parameters.length; p++) {
        const values = parameters[p]!
        const slope = slopes[p]!
        const velocity = velocities[p]!
        for (let i = 0; i < values.length; i++) {
          velocity[i] = keep * velocity[i]! + slope[i]!
          values[i]! -= learningRate * velocity[i]!
        }
      }
    }
  }
  return { name: 'momentum', learningRate, begin }
}

/**
 * Adam (Kingma and Ba 2015, algorithm 1): a running mean of the slopes, divided by the root of a running mean of their
 * squares, so that every parameter moves by about the learning rate however steep its slope is. Both means begin at 0
 * and are too small at first; dividing by 1 - beta^t puts that right. Born in lesson 07.
 * @param beta1 how much of the mean of the slopes is kept in a step
 * @param beta2 how much of the mean of their squares is kept
 * @param epsilon keeps the division finite
 */
export function adam({
  learningRate = 0.001,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
}: {
  readonly learningRate?: number
  readonly beta1?: number
  readonly beta2?: number
  readonly epsilon?: number
} = {}): Optimiser {
  checkPositive('learningRate', learningRate)
  checkShare('beta1', beta1)
  checkShare('beta2', beta2)
  checkPositive('epsilon', epsilon)
  const begin = (): Step => {
    let means: Float64Array[] | undefined
    let squares: Float64Array[] | undefined
    let t = 0
    return (parameters, slopes) => {
      means ??= likeThem(parameters)
      squares ??= likeThem(parameters)
      t++
      const full1 = 1 - beta1 ** t
      const full2 = 1 - beta2 ** t
      for (let p = 0; p < parameters.length; p++) {
        const values = parameters[p]!
        const slope = slopes[p]!
        const mean = means[p]!
        const square = squares[p]!
        for (let i = 0; i < values.length; i++) {
          mean[i] = beta1 * mean[i]! + (1 - beta1) * slope[i]!
          square[i] = beta2 * square[i]! + (1 - beta2) * slope[i]! * slope[i]!
          values[i]! -= (learningRate * (mean[i]! / full1)) / (Math.sqrt(square[i]! / full2) + epsilon)
        }
      }
    }
  }
  return { name: 'Adam', learningRate, begin }
}

function likeThem(parameters: readonly Float64Array[]): Float64Array[] {
  return parameters.map((values) => new Float64Array(values.length))
}

function checkPositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be more than 0: ${value}`)
}

function checkShare(name: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new RangeError(`${name} must be from 0 to below 1: ${value}`)
}
