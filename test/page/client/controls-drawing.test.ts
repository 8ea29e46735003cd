import { describe, expect, it } from 'vitest'
import type { Control } from '../../../src/notebook/control'
import { addressed, addressOf, sketchFields, sketchOfFields } from '../../../src/page/client/controls/address'
import { codeForSketch, sketchInCode } from '../../../src/page/client/controls/code'
import {
  emptySketch,
  penMoved,
  type Sketch,
  sketchFrom,
  sketchRows,
  withLine,
} from '../../../src/page/client/controls/drawing-model'
import { LastAsked } from '../../../src/page/client/controls/last-asked'

const control: Control & { kind: 'drawing' } = { kind: 'drawing', drawing: 'sketch' }
const at = (sketch: Sketch, row: number, column: number) => sketch[row * 28 + column]

describe('a line of the pen', () => {
  const stroke = withLine(emptySketch(), { x: 5.5, y: 10.5 }, { x: 9.5, y: 10.5 })

  it('is dark where it went, softer beside it, and leaves the rest as paper', () => {
    for (const column of [5, 6, 7, 8, 9]) expect(at(stroke, 10, column)).toBe(15)
    // One pixel beside the line: 0.9 + 0.5 - 1 of full ink.
    for (const row of [9, 11]) expect(at(stroke, row, 7)).toBe(6)
    expect(at(stroke, 10, 4)).toBe(6)
    expect([at(stroke, 8, 7), at(stroke, 12, 7), at(stroke, 10, 3)]).toEqual([0, 0, 0])
  })

  it('makes nothing lighter, and may be a point', () => {
    const crossed = withLine(stroke, { x: 7.5, y: 2.5 }, { x: 7.5, y: 20.5 })
    expect(crossed.every((grey, i) => grey >= stroke[i]!)).toBe(true)
    expect(at(withLine(emptySketch(), { x: 3.5, y: 4.5 }, { x: 3.5, y: 4.5 }), 4, 3)).toBe(15)
  })

  it('may leave the sheet', () => {
    const sketch = withLine(emptySketch(), { x: -20, y: 0.5 }, { x: 2.5, y: 0.5 })
    expect(sketch).toHaveLength(784)
    expect(at(sketch, 0, 0)).toBe(15)
  })

  it('can be drawn with arrow keys, up to the edge', () => {
    expect(penMoved({ x: 14.5, y: 14.5 }, 'ArrowUp')).toEqual({ x: 14.5, y: 13.5 })
    expect(penMoved({ x: 27.5, y: 0.5 }, 'ArrowRight')).toEqual({ x: 27.5, y: 0.5 })
    expect(penMoved({ x: 1, y: 1 }, 'Enter')).toBeUndefined()
  })
})

describe('a sketch', () => {
  const sketch = withLine(emptySketch(), { x: 3, y: 3 }, { x: 22, y: 17 })

  it('is 28 rows in the code, one below the other, and the code says the sketch', () => {
    expect(sketchFrom(sketchRows(sketch))).toEqual(sketch)
    const rows = (each: Sketch) => sketchRows(each).map((row) => `  '${row}',\n`)
    const cell = (each: Sketch) => `const sketch = [\n${rows(each).join('')}]\nshow(guess(sketch))`
    const written = codeForSketch(cell(emptySketch()), control, sketch)
    expect(written).toBe(cell(sketch))
    expect(sketchInCode(written!, control)).toEqual(sketch)
    expect(sketchInCode(`const sketch = ['..', '1g']`, control)).toBeUndefined()
    expect(sketchInCode('const sketch = rowsOf(7)', control)).toBeUndefined()
  })

  it('fits into an address and comes back', () => {
    for (const each of [sketch, emptySketch(), sketch.map(() => 15)]) {
      const address = addressOf('draw', sketchFields(each))
      expect(address.length).toBeLessThan(900)
      expect(sketchOfFields(addressed(address)!.fields) ?? emptySketch()).toEqual(each)
    }
    expect(addressOf('draw', sketchFields(sketch)).length).toBeLessThan(300)
  })

  it.each(['A', '<b>', 'z'.repeat(40), 'f'.repeat(785), "1');alert(1)//"])('is not %j', (text) => {
    expect(sketchOfFields(new Map([['sketch', text]]))).toBeUndefined()
  })
})

describe('LastAsked', () => {
  it('asks the last of the questions that came while one was out, and says when there is no answer', async () => {
    const asked: number[] = []
    const answers: (string | undefined)[] = []
    const open: ((answer: string | Error) => void)[] = []
    const find = ({ n }: { n: number }) => {
      asked.push(n)
      return new Promise<string>((resolve, reject) => {
        open.push((answer) => (typeof answer === 'string' ? resolve(answer) : reject(answer)))
      })
    }
    const asking = new LastAsked(find, (answer) => answers.push(answer))
    for (const n of [1, 2, 3]) asking.ask({ n })
    open[0]!('one')
    await new Promise((resolve) => setTimeout(resolve))
    expect(asked).toEqual([1, 3])
    open[1]!(new Error('no model'))
    await new Promise((resolve) => setTimeout(resolve))
    expect(answers).toEqual(['one', undefined])
  })
})
