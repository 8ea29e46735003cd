import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type DOMWindow, JSDOM, VirtualConsole } from 'jsdom'
import { NotedCanvas } from './canvas.ts'
import { type Box, boxOf, textLength } from './measure.ts'

/** The part of Plotly that drawing needs. */
interface Plotly {
  newPlot(div: Element, data: unknown, layout: unknown, config: unknown): Promise<unknown>
  purge(div: Element): void
  readonly Snapshot: { toSVG(div: Element, format: 'svg', scale: number): string }
}

/** A window without a browser in which Plotly draws, and the canvas it takes for real. */
export interface Studio {
  readonly window: DOMWindow
  readonly canvas: NotedCanvas
  /** What Plotly complained about so far; always a fault of the specification. */
  readonly warnings: readonly string[]
  /** Draws a specification and gives Plotly's SVG. One at a time: ids come from one generator, seeded anew each time. */
  draw(data: unknown, layout: unknown): Promise<string>
}

let studio: Studio | undefined

/** The studio of this process; opened when first asked for, which takes about a second. */
export function openStudio(): Studio {
  studio ??= furnish()
  return studio
}

function furnish(): Studio {
  const warnings: string[] = []
  const virtualConsole = new VirtualConsole()
  const note = (...words: unknown[]): void => void warnings.push(words.map(String).join(' '))
  virtualConsole.on('error', note).on('warn', note).on('trace', note).on('jsdomError', note)
  const { window } = new JSDOM('<!doctype html><body></body>', {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    virtualConsole,
  })
  const canvas = new NotedCanvas()
  layStubs(window, canvas)
  const file = createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min')
  window.eval(readFileSync(file, 'utf8'))
  const plotly = (window as unknown as { Plotly: Plotly }).Plotly
  let last: Promise<unknown> = Promise.resolve()
  const draw = (data: unknown, layout: unknown): Promise<string> => {
    const next = last.then(() => drawOne(window, plotly, data, layout))
    last = next.catch(() => undefined)
    return next
  }
  return { window, canvas, warnings, draw }
}

async function drawOne(window: DOMWindow, plotly: Plotly, data: unknown, layout: unknown): Promise<string> {
  seed(window)
  const div = window.document.createElement('div')
  window.document.body.append(div)
  try {
    // Plotly completes what it is given in place, so it works on a copy made of the window's own objects.
    const copy = window.JSON.parse(JSON.stringify({ data, layout }))
    await plotly.newPlot(div, copy.data, copy.layout, { staticPlot: true })
    return plotly.Snapshot.toSVG(div, 'svg', 1)
  } finally {
    plotly.purge(div)
    div.remove()
  }
}

/** Plotly makes ids of random letters: the same letters for every drawing. */
function seed(window: DOMWindow): void {
  let state = 1
  window.Math.random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Puts in place what jsdom lacks because it lays nothing out. */
function layStubs(window: DOMWindow, canvas: NotedCanvas): void {
  const rectangle = (box: Box): object => {
    return { ...box, left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height }
  }
  const put = (target: object, name: string, value: unknown): void => {
    Object.defineProperty(target, name, { value, configurable: true, writable: true })
  }
  const { SVGElement, HTMLCanvasElement } = window
  put(SVGElement.prototype, 'getBBox', function (this: Element) {
    return boxOf(this)
  })
  put(SVGElement.prototype, 'getBoundingClientRect', function (this: Element) {
    return rectangle(boxOf(this))
  })
  put(SVGElement.prototype, 'getComputedTextLength', function (this: Element) {
    return textLength(this)
  })
  put(window.URL, 'createObjectURL', () => '')
  put(window, 'matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  const contexts = new WeakMap<object, { readonly href?: string }>()
  put(HTMLCanvasElement.prototype, 'getContext', function (this: object, kind: string) {
    if (kind !== '2d') return null
    const context = contexts.get(this) ?? canvas.context()
    contexts.set(this, context)
    return context
  })
  put(HTMLCanvasElement.prototype, 'toDataURL', function (this: object) {
    return contexts.get(this)?.href ?? ''
  })
}
