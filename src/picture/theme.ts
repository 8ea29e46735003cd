import { type ColourName, colourName, colours } from 'fledgling'

/** The scales between whose ends Plotly mixes colours of its own: heatmaps, contours, grey pictures. */
const scales: readonly (readonly [ColourName, ColourName])[] = [
  ['low', 'high'],
  ['paper', 'ink'],
]

const painted = ['fill', 'stroke', 'stop-color'] as const

/**
 * Names each colour of a picture by its CSS variable: `var(--a, #c2410c)`. A colour between the ends of a scale becomes
 * the same mixture of its two variables. So a picture inside a page follows the page's theme, and without one is light.
 * @throws if a colour is none of the palette's
 */
export function useVariables(svg: Element): void {
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const name of painted) {
      const value = element.getAttribute(name)
      if (value?.startsWith('#')) element.setAttribute(name, variable(value))
    }
  }
}

function variable(colour: string): string {
  const name = colourName(colour)
  if (name !== undefined) return `var(--${name}, ${colour})`
  for (const [low, high] of scales) {
    const part = between(colour, colours.light[low], colours.light[high])
    if (part === undefined) continue
    const percent = Number((100 * part).toFixed(1))
    return `color-mix(in srgb, var(--${high}, ${colours.light[high]}) ${percent}%, var(--${low}, ${colours.light[low]}))`
  }
  throw new Error(`a colour that is not in the palette: ${colour}`)
}

/** How far a colour lies from one to another, 0 to 1, or undefined where it does not lie between them. */
function between(colour: string, from: string, to: string): number | undefined {
  const [at, low, high] = [colour, from, to].map(channels) as [number[], number[], number[]]
  const widest = [0, 1, 2].reduce((best, i) => (reach(low, high, i) > reach(low, high, best) ? i : best), 0)
  const part = (at[widest]! - low[widest]!) / (high[widest]! - low[widest]!)
  if (part < -0.01 || part > 1.01) return undefined
  const near = at.every((value, i) => Math.abs(low[i]! + part * (high[i]! - low[i]!) - value) <= 2)
  return near ? Math.min(1, Math.max(0, part)) : undefined
}

function reach(low: readonly number[], high: readonly number[], i: number): number {
  return Math.abs(high[i]! - low[i]!)
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}
