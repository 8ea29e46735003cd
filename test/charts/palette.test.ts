import { type ColourName, colours, inTheme, palette, scatter, type Theme } from 'fledgling'
import { describe, expect, it } from 'vitest'
import { contrast, type Sight, seenAs, sights } from './sight.ts'

const themes: readonly Theme[] = ['light', 'dark']
const data: readonly ColourName[] = ['a', 'b', 'c', 'd', 'e', 'f']

describe.each(themes)('the %s palette', (theme) => {
  const colour = colours[theme]

  it.each(data)('writes colour %s on paper with a contrast of at least 4.5', (name) => {
    expect(contrast(colour[name], colour.paper)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(data)('sets the points of colour %s off their own region by at least 3', (name) => {
    expect(contrast(colour[name], colour[`${name}-tint` as ColourName])).toBeGreaterThanOrEqual(3)
  })

  it.each([
    ...data.map((name) => `${name}-tint` as ColourName),
    'low',
    'high',
    'tint',
    'paper',
  ] as ColourName[])('writes ink on %s with a contrast of at least 4.5', (name) => {
    expect(contrast(colour.ink, colour[name])).toBeGreaterThanOrEqual(4.5)
  })

  it('writes labels of axes on paper, and zeros on the palest cell, with a contrast of at least 4.5', () => {
    expect(contrast(colour.soft, colour.paper)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour.soft, colour.low)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.keys(sights) as Sight[])('keeps the six data colours apart for %s sight', (sight) => {
    const seen = data.map((name) => seenAs(colour[name], sight))
    const distances = seen.flatMap((one, i) =>
      seen.slice(i + 1).map((other) => Math.hypot(...one.map((value, k) => value - other[k]!))),
    )
    // A difference of about 2 is just visible; 10 is told at a glance.
    expect(Math.min(...distances)).toBeGreaterThan(10)
  })
})

describe('the styles', () => {
  it.each([['groups'], ['series']] as const)(
    'give each of the %s its own symbol, dash and hatching',
    (kind) => {
      for (const property of ['symbol', 'dash', 'pattern', 'colour'] as const) {
        expect(new Set(palette[kind].map((style) => style[property])).size).toBe(palette[kind].length)
      }
    },
  )

  it('make the first group vermilion circles and the second bluish-green diamonds', () => {
    expect(palette.groups[0]).toMatchObject({ colour: '#c2410c', symbol: 'circle' })
    expect(palette.groups[1]).toMatchObject({ colour: '#0b7a5c', symbol: 'diamond' })
  })
})

describe('inTheme(figure, "dark")', () => {
  const figure = scatter([{ x: 1, y: 2, label: 'A' }], { x: 'x', y: 'y', alt: 'One point, #12 of #c2410c0.' })

  it('leaves no light colour in the figure', () => {
    const text = JSON.stringify(inTheme(figure, 'dark'))
    for (const light of Object.values(colours.light))
      expect(text.replaceAll('#c2410c0', '')).not.toContain(light)
    expect(text).toContain(colours.dark.a)
  })

  it('leaves words and numbers alone, and the figure itself', () => {
    expect(inTheme(figure, 'dark').alt).toBe('One point, #12 of #c2410c0.')
    expect(inTheme(figure, 'dark').data[0]!.x).toEqual([1])
    expect(inTheme(figure, 'light')).toBe(figure)
    expect(JSON.stringify(figure)).toContain(colours.light.a)
  })
})
