import type { ClientWords } from '../words'
import { type Shape, shape } from './shape'
import type { Verdict } from './verdict'

/** The verdict in words. */
export function sentence({ named, whyNone }: Verdict, words: ClientWords['controls']): string {
  if (whyNone !== undefined) return words.none(whyNone)
  return named === undefined ? '' : capital(words.says(named.name, named.probability.toFixed(3)))
}

/** The names with a bar as long as their probability. */
export function bars({ names, named }: Verdict, words: ClientWords['controls']): Shape {
  const rows = names.map((each) => {
    const width = `width: ${(100 * each.probability).toFixed(1)}%`
    return shape(
      'li',
      { class: each === named ? 'named' : '' },
      shape('span', {}, each.name),
      shape('span', { class: 'track', 'aria-hidden': 'true' }, shape('span', { class: 'bar', style: width })),
      shape('span', {}, each.probability.toFixed(3)),
    )
  })
  return shape('ul', { class: 'bars', 'aria-label': words.probability }, ...rows)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
