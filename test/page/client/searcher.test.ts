import { describe, expect, it } from 'vitest'
import { type Found, searcher } from '../../../src/page/client/search/searcher.ts'
import type { Place, SearchIndex } from '../../../src/page/search-places.ts'

const place = (id: string, title: string, text: string, code = ''): Place => ({
  lesson: 0,
  id,
  title,
  text,
  code,
})
const index: SearchIndex = {
  lessons: [{ stem: '01-a-line', title: 'A line', number: 1 }],
  places: [
    place(
      's-curve',
      'loss curve',
      'The loss over the epochs: a loss for each, and how the loss falls. 损失曲线',
    ),
    place('s-loss', 'loss', 'How wrong a model is. 损失'),
    place(
      's-rate',
      'Training',
      'A step is as long as the learning rate says; k₀ is where it ends.',
      'fitThreshold known',
    ),
    place(
      's-cafe',
      'Café',
      `${'Words that nobody looks for. '.repeat(20)}Here is a woodpecker, ${'and more of it '.repeat(20)}.`,
    ),
  ],
}
const search = searcher(index)
const ids = (query: string) => search.find(query, 10).map(({ place }) => place.id)
const said = (found: Found | undefined) =>
  found?.excerpt.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join('')

describe('the search', () => {
  it.each([
    ['a word', 'epochs', ['s-curve']],
    ['the beginning of a word', 'wood', ['s-cafe']],
    ['all of several words, in any order', 'rate learning', ['s-rate']],
    ['a word with a typing error', 'lerning', ['s-rate']],
    ['a word without its accent', 'cafe', ['s-cafe']],
    ['capitals', 'WOODPECKER', ['s-cafe']],
    ['a lowered digit as a plain one', 'k0', ['s-rate']],
    ['a name of the code', 'fitThreshold', ['s-rate']],
    ['Chinese, which has no spaces', '曲线', ['s-curve']],
    ['nothing', 'zzzz', []],
    ['signs alone', '?!', []],
  ])('finds %s', (_, query, expected) => {
    expect(ids(query)).toEqual(expected)
  })

  it('puts the place that is headed by the word first, even where another has the word more often', () => {
    expect(ids('loss')).toEqual(['s-loss', 's-curve'])
    expect(ids('losss')[0]).toBe('s-loss')
  })

  it('offers what has some of the words where nothing has all', () => {
    expect(ids('epochs woodpecker').sort()).toEqual(['s-cafe', 's-curve'])
  })

  it('gives no more places than were asked for', () => {
    expect(search.find('the', 1).length).toBeLessThanOrEqual(1)
  })

  it('shows the words found, and cuts the text around the first of them at spaces', () => {
    expect(said(search.find('model', 1)[0])).toBe('How wrong a [model] is. 损失')
    const excerpt = said(search.find('woodpecker', 1)[0])!
    expect(excerpt).toMatch(/^… \S.*Here is a \[woodpecker\], and more .* …$/)
    expect(excerpt.length).toBeLessThan(200)
  })
})
