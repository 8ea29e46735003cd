import type { AdviceRule } from './advice-context.ts'
import type { AdviceWords } from './advice-words.ts'

type ShapeRule = readonly [pattern: RegExp, say: (words: AdviceWords, ...found: string[]) => string]

/** The messages of TensorFlow.js 4 that have to do with shapes, and the other ones that beginners meet there. */
const rules: readonly ShapeRule[] = [
  [
    /^(input|target)\S* expected a batch of elements where each example has shape \[([^\]]*)\].*each with shape \[([^\]]*)\]/,
    (words, side, expected, found) =>
      side === 'target'
        ? words.targets(expected!, found!)
        : found === '1' && expected !== '1'
          ? words.asBatch(expected!)
          : words.features(expected!, found!),
  ],
  [
    /^Error when checking\b.*expected \S* ?to have shape \[null,([^\]]*)\] but got array with shape \[\d+,([^\]]*)\]/,
    (words, expected, found) =>
      found === '1' && expected !== '1' ? words.asBatch(expected!) : words.features(expected!, found!),
  ],
  [/^Error when checking\b.*expected \S* to have \d+ dimension/, (words) => words.asBatch('…')],
  [
    /Found (\d+) input sample\(s\) and (\d+) target sample/,
    (words, inputs, targets) => words.counts(inputs!, targets!),
  ],
  [/the Array of Tensors that you are passing to your model is not the size/, (words) => words.asTensor],
  [
    /^Error in matMul: inner shapes \((\d+)\) and \((\d+)\)/,
    (words, left, right) => words.inner(left!, right!),
  ],
  [
    /^Error in dot: inner dimensions of inputs must match, but got (\d+) and (\d+)/,
    (words, left, right) => words.inner(left!, right!),
  ],
  [
    /could not be broadcast together with shapes ([\d,]*) and ([\d,]*)/,
    (words, left, right) => words.broadcast(left!, right!),
  ],
  [
    /^Based on the provided shape, \[([\d,]*)\], the tensor should have (\d+) values but has (\d+)/,
    (words, shape, expected, found) => words.values(shape!, expected!, found!),
  ],
  [
    /^Size\((\d+)\) must match the product of shape ([\d,-]*)/,
    (words, size, shape) => words.reshaped(size!, shape!),
  ],
  [/Shapes ([\d,]+) and ([\d,]+) must match/, (words, left, right) => words.sameShape(left!, right!)],
  [/^tensor[2-6]d\(\) requires shape to be provided/, (words) => words.giveShape],
  [/^tensor1d\(\) requires values to be a flat/, (words) => words.flat],
  [/^Tensor is disposed/, (words) => words.disposed],
  [/^The model needs to be compiled before/, (words) => words.compile],
  [/^The first layer in a Sequential model must get an/, (words) => words.inputShape],
  [
    /^(?:No backend found in registry|Backend .* has not yet been initialized|The highest priority backend)/,
    (words) => words.noBackend,
  ],
]

/** Advice on shapes that do not fit together. */
export const adviceOnShapes: AdviceRule = ({ message }, _context, words) => {
  for (const [pattern, say] of rules) {
    const found = pattern.exec(message)
    if (found) return say(words, ...found.slice(1))
  }
  return undefined
}
