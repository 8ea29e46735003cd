import { JSDOM } from 'jsdom'

/** A picture's elements, for tests that measure where things are. */
export function parseSvg(svg: string): Element {
  const { window } = new JSDOM('')
  const page = new window.DOMParser().parseFromString(svg, 'image/svg+xml')
  if (page.querySelector('parsererror') !== null) throw new Error('not well-formed')
  return page.documentElement
}

/** An attribute of the element or of the nearest group around it that has it. */
export function inherited(element: Element, name: string): string | null {
  return element.closest(`[${name}]`)?.getAttribute(name) ?? null
}

/** Where the origin of an element lies in the picture: the sum of all translations around it. */
export function origin(element: Element): { x: number; y: number } {
  let [x, y] = [0, 0]
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const [, dx, dy] = /translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(at.getAttribute('transform') ?? '') ?? []
    x += Number(dx ?? 0)
    y += Number(dy ?? 0)
  }
  return { x, y }
}

/** All elements of a tag with a fill or stroke of the colour, their own or their group's. */
export function coloured(svg: Element, tag: string, paint: 'fill' | 'stroke', colour: string): Element[] {
  return [...svg.querySelectorAll(tag)].filter(
    (element) => element.closest('defs') === null && inherited(element, paint) === colour,
  )
}

/** The corners of a path of straight lines, moved to where the path lies in the picture. */
export function corners(path: Element): { x: number; y: number }[] {
  const from = origin(path)
  const found: { x: number; y: number }[] = []
  let [x, y] = [0, 0]
  for (const [, command, rest] of (path.getAttribute('d') ?? '').matchAll(/([MLHVhv])([^A-Za-z]*)/g)) {
    const numbers = rest!.trim().split(/[ ,]+/).map(Number)
    if (command === 'H') x = numbers[0]!
    else if (command === 'V') y = numbers[0]!
    else if (command === 'h') x += numbers[0]!
    else if (command === 'v') y += numbers[0]!
    else [x, y] = numbers as [number, number]
    found.push({ x: from.x + x, y: from.y + y })
  }
  return found
}
