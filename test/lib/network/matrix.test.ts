import { expect, test } from 'vitest'
import { zeros } from '../../../src/lib/network/matrix.ts'

test('no two matrices share a number, small ones cut from one block of memory neither', () => {
  const sizes = [1, 3, 96, 511, 512, 513, 9000]
  const matrices = Array.from({ length: 20 }, () => sizes.map((columns) => zeros(1, columns))).flat()
  matrices.forEach(({ values }, m) => {
    expect(new Set(values)).toEqual(new Set([0]))
    values.fill(m + 1)
  })
  matrices.forEach(({ values, columns }, m) => {
    expect(values).toHaveLength(columns)
    expect(new Set(values)).toEqual(new Set([m + 1]))
  })
})
