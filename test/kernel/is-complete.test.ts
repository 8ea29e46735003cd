import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Driven, drive } from './harness.ts'

let kernel: Driven
beforeAll(async () => {
  kernel = await drive({ env: { FLEDGLING_TYPES: 'none' } })
})
afterAll(() => kernel?.close())

it.each([
  ['1 + 1', 'complete'],
  ['', 'complete'],
  ['let a = 1\na', 'complete'],
  ['function f() { return 1 }', 'complete'],
  ['// only a comment', 'complete'],
  ['await null', 'complete'],
  ['interface A { x: number }', 'complete'],
  ['function f() {', 'incomplete'],
  ['f(1,', 'incomplete'],
  ['[1, 2', 'incomplete'],
  ['const a =', 'incomplete'],
  ['`text', 'incomplete'],
  ['/* text', 'incomplete'],
  ['if (a) {\n  b', 'incomplete'],
  ['let let = )', 'invalid'],
  ['"text', 'invalid'],
])('is_complete of %j is %s', async (code, status) => {
  expect((await kernel.ask('is_complete_request', { code })).reply.status).toBe(status)
})
