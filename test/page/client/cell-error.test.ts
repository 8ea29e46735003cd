import { describe, expect, it } from 'vitest'
import { cellError, placesIn, runOf } from '../../../src/page/worker/cell-error'
import { workerWords } from '../../../src/page/worker/words'

const words = workerWords('en')
const noShift = () => ({ firstLineShift: 0, shifts: [] })

/** An error with the stack that a browser would give it. */
function thrown(stack: string): Error {
  return Object.assign(new TypeError('no'), { stack })
}

/** The same way through three cells, as the browsers tell it. */
const stacks = {
  Chrome: `TypeError: no
    at Proxy.inner (blob:null/1f2e:12:99)
    at countMistakes (cell/starter/3:2:10)
    at Object.mapped [as map] (cell/three-lines/7:5:14)
    at async cell/three-lines/7:9:1`,
  Firefox: `inner@blob:null/1f2e:12:99
countMistakes@cell/starter/3:2:10
mapped@cell/three-lines/7:5:14
async*@cell/three-lines/7:9:1
`,
  Safari: `inner@blob:null/1f2e:12:99
countMistakes@cell/starter/3:2:10
mapped@cell/three-lines/7:5:14
@cell/three-lines/7:9:1`,
}

describe('cellError', () => {
  it.each(Object.entries(stacks))('finds line and way in a stack of %s', (_, stack) => {
    expect(cellError(thrown(stack), words, noShift)).toEqual({
      name: 'TypeError',
      message: 'no',
      cell: 'starter',
      line: 2,
      column: 10,
      trace: [
        'countMistakes, cell starter, line 2',
        'mapped, cell three-lines, line 5',
        'cell three-lines, line 9',
      ],
    })
  })

  it('takes off what the code has before the first line of the reader', () => {
    const error = thrown('TypeError: no\n    at cell/one/1:1:130')
    const shifted = () => ({ firstLineShift: 120, shifts: [] })
    expect(cellError(error, words, shifted)).toMatchObject({ line: 1, column: 10 })
  })

  it('names no cell for an expression beside the cells', () => {
    const error = cellError(thrown('TypeError: no\n    at cell//4:1:1'), words, noShift)
    expect(error).not.toHaveProperty('cell')
    expect(error.message).toBe('no')
  })

  it('survives what tries to break it', () => {
    const hostile = new Error('x')
    Object.defineProperty(hostile, 'message', {
      get() {
        throw new Error('not this one')
      },
    })
    expect(cellError(hostile, words, noShift).message).toBe('?')
    expect(cellError(null, words, noShift).message).toBe('null')
    expect(cellError({ toString: null }, words, noShift).message).toBe('{ toString: null }')
  })
})

describe('runOf', () => {
  it('is the run whose code threw, and undefined for what no cell has thrown', () => {
    expect(runOf(thrown(stacks.Chrome))).toBe(3)
    expect(runOf(new Error('elsewhere'))).toBeUndefined()
    expect(runOf('a text')).toBeUndefined()
  })
})

describe('placesIn', () => {
  it('reads no place in a line that only looks like one', () => {
    expect(placesIn('Error: see cell/one/1:2:3 and more\n    at http://x.test/cell/one/1:2:3')).toEqual([])
  })
})
