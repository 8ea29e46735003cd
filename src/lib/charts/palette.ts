import type { Figure, Json } from '../figure'

/** The names of the colours that figures may hold; a page has one CSS variable `--name` for each. */
export type ColourName =
  | 'paper'
  | 'ink'
  | 'soft'
  | 'rule'
  | 'tint'
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'a-tint'
  | 'b-tint'
  | 'c-tint'
  | 'd-tint'
  | 'e-tint'
  | 'f-tint'
  | 'low'
  | 'high'

export type Theme = 'light' | 'dark'

/**
 * Every colour of every chart, on light and on dark paper. The data colours a to f follow Okabe and Ito's advice for
 * colour-blind readers (vermilion, bluish green, blue, purple, ochre, grey), with lightness and hue chosen so
 * that they stay apart for them, and a contrast of at least 4.5 on paper. `low` to `high` is the one scale of heatmaps
 * and contours; it stays pale, so that numbers and paths of ink stand out from its deepest places too.
 */
export const colours: Readonly<Record<Theme, Readonly<Record<ColourName, string>>>> = {
  light: {
    paper: '#fcfbf8',
    ink: '#1d2227',
    soft: '#5b646d',
    rule: '#e3e0d8',
    tint: '#f4f2ec',
    a: '#c2410c',
    b: '#0b7a5c',
    c: '#1f5aa6',
    d: '#6a2470',
    e: '#5f4a10',
    f: '#6b7177',
    'a-tint': '#f7dfd3',
    'b-tint': '#d3e8df',
    'c-tint': '#d6e2f1',
    'd-tint': '#eddbeb',
    'e-tint': '#efe5c9',
    'f-tint': '#e2e3e4',
    low: '#f3f1eb',
    high: '#7d9fcc',
  },
  dark: {
    paper: '#14181c',
    ink: '#e6e4de',
    soft: '#a2abb3',
    rule: '#2c333a',
    tint: '#1b2126',
    a: '#ff8a5c',
    b: '#4fd1a8',
    c: '#5c9bf0',
    d: '#e3a0e4',
    e: '#f0d050',
    f: '#87929c',
    'a-tint': '#46291f',
    'b-tint': '#173b33',
    'c-tint': '#22344b',
    'd-tint': '#3d2c40',
    'e-tint': '#3a321b',
    'f-tint': '#30363b',
    low: '#1c2228',
    high: '#416595',
  },
}

/**
 * How one group of points or one series looks: colour, and with it always a symbol and a dash. The dashes are short, so
 * that a staircase keeps its steps.
 */
export interface Style {
  readonly name: ColourName
  readonly colour: string
  readonly symbol: string
  readonly dash: string
  readonly pattern: string
}

const light = colours.light

const style = (name: ColourName, symbol: string, dash: string, pattern: string): Style => {
  return { name, colour: light[name], symbol, dash, pattern }
}

/** The colours by which figures are made (the light ones), and the styles that groups and series take in turn. */
export const palette = {
  ...light,
  groups: [
    style('a', 'circle', 'solid', ''),
    style('b', 'diamond', '6px,3px', '/'),
    style('c', 'square', '2px,2.5px', 'x'),
    style('d', 'triangle-up', '6px,3px,2px,3px', '.'),
    style('e', 'triangle-down', '12px,4px', '-'),
    style('f', 'cross', '12px,3px,2px,3px', '+'),
  ] as readonly Style[],
  series: [
    style('c', 'circle', 'solid', ''),
    style('e', 'diamond', '6px,3px', '/'),
    style('d', 'square', '2px,2.5px', 'x'),
    style('b', 'triangle-up', '6px,3px,2px,3px', '.'),
    style('a', 'triangle-down', '12px,4px', '-'),
    style('f', 'cross', '12px,3px,2px,3px', '+'),
  ] as readonly Style[],
}

/** The style number `index`; after the last one they begin again. */
export function styleAt(styles: readonly Style[], index: number): Style {
  return styles[index % styles.length]!
}

const nameOf = new Map(Object.entries(light).map(([name, colour]) => [colour, name as ColourName]))

/** The palette's name of a light colour written as `#rrggbb`, or undefined for any other text. */
export function colourName(colour: string): ColourName | undefined {
  return nameOf.get(colour)
}

/** The palette as CSS declarations, `--paper: #fcfbf8; ...`, for pages that hold themed pictures. */
export function paletteVariables(theme: Theme): string {
  return Object.entries(colours[theme])
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ')
}

/** The same figure in the colours of a theme. Figures are made light, so `'light'` gives the figure itself. */
export function inTheme(figure: Figure, theme: Theme): Figure {
  return theme === 'light' ? figure : (recolour(figure as unknown as Json, theme) as unknown as Figure)
}

function recolour(value: Json, theme: Theme): Json {
  if (typeof value === 'string') {
    return value.replace(/#[0-9a-f]{6}\b/g, (colour) => {
      const name = colourName(colour)
      return name === undefined ? colour : colours[theme][name]
    })
  }
  if (Array.isArray(value)) return value.map((item: Json) => recolour(item, theme))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, recolour(item, theme)]))
}
