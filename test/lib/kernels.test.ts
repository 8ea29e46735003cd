import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Scalar, Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs'
import { ready, seededRandom } from 'fledgling'
import { beforeAll, describe, expect, it } from 'vitest'
import { composedKernels } from '../../src/lib/kernels/index.ts'

type TensorFlow = typeof import('@tensorflow/tfjs')

// The very package that the library puts on WebAssembly.
const tf: TensorFlow = createRequire(import.meta.url)('@tensorflow/tfjs')

beforeAll(() => ready())

/** Numbers from -1 to 1, equally far apart, in a seeded order. */
function numbers(shape: readonly number[], seed: number): Tensor {
  const size = shape.reduce((product, length) => product * length, 1)
  const even = Array.from({ length: size }, (_, i) => (size === 1 ? 0.5 : (2 * i) / (size - 1) - 1))
  return tf.tensor(seededRandom(seed).shuffle(even), [...shape])
}

/**
 * Compares the slopes that TensorFlow.js gives for each input with differences of its forward way: of a sum of the results,
 * each weighted differently. Every function here is linear in each input over so short a step, so that a large step costs
 * nothing but what rounding costs.
 */
function expectSlopes(
  f: (...inputs: Tensor[]) => Tensor,
  shapes: readonly (readonly number[])[],
  step = 2e-3,
) {
  const inputs = shapes.map((shape, i) => numbers(shape, i + 1))
  const weights = numbers(f(...inputs).shape, 99)
  const total = (...given: Tensor[]) => tf.sum(tf.mul(f(...given), weights))
  const slopes = tf.grads(total as (...given: Tensor[]) => Scalar)(inputs)
  inputs.forEach((input, which) => {
    const values = [...input.dataSync()]
    const numeric = values.map((value, i) => {
      const moved = (by: number) => {
        const changed = tf.tensor(
          values.map((each, k) => (k === i ? value + by : each)),
          input.shape,
        )
        return total(...inputs.map((each, k) => (k === which ? changed : each))).dataSync()[0]!
      }
      return (moved(step) - moved(-step)) / (2 * step)
    })
    const found = [...slopes[which]!.dataSync()]
    expect(slopes[which]!.shape).toEqual(input.shape)
    const gaps = found.map((slope, i) => Math.abs(slope - numeric[i]!) / Math.max(1, Math.abs(numeric[i]!)))
    expect(Math.max(...gaps)).toBeLessThan(3e-3)
  })
}

type Four = [number, number, number, number]
const convolutions: {
  readonly x: Four
  readonly filter: Four
  readonly strides: [number, number]
  readonly pad: 'same' | 'valid' | number
}[] = [
  { x: [2, 6, 5, 2], filter: [3, 3, 2, 3], strides: [1, 1], pad: 'same' },
  { x: [2, 6, 5, 2], filter: [3, 3, 2, 3], strides: [1, 1], pad: 'valid' },
  { x: [1, 6, 6, 1], filter: [2, 3, 1, 2], strides: [2, 2], pad: 'same' },
  { x: [1, 6, 7, 2], filter: [3, 2, 2, 2], strides: [2, 3], pad: 'valid' },
  { x: [1, 5, 5, 1], filter: [3, 3, 1, 1], strides: [2, 2], pad: 2 },
  { x: [3, 4, 4, 2], filter: [1, 1, 2, 3], strides: [1, 1], pad: 'same' },
  { x: [1, 7, 7, 1], filter: [1, 1, 1, 2], strides: [3, 3], pad: 'valid' },
]

