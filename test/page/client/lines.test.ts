import { describe, expect, test } from 'vitest'
import { assembled, indented, orderIn } from '../../../src/page/client/parsons/lines'

const starter = 'function all(xs: number[]): number {\n  return 0 // in place of this line\n}\n'
const lines = ['let sum = 0', 'for (const x of xs) {', 'sum += x', '}', 'return sum']

describe('indented', () => {
  test.each<[string, readonly string[], readonly number[], number | undefined]>([
    ['a block', lines, [0, 0, 1, 0, 0], undefined],
    ['an else', ['if (a) {', 'b()', '} else {', 'c()', '}'], [0, 1, 0, 1, 0], undefined],
    ['brackets in texts and comments', ["f('{')", 'g() // {', 'h()'], [0, 0, 0], undefined],
    ['a bracket closed too early', ['a', '}', 'if (b) {', 'c'], [0, 0, 0, 1], 1],
    ['two at once', ['f(() => {', 'g({', 'a', '})', '})'], [0, 1, 2, 1, 0], undefined],
  ])('%s', (_, given, depths, tooEarly) => {
    expect(indented(given)).toEqual({ depths, tooEarly })
  })
})

test('assembled puts the lines between the first line of the starter and its last', () => {
  expect(assembled(starter, lines)).toBe(
    'function all(xs: number[]): number {\n  let sum = 0\n  for (const x of xs) {\n    sum += x\n  }\n  return sum\n}',
  )
})

describe('orderIn', () => {
  test('finds the order in what was assembled, however it is indented', () => {
    const other = [...lines].reverse()
    expect(orderIn(assembled(starter, other), starter, lines)).toEqual(other)
    expect(orderIn(assembled(starter, other).replaceAll('  ', '\t'), starter, lines)).toEqual(other)
  })

  test.each([
    ['the starter itself', starter],
    ['a line more', assembled(starter, [...lines, 'return sum'])],
    ['a line less', assembled(starter, lines.slice(1))],
    ['another line', assembled(starter, lines).replace('sum = 0', 'sum = 1')],
    ['another head', assembled(starter, lines).replace('all', 'every')],
    ['nothing', ''],
  ])('finds none in %s', (_, source) => {
    expect(orderIn(source, starter, lines)).toBeUndefined()
  })
})
