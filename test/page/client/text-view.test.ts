import { JSDOM } from 'jsdom'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendText, textView } from '../../../src/page/client/live/text-view'

/** What is set of a text that is written in pieces: its beginning, the sentence in the gap, its end. */
function set(...pieces: readonly string[]): readonly string[] {
  const place = document.createElement('div')
  place.append(textView(pieces[0]!, 'stdout'))
  for (const piece of pieces.slice(1)) appendText(place, piece)
  const [gap, end] = place.querySelectorAll('span')
  const texts = [...place.querySelector('pre')!.childNodes].filter((node) => node.nodeType === 3)
  return [texts.map((text) => text.textContent).join(''), gap?.textContent ?? '', end?.textContent ?? '']
}

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i}\n`).join('')

describe('the view of a text', () => {
  beforeEach(() => {
    globalThis.document = new JSDOM('<html lang="en">').window.document
  })
  afterEach(() => Reflect.deleteProperty(globalThis, 'document'))

  it('holds all of it up to a hundred thousand characters, but for a line’s end at the end', () => {
    expect(set(lines(0, 5000), lines(5000, 10000))).toEqual([lines(0, 10000).slice(0, -1), '', ''])
  })

  it('leaves out the middle of a longer one, between whole lines, and says how much', () => {
    const all = lines(0, 50_000)
    const [beginning, gap, end] = set(lines(0, 20_000), lines(20_000, 50_000))
    const left = Number(/([\d,]+) more/.exec(gap!)![1]!.replaceAll(',', ''))
    expect(all.startsWith(beginning!)).toBe(true)
    expect(beginning).toMatch(/line \d+\n$/)
    expect(all.endsWith(`${end}\n`)).toBe(true)
    expect(end).toMatch(/^line \d+\n/)
    // All but the last line's end is somewhere; what stood there before the second piece came is counted, too.
    expect(beginning!.length + left + end!.length).toBe(all.length - 1)
  })

  it('cuts a line that is longer than all there is room for', () => {
    const [beginning, gap, end] = set('x'.repeat(1_000_000))
    expect([beginning!.length, end!.length]).toEqual([100_000, 20_000])
    expect(gap).toContain('880,000 more characters')
  })
})
