import { describe, expect, it } from 'vitest'
import { basisAt, type CellFacts, missingBefore, statesOf } from '../../../src/page/client/live/freshness'

const cell = (published: string, facts: Partial<CellFacts> = {}): CellFacts => ({
  role: '',
  published,
  source: published,
  ran: undefined,
  basis: undefined,
  ...facts,
})

describe('the state of outputs', () => {
  it('is published while nothing was touched', () => {
    expect(statesOf([cell('a'), cell('b')])).toEqual(['published', 'published'])
  })

  it('is stale below a cell whose text was changed, and in it', () => {
    const cells = [cell('a'), cell('b', { source: 'B' }), cell('c')]
    expect(statesOf(cells)).toEqual(['published', 'stale', 'stale'])
  })

  it('is fresh after a run, and stale again once a text above it changes', () => {
    const ran = cell('b', { basis: ['a', 'b'], ran: 'b' })
    expect(statesOf([cell('a'), ran])).toEqual(['published', 'fresh'])
    expect(statesOf([cell('a', { source: 'A' }), ran])).toEqual(['stale', 'stale'])
  })

  it('is stale where the cell above was changed and not run before it', () => {
    const cells = [cell('a', { source: 'A' }), cell('b')]
    expect(basisAt(cells, 1)).toEqual(['a', 'b'])
    expect(statesOf([cells[0]!, cell('b', { basis: basisAt(cells, 1) })])[1]).toBe('stale')
  })

  it('is true again where a change above was taken back', () => {
    const ran = cell('b', { basis: ['A', 'b'] })
    expect(statesOf([cell('a', { source: 'A' }), ran])[1]).toBe('fresh')
    expect(statesOf([cell('a'), ran])[1]).toBe('stale')
  })

  it('does not depend on the answer to an exercise that the cell does not use', () => {
    const answer = { role: 'exercise', source: 'function side() { return 1 }' }
    const cells = [cell('function side() {}', answer), cell('show(inside)'), cell('show(side())')]
    expect(statesOf(cells)).toEqual(['stale', 'published', 'stale'])
  })
})

describe('the cells that a run needs from above', () => {
  it('are all that were not run', () => {
    const cells = [cell('a', { ran: 'a' }), cell('b'), cell('c')]
    expect(missingBefore(cells, 2)).toEqual([1])
    expect(missingBefore(cells, 0)).toEqual([])
  })

  it('are no exercises but those that something needed uses', () => {
    const exercise = (name: string) => cell(`const ${name} = 1`, { role: 'exercise' })
    const cells = [exercise('one'), exercise('two'), cell('const sum = one + 1'), cell('show(sum)')]
    expect(missingBefore(cells, 3)).toEqual([0, 2])
  })
})
