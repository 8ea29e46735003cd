import { JSDOM } from 'jsdom'
import { describe, expect, it } from 'vitest'
import { lineWidth } from '../../src/picture/fonts.ts'
import { boxOf, textLength } from '../../src/picture/measure.ts'

/** The advances that DejaVu Sans Condensed 2.37 says for these letters, of 2048 units to the em, in its table hmtx. */
const advance = { A: 1260, i: 512, ' ': 585 }

const { document } = new JSDOM('<svg xmlns="http://www.w3.org/2000/svg"></svg>').window

function text(content: string, attributes: Record<string, string>): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'text')
  element.textContent = content
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  document.querySelector('svg')!.append(element)
  return element
}

describe('lineWidth(text, size, weight)', () => {
  it('adds the advances of the letters', () => {
    const units = advance.A + 2 * advance.i + advance[' ']
    expect(lineWidth('Ai i', 20, 'regular')).toBeCloseTo((units / 2048) * 20, 6)
  })

  it('gives bold letters their own, wider advances', () => {
    expect(lineWidth('Gavia', 20, 'bold')).toBeGreaterThan(lineWidth('Gavia', 20, 'regular'))
  })

  it('counts a letter that the font lacks as one em', () => {
    expect(lineWidth('模型', 15, 'regular')).toBe(30)
  })
})

describe('boxOf(element)', () => {
  it.each([
    ['start', 100],
    ['middle', 100 - (advance.A / 2048) * 10],
    ['end', 100 - (advance.A / 2048) * 20],
  ])('lays text of anchor %s from x = %s', (anchor, x) => {
    const box = boxOf(text('A', { x: '100', y: '50', 'font-size': '20px', 'text-anchor': anchor }))
    expect(box.x).toBeCloseTo(x, 6)
    expect(box.width).toBeCloseTo((advance.A / 2048) * 20, 6)
  })

  it('is empty for text without letters', () => {
    expect(boxOf(text('', { 'font-size': '20px' }))).toEqual({ x: 0, y: 0, width: 0, height: 0 })
  })

  it('takes size and weight from the groups around, and the longest line of several', () => {
    const element = text('', { 'font-size': '10px' })
    for (const line of ['i', 'AA']) {
      const span = document.createElementNS('http://www.w3.org/2000/svg', 'tspan')
      span.setAttribute('class', 'line')
      span.textContent = line
      element.append(span)
    }
    expect(textLength(element)).toBeCloseTo((2 * advance.A * 10) / 2048, 6)
  })
})