describe('the kernels that src/lib/kernels adds to the WebAssembly backend', () => {
  it.each(convolutions)(
    'convolution: $x * $filter, strides $strides, $pad',
    ({ x, filter, strides, pad }) => {
      expectSlopes((a, f) => tf.conv2d(a as Tensor4D, f as Tensor4D, strides, pad), [x, filter])
    },
  )

  it.each(convolutions)(
    'depthwise convolution: $x, $filter, strides $strides, $pad',
    ({ x, filter, strides, pad }) => {
      expectSlopes((a, f) => tf.depthwiseConv2d(a as Tensor4D, f as Tensor4D, strides, pad), [x, filter])
    },
  )

  it('separable convolution, one in a row, and transposed', () => {
    expectSlopes(
      (x, depth, point) => tf.separableConv2d(x as Tensor4D, depth as Tensor4D, point as Tensor4D, 1, 'same'),
      [
        [1, 4, 4, 2],
        [3, 3, 2, 2],
        [1, 1, 4, 3],
      ],
    )
    expectSlopes(
      (x, f) => tf.conv1d(x as Tensor3D, f as Tensor3D, 1, 'same'),
      [
        [2, 7, 2],
        [3, 2, 3],
      ],
    )
    expectSlopes(
      (x, f) => tf.conv2dTranspose(x as Tensor4D, f as Tensor4D, [1, 6, 6, 2], 2, 'same'),
      [
        [1, 3, 3, 3],
        [3, 3, 2, 3],
      ],
    )
  })

  it.each([
    { x: [2, 4, 6, 2], size: 2, strides: 2, pad: 'valid' },
    { x: [1, 5, 7, 2], size: 2, strides: 2, pad: 'valid' },
    { x: [2, 6, 9, 1], size: 3, strides: 3, pad: 'same' },
    { x: [1, 5, 5, 2], size: 2, strides: 2, pad: 'same' },
    { x: [1, 5, 5, 1], size: 3, strides: 1, pad: 'same' },
    { x: [1, 7, 6, 1], size: 3, strides: 2, pad: 'same' },
    { x: [1, 7, 6, 1], size: 2, strides: 3, pad: 'valid' },
  ] as const)('pooling: $x, windows of $size, strides $strides, $pad', ({ x, size, strides, pad }) => {
    // Steps smaller than half the distance of any two values: no window changes its largest one.
    expectSlopes((a) => tf.maxPool(a as Tensor4D, size, strides, pad), [x])
    expectSlopes((a) => tf.avgPool(a as Tensor4D, size, strides, pad), [x])
  })

  it('max pooling of windows whose values are all negative, and of equal ones, which share', () => {
    const slopes = tf.grad((x) => tf.sum(tf.maxPool(x as Tensor4D, 2, 2, 'valid')))
    const of = (values: number[]) => [...slopes(tf.tensor4d(values, [1, 2, 2, 1])).dataSync()]
    expect(of([-4, -3, -2, -5])).toEqual([0, 0, 1, 0])
    expect(of([-2, -2, -2, -2])).toEqual([0.25, 0.25, 0.25, 0.25])
    expect(of([0, 1, 1, 0])).toEqual([0, 0.5, 0.5, 0])
  })

  it('taking rows by number, also one row twice and one never', () => {
    const rows = tf.tensor1d([2, 0, 2, 1], 'int32')
    expectSlopes((x) => tf.gather(x, rows), [[4, 3]])
    expectSlopes(
      (x) =>
        tf.gather(
          x,
          tf.tensor2d(
            [
              [2, 0],
              [2, 1],
            ],
            [2, 2],
            'int32',
          ),
        ),
      [[4, 3]],
    )
    expectSlopes((x) => tf.gather(x, rows, 1), [[2, 3]])
    // By hand: rows 1 and 3 go into segment 0, row 2 into segment 2, none into segment 1.
    const sums = tf.unsortedSegmentSum(
      tf.tensor2d([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
      tf.tensor1d([0, 2, 0], 'int32'),
      3,
    )
    expect([...sums.dataSync()]).toEqual([6, 8, 0, 0, 3, 4])
  })

  it.each([
    [true, false],
    [false, true],
    [true, true],
  ])('products of matrices large enough to be turned first: %s, %s', (transposeA, transposeB) => {
    const [a, b] = [
      numbers(transposeA ? [70, 40] : [40, 70], 1),
      numbers(transposeB ? [50, 70] : [70, 50], 2),
    ]
    const rows = (tensor: Tensor, turned: boolean) => {
      const values = tensor.arraySync() as number[][]
      return turned ? values[0]!.map((_, i) => values.map((row) => row[i]!)) : values
    }
    const [left, right] = [rows(a, transposeA), rows(b, transposeB)]
    const product = tf.matMul(a, b, transposeA, transposeB).arraySync() as number[][]
    product.forEach((row, i) => {
      row.forEach((value, j) => {
        const expected = left[i]!.reduce((sum, each, k) => sum + each * right[k]![j]!, 0)
        expect(Math.abs(value - expected)).toBeLessThan(1e-4)
      })
    })
    expect(
      tf.matMul(a.reshape([1, ...a.shape]), b.reshape([1, ...b.shape]), transposeA, transposeB).shape,
    ).toEqual([1, 40, 50])
  })

  it("Einstein's notation, against sums written out", () => {
    const [a, b, c] = [numbers([2, 3, 4], 1), numbers([2, 4, 5], 2), numbers([5], 3)]
    const at = (tensor: Tensor, ...place: number[]) =>
      tensor
        .slice(
          place,
          place.map(() => 1),
        )
        .dataSync()[0]!
    const close = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(1e-5)
    const stacked = tf.einsum('bij,bjk->bki', a, b)
    expect(stacked.shape).toEqual([2, 5, 3])
    let expected = 0
    for (let j = 0; j < 4; j++) expected += at(a, 1, 2, j) * at(b, 1, j, 3)
    close(at(stacked, 1, 3, 2), expected)
    expected = 0
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 4; j++)
        for (let k = 0; k < 5; k++) expected += at(a, 0, i, j) * at(b, 0, j, k) * at(c, k)
    close(at(tf.einsum('bij,bjk,k->b', a, b, c), 0), expected)
    expect([
      ...tf
        .einsum(
          'ij->ji',
          tf.tensor2d([
            [1, 2],
            [3, 4],
          ]),
        )
        .dataSync(),
    ]).toEqual([1, 3, 2, 4])
    expect(tf.einsum('i,j->ij', c, c).shape).toEqual([5, 5])
  })

  it('one-hot rows of whole numbers and of numbers with a point', () => {
    const numbers = tf.tensor1d([2, 0], 'int32')
    const rows = [0, 0, 1, 1, 0, 0]
    for (const type of ['int32', 'float32'] as const) {
      const found = tf.oneHot(numbers, 3, 1, 0, type)
      expect(found.dtype).toBe(type)
      expect([...found.dataSync()]).toEqual(rows)
    }
    // Labels made softer: 0.75 and 0.125.
    expect([...tf.oneHot(numbers, 3, 0.75, 0.125, 'float32').dataSync()]).toEqual(
      rows.map((value) => (value === 1 ? 0.75 : 0.125)),
    )
  })

  it('morphological dilation: by hand', () => {
    const image = tf.tensor4d([1, 5, -2, 0, 3, -4, -9, -8, -7], [1, 3, 3, 1])
    const filter = tf.tensor3d([0, 1, 2, 0], [2, 2, 1])
    // max(1, 5 + 1, 0 + 2, 3), max(5, -2 + 1, 3 + 2, -4), max(0, 3 + 1, -9 + 2, -8), max(3, -4 + 1, -8 + 2, -7)
    const grown = tf.dilation2d(image, filter, 1, 'valid')
    expect([...grown.dataSync()]).toEqual([6, 5, 4, 3])
    expect(tf.dilation2d(image, filter, 1, 'same').shape).toEqual([1, 3, 3, 1])
  })

  it('lets go of all that it makes on the way', () => {
    const before = tf.memory().numTensors
    const layer = tf.tidy(() => {
      const f = (x: Tensor, filter: Tensor) =>
        tf.maxPool(tf.conv2d(x as Tensor4D, filter as Tensor4D, 1, 'same'), 2, 2, 'same').sum() as Scalar
      return tf.grads(f as (...given: Tensor[]) => Scalar)([
        numbers([1, 4, 4, 1], 1),
        numbers([3, 3, 1, 2], 2),
      ])
    })
    expect(tf.memory().numTensors - before).toBe(layer.length)
    tf.dispose(layer)
  })

  it('are listed in CONTRIBUTING.md', () => {
    const text = readFileSync('CONTRIBUTING.md', 'utf8')
    expect(
      [...Object.keys(composedKernels), 'BatchMatMul', 'OneHot'].filter(
        (name) => !text.includes(`\`${name}\``),
      ),
    ).toEqual([])
  })
})
