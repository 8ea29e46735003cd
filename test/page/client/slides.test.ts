import { describe, expect, it } from 'vitest'
import { moved, slidesOf } from '../../../src/page/client/slides/plan.ts'

const parts = (text: string) =>
  text.split(' ').map((word) => {
    const [kind = '', part = ''] = word.split(':')
    return { kind, part }
  })

describe('slidesOf', () => {
  it('begins a slide at each slide and subslide, and a step at each fragment', () => {
    expect(slidesOf(parts('slide:a fragment:b fragment:c subslide:d slide:e'))).toEqual([
      { steps: [['a'], ['b'], ['c']], notes: [] },
      { steps: [['d']], notes: [] },
      { steps: [['e']], notes: [] },
    ])
  })

  it('goes on where the cell before it ended, without a kind of its own', () => {
    expect(slidesOf(parts('slide:a -:b fragment:c -:d'))).toEqual([
      {
        steps: [
          ['a', 'b'],
          ['c', 'd'],
        ],
        notes: [],
      },
    ])
  })

  it('leaves out what is skipped, and gives notes to the slide before them', () => {
    expect(slidesOf(parts('skip:x slide:a notes:n skip:y fragment:b notes:m slide:c'))).toEqual([
      { steps: [['a'], ['b']], notes: ['n', 'm'] },
      { steps: [['c']], notes: [] },
    ])
  })

  it('begins a slide at the first cell, whatever its kind', () => {
    expect(slidesOf(parts('fragment:a fragment:b'))).toEqual([{ steps: [['a'], ['b']], notes: [] }])
    expect(slidesOf(parts('notes:n slide:a'))).toEqual([{ steps: [['a']], notes: [] }])
  })
})

describe('moved', () => {
  const slides = slidesOf(parts('slide:a fragment:b slide:c'))
  it('goes through the steps of a slide and on to the next', () => {
    expect(moved(slides, { slide: 0, step: 0 }, 1)).toEqual({ slide: 0, step: 1 })
    expect(moved(slides, { slide: 0, step: 1 }, 1)).toEqual({ slide: 1, step: 0 })
  })
  it('goes back to the whole slide before', () => {
    expect(moved(slides, { slide: 1, step: 0 }, -1)).toEqual({ slide: 0, step: 1 })
  })
  it('stays at both ends', () => {
    expect(moved(slides, { slide: 0, step: 0 }, -1)).toEqual({ slide: 0, step: 0 })
    expect(moved(slides, { slide: 1, step: 0 }, 1)).toEqual({ slide: 1, step: 0 })
  })
})
