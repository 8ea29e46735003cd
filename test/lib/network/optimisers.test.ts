import { describe, expect, test } from 'vitest'
import { adam, gradientDescent, momentum, type Optimiser } from '../../../src/lib/network/optimisers.ts'
import { networkOracle } from '../../oracles/network.ts'
import { expectClose } from './close.ts'

const { learningRate, start, slopes, paths } = networkOracle.steps

/** Where ten steps lead from the start, the numbers split over two arrays as those of a network are. */
function pathOf(optimiser: Optimiser): number[][] {
  const step = optimiser.begin()
  const parameters = [new Float64Array(start.slice(0, 1)), new Float64Array(start.slice(1))]
  return slopes.map((slope) => {
    step(parameters, [new Float64Array(slope.slice(0, 1)), new Float64Array(slope.slice(1))])
    return parameters.flatMap((values) => [...values])
  })
}

describe("ten steps are PyTorch's", () => {
  test.each([
    ['gradientDescent', gradientDescent({ learningRate })],
    ['momentum', momentum({ learningRate })],
    ['adam', adam({ learningRate })],
  ] as const)('%s', (name, optimiser) => {
    expect(paths[name]).toHaveLength(10)
    expectClose(pathOf(optimiser), paths[name], 1e-9)
  })
})

describe('adam', () => {
  test('steps first by the learning rate, whatever the slope', () => {
    const parameter = [new Float64Array([0, 0, 0])]
    adam({ learningRate: 0.1 }).begin()(parameter, [new Float64Array([1e-3, -1, 1e6])])
    expectClose(parameter, [[-0.1, 0.1, -0.1]], 1e-5)
  })
})

describe('momentum', () => {
  test('that keeps nothing is gradient descent', () => {
    expect(pathOf(momentum({ learningRate, keep: 0 }))).toEqual(pathOf(gradientDescent({ learningRate })))
  })
})

describe('begin', () => {
  test('starts with an empty memory each time', () => {
    for (const optimiser of [momentum({ learningRate }), adam({ learningRate })]) {
      expect(pathOf(optimiser)).toEqual(pathOf(optimiser))
    }
  })
})

test('an optimiser says in one sentence what is wrong with its numbers', () => {
  expect(() => gradientDescent({ learningRate: 0 })).toThrow('learningRate must be more than 0: 0')
  expect(() => momentum({ learningRate: 1, keep: 1 })).toThrow('keep must be from 0 to below 1: 1')
  expect(() => adam({ beta2: -1 })).toThrow('beta2 must be from 0 to below 1: -1')
  expect(() => adam({ epsilon: Number.NaN })).toThrow('epsilon must be more than 0: NaN')
})
